using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Baken.Pages.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Pages.Help;

/// <summary>The first page after the first sign-in: what this person does here, role by role, and where to begin.</summary>
internal sealed class WelcomeModel(Sessions sessions, Databases databases) : PageModel
{
    public string Name => Person.Name;

    public IReadOnlyList<Role> Roles => [.. Person.Roles.Order()];

    /// <summary>Roles that wait for a second person.</summary>
    public IReadOnlyList<Role> Asked { get; private set; } = [];

    /// <summary>The line under the greeting: what follows on this page, or why nothing does.</summary>
    public string Lede => Roles.Count > 0 ? "Welcome.Lede" : Asked.Count > 0 ? "Welcome.LedeWaits" : "Welcome.LedeNone";

    public string Back { get; private set; } = "";

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task OnGetAsync(string? terug, CancellationToken cancellation)
    {
        Back = Endpoints.Local(terug) ?? "/mijn-werk";
        Asked = await WorkTasks.AskedAsync(databases, Person, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(string? terug, CancellationToken cancellation)
    {
        await sessions.WelcomedAsync(Person, cancellation);
        return LocalRedirect(Endpoints.Local(terug) ?? "/mijn-werk");
    }
}
