using System.Globalization;
using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Signals.Queue;

/// <summary>Everything that waits for an assessor, by deadline. Looking at it marks nothing as done.</summary>
internal sealed class QueueModel(
    WorkQueue queue, DeskWork desk, IStringLocalizer<Staff> texts, IStringLocalizer<Codes> codes, TimeProvider clock) : PageModel
{
    /// <summary>Suspected form, a code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Form { get; set; }

    /// <summary>Safety region, a code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    /// <summary>Channel.</summary>
    [BindProperty(SupportsGet = true)]
    public Channel? Channel { get; set; }

    /// <summary>Urgency.</summary>
    [BindProperty(SupportsGet = true)]
    public Urgency? Urgency { get; set; }

    /// <summary>Who has it.</summary>
    [BindProperty(SupportsGet = true)]
    public AssignedFilter? Assigned { get; set; }

    /// <summary>Only what has new information.</summary>
    [BindProperty(SupportsGet = true)]
    public bool New { get; set; }

    /// <summary>The signal after which the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public SignalWords Words { get; } = new(texts, codes, clock);

    public QueuePage List { get; private set; } = null!;

    public IReadOnlyList<ActiveFilter> Active { get; private set; } = [];

    public bool IsCompact => Request.Cookies[Endpoints.DensityCookie] == "compact";

    /// <summary>This page with its filters, for a link that comes back here.</summary>
    public string Here => Address(null, After);

    /// <summary>This list with only what has new information.</summary>
    public string NewOnly => Address(null, null) is var here && here.Contains('?') ? here + "&New=true" : "/signalen?New=true";

    public static IEnumerable<Choice> Forms => ExploitationForms.Catalogue.All.Select(form => new Choice(form.Code, SignalWords.Capital(form.Name(CultureInfo.CurrentUICulture))));

    public IEnumerable<Choice> Regions => Municipalities.Regions.OrderBy(region => region.Name, StringComparer.CurrentCulture)
        .Select(region => new Choice(region.Code, region.Name)).Append(new Choice(QueueFilter.UnknownRegion, SignalWords.Capital(texts["Region.Unknown"].Value)));

    public IEnumerable<Choice> Channels => Enum.GetValues<Channel>().Select(channel => new Choice(channel.ToString(), codes["Channel." + channel].Value));

    public static IEnumerable<Choice> Urgencies => Enum.GetValues<Urgency>().Reverse()
        .Select(urgency => new Choice(urgency.ToString(), SignalWords.Capital(Baken.Signals.Reference.Urgencies.Of(urgency).Name(CultureInfo.CurrentUICulture))));

    public IEnumerable<Choice> Assignments => [new(nameof(AssignedFilter.Me), texts["Assigned.Me"].Value), new(nameof(AssignedFilter.Nobody), texts["Assigned.Nobody"].Value)];

    public string CountSentence => List.Total switch
    {
        0 => texts[IsMineOnly ? "Queue.CountMineNone" : Active.Count == 0 ? "Queue.CountNone" : "Queue.CountNoneFiltered"].Value,
        var total => texts.Counted(IsMineOnly ? "Queue.CountMine" : "Queue.Count", total),
    } + (List.Total == 0 ? "" : " " + Late() + Today());

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        RefuseUnknown();
        Active = [.. Filters()];
        List = await queue.ToAssessAsync(Actor(), Filter(), cancellation);
        return Page();
    }

    /// <summary>'Begin bovenaan': the first signal that nobody else has.</summary>
    public async Task<IActionResult> OnGetFirstAsync(CancellationToken cancellation) =>
        LocalRedirect(await queue.FirstAsync(Actor(), cancellation) is { } number ? $"/signalen/{number}" : "/signalen");

    /// <summary>Takes a signal to assess.</summary>
    public async Task<IActionResult> OnPostAssignAsync(string? number, CancellationToken cancellation)
    {
        RefuseUnknown();
        return number is not null && await desk.AssignAsync(Actor(), number, take: true, cancellation) ? LocalRedirect(Here) : NotFound();
    }

    /// <summary>This page on which a filter is left out, and which begins elsewhere.</summary>
    public string Address(string? without, string? after)
    {
        (string Name, string? Value)[] parts =
        [
            (nameof(Form), Form), (nameof(Region), Region), (nameof(Channel), Channel?.ToString()), (nameof(Urgency), Urgency?.ToString()),
            (nameof(Assigned), Assigned is null or AssignedFilter.Anyone ? null : Assigned.ToString()), (nameof(New), New ? "true" : null), (nameof(After), after),
        ];
        var query = string.Join('&', parts.Where(part => !string.IsNullOrEmpty(part.Value) && part.Name != without).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return query.Length == 0 ? "/signalen" : "/signalen?" + query;
    }

    private bool IsMineOnly => Assigned == AssignedFilter.Me && Active.Count == 1;

    private string Late() => List.Overdue switch
    {
        0 => texts["Queue.LateNone"].Value,
        var late => texts.Counted("Queue.Late", late),
    };

    private string Today() => List.Today switch
    {
        0 => texts["Queue.TodayNone"].Value,
        var today => texts.Counted("Queue.Today", today),
    };

    private IEnumerable<ActiveFilter> Filters()
    {
        (string Name, string Label, string? Value)[] filters =
        [
            (nameof(Form), "Filter.Form", Form is null ? null : SignalWords.Forms([Form])),
            (nameof(Region), "Filter.Region", Region is null ? null : Words.Region(Region)),
            (nameof(Channel), "Filter.Channel", Channel is { } channel ? Words.Code("Channel", channel) : null),
            (nameof(Urgency), "Filter.Urgency", Urgency is { } urgency ? Baken.Signals.Reference.Urgencies.Of(urgency).Name(CultureInfo.CurrentUICulture) : null),
            (nameof(Assigned), "Filter.Assigned", Assigned is null or AssignedFilter.Anyone ? null : texts["Assigned." + Assigned].Value),
        ];
        var chosen = filters.Where(filter => filter.Value is not null).Select(filter => new ActiveFilter($"{texts[filter.Label].Value}: {filter.Value}", Address(filter.Name, null)));
        return New ? chosen.Append(new ActiveFilter(texts["Filter.New"].Value, Address(nameof(New), null))) : chosen;
    }

    private QueueFilter Filter() => new() { Form = Form, Region = Region, Channel = Channel, Urgency = Urgency, Assigned = Assigned ?? AssignedFilter.Anyone, NewInformation = New, After = After };

    private void RefuseUnknown()
    {
        Form = ExploitationForms.Catalogue.Find(Form)?.Code;
        Region = Region == QueueFilter.UnknownRegion || Municipalities.Regions.Any(region => region.Code == Region) ? Region : null;
    }

    private Actor Actor() => SessionAuthentication.ActorOf(HttpContext)!;
}
