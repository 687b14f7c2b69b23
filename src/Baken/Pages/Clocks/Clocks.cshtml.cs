using System.Globalization;
using Baken.Hosting;
using Baken.Kernel.Time;
using Baken.Pages.Audit;
using Baken.Signals.Reference;
using Baken.Signals.Requests;
using Baken.Signals.Retain;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Clocks;

/// <summary>How long what is kept, what falls due when, and a dry run of the destruction for a date.</summary>
internal sealed class ClocksModel(RetentionClocks clocks, IStringLocalizer<Supervise> texts, TimeProvider clock) : PageModel
{
    /// <summary>Lines of a dry run on the page; the file has all.</summary>
    public const int Shown = 200;

    /// <summary>Date of a dry run, year first.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Date { get; set; }

    public IReadOnlyList<RetentionClock> Clocks { get; private set; } = [];

    /// <summary>What the sweep would find on that date; null when none was asked for.</summary>
    public IReadOnlyList<DryRunLine>? DryRun { get; private set; }

    /// <summary>The months shown.</summary>
    public IEnumerable<string> Months => Enumerable.Range(0, RetentionClocks.Months).Select(month => DutchTime.Local(clock.GetUtcNow()).AddMonths(month).ToString("MMM yyyy", CultureInfo.CurrentCulture));

    public static int RequestMonths => DataRequestTerm.Months;

    public static RetentionClass? Class(string code) => RetentionClasses.Catalogue.Find(code);

    public static string Name(string code) => Class(code)?.Name(CultureInfo.CurrentUICulture) ?? code;

    /// <summary>Why a signal stays, in words; what is destroyed when nothing keeps it.</summary>
    public string Why(DryRunLine line) => line.IsDestroyed ? texts["Clocks.Destroyed"].Value
        : line.Hold is { } hold ? texts["Clocks.Held", HoldReasons.Catalogue.Find(hold)?.Name(CultureInfo.CurrentUICulture) ?? hold].Value
        : texts["Clocks.InRequest"].Value;

    public static string Held(RetentionClock clock) => clock.Held.Count == 0 ? "–"
        : string.Join("; ", clock.Held.OrderBy(held => held.Key, StringComparer.Ordinal).Select(held => $"{held.Value} × {HoldReasons.Catalogue.Find(held.Key)?.Name(CultureInfo.CurrentUICulture) ?? held.Key}"));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var actor = SessionAuthentication.ActorOf(HttpContext)!;
        if (await clocks.ListAsync(actor, cancellation) is not { } found)
        {
            return NotFound();
        }

        Clocks = [.. found.OrderBy(one => Class(one.Code)?.Months ?? int.MaxValue).ThenBy(one => one.Code, StringComparer.Ordinal)];
        DryRun = AuditQuery.Day(Date) is { } day ? await clocks.DryRunAsync(actor, day, cancellation) : null;
        return Page();
    }
}
