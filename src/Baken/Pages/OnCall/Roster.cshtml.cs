using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.OnCall;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.OnCall;

/// <summary>Who is on duty in the coming fourteen days, gaps first of all; the weekly pattern and the hand-overs behind it.</summary>
internal sealed class RosterModel(DutyRoster roster, Settings settings, IStringLocalizer<Texts.Notices> texts, TimeProvider clock) : PageModel
{
    private const int Days = 14;

    /// <summary>The team; the reader's own when none is named.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Team { get; set; }

    public RosterView View { get; private set; } = null!;

    public IReadOnlyList<DutyStretch> Stretches { get; private set; } = [];

    public int Gaps => Stretches.Count(stretch => stretch.IsGap);

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await roster.ViewAsync(Person, Team, now, cancellation) is not { } view)
        {
            return NotFound();
        }

        View = view;
        Stretches = view.Duty.Stretches(DateOnly.FromDateTime(Moments.Local(now).DateTime), Days);
        return Page();
    }

    public Task<IActionResult> OnPostSoonerAsync([FromForm(Name = "Line")] Guid line, CancellationToken cancellation) => ActAsync(team => roster.SoonerAsync(Person, team, line, cancellation), cancellation);

    public Task<IActionResult> OnPostRemoveAsync([FromForm(Name = "Line")] Guid line, CancellationToken cancellation) => ActAsync(team => roster.RemoveAsync(Person, team, line, cancellation), cancellation);

    public Task<IActionResult> OnPostTakeBackAsync([FromForm(Name = "Handover")] Guid handover, CancellationToken cancellation) => ActAsync(team => roster.TakeBackAsync(Person, team, handover, cancellation), cancellation);

    public string Name(Guid user) => View.Names.GetValueOrDefault(user, "–");

    public string Names(DutyStretch stretch) => string.Join(texts["Roster.Then"], stretch.Who.Select(Name));

    public static string Hours(DutyStretch stretch) => RosterWords.Span(TimeOnly.FromDateTime(Moments.Local(stretch.From).DateTime), TimeOnly.FromDateTime(Moments.Local(stretch.Until).DateTime));

    private async Task<IActionResult> ActAsync(Func<Guid, Task<RosterOutcome>> act, CancellationToken cancellation)
    {
        if (Team is not { } team || await act(team) is RosterOutcome.NotFound)
        {
            return NotFound();
        }

        await settings.ReadAsync(cancellation);
        return this.GoOn("/dienstrooster?team=" + team);
    }
}
