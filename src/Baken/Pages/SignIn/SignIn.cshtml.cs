using Baken.Hosting;
using Baken.Kernel.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SignInFace = Baken.Kernel.People.SignIn;

namespace Baken.Pages.SignIn;

/// <summary>Sign-in for staff. One text for every failure, so that nobody learns which address has an account.</summary>
internal sealed class SignInModel(SignInFace signIn, Settings settings) : PageModel
{
    private string? notice;
    private bool refused;

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Where the person was going; only a path within Baken is followed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Terug { get; set; }

    /// <summary>Name of the text above the form; null when there is nothing to say.</summary>
    public string? Notice => ViewData[CannotSave.Key] is true ? "Away" : notice;

    public bool IsBadNews => refused || ViewData[CannotSave.Key] is true;

    public bool IsDemo => settings.IsDemo;

    public IReadOnlyList<DemoUser> DemoUsers { get; private set; } = [];

    public async Task OnGetAsync(string? uit, string? gezet, string? bewaard, string? opnieuw, CancellationToken cancellation)
    {
        notice = uit is not null ? "SignedOut" : gezet is not null ? "PasswordSet" : bewaard is not null ? "Kept" : opnieuw is not null ? "Again" : null;
        refused = opnieuw is not null;
        await ListDemoUsersAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var (outcome, secret) = await signIn.PasswordAsync(Email ?? "", Password ?? "", Entry.From(HttpContext), cancellation);
        return outcome switch
        {
            SignInOutcome.CodeNeeded => GoOn("/inloggen/code", secret!),
            SignInOutcome.FactorNeeded => GoOn("/inloggen/code-app", secret!),
            SignInOutcome.Refused => await RefuseAsync("Refused", StatusCodes.Status200OK, cancellation),
            SignInOutcome.TooOften => await RefuseAsync("TooOften", StatusCodes.Status429TooManyRequests, cancellation),
        };
    }

    /// <summary>Signs a fictional person in without a password: only in the demo, and only if that person is of the demo.</summary>
    public async Task<IActionResult> OnPostDemoAsync(CancellationToken cancellation)
    {
        if (!settings.IsDemo || await signIn.BeginDemoAsync(Email ?? "", Entry.From(HttpContext).Words, cancellation) is not { } secret)
        {
            return NotFound();
        }

        Entry.Complete(HttpContext, signIn, secret, Email!);
        return LocalRedirect(Entry.Next(Terug));
    }

    private LocalRedirectResult GoOn(string page, string secret)
    {
        Entry.SetHalfway(HttpContext, secret);
        return LocalRedirect(page + "?terug=" + Uri.EscapeDataString(Endpoints.Local(Terug) ?? ""));
    }

    private async Task<PageResult> RefuseAsync(string why, int status, CancellationToken cancellation)
    {
        (notice, refused) = (why, true);
        await ListDemoUsersAsync(cancellation);
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    private async Task ListDemoUsersAsync(CancellationToken cancellation) =>
        DemoUsers = settings.IsDemo ? await signIn.DemoUsersAsync(cancellation) : [];
}
