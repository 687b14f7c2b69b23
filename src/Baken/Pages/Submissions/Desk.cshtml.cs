using Baken.Hosting;
using Baken.Pages.Report;
using Baken.Pages.Signals;
using Baken.Signals;
using Baken.Signals.Report;
using Baken.Texts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Submissions;

/// <summary>One screen for the counter and the telephone: type, see what may be double, save.</summary>
internal sealed class DeskModel(
    Submitting submitting, PossibleDuplicates duplicates, IStringLocalizer<Intake> texts, IStringLocalizer<Codes> codes, TimeProvider clock) : ReportForm(texts, codes, clock)
{
    /// <summary>The endpoint that looks for what may be double while somebody types.</summary>
    public const string DoubleRoute = "/balie/dubbel";

    /// <summary>Random; the same form is stored once.</summary>
    [BindProperty]
    public Guid Once { get; set; }

    /// <summary>Which button was pressed: to look first, or to save.</summary>
    [BindProperty]
    public string? Act { get; set; }

    public IReadOnlyList<PossibleDuplicate> Found { get; private set; } = [];

    /// <summary>What was looked for; null when nothing was looked for yet.</summary>
    public IReadOnlyList<string>? Searched { get; private set; }

    public bool IsClosed { get; private set; }

    /// <summary>Whether something is filled in, or wrong, among the questions that are closed at first.</summary>
    public bool TellsMore => Draft is not { When: { Day: null, Month: null, Year: null }, Continues: null, People: null, Minors: null, Forms: null or { Count: 0 }, Sector: null, Online: null };

    /// <summary>What was saved just now.</summary>
    public SubmissionReceipt? Saved { get; private set; }

    public void OnGet() => Once = Guid.NewGuid();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        var problems = DraftChecks.Of(Draft, Channel.Desk, Today);
        if (Act == "controleer" || HttpContext.IsReturned() || problems.Count > 0)
        {
            if (!HttpContext.IsReturned())
            {
                Tell(problems);
            }

            (Found, Searched) = await duplicates.FindAsync(Actor, Draft.ToReport(Channel.Desk).Facts, cancellation);
            return Page();
        }

        var outcome = await submitting.SubmitAsync(Actor, new SubmissionForm(Draft.ToReport(Channel.Desk), Draft.Reference, Once == Guid.Empty ? null : Once), cancellation);
        return outcome.Match<IActionResult>(
            sent =>
            {
                Saved = sent.Receipt;
                ModelState.Clear();
                (Draft, Once) = (new ReportDraft(), Guid.NewGuid());
                return Page();
            },
            wrong =>
            {
                Tell(wrong.Problems.Select(problem => DraftChecks.Placed(problem, Draft)));
                return Page();
            },
            _ =>
            {
                IsClosed = true;
                return Page();
            },
            _ => NotFound(),
            _ => NotFound());
    }

    /// <summary>What may be double, as a piece of the page, for what was typed so far.</summary>
    public static async Task<IResult> DoubleAsync(HttpContext context, IAntiforgery antiforgery, PossibleDuplicates duplicates, DuplicateWords words, CancellationToken cancellation)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

        var form = await context.Request.ReadFormAsync(cancellation);
        string? Typed(string field) => form["Draft." + field].ToString() is { Length: > 0 and <= ReportRules.NarrativeLength } text ? text : null;
        var draft = new ReportDraft
        {
            Narrative = Typed(nameof(ReportDraft.Narrative)),
            Address = Typed(nameof(ReportDraft.Address)),
            Place = Typed(nameof(ReportDraft.Place)),
            Company = Typed(nameof(ReportDraft.Company)),
            Kvk = Typed(nameof(ReportDraft.Kvk)),
            Phones = Typed(nameof(ReportDraft.Phones)),
            Plates = Typed(nameof(ReportDraft.Plates)),
            Online = Typed(nameof(ReportDraft.Online)),
        };
        var (found, searched) = await duplicates.FindAsync(SessionAuthentication.ActorOf(context)!, draft.ToReport(Channel.Desk).Facts, cancellation);
        return Results.Json(words.Lines(found, searched));
    }
}
