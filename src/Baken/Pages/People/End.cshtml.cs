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

/// <summary>Ends the account of somebody who leaves, and hands the work over in the same act.</summary>
internal sealed class EndModel(Accounts accounts, PeopleWords words, IStringLocalizer<Admin> texts) : PageModel
{
    /// <summary>The answer 'back to the team'.</summary>
    private const string Team = "team";

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Seen { get; set; }

    public AccountView? Account { get; private set; }

    public IReadOnlyList<Choice> Colleagues { get; private set; } = [];

    public bool ChangedMeanwhile { get; private set; }

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (HttpContext.IsReturned())
        {
            return Page();
        }

        if (!Colleagues.Any(c => c.Value == To))
        {
            ModelState.AddModelError(nameof(To), texts["End.To.Missing"]);
            return Page();
        }

        var outcome = await accounts.EndAsync(Person, Id, Seen ?? "", To == Team ? null : Guid.Parse(To!), cancellation);
        return outcome.Match<IActionResult>(
            done =>
            {
                Done.Tell(TempData, texts["End.Done", Account!.Name]);
                return Redirect("/gebruikers");
            },
            problems =>
            {
                words.Tell(ModelState, problems.Problems);
                return Page();
            },
            changed =>
            {
                ChangedMeanwhile = true;
                return Page();
            },
            notFound => NotFound());
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Account = await accounts.FindAsync(Person, Id, cancellation);
        if (Account is null or { State: AccountState.Ended })
        {
            return false;
        }

        var teams = Account.Teams.Select(t => t.Id).ToHashSet();
        var others = (await accounts.ListAsync(Person, cancellation))!.Where(a => a.Id != Id && a.State == AccountState.Active && a.Teams.Any(t => teams.Contains(t.Id)));
        Colleagues = [new Choice(Team, texts["End.ToTeam"], texts["End.ToTeam.Hint"]), .. others.Select(a => new Choice(a.Id.ToString(), a.Name, words.Roles(a)))];
        return true;
    }
}
