using Baken.Hosting;
using Baken.Kernel.Notices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Pages.Inbox;

/// <summary>Addresses of colleagues outside the organisation, which a second person confirms before mail goes there.</summary>
internal sealed class AddressesModel(OutsideAddresses addresses) : PageModel
{
    public IReadOnlyList<WaitingAddress> Waiting { get; private set; } = [];

    public bool Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => await ReadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "User")] Guid user, CancellationToken cancellation)
    {
        switch (await addresses.ConfirmAsync(SessionAuthentication.ActorOf(HttpContext)!, user, cancellation))
        {
            case ConfirmAddressOutcome.Confirmed:
                return this.GoOn("/berichten/adressen");
            case ConfirmAddressOutcome.NeedsAnother:
                Refused = true;
                await ReadAsync(cancellation);
                return Page();
            case ConfirmAddressOutcome.NotFound:
            default:
                return NotFound();
        }
    }

    private async Task ReadAsync(CancellationToken cancellation) => Waiting = await addresses.WaitingAsync(SessionAuthentication.ActorOf(HttpContext)!, cancellation);
}
