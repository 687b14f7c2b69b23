using Baken.Design;
using Baken.Pages.Signals;
using Baken.Signals.Requests;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Requests;

/// <summary>The decision on a request: granted, in part or refused, on which grounds, and when it was answered.</summary>
internal sealed class DecideModel(DataRequests requests, IStringLocalizer<Supervise> texts, IStringLocalizer<Codes> codes, TimeProvider clock) : RequestPage(texts, codes, clock)
{
    [BindProperty]
    public RequestDecision? Decision { get; set; }

    [BindProperty]
    public List<string> Grounds { get; set; } = [];

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public DateParts AnsweredOn { get; set; } = new();

    public IEnumerable<Choice> Decisions => Enum.GetValues<RequestDecision>().Select(decision => new Choice(decision.ToString(), Texts["Request.Decision." + decision].Value));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        AnsweredOn = RequestWords.Parts(Today);
        View = await requests.OpenAsync(Person, Number, cancellation);
        return View is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        View = await requests.OpenAsync(Person, Number, cancellation);
        if (View is null)
        {
            return NotFound();
        }

        var withheld = Decision is RequestDecision.Partly or RequestDecision.Refused;
        if (Decision is not null && withheld != Grounds.Count > 0)
        {
            ModelState.AddModelError(nameof(Grounds), Texts[withheld ? "Request.GroundMissing" : "Request.GroundNotNeeded"].Value);
            return Page();
        }

        if (RequestWords.IsNoDay(AnsweredOn))
        {
            ModelState.AddModelError(nameof(AnsweredOn), Texts["Request.DateNone", AnsweredOn.Said].Value);
            return Page();
        }

        return After(
            await requests.DecideAsync(Person, Number, Decision, Grounds, Words, RequestWords.Day(AnsweredOn), cancellation),
            "Request.DecidedNow", nameof(Words), nameof(Decision), nameof(AnsweredOn), Words);
    }
}
