using Baken.Hosting;
using Baken.Kernel.Notices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Pages.Inbox;

/// <summary>What waits for the reader, newest first.</summary>
internal sealed class InboxModel(Notices notices) : PageModel
{
    /// <summary>The notice after which the page begins.</summary>
    [BindProperty(SupportsGet = true, Name = "na")]
    public Guid? After { get; set; }

    public NoticePage List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) =>
        List = await notices.PageAsync(SessionAuthentication.ActorOf(HttpContext)!, After, cancellation);

    /// <summary>Marks one as read and goes where it leads.</summary>
    public async Task<IActionResult> OnPostOpenAsync([FromForm(Name = "Id")] Guid id, CancellationToken cancellation) =>
        await notices.OpenAsync(SessionAuthentication.ActorOf(HttpContext)!, id, cancellation) is { } notice
            ? this.GoOn(notice.Link ?? "/berichten")
            : NotFound();

    public async Task<IActionResult> OnPostAllAsync(CancellationToken cancellation)
    {
        await notices.ReadAllAsync(SessionAuthentication.ActorOf(HttpContext)!, cancellation);
        return this.GoOn("/berichten");
    }
}
