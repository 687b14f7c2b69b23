using Baken.Hosting;
using Baken.Kernel.People;
using Baken.Pages.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Account;

/// <summary>Changes the own password; every session ends, this one too.</summary>
internal sealed class PasswordModel(Credentials credentials, Passwords passwords, PasswordWords words, IStringLocalizer<Texts.Account> texts) : PageModel
{
    [BindProperty]
    public string? Present { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public bool ChecksLeaks => passwords.ChecksLeaks;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (HttpContext.IsReturned() || !words.Same(ModelState, nameof(Again), Password, Again))
        {
            return Page();
        }

        var outcome = await credentials.ChangeAsync(SessionAuthentication.ActorOf(HttpContext)!, Present ?? "", Password ?? "", cancellation);
        return outcome.Match<IActionResult>(
            set => Redirect("/inloggen?gezet=1"),
            noSuchLink => throw new InvalidOperationException("No link is asked for here."),
            wrong =>
            {
                ModelState.AddModelError(nameof(Present), texts["Password.Wrong"]);
                return Page();
            },
            weak =>
            {
                words.Tell(ModelState, nameof(Password), weak.Problem);
                return Page();
            });
    }
}
