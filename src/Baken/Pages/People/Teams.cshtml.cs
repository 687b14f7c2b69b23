using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.People;
using Baken.Pages.Signals;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using TeamsFace = Baken.Kernel.People.Teams;

namespace Baken.Pages.People;

/// <summary>The teams of the organisation: make and rename.</summary>
internal sealed class TeamsModel(TeamsFace teams, PeopleWords words, IStringLocalizer<Admin> texts) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The team that gets another name; null to make a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Hernoem { get; set; }

    public IReadOnlyList<TeamView> List { get; private set; } = [];

    public TeamView? Renamed => List.FirstOrDefault(t => t.Id == Hernoem);

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        List = await teams.ListAsync(Person, cancellation) ?? [];
        Name = Renamed?.Name;
        return Hernoem is not null && Renamed is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        List = await teams.ListAsync(Person, cancellation) ?? [];
        if (HttpContext.IsReturned())
        {
            return Page();
        }

        var outcome = Hernoem is { } id ? await teams.RenameAsync(Person, id, Name, cancellation) : await teams.AddAsync(Person, Name, cancellation);
        return outcome.Match<IActionResult>(
            done =>
            {
                Done.Tell(TempData, texts[Hernoem is null ? "Teams.Added" : "Teams.Renamed", Name!.Trim()]);
                return Redirect("/teams");
            },
            problems =>
            {
                words.Tell(ModelState, problems.Problems);
                return Page();
            },
            changed => Page(),
            notFound => NotFound());
    }
}
