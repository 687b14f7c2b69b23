using Baken.Hosting;
using Baken.Signals.Report;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Pages.Report;

/// <summary>Where a reporter begins: 112 first, then what will happen, then the button.</summary>
internal sealed class StartModel(Reporting reporting, Drafts drafts, Settings settings, TimeProvider clock) : PageModel
{
    /// <summary>Whether somebody would read a report.</summary>
    public bool IsOpen { get; private set; } = true;

    public bool NobodyOnDuty => settings.Duty.At(clock.GetUtcNow()).Count == 0;

    /// <summary>How many working days a normal report may wait to be read.</summary>
    public int WorkingDaysToRead { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        IsOpen = await reporting.IsOpenAsync(cancellation);
        WorkingDaysToRead = await reporting.WorkingDaysToReadAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await reporting.IsOpenAsync(cancellation))
        {
            await OnGetAsync(cancellation);
            return Page();
        }

        if (DraftCookie.Read(HttpContext) is { } before)
        {
            await drafts.WipeAsync(before, cancellation);
        }

        var key = DraftKey.New();
        await drafts.SaveAsync(key, new ReportDraft().ToJson(), cancellation);
        DraftCookie.Set(HttpContext, key);
        return Redirect($"/s/{ReportDraft.FirstStep}");
    }
}
