using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SignInFace = Baken.Kernel.People.SignIn;

namespace Baken.Pages.SignIn;

/// <summary>The second step of sign-in: the code of the app, or a recovery code.</summary>
internal sealed class CodeModel(SignInFace signIn, IStringLocalizer<Texts.Account> texts) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Terug { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await signIn.HalfwayAsync(Entry.Halfway(HttpContext), cancellation) is null ? Redirect("/inloggen") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var waiting = await signIn.HalfwayAsync(Entry.Halfway(HttpContext), cancellation);
        if (waiting is null)
        {
            return Redirect("/inloggen");
        }

        if (await signIn.CodeAsync(Entry.Halfway(HttpContext), Code, cancellation) is { } secret)
        {
            Entry.Complete(HttpContext, signIn, secret, waiting.Email);
            return LocalRedirect(Entry.Next(Terug));
        }

        if (await signIn.HalfwayAsync(Entry.Halfway(HttpContext), cancellation) is null)
        {
            return Redirect("/inloggen?opnieuw=1");
        }

        ModelState.Remove(nameof(Code));
        Code = null;
        ModelState.AddModelError(nameof(Code), texts["Code.Wrong"]);
        return Page();
    }
}
