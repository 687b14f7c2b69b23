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

/// <summary>Somebody is away, and a colleague stands in.</summary>
internal sealed class AwayModel(Accounts accounts, Absences absences, PeopleWords words, IStringLocalizer<Admin> texts) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public DateParts From { get; set; } = new();

    [BindProperty]
    public DateParts Until { get; set; } = new();

    [BindProperty]
    public string? Deputy { get; set; }

    public AccountView? Account { get; private set; }

    public IReadOnlyList<Choice> Colleagues { get; private set; } = [];

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

        var from = Read(From, nameof(From));
        var until = Read(Until, nameof(Until));
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var outcome = await absences.AwayAsync(Person, Id, Guid.TryParse(Deputy, out var deputy) ? deputy : null, from, until, cancellation);
        return outcome.Match<IActionResult>(
            done =>
            {
                Done.Tell(TempData, texts["Away.Done"]);
                return Redirect("/gebruikers/" + Id);
            },
            problems =>
            {
                words.Tell(ModelState, problems.Problems);
                return Page();
            },
            changed => Page(),
            notFound => NotFound());
    }

    // A day needs all three parts here; none at all is told by who takes it.
    private DateOnly? Read(DateParts parts, string field) => parts.Read<DateOnly?>(
        () => null,
        (year, month, day) =>
        {
            if (year is { } y && month is { } m && day is { } d)
            {
                return new DateOnly(y, m, d);
            }

            ModelState.AddModelError(field, texts["Problem.day-incomplete"]);
            return null;
        },
        () =>
        {
            ModelState.AddModelError(field, texts["Problem.day-impossible"]);
            return null;
        });

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Account = await accounts.FindAsync(Person, Id, cancellation);
        if (Account is null or { State: AccountState.Ended })
        {
            return false;
        }

        var teams = Account.Teams.Select(t => t.Id).ToHashSet();
        Colleagues = [.. (await accounts.ListAsync(Person, cancellation))!.Where(a => a.Id != Id && a.State == AccountState.Active && a.Teams.Any(t => teams.Contains(t.Id))).Select(a => new Choice(a.Id.ToString(), a.Name, words.Roles(a)))];
        return true;
    }
}
