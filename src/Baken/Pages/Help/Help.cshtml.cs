using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Outbox;
using Baken.Kernel.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Baken.Pages.Help;

/// <summary>One task that help explains: its address, the key of its words, how many paragraphs, and who does it.</summary>
internal sealed record HelpTask(string Address, string Key, int Paragraphs, Ability Ability);

/// <summary>Help for professionals: a page a task, what this person may open, whether everything works, and whom to ask.</summary>
internal sealed class HelpModel(Databases databases, Settings settings) : PageModel
{
    /// <summary>Every task.</summary>
    public static IReadOnlyList<HelpTask> Tasks { get; } =
    [
        new("melden", "Report", 3, Ability.Report),
        new("mijn-meldingen", "MyReports", 2, Ability.Follow),
        new("balie", "Desk", 3, Ability.TakeDown),
        new("inlezen", "Import", 3, Ability.Import),
        new("uitvoer", "Export", 3, Ability.Export),
        new("werkvoorraad", "Queue", 3, Ability.Assess),
        new("al-bekend", "Known", 3, Ability.ReadSignals),
        new("besluiten", "Decide", 3, Ability.Assess),
        new("tweede-persoon", "Second", 3, Ability.Assess),
        new("team", "Team", 3, Ability.Act),
        new("wie-leest-mee", "Readers", 3, Ability.ReadSignals),
        new("achtergehouden", "Withheld", 3, Ability.ReadSignals),
        new("dienst-en-alarm", "Duty", 3, Ability.SignedIn),
        new("account", "Account", 4, Ability.SignedIn),
        new("berichten", "Notices", 2, Ability.SignedIn),
        new("gebruikers", "People", 4, Ability.ManagePeople),
        new("bevestigen", "Confirm", 2, Ability.ConfirmAccess),
        new("toegang-nakijken", "Review", 2, Ability.ManagePeople),
        new("sleutels", "ApiKeys", 2, Ability.ManageKeys),
        new("organisaties", "Organisations", 3, Ability.ManageOrganisations),
        new("inzage", "Audit", 3, Ability.Supervise),
        new("verzoeken", "Requests", 3, Ability.Supervise),
        new("vastgelegd", "Logged", 2, Ability.SignedIn),
        new("tijden", "Times", 1, Ability.SignedIn),
        new("sneltoetsen", "Keys", 2, Ability.ReadSignals),
    ];

    [FromRoute(Name = "taak")]
    public string? Address { get; set; }

    /// <summary>The task that is explained; null on the first page of help.</summary>
    public HelpTask? Task { get; private set; }

    /// <summary>The tasks of this person's roles; the others stand below them.</summary>
    public IEnumerable<HelpTask> Own => Tasks.Where(task => task.Ability.Allows(Person));

    public IEnumerable<HelpTask> Others => Tasks.Except(Own);

    /// <summary>Pages that this person may open, by their word in the navigation.</summary>
    public IEnumerable<(string Text, string Href)> Pages => Places.All.Where(place => place.Menu is not null && place.Ability.Allows(Person)).Select(place => place.Menu!.Value);

    /// <summary>Messages that could not be handled and wait for the operator.</summary>
    public int Stuck { get; private set; }

    /// <summary>Whom to ask: the administrators of the own organisation.</summary>
    public IReadOnlyList<(string Name, string Email)> Administrators { get; private set; } = [];

    /// <summary>Where a fault in Baken can be told; null when the setup file names nobody.</summary>
    public string? Contact => settings[SettingNames.SecurityContact];

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Task = Tasks.FirstOrDefault(task => task.Address == Address);
        if (Address is not null)
        {
            return Task is null ? NotFound() : Page();
        }

        await using var open = databases.Open(Person);
        Stuck = await open.Db.Set<OutboxMessage>().CountAsync(m => !m.IsDone && m.Attempts >= OutboxMessage.MaxAttempts, cancellation);
        Administrators =
        [
            .. (await open.Db.Users.Where(u => u.OrganisationId == Person.OrganisationId && u.EndedAt == null && open.Db.Set<RoleAssignment>().Any(r => r.UserId == u.Id && r.Role == Role.Administrator))
                .Select(u => new { u.Name, u.Email }).ToListAsync(cancellation)).OrderBy(u => u.Name, StringComparer.CurrentCulture).Select(u => (u.Name, u.Email!)),
        ];
        return Page();
    }
}
