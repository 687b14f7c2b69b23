using System.Globalization;
using System.Text;
using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Audit;
using Baken.Kernel.OnCall;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.OnCall;

/// <summary>A month of alarms: raised, to whom, acknowledged by whom, after how long.</summary>
internal sealed class AlarmsModel(AlarmBook book, ReadLog log, IStringLocalizer<Texts.Notices> texts, TimeProvider clock) : PageModel
{
    private const string Form = "yyyy-MM";

    /// <summary>The month, year first; this month when none is named.</summary>
    [BindProperty(SupportsGet = true, Name = "maand")]
    public string? Named { get; set; }

    public AlarmMonth Month { get; private set; } = null!;

    public string Name => Month.Month.ToString("MMMM yyyy", CultureInfo.CurrentCulture);

    public string This => Month.Month.ToString(Form, CultureInfo.InvariantCulture);

    public string Earlier => Month.Month.AddMonths(-1).ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>The next month; null for one that has not begun.</summary>
    public string? Later => Month.Month.AddMonths(1) is var next && next <= DateOnly.FromDateTime(Moments.Local(clock.GetUtcNow()).DateTime) ? next.ToString(Form, CultureInfo.InvariantCulture) : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await ReadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellation)
    {
        if (!await ReadAsync(cancellation))
        {
            return NotFound();
        }

        var text = string.Join("\r\n", Month.Lines.Select(AlarmWords.Csv).Prepend(texts["Alarms.CsvHead"].Value)) + "\r\n";
        return File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], "text/csv; charset=utf-8", $"alarmen-{This}.csv");
    }

    private async Task<bool> ReadAsync(CancellationToken cancellation)
    {
        var day = DateOnly.TryParseExact(Named, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var named) && named.Year is > 2000 and < 2200
            ? named
            : DateOnly.FromDateTime(Moments.Local(clock.GetUtcNow()).DateTime);
        var actor = SessionAuthentication.ActorOf(HttpContext)!;
        if (await book.MonthAsync(actor, day, cancellation) is not { } month)
        {
            return false;
        }

        Month = month;
        await log.RecordAsync(actor, "duty", "alarm.list", "alarm", [.. month.Lines.Select(line => line.Alarm.Id)], cancellation);
        return true;
    }
}
