using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Signals.Report;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Submissions;

/// <summary>What the person, or the own organisation, reported, and how far it is.</summary>
internal sealed class ListModel(Baken.Signals.Report.Submissions submissions, IStringLocalizer<Intake> texts) : PageModel
{
    /// <summary>Whether what colleagues reported is shown too.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    [BindProperty(SupportsGet = true)]
    public SubmissionState? State { get; set; }

    /// <summary>The number behind which the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public SubmissionPage Sent { get; private set; } = new([], null);

    public bool MayReport => Actor.May(Ability.Report);

    public IEnumerable<Choice> States => Enum.GetNames<SubmissionState>().Select(state => new Choice(state, texts["State." + state].Value));

    public IReadOnlyList<ActiveFilter> Active => State is { } state ? [new($"{texts["List.State"].Value}: {texts["State." + state].Value}", Address(null, null))] : [];

    private Actor Actor => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task OnGetAsync(CancellationToken cancellation) => Sent = await submissions.ListAsync(Actor, new SubmissionFilter(!All, State, After), cancellation);

    public string PageAfter(string number) => Address(State, number);

    private string Address(SubmissionState? state, string? after) =>
        "/mijn-meldingen" + QueryString.Create(new Dictionary<string, string?> { ["All"] = All ? "true" : null, ["State"] = state?.ToString(), ["After"] = after }.Where(part => part.Value is not null));
}
