using Baken.Kernel.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SignInFace = Baken.Kernel.People.SignIn;

namespace Baken.Pages.SignIn;

/// <summary>Where a one-time link leads: choose a password, twice, and go on to the code.</summary>
internal sealed class ActivateModel(Credentials credentials, SignInFace signIn, Passwords passwords, PasswordWords words) : PageModel
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

    public bool ChecksLeaks => passwords.ChecksLeaks;

    public Task OnGetAsync(CancellationToken cancellation) => LookAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LookAsync(cancellation);
        if (IsDead || !words.Same(ModelState, nameof(Again), Password, Again))
        {
            return Page();
        }

        var outcome = await credentials.AcceptAsync(Token, Password ?? "", cancellation);
        return await outcome.Match<Task<IActionResult>>(
            set => GoOnAsync(set.User, cancellation),
            noSuchLink =>
            {
                IsDead = true;
                return Task.FromResult<IActionResult>(Page());
            },
            wrong => throw new InvalidOperationException("A link asks for no present password."),
            weak =>
            {
                words.Tell(ModelState, nameof(Password), weak.Problem);
                return Task.FromResult<IActionResult>(Page());
            });
    }

    private async Task<IActionResult> GoOnAsync(User user, CancellationToken cancellation)
    {
        var (outcome, secret) = await signIn.AfterLinkAsync(user, Entry.From(HttpContext), cancellation);
        Entry.SetHalfway(HttpContext, secret);
        return Redirect(outcome == SignInOutcome.FactorNeeded ? "/inloggen/code-app" : "/inloggen/code");
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var invited = await credentials.InvitedAsync(Token, cancellation);
        (Name, Email, IsDead) = (invited?.Name, invited?.Email, invited is null);
    }
}
