using System.Globalization;
using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.OnCall;
using Baken.Pages.Signals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.OnCall;

/// <summary>Adds a line to the weekly pattern of a team.</summary>
internal sealed class LineModel(DutyRoster roster, Settings settings, IStringLocalizer<Texts.Notices> texts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Team { get; set; }

    [BindProperty]
    public string? Who { get; set; }

    [BindProperty]
    public List<string> Days { get; set; } = [];

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    public IEnumerable<Choice> Members { get; private set; } = [];

    public static IEnumerable<Choice> Week => RosterWords.Week.Select(day => new Choice(day.ToString(), CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName(day)));

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await ReadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        if (!await ReadAsync(cancellation))
        {
            return NotFound();
        }

        if (!Guid.TryParse(Who, out var who))
        {
            ModelState.AddModelError(nameof(Who), texts["Roster.WhoMissing"]);
        }

        var days = RosterWords.Week.Where(day => Days.Contains(day.ToString())).ToList();
        if (days.Count == 0)
        {
            ModelState.AddModelError(nameof(Days), texts["Roster.DaysMissing"]);
        }

        var (from, until) = (RosterWords.Read(ModelState, nameof(From), From, texts), RosterWords.Read(ModelState, nameof(Until), Until, texts));
        if (!ModelState.IsValid)
        {
            return Page();
        }

        switch (await roster.AddAsync(Person, Team, new DutyHours(who, days, from!.Value, until!.Value), cancellation))
        {
            case RosterOutcome.Done:
                await settings.ReadAsync(cancellation);
                return this.GoOn("/dienstrooster?team=" + Team);
            case RosterOutcome.EndsBeforeBegin:
                ModelState.AddModelError(nameof(Until), texts["Roster.Backwards"]);
                return Page();
            case RosterOutcome.NoMember:
                ModelState.AddModelError(nameof(Who), texts["Roster.NoMember"]);
                return Page();
            case RosterOutcome.NotFound or RosterOutcome.NoDays or RosterOutcome.SamePerson or RosterOutcome.Past:
            default:
                return NotFound();
        }
    }

    private async Task<bool> ReadAsync(CancellationToken cancellation)
    {
        var view = await roster.ViewAsync(Person, Team, clock.GetUtcNow(), cancellation);
        Members = view is null ? [] : [.. RosterWords.People(view.Members)];
        return view is not null;
    }
}
