using Baken.Hosting;
using Baken.Kernel.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Pages.Keys;

/// <summary>The keys of the own organisation's systems.</summary>
internal sealed class ListModel(ApiKeys keys) : PageModel
{
    public IReadOnlyList<ApiKeyLine> Keys { get; private set; } = [];

    /// <summary>Names of those that expire soon.</summary>
    public string Soon => string.Join(", ", Keys.Where(key => key.State == ApiKeyState.ExpiresSoon).Select(key => key.Name));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await keys.ListAsync(SessionAuthentication.ActorOf(HttpContext)!, cancellation) is not { } found)
        {
            return NotFound();
        }

        Keys = found;
        return Page();
    }
}
