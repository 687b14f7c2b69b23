using Baken.Design;
using Baken.Kernel.Time;
using Baken.Signals.Report;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Report;

/// <summary>The receipt: shown again at every visit until it is written down, the reporter leaves, or ten minutes have passed.</summary>
internal sealed class ReceiptModel(Drafts drafts, TimeProvider clock, IStringLocalizer<Public> texts) : PageModel
{
    /// <summary>The code; null when it is not shown any more.</summary>
    public string? Code { get; private set; }

    /// <summary>Whether the reporter has just said that the code is written down.</summary>
    public bool IsDone { get; private set; }

    public IReadOnlyList<PathStep> Path { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? klaar, CancellationToken cancellation)
    {
        IsDone = klaar is not null;
        var content = DraftCookie.Read(HttpContext) is { } key ? await drafts.ReadAsync(key, cancellation) : null;
        if (content is { Code: null })
        {
            return Redirect($"/s/{ReportDraft.LastStep}");
        }

        if (content is { Code: { } code, DueAt: { } due })
        {
            (Code, IsDone, Path) = (code, false, Steps(content.Until - Drafts.ReceiptLife, due));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (DraftCookie.Read(HttpContext) is { } key)
        {
            await drafts.WipeAsync(key, cancellation);
        }

        DraftCookie.Remove(HttpContext);
        return Redirect("/ontvangen?klaar=1");
    }

    private IReadOnlyList<PathStep> Steps(DateTimeOffset received, DateTimeOffset due)
    {
        var from = DutchTime.Instant(WorkingDays.NextWorkingDay(DateOnly.FromDateTime(DutchTime.Local(due))), WorkingDays.EndOfBusiness);
        return
        [
            new(texts["Path.Received"], PathState.Done, Capital(Moments.LongDay(received))),
            new(texts["Path.Read"], PathState.Now, DueWords.Of(due, clock.GetUtcNow(), texts)),
            new(texts["Path.Choose"], PathState.Later, texts["Path.Choose.Line"]),
            new(texts["Path.Answer"], PathState.Later, texts["Path.Answer.Line", Moments.LongDay(from)]),
        ];
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

/// <summary>Until when something is to be expected, for a reporter: a day, never a count of minutes.</summary>
internal static class DueWords
{
    public static string Of(DateTimeOffset due, DateTimeOffset now, IStringLocalizer<Public> texts) =>
        due <= now ? texts["Due.Soon"]
        : DutchTime.Local(due).Date == DutchTime.Local(now).Date ? texts["Due.Today"]
        : texts["Due.Day", Moments.LongDay(due)];

    /// <summary>When something begins within a week: the day of the week and the hour.</summary>
    public static string Start(DateTimeOffset start, DateTimeOffset now, IStringLocalizer<Public> texts)
    {
        var (local, today) = (DutchTime.Local(start), DutchTime.Local(now).Date);
        return local.Date == today ? texts["Start.At.Today", local] : texts["Start.At.Day", local];
    }
}
