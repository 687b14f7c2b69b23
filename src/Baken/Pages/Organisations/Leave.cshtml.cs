using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.People;
using Baken.Pages.Signals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Organisations;

/// <summary>An organisation merges into another, or leaves: who goes on, what that means in words, and the act itself.</summary>
internal sealed class LeaveModel(Departures departures, IStringLocalizer<Texts.Organisations> texts) : PageModel
{
    /// <summary>Chosen when nobody goes on with its work.</summary>
    public const string Nobody = "geen";

    /// <summary>Who goes on with its work: a code, or <see cref="Nobody"/>; null before it is chosen.</summary>
    [BindProperty(SupportsGet = true, Name = "opvolger")]
    public string? Successor { get; set; }

    /// <summary>Code of each team, and of the team that goes on with its work.</summary>
    [BindProperty]
    public Dictionary<string, string?> Teams { get; set; } = [];

    /// <summary>The organisation's name, typed.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    public DeparturePreview Preview { get; private set; } = null!;

    public bool IsChosen => Successor == Nobody || Preview.Successor is not null;

    /// <summary>Whether teams must go on with the work, and the successor has none.</summary>
    public bool LacksTeams => Preview.Successor is not null && Preview.Teams.Count > 0 && Preview.SuccessorTeams.Count == 0;

    public bool IsRefused => LacksTeams || Preview.Notes.Any(note => note.Refuses);

    public IEnumerable<Choice> Successors => OrganisationWords.Choices(Preview.Successors).Append(new Choice(Nobody, texts["Leave.Nobody"].Value));

    public IEnumerable<Choice> NextTeams => Preview.SuccessorTeams.Select(team => new Choice(team.Code, team.Name));

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation) => ShowAsync(code, cancellation);

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellation)
    {
        var form = new DepartureForm
        {
            Successor = Successor == Nobody ? null : Successor ?? "",
            Teams = Teams.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!),
            Name = Name,
            Reason = Reason,
        };
        var outcome = await departures.LeaveAsync(Person, code, form, cancellation);
        return await outcome.Match<Task<IActionResult>>(
            () =>
            {
                Done.Tell(TempData, texts["Leave.Done"].Value);
                return Task.FromResult<IActionResult>(Redirect("/organisaties/" + code));
            },
            problems =>
            {
                OrganisationInput.Tell(ModelState, problems, texts, prefix: "");
                return ShowAsync(code, cancellation);
            },
            () => Task.FromResult<IActionResult>(NotFound()));
    }

    private async Task<IActionResult> ShowAsync(string code, CancellationToken cancellation)
    {
        if (await departures.PreviewAsync(Person, code, Successor, cancellation) is not { } preview)
        {
            return NotFound();
        }

        Preview = preview;
        foreach (var team in preview.Teams)
        {
            Teams.TryAdd(team.Code, null);
        }

        return Page();
    }
}
