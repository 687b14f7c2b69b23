using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Time;
using Baken.Signals;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Report;

/// <summary>The five steps of a report. Each post keeps what was typed, right or wrong, and goes on only when it can.</summary>
internal sealed class StepModel(
    Reporting reporting, Drafts drafts, Settings settings, TimeProvider clock, IStringLocalizer<Public> texts, IStringLocalizer<Codes> codes) : PageModel
{
    /// <summary>Value of the button that passes over the steps between.</summary>
    public const string ToTheEnd = "einde";

    /// <summary>Value of a button that keeps what is typed, right or wrong, and opens another step.</summary>
    public static string To(int step) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"stap-{step}");

    [FromRoute(Name = "step")]
    public int Step { get; set; }

    [BindProperty]
    public ReportDraft Draft { get; set; } = new();

    /// <summary>Which button was pressed.</summary>
    [BindProperty]
    public string? Act { get; set; }

    /// <summary>Whether there is no draft any more, and nothing was posted either.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Whether the earlier steps were wiped; what was just posted is kept.</summary>
    public bool WasWiped { get; private set; }

    /// <summary>Whether nobody would read the report if it were sent now.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Everything typed, to look over before sending; null when it cannot be read now.</summary>
    public IReadOnlyList<ReviewLine>? Review { get; private set; }

    public bool NobodyOnDuty => settings.Duty.At(clock.GetUtcNow()).Count == 0;

    public IReadOnlyList<Choice> DangerChoices => Choices<Answer>("Danger");

    public IReadOnlyList<Choice> ContinuesChoices => Choices<Answer>("Continues");

    public IReadOnlyList<Choice> MinorsChoices => Choices<Under18>("Minors");

    public IReadOnlyList<Choice> WishChoices =>
        [.. Enum.GetNames<ReporterWish>().Where(name => name != nameof(ReporterWish.NotSaid)).Select(name => new Choice(name, texts["Wish." + name], texts["Wish." + name + ".Hint"]))];

    public IReadOnlyList<Choice> FormChoices => [.. ExploitationForms.Catalogue.All.Select(form => new Choice(form.Code, texts["Form." + form.Code]))];

    public static IReadOnlyList<Choice> SectorChoices =>
        [.. Sectors.Catalogue.All.Select(sector => new Choice(sector.Code, sector.Name(System.Globalization.CultureInfo.CurrentUICulture)))];

    public static IEnumerable<string> Places => Municipalities.All.Select(municipality => municipality.Name).Order(StringComparer.CurrentCulture);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var (_, content) = await ReadAsync(cancellation);
        if (content?.Code is not null)
        {
            return Redirect("/ontvangen");
        }

        if (content is null)
        {
            IsGone = true;
            return Page();
        }

        Draft = ReportDraft.FromJson(content.Words!);
        return Show(Draft.Tried);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ForgetWhatCannotBeChosen();
        var (key, content) = await ReadAsync(cancellation);
        if (content?.Code is not null)
        {
            return Redirect("/ontvangen");
        }

        var before = content is null ? null : ReportDraft.FromJson(content.Words!);
        Draft = (before ?? new ReportDraft()).With(Step, Draft);
        if (content is null || key is null)
        {
            key = DraftKey.New();
            DraftCookie.Set(HttpContext, key);
            WasWiped = true;
        }

        await drafts.SaveAsync(key, Draft.ToJson(), cancellation);
        return WasWiped ? Show(withProblems: false) : Elsewhere() is { } path ? Redirect(path) : Step == ReportDraft.LastStep ? await SendAsync(key, cancellation) : GoOn(before!);
    }

    /// <summary>Where a button leads that only keeps what is typed: another step, or this one in another language.</summary>
    private string? Elsewhere() => Act switch
    {
        _ when Languages.Find(Act) is { Code: var language } => $"/taal/{language}?terug=%2Fs%2F{Step}",
        _ => Enumerable.Range(ReportDraft.FirstStep, ReportDraft.LastStep).Where(step => Act == To(step)).Select(step => $"/s/{step}").FirstOrDefault(),
    };

    private IActionResult GoOn(ReportDraft before)
    {
        if (Step == 1 && Draft.Danger == Answer.Yes && before.Danger != Answer.Yes)
        {
            return Redirect("/s/1");
        }

        if (Problems.Any(problem => problem.Step == Step))
        {
            return Show(withProblems: true);
        }

        return Redirect($"/s/{(Act == ToTheEnd ? ReportDraft.LastStep : Step + 1)}");
    }

    private async Task<IActionResult> SendAsync(DraftKey key, CancellationToken cancellation)
    {
        if (Problems.Count > 0)
        {
            return await SendBackAsync(key, Problems[0].Step, cancellation);
        }

        var outcome = await reporting.ReceiveAsync(Draft.ToReport(Channel.Form), key, cancellation);
        return await outcome.Match<Task<IActionResult>>(
            received => Task.FromResult<IActionResult>(Redirect("/ontvangen")),
            refused => SendBackAsync(key, DraftChecks.Placed(refused.Problems[0], Draft).Step, cancellation),
            closed =>
            {
                IsClosed = true;
                return Task.FromResult<IActionResult>(Show(withProblems: false));
            });
    }

    private async Task<IActionResult> SendBackAsync(DraftKey key, int step, CancellationToken cancellation)
    {
        Draft = Draft with { Tried = true };
        await drafts.SaveAsync(key, Draft.ToJson(), cancellation);
        return step == Step ? Show(withProblems: true) : Redirect($"/s/{step}");
    }

    private PageResult Show(bool withProblems)
    {
        if (withProblems)
        {
            DraftChecks.Show(Problems.Where(problem => problem.Step == Step), ModelState, codes);
        }

        Review = Step == ReportDraft.LastStep ? ReviewLine.All(Draft, texts) : null;
        return Page();
    }

    private IReadOnlyList<DraftProblem> Problems => [.. DraftChecks.Of(Draft, Channel.Form, Today).OrderBy(problem => problem.Step)];

    private DateOnly Today => DateOnly.FromDateTime(DutchTime.Local(clock.GetUtcNow()));

    private async Task<(DraftKey? Key, DraftContent? Content)> ReadAsync(CancellationToken cancellation)
    {
        var key = DraftCookie.Read(HttpContext);
        return (key, key is null ? null : await drafts.ReadAsync(key, cancellation));
    }

    /// <summary>The form offers no impossible choice; one that was made up counts as no answer, not as an error nobody can mend.</summary>
    private void ForgetWhatCannotBeChosen()
    {
        foreach (var entry in ModelState.Values.Where(entry => entry.Errors.Count > 0))
        {
            entry.Errors.Clear();
            entry.ValidationState = ModelValidationState.Valid;
        }
    }

    private IReadOnlyList<Choice> Choices<T>(string name)
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(value => new Choice(value, texts[$"{name}.{value}"]))];
}
