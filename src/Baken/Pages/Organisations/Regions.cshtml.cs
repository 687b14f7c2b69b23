using Baken.Hosting;
using Baken.Signals.Areas;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Pages.Organisations;

/// <summary>The imported care regions and areas of police units, with their source.</summary>
internal sealed class RegionsModel(WorkAreas areas) : PageModel
{
    public IReadOnlyList<AreaLine> Areas { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await areas.ListAsync(SessionAuthentication.ActorOf(HttpContext)!, cancellation) is not { } found)
        {
            return NotFound();
        }

        Areas = found;
        return Page();
    }
}
