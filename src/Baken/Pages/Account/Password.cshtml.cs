using Baken.Hosting;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Baken.Pages.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Account;

/// <summary>Changes the own password; every session ends, this one too.</summary>
internal sealed class PasswordModel(Databases databases, Credentials credentials, Passwords passwords, PasswordWords words, IStringLocalizer<Texts.Account> texts) : PageModel
{
    [BindProperty]
    public string? Present { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public string Email { get; private set; } = "";

    public bool ChecksLeaks => passwords.ChecksLeaks;

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
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

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var person = SessionAuthentication.ActorOf(HttpContext)!;
        await using var open = databases.Open(person);
        Email = await open.Db.Users.Where(u => u.Id == person.UserId).Select(u => u.Email!).SingleAsync(cancellation);
    }
}
