using Baken.Kernel.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.SignIn;

/// <summary>Asks for a link to set a new password. The answer tells nobody whether there is such an account.</summary>
internal sealed class ForgottenModel(Credentials credentials, IStringLocalizer<Texts.Account> texts) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Whether the answer is given.</summary>
    [BindProperty(SupportsGet = true, Name = "gevraagd")]
    public bool IsSent { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Email))
        {
            ModelState.AddModelError(nameof(Email), texts["Forgotten.Missing"]);
            return Page();
        }

        await credentials.AskResetAsync(Email, Entry.From(HttpContext).Address, cancellation);
        return Redirect("/inloggen/vergeten?gevraagd=true");
    }
}
