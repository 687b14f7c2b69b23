using Baken.Hosting;
using Baken.Pages.Signals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Engine = Baken.Kernel.People.Organisations;

namespace Baken.Pages.Organisations;

/// <summary>Lets an organisation in, with its first administrator.</summary>
internal sealed class AddModel(Engine organisations, IStringLocalizer<Texts.Organisations> texts) : PageModel
{
    [BindProperty]
    public OrganisationInput Form { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var outcome = await organisations.AddAsync(SessionAuthentication.ActorOf(HttpContext)!, Form.ToForm(), cancellation);
        return outcome.Match<IActionResult>(
            () =>
            {
                Done.Tell(TempData, texts["Add.Done", Form.Name!.Trim()].Value);
                return Redirect("/organisaties/" + Form.Code!.Trim());
            },
            problems =>
            {
                OrganisationInput.Tell(ModelState, problems, texts);
                return Page();
            },
            NotFound,
            NotFound);
    }
}
