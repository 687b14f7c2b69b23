using Baken.Hosting;
using Baken.Kernel.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Engine = Baken.Kernel.People.Organisations;

namespace Baken.Pages.Organisations;

/// <summary>One organisation: how it is known, its teams, how many accounts. Nothing of its work.</summary>
internal sealed class ViewModel(Engine organisations) : PageModel
{
    public OrganisationView View { get; private set; } = null!;

    /// <summary>Whether it is the reader's own, which only another platform administrator can let go.</summary>
    public bool IsOwn { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation)
    {
        var actor = SessionAuthentication.ActorOf(HttpContext)!;
        if (await organisations.ViewAsync(actor, code, cancellation) is not { } view)
        {
            return NotFound();
        }

        (View, IsOwn) = (view, view.Organisation.Id == actor.OrganisationId);
        return Page();
    }
}
