using Baken.Hosting;
using Baken.Kernel.Audit;
using Baken.Kernel.Time;
using Baken.Pages.Audit;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Unusual;

/// <summary>Use of the last week, or of a chosen period, that a person may want to look at.</summary>
internal sealed class UnusualModel(UnusualUse use, UnusualMeasures measures, IStringLocalizer<Supervise> texts, TimeProvider clock) : PageModel
{
    private const int Week = 7;

    /// <summary>First day, year first.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>Last day, year first.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Until { get; set; }

    public UnusualMeasures Measures => measures;

    public UnusualWords Words { get; } = new(texts, measures);

    public IReadOnlyList<UnusualLine> Lines { get; private set; } = [];

    /// <summary>Whether the period was longer than is allowed.</summary>
    public bool IsCut { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var until = AuditQuery.Day(Until) ?? DateOnly.FromDateTime(DutchTime.Local(clock.GetUtcNow()));
        var from = AuditQuery.Day(From) is { } asked && asked <= until ? asked : until.AddDays(1 - Week);
        (From, Until) = (Shown(From, from), Shown(Until, until));
        IsCut = until.DayNumber - from.DayNumber > measures.LongestPeriod;
        if (await use.ListAsync(SessionAuthentication.ActorOf(HttpContext)!, from, until, cancellation) is not { } lines)
        {
            return NotFound();
        }

        Lines = lines;
        return Page();
    }

    // What is no day stays, to be told at its field.
    private static string? Shown(string? typed, DateOnly day) => string.IsNullOrWhiteSpace(typed) || AuditQuery.Day(typed) is not null ? AuditQuery.Text(day) : typed;
}
