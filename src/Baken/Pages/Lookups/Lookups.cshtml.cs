using Baken.Hosting;
using Baken.Kernel.Audit;
using Baken.Kernel.Time;
using Baken.Pages.Audit;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Lookups;

/// <summary>What was seen and done in one's own name, by day: who sees what is not theirs knows that the account is used by another.</summary>
internal sealed class LookupsModel(AuditTrail trail, IStringLocalizer<Staff> staff, IStringLocalizer<Codes> codes) : PageModel
{
    /// <summary>The record after which the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    /// <summary>The record before which the page ends.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public AuditWords Words { get; } = new(staff, codes);

    public AuditPage List { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, string> Numbers { get; private set; } = null!;

    /// <summary>The lines by day, newest first.</summary>
    public IEnumerable<IGrouping<DateTime, FoldedLine>> Days => FoldedLine.Of(List.Lines).GroupBy(folded => DutchTime.Local(folded.Line.At).Date);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var actor = SessionAuthentication.ActorOf(HttpContext)!;
        List = await trail.OwnAsync(actor, new AuditFilter { After = After, Before = Before }, cancellation);
        Numbers = await trail.NumbersAsync(actor, AuditWords.Single(List.Lines), cancellation);
    }
}
