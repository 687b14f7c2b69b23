using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Baken.Pages.Signals;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Requests;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Work;

/// <summary>One part of a person's work.</summary>
/// <param name="Id">Name of the part in the address.</param>
/// <param name="List">Its signals.</param>
/// <param name="Assess">Whether they are to be assessed.</param>
/// <param name="ShowEmpty">Whether it is shown when nothing is in it.</param>
internal sealed record WorkPart(string Id, QueuePage List, bool Assess, bool ShowEmpty);

/// <summary>The page after sign-in: what this person can do now, what comes first on top.</summary>
internal sealed class WorkModel(WorkQueue queue, RequestContent requests, Absences absences, WorkTasks tasks, Databases databases, IStringLocalizer<Staff> texts, IStringLocalizer<Codes> codes, TimeProvider clock) : PageModel
{
    private static readonly HashSet<string> Notes = ["teruggeven", "niet-oppakken", "afsluiten"];

    /// <summary>What was done just now, a code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Gedaan { get; set; }

    /// <summary>The part of which a later page is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Part { get; set; }

    /// <summary>The signal after which that part begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public SignalWords Words { get; } = new(texts, codes, clock);

    public IReadOnlyList<WorkPart> Parts { get; private set; } = [];

    /// <summary>The assessors' queue as a whole; null for others.</summary>
    public QueuePage? Queue { get; private set; }

    /// <summary>Requests of data subjects on which this person is asked to look at contents.</summary>
    public IReadOnlyList<RequestLine> Asked { get; private set; } = [];

    /// <summary>What waits for this person besides signals.</summary>
    public IReadOnlyList<WorkTask> Tasks { get; private set; } = [];

    /// <summary>Own roles that wait for a second person.</summary>
    public IReadOnlyList<Role> RolesAsked { get; private set; } = [];

    /// <summary>Whether this person has no work with signals, so that the page says what else there is.</summary>
    public bool IsWithoutSignals => Parts.Count == 0;

    /// <summary>Where this person's other work is.</summary>
    public IEnumerable<(string Text, string Href)> Pages => WorkTasks.PagesOf(Person);

    /// <summary>The help task that belongs to this work; null when there is none.</summary>
    public string? HelpTask => Ability.Assess.Allows(Person) ? "werkvoorraad" : Ability.Act.Allows(Person) ? "team" : null;

    /// <summary>For whom this person stands in today.</summary>
    public IReadOnlyList<StandIn> StandsInFor { get; private set; } = [];

    public bool IsOfficer => Ability.Supervise.Allows(Person);

    /// <summary>Whether this person reads signals, and may open one by its number.</summary>
    public bool MayOpen => Ability.ReadSignals.Allows(Person);

    public string FirstName => Person.Name.Split(' ')[0];

    public string? DoneKey => Gedaan is not null && Notes.Contains(Gedaan) ? "Done." + Gedaan : null;

    public bool IsAllDone => Parts.Count > 0 && Asked.Count == 0 && UnopenedAcute.Count == 0 && Parts.All(part => part.List.Total == 0 || part.Id == "volgen");

    /// <summary>The next deadline of colleagues' work, in words; null when there is none.</summary>
    public string? NextDeadline => (Queue?.Rows ?? []).Concat(Parts.SelectMany(part => part.List.Rows)).Where(row => row.DueAt is not null)
        .OrderBy(row => row.DueAt).Select(row => Deadline(row)).FirstOrDefault();

    public IReadOnlyList<QueueRow> UnopenedAcute => [.. (Queue?.Rows ?? []).Where(row => row.UnopenedAcute)];

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Asked = await requests.AskedOfAsync(Person, cancellation);
        Tasks = await tasks.OfAsync(Person, cancellation);
        RolesAsked = await WorkTasks.AskedAsync(databases, Person, cancellation);
        StandsInFor = await absences.StandsInForAsync(Person, cancellation);
        IReadOnlyList<Guid> away = [.. StandsInFor.Select(a => a.UserId)];
        var parts = new List<WorkPart>();
        if (Ability.Assess.Allows(Person))
        {
            Queue = await queue.ToAssessAsync(Person, new QueueFilter(), cancellation);
            parts.Add(new("eigen", await queue.ToAssessAsync(Person, Filter("eigen") with { Assigned = AssignedFilter.Me }, cancellation), true, true));
            if (away.Count > 0)
            {
                parts.Add(new("waarneming", await queue.ToAssessAsync(Person, Filter("waarneming") with { Of = away }, cancellation), true, true));
            }

            parts.Add(new("informatie", await queue.ToAssessAsync(Person, Filter("informatie") with { NewInformation = true }, cancellation), true, false));
            parts.Add(new("tweede", await queue.AwaitsSecondAsync(Person, Filter("tweede"), cancellation), true, false));
        }

        if (Ability.Act.Allows(Person))
        {
            parts.Add(new("nieuw", await queue.OfTeamAsync(Person, Filter("nieuw") with { State = SignalState.Routed }, cancellation), false, true));
            parts.Add(new("opgepakt", await queue.OfTeamAsync(Person, Filter("opgepakt") with { State = SignalState.TakenUp, Assigned = AssignedFilter.Me }, cancellation), false, true));
            if (away.Count > 0)
            {
                parts.Add(new("waarneming-team", await queue.OfTeamAsync(Person, Filter("waarneming-team") with { State = SignalState.TakenUp, Of = away }, cancellation), false, true));
            }

            parts.Add(new("collega", await queue.OfTeamAsync(Person, Filter("collega") with { State = SignalState.TakenUp, Assigned = AssignedFilter.Others }, cancellation), false, false));
            parts.Add(new("volgen", await queue.FollowedAsync(Person, Filter("volgen"), cancellation), false, false));
        }

        Parts = parts;
    }

    /// <summary>Leads from a typed number to the signal; whether it is there and theirs, that page says.</summary>
    public IActionResult OnGetOpen(string? nummer) =>
        string.IsNullOrWhiteSpace(nummer) ? LocalRedirect("/mijn-werk") : LocalRedirect("/signalen/" + Uri.EscapeDataString(nummer.Trim()));

    private QueueFilter Filter(string part) => new() { After = Part == part ? After : null };

    private string Deadline(QueueRow row) => row.DueIsNow ? texts["Deadline.Now"].Value : $"{Words.Day(row.DueAt!.Value)} {Moments.Hour(row.DueAt.Value)}";
}
