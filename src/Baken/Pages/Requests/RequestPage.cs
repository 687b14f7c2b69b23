using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Time;
using Baken.Pages.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Requests;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Requests;

/// <summary>What the pages of one request share: which request, its words, and how an act's outcome becomes a page.</summary>
internal abstract class RequestPage(IStringLocalizer<Supervise> texts, IStringLocalizer<Codes> codes, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public string Number { get; set; } = "";

    public DateOnly Today { get; } = DateOnly.FromDateTime(DutchTime.Local(clock.GetUtcNow()));

    public RequestWords Say => new(texts, codes, Today);

    /// <summary>The request; null only when the database could not be asked.</summary>
    public RequestView? View { get; protected set; }

    public string Path => "/verzoeken/" + Number;

    protected Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    protected IStringLocalizer<Supervise> Texts => texts;

    /// <summary>The next page when it was done; this one with the error at its field when something is missing.</summary>
    /// <param name="outcome">How the act ended.</param>
    /// <param name="done">What to tell on the next page.</param>
    /// <param name="words">Name of the field for words.</param>
    /// <param name="choice">Name of the field that chooses.</param>
    /// <param name="date">Name of the field for a day.</param>
    /// <param name="typed">What was typed as words.</param>
    protected IActionResult After(RequestOutcome outcome, string done, string words, string choice, string date = "", string? typed = null)
    {
        switch (outcome)
        {
            case RequestOutcome.Done:
                return Leave(texts[done].Value);
            case RequestOutcome.NotFound:
                return NotFound();
            case RequestOutcome.NotNow:
                // A colleague was first, or the page is old: the request itself shows what can be done now.
                return Leave(texts["Request.NotNow"].Value);
            case RequestOutcome.WordsMissing:
                ModelState.AddModelError(words, string.IsNullOrWhiteSpace(typed) ? texts["Request.WordsMissing"].Value : codes["Problem.text-too-long", Deciding.ReasonLength].Value);
                return Page();
            case RequestOutcome.ChoiceMissing:
                ModelState.AddModelError(choice, texts["Request.ChoiceMissing"].Value);
                return Page();
            case RequestOutcome.DateImpossible:
                ModelState.AddModelError(date, texts["Request.DateImpossible"].Value);
                return Page();
            case RequestOutcome.NothingFound:
                ModelState.AddModelError(words, texts["Request.NothingFound"].Value);
                return Page();
            case RequestOutcome.IdentityMissing:
                ModelState.AddModelError(choice, texts["Request.IdentityMissing"].Value);
                return Page();
            case RequestOutcome.ContentMissing:
                ModelState.AddModelError(choice, texts["Request.ContentMissing"].Value);
                return Page();
            default:
                throw new InvalidOperationException();
        }
    }

    protected RedirectResult Leave(string done)
    {
        Done.Tell(TempData, done);
        return Redirect(Path);
    }
}
