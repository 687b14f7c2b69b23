using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Pages.SignIn;

/// <summary>
/// The page after sign-in. Where nothing was being typed it leads on at once; else it gives the form back: filled in, on its own page, for the person to send again.
/// </summary>
internal sealed class KeptModel(KeptTexts kept, Sessions sessions) : PageModel
{
    public KeptForm? Form { get; private set; }

    /// <summary>Where the person was going.</summary>
    public string Back { get; private set; } = "";

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task<IActionResult> OnGetAsync(string? terug, CancellationToken cancellation)
    {
        Back = Endpoints.Local(terug) ?? "/mijn-werk";
        Form = await kept.OfAsync(Person, cancellation);
        return Form is not null ? Page()
            : await sessions.IsNewAsync(Person, cancellation) ? Redirect("/welkom?terug=" + Uri.EscapeDataString(Back))
            : LocalRedirect(Back);
    }

    public async Task<IActionResult> OnPostForgetAsync(string? terug, CancellationToken cancellation)
    {
        await kept.ForgetAsync(Person, cancellation);
        return LocalRedirect(Endpoints.Local(terug) ?? "/mijn-werk");
    }
}
