using System.Globalization;
using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Baken.Pages.Report;
using Baken.Pages.Signals;
using Baken.Signals;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Submissions;

/// <summary>
/// The three steps of a professional's report: what one's profession is likely to see, what is known, and which way is advised. Every button keeps what was typed.
/// </summary>
internal sealed class ProfessionalModel(
    Submitting submitting, Baken.Signals.Report.Submissions submissions, SubmissionDrafts drafts, LocalPartners partners, Databases databases,
    IStringLocalizer<Public> words, IStringLocalizer<Intake> texts, IStringLocalizer<Codes> codes, TimeProvider clock) : ReportForm(texts, codes, clock)
{
    public const int LastStep = 3;

    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute]
    public int Step { get; set; }

    /// <summary>Which button was pressed: a step to open, to keep and stop, all indicators; none goes on.</summary>
    [BindProperty]
    public string? Act { get; set; }

    /// <summary>Whether the indicators of every profession are shown.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public bool IsClosed { get; private set; }

    public Profession Profession { get; private set; } = null!;

    public Advice? Advice { get; private set; }

    public IReadOnlyList<LocalPartner> Partners { get; private set; } = [];

    /// <summary>Everything that was answered in the steps before, to look over.</summary>
    public IReadOnlyList<Report.ReviewLine> Review =>
    [
        new(1, Texts["See.Indicators"].Value, Draft.Indicators is { Count: > 0 } codes ? string.Join(", ", codes.Select(code => Indicators.Catalogue.Find(code)?.Name(CultureInfo.CurrentUICulture) ?? code)) : null),
        .. Report.ReviewLine.All(Draft, words).Select(line => line with { Step = Math.Min(line.Step, 2) }),
        new(2, Field(nameof(Facts.ActionsTaken)), Draft.ActionsTaken),
        new(2, Field(nameof(Facts.Pressing)), Draft.Pressing),
    ];

    public IEnumerable<Choice> ProfessionalWishes => Wishes.Where(choice => choice.Value != nameof(ReporterWish.Anonymous));

    public Facts Facts => Draft.ToReport(Channel.Professional).Facts;

    /// <summary>The indicators to choose from by dimension, and always those that are ticked.</summary>
    public IEnumerable<IGrouping<IndicatorDimension, Indicator>> Shown => Indicators.Catalogue.All
        .Where(indicator => All || indicator.Professions.Contains(Profession.Code) || Draft.Indicators?.Contains(indicator.Code) == true)
        .GroupBy(indicator => Indicators.Dimensions.Find(indicator.Dimension)!);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await drafts.ReadAsync(Actor, Id, cancellation) is not { } kept)
        {
            return await GoneAsync(cancellation);
        }

        Draft = ReportDraft.FromJson(kept.Words);
        return await ShowAsync(Draft.Tried, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        if (await drafts.ReadAsync(Actor, Id, cancellation) is not { } kept)
        {
            return await GoneAsync(cancellation);
        }

        Draft = With(ReportDraft.FromJson(kept.Words), Step, Draft);
        await drafts.SaveAsync(Actor, Id, Draft.ToJson(), cancellation);
        return Act switch
        {
            "bewaren" => Kept(),
            "alle" => Redirect($"/nieuwe-melding/{Id}/1?All={!All}"),
            ['s', 't', 'a', 'p', '-', var step] when step is >= '1' and <= '3' => Redirect($"/nieuwe-melding/{Id}/{step}"),
            _ when HttpContext.IsReturned() => await ShowAsync(withProblems: false, cancellation),
            _ when Problems(Step).Any() => await ShowAsync(withProblems: true, cancellation),
            _ when Step < LastStep => Redirect($"/nieuwe-melding/{Id}/{Step + 1}"),
            _ => await SendAsync(cancellation),
        };
    }

    private async Task<IActionResult> SendAsync(CancellationToken cancellation)
    {
        if (Problems(null).FirstOrDefault() is { } problem)
        {
            return await SendBackAsync(StepOf(problem.Fields[0]), cancellation);
        }

        var report = Draft.ToReport(Channel.Professional);
        var organisation = await OrganisationAsync(cancellation);
        var person = await PersonAsync(cancellation);
        var contact = (report.Contact ?? new ReporterContact()) with { Name = person.Name, Email = person.Email, Organisation = organisation.Name };
        var outcome = await submitting.SubmitAsync(Actor, new SubmissionForm(report with { Contact = contact }, Draft.Reference, Id), cancellation);
        return await outcome.Match<Task<IActionResult>>(
            async sent =>
            {
                await drafts.RemoveAsync(Actor, Id, cancellation);
                Done.Tell(TempData, Texts["Sent", sent.Receipt.Number].Value);
                return Redirect($"/mijn-meldingen/{sent.Receipt.Number}");
            },
            wrong => SendBackAsync(StepOf(DraftChecks.Placed(wrong.Problems[0], Draft).Fields[0]), cancellation),
            _ =>
            {
                IsClosed = true;
                return ShowAsync(withProblems: false, cancellation);
            },
            _ => Task.FromResult<IActionResult>(NotFound()),
            _ => Task.FromResult<IActionResult>(NotFound()));
    }

    private async Task<IActionResult> SendBackAsync(int step, CancellationToken cancellation)
    {
        Draft = Draft with { Tried = true };
        await drafts.SaveAsync(Actor, Id, Draft.ToJson(), cancellation);
        return step == Step ? await ShowAsync(withProblems: true, cancellation) : Redirect($"/nieuwe-melding/{Id}/{step}");
    }

    private async Task<IActionResult> ShowAsync(bool withProblems, CancellationToken cancellation)
    {
        if (withProblems)
        {
            Tell(Problems(Step));
        }

        Profession = Indicators.ProfessionOf((await OrganisationAsync(cancellation)).Kind);
        if (Step == LastStep)
        {
            var facts = Facts;
            Advice = Advising.Of(facts, Profession);
            Partners = await partners.InAsync(facts.Municipality, [.. Advice.Steps.SelectMany(step => step.Kinds).Distinct()], cancellation);
        }

        return Page();
    }

    private async Task<IActionResult> GoneAsync(CancellationToken cancellation) =>
        // Sent before, in another window: the report itself is there.
        await submissions.OfFormAsync(Actor, Id, cancellation) is { } number ? Redirect($"/mijn-meldingen/{number}") : NotFound();

    private RedirectResult Kept()
    {
        Done.Tell(TempData, Texts["Draft.Kept"].Value);
        return Redirect("/nieuwe-melding");
    }

    private IEnumerable<DraftProblem> Problems(int? step) =>
        DraftChecks.Of(Draft, Channel.Professional, Today).Where(problem => step is null || StepOf(problem.Fields[0]) == step).OrderBy(problem => StepOf(problem.Fields[0]));

    private static int StepOf(string field) => field switch
    {
        nameof(ReportDraft.Danger) or nameof(ReportDraft.Indicators) => 1,
        nameof(ReportDraft.Reference) or nameof(ReportDraft.Wish) or nameof(ReportDraft.Phone) or nameof(ReportDraft.CallBack) => LastStep,
        _ => 2,
    };

    private static ReportDraft With(ReportDraft kept, int step, ReportDraft posted) => step switch
    {
        1 => kept with { Danger = posted.Danger, Indicators = posted.Indicators },
        2 => posted with { Danger = kept.Danger, Indicators = kept.Indicators, Reference = kept.Reference, Wish = kept.Wish, Phone = kept.Phone, CallBack = kept.CallBack, Tried = kept.Tried },
        _ => kept with { Reference = posted.Reference, Wish = posted.Wish, Phone = posted.Phone, CallBack = posted.CallBack },
    };

    private async Task<(string Name, string Kind)> OrganisationAsync(CancellationToken cancellation)
    {
        await using var open = databases.Open(Actor);
        var found = await open.Db.Set<Organisation>().AsNoTracking().Where(o => o.Id == Actor.OrganisationId).Select(o => new { o.Name, o.Kind }).SingleAsync(cancellation);
        return (found.Name, found.Kind);
    }

    private async Task<(string Name, string Email)> PersonAsync(CancellationToken cancellation)
    {
        await using var open = databases.Open(Actor);
        var found = await open.Db.Users.AsNoTracking().Where(u => u.Id == Actor.UserId).Select(u => new { u.Name, u.Email }).SingleAsync(cancellation);
        return (found.Name, found.Email!);
    }
}
