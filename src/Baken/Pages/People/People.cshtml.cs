using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.People;
using Baken.Kernel.Time;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.People;

/// <summary>The people of the organisation: who, in which role and team, and when they were here last.</summary>
internal sealed class PeopleModel(Accounts accounts, PeopleWords words, IStringLocalizer<Admin> texts, TimeProvider clock) : PageModel
{
    private IReadOnlyList<AccountView> all = [];

    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Rol { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Team { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Staat { get; set; }

    public PeopleWords Words => words;

    public IReadOnlyList<AccountView> Rows { get; private set; } = [];

    public int Active => all.Count(a => a.State == AccountState.Active);

    public int Waiting => all.Count(a => a.State is AccountState.Invited or AccountState.Lapsed);

    public IEnumerable<Choice> RoleOptions => Enum.GetValues<Role>().Where(role => all.Any(a => a.Roles.Any(r => r.Role == role))).Select(role => new Choice(role.ToString(), words.Role(role)));

    public IEnumerable<Choice> TeamOptions => all.SelectMany(a => a.Teams).DistinctBy(t => t.Id).OrderBy(t => t.Name, StringComparer.CurrentCulture).Select(t => new Choice(t.Id.ToString(), t.Name));

    public IEnumerable<Choice> StateOptions => Enum.GetValues<AccountState>().Select(state => new Choice(state.ToString(), texts["State." + state]));

    public IReadOnlyList<ActiveFilter> ActiveFilters
    {
        get
        {
            var filters = new (string Name, string? Value, string Label, string Words)[]
            {
                ("Zoek", Zoek, texts["People.Search"], Zoek ?? ""),
                ("Rol", Rol, texts["People.Role"], RoleOptions.FirstOrDefault(o => o.Value == Rol)?.Label ?? ""),
                ("Team", Team, texts["People.Team"], TeamOptions.FirstOrDefault(o => o.Value == Team)?.Label ?? ""),
                ("Staat", Staat, texts["People.State"], StateOptions.FirstOrDefault(o => o.Value == Staat)?.Label ?? ""),
            };
            return
            [
                .. filters.Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => new ActiveFilter(
                    $"{f.Label}: {f.Words}",
                    "/gebruikers" + QueryString.Create(filters.Where(other => other.Name != f.Name && !string.IsNullOrWhiteSpace(other.Value)).Select(other => KeyValuePair.Create(other.Name, other.Value))))),
            ];
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await accounts.ListAsync(SessionAuthentication.ActorOf(HttpContext)!, cancellation) is not { } list)
        {
            return NotFound();
        }

        all = list;
        Rows =
        [
            .. all.Where(a => string.IsNullOrWhiteSpace(Zoek) || a.Name.Contains(Zoek.Trim(), StringComparison.CurrentCultureIgnoreCase) || a.Email.Contains(Zoek.Trim(), StringComparison.OrdinalIgnoreCase))
                .Where(a => string.IsNullOrEmpty(Rol) || a.Roles.Any(r => r.Role.ToString() == Rol))
                .Where(a => string.IsNullOrEmpty(Team) || a.Teams.Any(t => t.Id.ToString() == Team))
                .Where(a => string.IsNullOrEmpty(Staat) || a.State.ToString() == Staat),
        ];
        return Page();
    }

    public AbsenceView? AwayNow(AccountView account)
    {
        var today = DateOnly.FromDateTime(DutchTime.Local(clock.GetUtcNow()));
        return account.Absences.FirstOrDefault(a => a.From <= today && today <= a.Until);
    }
}
