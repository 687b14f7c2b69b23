using System.Globalization;
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

namespace Baken.Pages.Signals.Team;

/// <summary>What a team does with a signal that was routed to it, other than taking it up.</summary>
internal sealed class TeamModel(
    SignalFile file, TeamWork team, IStringLocalizer<Staff> texts, IStringLocalizer<Codes> codes, TimeProvider clock) : PageModel
{
    public const string HandBack = "teruggeven";
    public const string NotTakeUp = "niet-oppakken";
    public const string Close = "afsluiten";

    [BindProperty(SupportsGet = true, Name = "number")]
    public string Number { get; set; } = "";

    /// <summary>Which act.</summary>
    [BindProperty(SupportsGet = true, Name = "doe")]
    public string? Doe { get; set; }

    /// <summary>Result, or reason for not taking it up; a code.</summary>
    [BindProperty]
    public string? Result { get; set; }

    /// <summary>Why, in the team's words.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What the reporter reads, a code; null for the text that goes with the result.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    public SignalWords Words { get; } = new(texts, codes, clock);

    /// <summary>The signal; null when this team has it no more, and there is only the text that was typed.</summary>
    public SignalView? Signal { get; private set; }

    /// <summary>Whether a colleague acted meanwhile.</summary>
    public bool ChangedMeanwhile { get; private set; }

    public bool IsHandBack => Doe == HandBack;

    public IEnumerable<Choice> Results => OfAct.Select(result => new Choice(result.Code, SignalWords.Capital(result.Name(CultureInfo.CurrentUICulture))));

    /// <summary>What the reporter can be answered; those that go with a result of this act first, with the results they are proposed for.</summary>
    public IEnumerable<Choice> Answers => ReporterAnswers.Catalogue.All
        .Select(answer => (Answer: answer, For: OfAct.Where(result => ReporterAnswers.For(result).Code == answer.Code).ToList()))
        .OrderByDescending(option => option.For.Count)
        .Select(option => new Choice(option.Answer.Code, option.Answer.Name(CultureInfo.CurrentUICulture), Proposed(option.For)));

    /// <summary>The last thing a colleague did, in words.</summary>
    public string Meanwhile
    {
        get
        {
            var step = Signal!.Timeline.First(step => step.Kind is not (SignalEventKind.Opened or SignalEventKind.Answered or SignalEventKind.UrgencyProposed or SignalEventKind.KnownFound));
            var line = new File.TimelineWords(Words).Line(step);
            return $"{line.Who} {line.Story} ({Words.Day(line.At)} {Moments.Hour(line.At)}).";
        }
    }

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (Doe is not (HandBack or NotTakeUp or Close))
        {
            return NotFound();
        }

        Signal = await file.OpenAsync(Person, Number, cancellation);
        if (Signal is null || !Person.Teams.Contains(Signal.LeadTeamId))
        {
            return NotFound();
        }

        // The act fits the state: a signal that was taken up meanwhile is closed, not refused.
        return Fits(Signal.State) ? Page() : LocalRedirect($"/signalen/{Uri.EscapeDataString(Number)}?gedaan=gewijzigd");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (HttpContext.IsReturned())
        {
            return await AgainAsync(cancellation);
        }

        var outcome = Doe switch
        {
            HandBack => await team.HandBackAsync(Person, Number, Reason, cancellation),
            NotTakeUp or Close => await CloseAsync(cancellation),
            _ => TeamOutcome.NotFound,
        };
        switch (outcome)
        {
            case TeamOutcome.Done:
                return LocalRedirect("/mijn-werk?gedaan=" + Doe);
            case TeamOutcome.ReasonMissing:
                Missing(result: Doe != HandBack && ResultOfAct() is null, reason: true);
                return await AgainAsync(cancellation);
            case TeamOutcome.ResultMissing:
                Missing(result: true, reason: string.IsNullOrWhiteSpace(Reason));
                return await AgainAsync(cancellation);
            case TeamOutcome.ChangedMeanwhile:
                ChangedMeanwhile = true;
                return await AgainAsync(cancellation);
            case TeamOutcome.NotFound:
                return Gone();
            default:
                throw new InvalidOperationException();
        }
    }

    private Task<TeamOutcome> CloseAsync(CancellationToken cancellation) => ResultOfAct() is null
        ? Task.FromResult(TeamOutcome.ResultMissing)
        : team.CloseAsync(Person, Number, Result, Reason, Answer, cancellation);

    private Result? ResultOfAct() => Baken.Signals.Reference.Results.Catalogue.Find(Result) is { } result && result.TakenUp == (Doe == Close) ? result : null;

    private void Missing(bool result, bool reason)
    {
        if (result)
        {
            ModelState.AddModelError(nameof(Result), texts[Doe == Close ? "Team.ResultMissing" : "Team.WhyMissing"].Value);
        }

        if (reason)
        {
            ModelState.AddModelError(nameof(Reason), Reason?.Length > Deciding.ReasonLength ? codes["Problem.text-too-long", Deciding.ReasonLength].Value : texts["Team.ReasonMissing"].Value);
        }
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellation)
    {
        Signal = await file.OpenAsync(Person, Number, cancellation);
        return Signal is null || !Person.Teams.Contains(Signal.LeadTeamId) ? Gone() : Page();
    }

    // A colleague may have handed it back; a signal that never was theirs looks the same.
    private PageResult Gone()
    {
        Signal = null;
        var page = Page();
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }

    private bool Fits(SignalState state) => Doe switch
    {
        HandBack => state is SignalState.Routed or SignalState.TakenUp,
        Close => state == SignalState.TakenUp,
        _ => state == SignalState.Routed,
    };

    private List<Result> OfAct => [.. Baken.Signals.Reference.Results.Catalogue.All.Where(result => result.TakenUp == (Doe == Close))];

    private string? Proposed(List<Result> results) => results.Count == 0 ? null
        : results.Count == OfAct.Count ? texts["Team.ProposedAlways"].Value
        : texts["Team.Proposed", string.Join(", ", results.Select(result => result.Name(CultureInfo.CurrentUICulture)))].Value;
}
