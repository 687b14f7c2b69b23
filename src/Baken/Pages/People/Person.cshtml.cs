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

/// <summary>One person: name, roles and teams, sign-in, absence.</summary>
internal sealed class PersonModel(Accounts accounts, Absences absences, PeopleWords words, IStringLocalizer<Admin> texts) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public AccountFields Form { get; set; } = new();

    /// <summary>The version of the account on which the reader decides.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    public AccountView? Account { get; private set; }

    public AccountFieldsView Fields { get; private set; } = new(new(), false, [], []);

    public PeopleWords Words => words;

    public bool ChangedMeanwhile { get; private set; }

    public bool IsOwn => Id == Person.UserId;

    /// <summary>The version the form sends: after a conflict the newest, so that sending again is a decision on what is shown.</summary>
    public string SeenNow => ChangedMeanwhile ? Account!.Seen : Seen ?? Account!.Seen;

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Form.Name = Account!.Name;
        Form.Roles.AddRange(Account.Roles.Select(r => r.Role).Concat(Account.Asked).Select(role => role.ToString()));
        Form.Teams.AddRange(Account.Teams.Select(t => t.Id.ToString()));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        return HttpContext.IsReturned() ? Page() : Answer(await accounts.ChangeAsync(Person, Id, Seen ?? "", Form.Read(), cancellation), "Person.Saved", "Person.Saved.Waits");
    }

    public Task<IActionResult> OnPostAgainAsync(CancellationToken cancellation) => ActAsync(accounts.InviteAgainAsync(Person, Id, cancellation), "Person.Again.Done", cancellation);

    public Task<IActionResult> OnPostResetAsync(CancellationToken cancellation) => ActAsync(accounts.AskResetAsync(Person, Id, cancellation), "Person.Reset.Done", cancellation);

    public Task<IActionResult> OnPostResumeAsync(CancellationToken cancellation) => ActAsync(accounts.ResumeAsync(Person, Id, cancellation), "Person.Resume.Done", cancellation);

    public Task<IActionResult> OnPostBackAsync(Guid absence, CancellationToken cancellation) => ActAsync(absences.BackAsync(Person, Id, absence, cancellation), "Away.Ended", cancellation);

    private async Task<IActionResult> ActAsync(Task<AccountOutcome> act, string done, CancellationToken cancellation)
    {
        var outcome = await act;
        ModelState.Clear();
        return await LoadAsync(cancellation) ? Answer(outcome, done, done) : NotFound();
    }

    private IActionResult Answer(AccountOutcome outcome, string done, string waits) => outcome.Match<IActionResult>(
        well =>
        {
            Done.Tell(TempData, texts[well.Waits ? waits : done, string.IsNullOrWhiteSpace(Form.Name) ? Account!.Name : Form.Name.Trim()]);
            return Redirect("/gebruikers/" + Id);
        },
        problems =>
        {
            words.Tell(ModelState, problems.Problems, "Form.");
            return Page();
        },
        changed =>
        {
            ChangedMeanwhile = true;
            return Page();
        },
        notFound => NotFound());

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Account = await accounts.FindAsync(Person, Id, cancellation);
        var teams = await accounts.TeamsAsync(Person, cancellation);
        Fields = new AccountFieldsView(Form, false, [.. words.RoleChoices(Account?.Roles.Any(r => r.Role == Role.PlatformAdministrator) == true || Person.Is(Role.PlatformAdministrator))], [.. teams.Select(t => new Choice(t.Id.ToString(), t.Name))]);
        return Account is not null;
    }
}
