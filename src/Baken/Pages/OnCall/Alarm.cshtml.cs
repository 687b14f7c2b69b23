using Baken.Hosting;
using Baken.Kernel.OnCall;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Pages.OnCall;

/// <summary>One alarm, for who was called: 'I have seen it', and on to the signal.</summary>
internal sealed class AlarmModel(AlarmBook book, Alarms alarms) : PageModel
{
    public AlarmLine Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await book.FindAsync(SessionAuthentication.ActorOf(HttpContext)!, id, cancellation) is not { } line)
        {
            return NotFound();
        }

        Line = line;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation) =>
        await alarms.AcknowledgeAsync(SessionAuthentication.ActorOf(HttpContext)!, id, cancellation) == AcknowledgeOutcome.Acknowledged
            ? this.GoOn("/alarmen/" + id)
            : NotFound();
}
