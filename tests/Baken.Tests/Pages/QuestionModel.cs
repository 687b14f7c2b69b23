using Baken.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Tests.Pages;

/// <summary>A page that asks three things and is never satisfied, so that what it shows after a post can be looked at.</summary>
[IgnoreAntiforgeryToken]
public sealed class QuestionModel : PageModel
{
    public static readonly Choice[] Answers = [new("ja", "Ja"), new("nee", "Nee"), new("weet-niet", "Weet ik niet")];

    [BindProperty]
    public string? Narrative { get; set; }

    [BindProperty]
    public DateParts When { get; set; } = new();

    [BindProperty]
    public string? StillSo { get; set; }

    public void OnPost()
    {
        // In another order than the page shows them.
        ModelState.AddModelError("StillSo", "Kies wat klopt.");
        ModelState.AddModelError("When.Month", "31 november bestaat niet.");
        ModelState.AddModelError("When.Day", "31 november bestaat niet.");
        ModelState.AddModelError("Narrative", "Vertel wat u heeft gezien.");
    }
}
