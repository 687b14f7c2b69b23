using Baken.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Pages.Account;

/// <summary>Asks for a code on the way to something that is only fetched, such as an export, and leads on.</summary>
internal sealed class ConfirmModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Terug { get; set; }

    public CodeQuestion Question => new(Request.Path + Request.QueryString, [], WasWrong: false, SessionAuthentication.SessionOf(HttpContext)!.IsDemo);

    /// <summary>Reached only with a right code: the page's place asks for it.</summary>
    public IActionResult OnPost() => LocalRedirect(Endpoints.Local(Terug) ?? "/mijn-werk");
}
