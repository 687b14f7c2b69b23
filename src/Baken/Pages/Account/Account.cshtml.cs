using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Baken.Pages.Signals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Account;

/// <summary>The own account: who I am here, how I sign in, and where I am signed in now.</summary>
internal sealed class AccountModel(Databases databases, Sessions sessions, SecondFactors factors, Absences absences, IStringLocalizer<Texts.Account> texts, IStringLocalizer<Texts.Admin> admin) : PageModel
{
    public string Name => Person.Name;

    public string Email { get; private set; } = "";

    public IReadOnlyList<Role> Roles => Person.Roles;

    public IReadOnlyList<string> Teams { get; private set; } = [];

    public DateTimeOffset? AppSince { get; private set; }

    public int CodesLeft { get; private set; }

    public IReadOnlyList<AbsenceView> Absences { get; private set; } = [];

    public IReadOnlyList<SessionLine> Sessions { get; private set; } = [];

    public Guid ThisSession => SessionAuthentication.SessionOf(HttpContext)!.Id;

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await using var open = databases.Open(Person);
        Email = await open.Db.Users.Where(u => u.Id == Person.UserId).Select(u => u.Email!).SingleAsync(cancellation);
        Teams = [.. (await open.Db.Set<Team>().Where(t => Person.Teams.Contains(t.Id)).Select(t => t.Name).ToListAsync(cancellation)).Order(StringComparer.CurrentCulture)];
        AppSince = await factors.SinceAsync(Person.UserId!.Value, cancellation);
        CodesLeft = await factors.CodesLeftAsync(Person.UserId.Value, cancellation);
        Absences = await absences.OwnAsync(Person, cancellation);
        Sessions = await sessions.OfAsync(Person, cancellation);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation)
    {
        if (!await sessions.EndAsync(Person, id, cancellation))
        {
            return NotFound();
        }

        Done.Tell(TempData, texts["Account.Ended"]);
        return Redirect("/mijn-account");
    }

    public async Task<IActionResult> OnPostBackAsync(Guid absence, CancellationToken cancellation)
    {
        if (await absences.BackAsync(Person, Person.UserId!.Value, absence, cancellation) is not AccountOutcome.Done)
        {
            return NotFound();
        }

        Done.Tell(TempData, admin["Away.OwnEnded"]);
        return Redirect("/mijn-account");
    }
}
