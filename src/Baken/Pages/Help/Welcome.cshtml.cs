using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Pages.Help;

/// <summary>The first page after the first sign-in: what this person does here, role by role, and where to begin.</summary>
internal sealed class WelcomeModel(Sessions sessions) : PageModel
{
    public string Name => Person.Name;

    public IReadOnlyList<Role> Roles => [.. Person.Roles.Order()];

    public string Back { get; private set; } = "";

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public void OnGet(string? terug) => Back = Endpoints.Local(terug) ?? "/mijn-werk";

    public async Task<IActionResult> OnPostAsync(string? terug, CancellationToken cancellation)
    {
        await sessions.WelcomedAsync(Person, cancellation);
        return LocalRedirect(Endpoints.Local(terug) ?? "/mijn-werk");
    }
}
