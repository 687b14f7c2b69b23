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

/// <summary>Somebody is away, and a colleague stands in: the form, of an administrator and of the person.</summary>
internal abstract class AwayForm(Absences absences, PeopleWords words, IStringLocalizer<Admin> texts) : PageModel
{
    [BindProperty]
    public DateParts From { get; set; } = new();

    [BindProperty]
    public DateParts Until { get; set; } = new();

    [BindProperty]
    public string? Deputy { get; set; }

    public IReadOnlyList<Choice> Colleagues { get; private set; } = [];

    /// <summary>Who is away.</summary>
    protected abstract Guid Who { get; }

    /// <summary>Where it leads when done, and from where it came.</summary>
    public abstract string Back { get; }

    protected Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

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

        var outcome = await absences.AwayAsync(Person, Who, Guid.TryParse(Deputy, out var deputy) ? deputy : null, from, until, cancellation);
        return outcome.Match<IActionResult>(
            done =>
            {
                Done.Tell(TempData, texts["Away.Done"]);
                return Redirect(Back);
            },
            problems =>
            {
                words.Tell(ModelState, problems.Problems);
                return Page();
            },
            changed => Page(),
            notFound => NotFound());
    }

    protected virtual async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await absences.CandidatesAsync(Person, Who, cancellation) is not { } found)
        {
            return false;
        }

        Colleagues = [.. found.Select(c => new Choice(c.Id.ToString(), c.Name))];
        return true;
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
            ModelState.AddModelError(field, texts["Problem.day-impossible", parts.Said]);
            return null;
        });
}

/// <summary>An administrator notes that somebody is away.</summary>
internal sealed class AwayModel(Accounts accounts, Absences absences, PeopleWords words, IStringLocalizer<Admin> texts) : AwayForm(absences, words, texts)
{
    [FromRoute]
    public Guid Id { get; set; }

    public string Name { get; private set; } = "";

    public override string Back => "/gebruikers/" + Id;

    protected override Guid Who => Id;

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await accounts.FindAsync(Person, Id, cancellation) is not { } account)
        {
            return false;
        }

        Name = account.Name;
        return await base.LoadAsync(cancellation);
    }
}
