using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.People;
using Baken.Pages.Signals;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.People;

/// <summary>Makes an account; the one-time link goes to the person alone.</summary>
internal sealed class InviteModel(Accounts accounts, PeopleWords words, IStringLocalizer<Admin> texts) : PageModel
{
    [BindProperty]
    public AccountFields Form { get; set; } = new();

    public AccountFieldsView Fields { get; private set; } = new(new(), true, [], []);

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        await LoadAsync(cancellation);
        if (HttpContext.IsReturned())
        {
            return Page();
        }

        var outcome = await accounts.InviteAsync(Person, Form.Read(), cancellation);
        return outcome.Match<IActionResult>(
            done =>
            {
                Done.Tell(TempData, texts[done.Waits ? "Invite.Done.Waits" : "Invite.Done", Form.Name!.Trim()]);
                return Redirect("/gebruikers");
            },
            problems =>
            {
                words.Tell(ModelState, problems.Problems, "Form.");
                return Page();
            },
            changed => Page(),
            notFound => NotFound());
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var teams = await accounts.TeamsAsync(Person, cancellation);
        Fields = new AccountFieldsView(Form, true, [.. words.RoleChoices(Person.Is(Role.PlatformAdministrator))], [.. teams.Select(t => new Choice(t.Id.ToString(), t.Name))]);
    }
}
