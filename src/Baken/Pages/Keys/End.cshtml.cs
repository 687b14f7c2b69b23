using Baken.Hosting;
using Baken.Kernel.People;
using Baken.Pages.Signals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Keys;

/// <summary>Ends a key at once.</summary>
internal sealed class EndModel(ApiKeys keys, IStringLocalizer<Texts.Organisations> texts) : PageModel
{
    /// <summary>What the key is for.</summary>
    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var found = (await keys.ListAsync(SessionAuthentication.ActorOf(HttpContext)!, cancellation))?.FirstOrDefault(key => key.Id == id && key.State != ApiKeyState.Ended);
        Name = found?.Name ?? "";
        return found is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await keys.EndAsync(SessionAuthentication.ActorOf(HttpContext)!, id, cancellation))
        {
            return NotFound();
        }

        Done.Tell(TempData, texts["Keys.EndDone"].Value);
        return Redirect("/sleutels");
    }
}
