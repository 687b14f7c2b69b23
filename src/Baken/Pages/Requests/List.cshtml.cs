using Baken.Hosting;
using Baken.Kernel.Time;
using Baken.Signals.Requests;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Requests;

/// <summary>The requests of data subjects of the own organisation, by the day on which they must be answered.</summary>
internal sealed class ListModel(DataRequests requests, IStringLocalizer<Supervise> texts, IStringLocalizer<Codes> codes, TimeProvider clock) : PageModel
{
    public RequestWords Say { get; } = new(texts, codes, DateOnly.FromDateTime(DutchTime.Local(clock.GetUtcNow())));

    public IReadOnlyList<RequestLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await requests.ListAsync(SessionAuthentication.ActorOf(HttpContext)!, cancellation) is not { } lines)
        {
            return NotFound();
        }

        Lines = lines;
        return Page();
    }
}
