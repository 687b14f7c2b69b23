using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Signals.Route;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Signals.File;

/// <summary>One signal: what was told, what is known, what was done, and what this reader may do now.</summary>
internal sealed class FileModel(
    SignalFile file, DeskWork desk, TeamWork team, Settings settings, IStringLocalizer<Staff> texts, IStringLocalizer<Codes> codes, TimeProvider clock) : PageModel
{
    private static readonly HashSet<string> Notes = ["toegewezen", "vrij", "opgepakt", "gewijzigd", "vertaling"];

    [BindProperty(SupportsGet = true, Name = "number")]
    public string Number { get; set; } = "";

    /// <summary>What was done just now, a code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Gedaan { get; set; }

    public SignalWords Words { get; } = new(texts, codes, clock);

    public SignalView Signal { get; private set; } = null!;

    public string? DoneKey => Gedaan is not null && Notes.Contains(Gedaan) ? "Done." + Gedaan : null;

    public bool DueIsNow => BlockDeadline.IsNow(Signal, Words.Now);

    public FactWords Facts => new(Words, Signal.Facts);

    public IndicatorWords Sum => new(Words, IndicatorSum.Explain(Signal.Facts.Indicators.Select(i => i.Code), Signal.Minor));

    public IEnumerable<TimelineLine> Timeline => Signal.Timeline.Select(new TimelineWords(Words).Line);

    public string RetentionClass => RetentionClasses.Catalogue.Find(Signal.RetentionClass)?.Name(System.Globalization.CultureInfo.CurrentUICulture) ?? Signal.RetentionClass;

    public string? AskElsewhere => settings[SettingNames.AskElsewhere];

    /// <summary>The language in which it seems to be told; null when that cannot be said.</summary>
    public string? Language => LanguageGuess.Of(Signal.Facts.Narrative);

    /// <summary>Whether an assessor may need it in another language.</summary>
    public bool MayAskTranslation => IsAssessor && Language != Languages.Default.Code && !Signal.Timeline.Any(step => step.Kind == SignalEventKind.TranslationAsked);

    public bool IsAssessor => Person.May(Ability.Assess);

    /// <summary>The person who reads.</summary>
    public Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public bool MayDecide => IsAssessor && Signal.State == SignalState.ToAssess && Person.Teams.Contains(Signal.LeadTeamId);

    public bool IsMine => Signal.AssignedToId == Person.UserId;

    public bool MaySecond => IsAssessor && Signal.Decision is { AwaitsSecond: true } decision && decision.ByUserId != Person.UserId;

    public bool WaitsForColleague => Signal.Decision is { AwaitsSecond: true } decision && decision.ByUserId == Person.UserId;

    public bool IsOurs => Ability.Act.Allows(Person) && Person.Teams.Contains(Signal.LeadTeamId);

    public bool MayTakeUp => IsOurs && Signal.State == SignalState.Routed;

    public bool MayClose => IsOurs && Signal.State == SignalState.TakenUp;

    /// <summary>What was added since the last decision, newest first.</summary>
    public IEnumerable<TimelineStep> NewInformation => !Signal.HasNewInformation ? [] : Signal.Timeline
        .TakeWhile(step => step.Kind is not (SignalEventKind.DecisionRecorded or SignalEventKind.DecisionTookEffect or SignalEventKind.DecisionProvisional))
        .Where(step => step.Kind == SignalEventKind.InformationAdded);

    /// <summary>With what a team closed it before it was opened again; null when none did.</summary>
    public TimelineStep? EarlierResult => Signal is { State: SignalState.ToAssess or SignalState.AwaitsSecond }
        ? Signal.Timeline.FirstOrDefault(step => step.Kind is SignalEventKind.Closed or SignalEventKind.NotTakenUp) : null;

    public IReadOnlyList<PathStep> Path()
    {
        var now = Signal.State switch
        {
            SignalState.ToAssess or SignalState.AwaitsSecond => 1,
            SignalState.Routed => 3,
            SignalState.TakenUp => 4,
            SignalState.Closed => 5,
        };
        return [.. Enumerable.Range(0, 5).Select(step => new PathStep(
            texts[$"Path.{step}"].Value,
            step < now ? PathState.Done : step == now ? PathState.Now : PathState.Later,
            step == now ? NowLine() : step < now ? DoneLine(step) : step == 4 ? WishLine() : null))];
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await file.OpenAsync(Person, Number, cancellation) is not { } signal)
        {
            return NotFound();
        }

        Signal = signal;
        return Page();
    }

    public async Task<IActionResult> OnPostAssignAsync(CancellationToken cancellation) =>
        await desk.AssignAsync(Person, Number, take: true, cancellation) ? Back("toegewezen") : NotFound();

    public async Task<IActionResult> OnPostReleaseAsync(CancellationToken cancellation) =>
        await desk.AssignAsync(Person, Number, take: false, cancellation) ? Back("vrij") : NotFound();

    public async Task<IActionResult> OnPostTranslateAsync(CancellationToken cancellation) =>
        IsAssessor && await file.OpenAsync(Person, Number, cancellation) is { } signal && await desk.AskTranslationAsync(Person, Number, LanguageGuess.Of(signal.Facts.Narrative), cancellation)
            ? Back("vertaling") : NotFound();

    public async Task<IActionResult> OnPostTakeUpAsync(CancellationToken cancellation) => await team.TakeUpAsync(Person, Number, cancellation) switch
    {
        TeamOutcome.Done => Back("opgepakt"),
        TeamOutcome.ChangedMeanwhile => Back("gewijzigd"),
        TeamOutcome.ReasonMissing or TeamOutcome.ResultMissing or TeamOutcome.NotFound => NotFound(),
    };

    private LocalRedirectResult Back(string done) => LocalRedirect($"/signalen/{Uri.EscapeDataString(Number)}?gedaan={done}");

    private string NowLine() => Signal.State == SignalState.AwaitsSecond ? Words.Code("SignalState", Signal.State)
        : Signal.DueAt is { } due ? Words.Until(due, DueIsNow) : "";

    private string DoneLine(int step)
    {
        SignalEventKind[] kinds = step switch
        {
            1 => [SignalEventKind.DecisionTookEffect, SignalEventKind.DecisionProvisional, SignalEventKind.DecisionConfirmed, SignalEventKind.DecisionRecorded],
            2 => [SignalEventKind.Routed],
            3 => [SignalEventKind.TakenUp, SignalEventKind.NotTakenUp],
            _ => [],
        };
        var last = Signal.Timeline.FirstOrDefault(e => kinds.Contains(e.Kind));
        return step switch
        {
            0 => $"{Words.DayPart(Signal.ReceivedAt)}, {Words.Code("Channel", Signal.Channel)}",
            4 => Signal.Result is { } result ? SignalWords.Result(result)! : Signal.Outcome is { } outcome ? Words.Code("Outcome", outcome) : "–",
            _ when last is null => texts["Path.NotNeeded"].Value,
            2 => $"{Words.Day(last.At)}, {last.Team}",
            3 when last.Kind == SignalEventKind.NotTakenUp => texts["Path.NotTakenUp"].Value,
            _ => $"{Words.Day(last.At)} {Moments.Hour(last.At)}",
        };
    }

    private string WishLine() => Words.Texts["Path.Wish", Words.Code("ReporterWish", Signal.Wish)].Value;
}
