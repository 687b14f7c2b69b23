using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.People;
using Baken.Pages.Signals;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.People;

/// <summary>What waits for this person as second person: roles that read content, and recovery of both steps of sign-in.</summary>
internal sealed class ConfirmModel(AccessRequests requests, IStringLocalizer<Admin> texts) : PageModel
{
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public bool? Confirms { get; set; }

    public IReadOnlyList<AccessRequestView> Waiting { get; private set; } = [];

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task OnGetAsync(CancellationToken cancellation) => Waiting = await requests.WaitingAsync(Person, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (HttpContext.IsReturned() || Confirms is not { } confirms)
        {
            return Redirect("/bevestigen");
        }

        var outcome = await requests.DecideAsync(Person, Id, confirms, cancellation);
        if (outcome == AccessRequestOutcome.NotFound)
        {
            return NotFound();
        }

        Done.Tell(TempData, texts[outcome == AccessRequestOutcome.Confirmed ? "Confirm.Done.Yes" : "Confirm.Done.No"]);
        return Redirect("/bevestigen");
    }
}
