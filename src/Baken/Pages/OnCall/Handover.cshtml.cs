using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.OnCall;
using Baken.Kernel.Time;
using Baken.Pages.Signals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.OnCall;

/// <summary>Lets somebody take over another person's hours for a while.</summary>
internal sealed class HandoverModel(DutyRoster roster, Settings settings, IStringLocalizer<Texts.Notices> texts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Team { get; set; }

    [BindProperty]
    public string? Whose { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public DateParts Begin { get; set; } = new();

    [BindProperty]
    public string? BeginTime { get; set; }

    [BindProperty]
    public DateParts End { get; set; } = new();

    [BindProperty]
    public string? EndTime { get; set; }

    public IEnumerable<Choice> OnDuty { get; private set; } = [];

    public IEnumerable<Choice> Members { get; private set; } = [];

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await ReadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        if (!await ReadAsync(cancellation))
        {
            return NotFound();
        }

        var (whose, to) = (One(nameof(Whose), Whose), One(nameof(To), To));
        var begin = Moment(nameof(Begin), Begin, nameof(BeginTime), BeginTime, ends: false);
        var end = Moment(nameof(End), End, nameof(EndTime), EndTime, ends: true);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var outcome = await roster.HandOverAsync(Person, Team, new DutyPeriod(whose, to, begin!.Value, end!.Value), cancellation);
        if (outcome == RosterOutcome.Done)
        {
            await settings.ReadAsync(cancellation);
            return this.GoOn("/dienstrooster?team=" + Team);
        }

        var (field, problem) = outcome switch
        {
            RosterOutcome.SamePerson => (nameof(To), "Handover.SamePerson"),
            RosterOutcome.EndsBeforeBegin => (nameof(End), "Handover.Backwards"),
            RosterOutcome.Past => (nameof(End), "Handover.Past"),
            RosterOutcome.NoMember or RosterOutcome.NotFound or RosterOutcome.NoDays or RosterOutcome.Done => (nameof(To), "Roster.NoMember"),
        };
        ModelState.AddModelError(field, texts[problem]);
        return Page();
    }

    private Guid One(string field, string? value)
    {
        if (!Guid.TryParse(value, out var id))
        {
            ModelState.AddModelError(field, texts["Roster.WhoMissing"]);
        }

        return id;
    }

    private DateTimeOffset? Moment(string dayField, DateParts day, string timeField, string? typed, bool ends)
    {
        var time = RosterWords.Read(ModelState, timeField, typed, texts);
        var impossible = false;
        var date = day.Read(
            () => (DateOnly?)null,
            (year, month, inMonth) => year is { } y && month is { } m && inMonth is { } d && y is > 2000 and < 2200 ? new DateOnly(y, m, d) : null,
            () =>
            {
                impossible = true;
                return null;
            });
        if (date is null)
        {
            ModelState.AddModelError(dayField, impossible ? texts["Handover.DayImpossible", day.Said] : texts["Handover.DayMissing"]);
        }

        // 24:00 ends the day that is named.
        return date is { } on && time is { } at ? DutchTime.Shown(ends && at == TimeOnly.MinValue ? on.AddDays(1) : on, at) : null;
    }

    private async Task<bool> ReadAsync(CancellationToken cancellation)
    {
        if (await roster.ViewAsync(Person, Team, clock.GetUtcNow(), cancellation) is not { } view)
        {
            return false;
        }

        Members = [.. RosterWords.People(view.Members)];
        OnDuty = [.. RosterWords.People(view.Lines.Select(line => line.UserId).Distinct().Select(id => KeyValuePair.Create(id, view.Names.GetValueOrDefault(id, "–"))))];
        return true;
    }
}
