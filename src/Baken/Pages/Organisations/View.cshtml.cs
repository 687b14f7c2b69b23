using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.People;
using Baken.Pages.Signals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Engine = Baken.Kernel.People.Organisations;

namespace Baken.Pages.Organisations;

/// <summary>One organisation: how it is known, its teams, how many accounts. Nothing of its work.</summary>
internal sealed class ViewModel(Engine organisations, IStringLocalizer<Texts.Organisations> texts) : PageModel
{
    /// <summary>Name and address of another administrator, while none has access.</summary>
    [BindProperty]
    public OrganisationInput Form { get; set; } = new();

    public OrganisationView View { get; private set; } = null!;

    /// <summary>Whether it is the reader's own, which only another platform administrator can let go.</summary>
    public bool IsOwn { get; private set; }

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation) => await LoadAsync(code, cancellation) ? Page() : NotFound();

    /// <summary>A new link for an administrator who has not come in.</summary>
    public Task<IActionResult> OnPostAgainAsync(string code, Guid id, CancellationToken cancellation) => InviteAsync(code, id, cancellation);

    /// <summary>Another administrator, while none has access.</summary>
    public Task<IActionResult> OnPostInviteAsync(string code, CancellationToken cancellation) => InviteAsync(code, null, cancellation);

    private async Task<IActionResult> InviteAsync(string code, Guid? again, CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        if (!await LoadAsync(code, cancellation))
        {
            return NotFound();
        }

        if (HttpContext.IsReturned())
        {
            return Page();
        }

        var outcome = await organisations.InviteAdministratorAsync(Person, code, again, Form.AdministratorName, Form.AdministratorEmail, cancellation);
        return outcome.Match<IActionResult>(
            () =>
            {
                Done.Tell(TempData, texts["View.Invited"].Value);
                return Redirect("/organisaties/" + View.Organisation.Code);
            },
            problems =>
            {
                OrganisationInput.Tell(ModelState, problems, texts);
                return Page();
            },
            NotFound,
            NotFound);
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellation)
    {
        if (await organisations.ViewAsync(Person, code, cancellation) is not { } view)
        {
            return false;
        }

        (View, IsOwn) = (view, view.Organisation.Id == Person.OrganisationId);
        return true;
    }
}
