using Baken.Design;
using Baken.Pages.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Signals.Requests;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Requests;

/// <summary>One signal as the assessor fills it in.</summary>
internal sealed class ContentRow
{
    public string Number { get; set; } = "";

    /// <summary>Parts that the applicant is given.</summary>
    public List<string> Given { get; set; } = [];

    /// <summary>Why the others are withheld.</summary>
    public string? Ground { get; set; }
}

/// <summary>For the assessor who was asked: what of each signal the applicant is given, or what was corrected.</summary>
internal sealed class ContentModel(RequestContent content, IStringLocalizer<Supervise> texts, IStringLocalizer<Codes> codes, TimeProvider clock) : RequestPage(texts, codes, clock)
{
    private readonly IStringLocalizer<Codes> codes = codes;

    [BindProperty]
    public List<ContentRow> Rows { get; set; } = [];

    [BindProperty]
    public string? Words { get; set; }

    public bool IsAccess => View?.Line.Right == DataRight.Access;

    public IEnumerable<Choice> Parts => RequestParts.All.Select(part => new Choice(part, SignalWords.Capital(Say.Part(part))));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await ReadAsync(cancellation))
        {
            return NotFound();
        }

        Rows = [.. View!.Signals.Select(signal => new ContentRow { Number = signal.Number, Given = [.. signal.Given], Ground = signal.Ground })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        if (!await ReadAsync(cancellation))
        {
            return NotFound();
        }

        // The signals are the request's, whatever the form said.
        Rows = [.. View!.Signals.Select(signal => Rows.Find(row => row.Number == signal.Number) ?? new ContentRow { Number = signal.Number })];
        for (var i = 0; IsAccess && i < Rows.Count; i++)
        {
            if (Rows[i].Given.Distinct().Count() < RequestParts.All.Count && RequestGrounds.Catalogue.Find(Rows[i].Ground) is null)
            {
                ModelState.AddModelError($"Rows[{i}].Ground", Texts["Content.GroundMissing"].Value);
            }
        }

        if (!RequestMayHave(Words))
        {
            ModelState.AddModelError(nameof(Words), string.IsNullOrWhiteSpace(Words) ? Texts["Request.WordsMissing"].Value : codes["Problem.text-too-long", Deciding.ReasonLength].Value);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var outcome = await content.PrepareAsync(Person, Number, [.. Rows.Select(row => new PreparedSignal(row.Number, row.Given, row.Ground))], Words, cancellation);
        if (outcome is RequestOutcome.Done or RequestOutcome.NotNow)
        {
            Done.Tell(TempData, Texts[outcome == RequestOutcome.Done ? "Content.Done" : "Request.NotNow"].Value);
            return Redirect("/mijn-werk");
        }

        return After(outcome, "", nameof(Words), nameof(Words), typed: Words);
    }

    private static bool RequestMayHave(string? words) => !string.IsNullOrWhiteSpace(words) && words.Length <= Deciding.ReasonLength;

    private async Task<bool> ReadAsync(CancellationToken cancellation)
    {
        View = await content.OpenAsync(Person, Number, cancellation);
        return View is not null;
    }
}
