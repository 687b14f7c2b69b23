using Baken.Hosting;
using Baken.Pages.Signals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Engine = Baken.Kernel.People.Organisations;

namespace Baken.Pages.Organisations;

/// <summary>Changes how an organisation is known and where it works.</summary>
internal sealed class ChangeModel(Engine organisations, IStringLocalizer<Texts.Organisations> texts) : PageModel
{
    [BindProperty]
    public OrganisationInput Form { get; set; } = new();

    /// <summary>The version that the form was filled in beside.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public string Code { get; private set; } = "";

    /// <summary>How a colleague left it meanwhile, in words; null when nobody did.</summary>
    public string? Meanwhile { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation)
    {
        if (await organisations.ViewAsync(SessionAuthentication.ActorOf(HttpContext)!, code, cancellation) is not { Organisation: { LeftAt: null } line })
        {
            return NotFound();
        }

        (Code, Seen) = (line.Code, line.Version);
        Form = new OrganisationInput { Name = line.Name, Kind = line.Kind, Regions = [.. line.Regions] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellation)
    {
        Code = code;
        var actor = SessionAuthentication.ActorOf(HttpContext)!;
        var outcome = await organisations.ChangeAsync(actor, code, Seen, Form.ToForm(), cancellation);
        return await outcome.Match<Task<IActionResult>>(
            () =>
            {
                Done.Tell(TempData, texts["Change.Done"].Value);
                return Task.FromResult<IActionResult>(Redirect("/organisaties/" + code));
            },
            problems =>
            {
                OrganisationInput.Tell(ModelState, problems, texts);
                return Task.FromResult<IActionResult>(Page());
            },
            () => MeanwhileAsync(code, cancellation),
            () => Task.FromResult<IActionResult>(NotFound()));
    }

    // What was typed stays; what a colleague made of it stands above, and counts as seen from now.
    private async Task<IActionResult> MeanwhileAsync(string code, CancellationToken cancellation)
    {
        if (await organisations.ViewAsync(SessionAuthentication.ActorOf(HttpContext)!, code, cancellation) is not { } now)
        {
            return NotFound();
        }

        ModelState.Remove(nameof(Seen));
        Seen = now.Organisation.Version;
        Meanwhile = string.Join(" · ", new[] { now.Organisation.Name, OrganisationWords.Kind(now.Organisation.Kind), OrganisationWords.RegionNames(now.Organisation.Regions) }.Where(part => part.Length > 0));
        return Page();
    }
}
