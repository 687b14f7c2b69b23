using Baken.Kernel.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SignInFace = Baken.Kernel.People.SignIn;

namespace Baken.Pages.SignIn;

/// <summary>Where a one-time link leads: choose a password, twice, and go to sign-in.</summary>
internal sealed class ActivateModel(SignInFace signIn, IStringLocalizer<Texts.SignIn> texts) : PageModel
{
    [FromRoute(Name = "token")]
    public string Token { get; set; } = "";

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    /// <summary>Whom the link is for; null when it does not work.</summary>
    public string? Name { get; private set; }

    public string? Email { get; private set; }

    /// <summary>Whether it is known that the link does not work; not so while the database is away.</summary>
    public bool IsDead { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => LookAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LookAsync(cancellation);
        if (IsDead || !Check())
        {
            return Page();
        }

        var outcome = await signIn.AcceptAsync(Token, Password!, cancellation);
        switch (outcome)
        {
            case InvitationOutcome.Accepted:
                return Redirect("/inloggen?gezet=1");
            case InvitationOutcome.NoSuchLink:
                IsDead = true;
                return Page();
            case InvitationOutcome.WeakPassword:
                ModelState.AddModelError(nameof(Password), texts["Activate.Short", SignInFace.ShortestPassword]);
                return Page();
            default:
                throw new InvalidOperationException($"{outcome} has no answer.");
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var invited = await signIn.InvitedAsync(Token, cancellation);
        (Name, Email, IsDead) = (invited?.Name, invited?.Email, invited is null);
    }

    private bool Check()
    {
        var length = Password?.Length ?? 0;
        if (length < SignInFace.ShortestPassword)
        {
            ModelState.AddModelError(nameof(Password), texts["Activate.Short", SignInFace.ShortestPassword]);
        }
        else if (length > SignInFace.LongestPassword)
        {
            ModelState.AddModelError(nameof(Password), texts["Activate.Long", SignInFace.LongestPassword]);
        }
        else if (!string.Equals(Password, Again, StringComparison.Ordinal))
        {
            ModelState.AddModelError(nameof(Again), texts["Activate.Differs"]);
        }

        return ModelState.IsValid;
    }
}
