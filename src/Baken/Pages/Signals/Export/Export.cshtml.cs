using System.Globalization;
using Baken.Design;
using Baken.Export;
using Baken.Hosting;
using Baken.Pages.Audit;
using Baken.Signals;
using Baken.Signals.Export;
using Baken.Signals.Reference;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Signals.Export;

/// <summary>Which signals leave, how many that are, and what of them. The files themselves ask for a code.</summary>
internal sealed class ExportModel(Exporting exporting, IStringLocalizer<Intake> texts, IStringLocalizer<Codes> codes) : PageModel
{
    /// <summary>The address of a file.</summary>
    public const string FileRoute = "/uitvoer/{form}";

    private const string WantsFacts = "ja";

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Until { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Channel { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Form { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    /// <summary>Whether what was told leaves too.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Facts { get; set; }

    public int Count { get; private set; }

    public bool WithFacts => Facts == WantsFacts;

    public IEnumerable<Choice> States => Enum.GetNames<SignalState>().Select(state => new Choice(state, SignalWords.Capital(codes["SignalState." + state])));

    public IEnumerable<Choice> Channels => Enum.GetNames<Channel>().Select(channel => new Choice(channel, SignalWords.Capital(codes["Channel." + channel])));

    public static IEnumerable<Choice> Forms => ExploitationForms.Catalogue.All.Select(form => new Choice(form.Code, SignalWords.Capital(form.Name(CultureInfo.CurrentUICulture))));

    public static IEnumerable<Choice> Regions => Municipalities.Regions.Select(region => new Choice(region.Code, region.Name));

    public IEnumerable<Choice> FactsChoices => [new(WantsFacts, texts["Export.Facts.Yes"].Value)];

    public IReadOnlyList<ActiveFilter> Active =>
    [
        .. new (string Name, string Label, string? Value)[]
        {
            (nameof(From), "Export.From", From), (nameof(Until), "Export.Until", Until), (nameof(State), "Export.State", States.FirstOrDefault(choice => choice.Value == State)?.Label),
            (nameof(Channel), "Export.Channel", Channels.FirstOrDefault(choice => choice.Value == Channel)?.Label), (nameof(Form), "Export.Form", Forms.FirstOrDefault(choice => choice.Value == Form)?.Label),
            (nameof(Region), "Export.Region", Regions.FirstOrDefault(choice => choice.Value == Region)?.Label), (nameof(Facts), "Export.Facts", WithFacts ? texts["Export.Facts.Yes"].Value : null),
        }.Where(filter => !string.IsNullOrEmpty(filter.Value)).Select(filter => new ActiveFilter($"{texts[filter.Label].Value}: {filter.Value}", "/uitvoer" + QueryString.Create(Query.Where(part => part.Key != filter.Name)))),
    ];

    private IEnumerable<KeyValuePair<string, string?>> Query => new Dictionary<string, string?>
    {
        [nameof(From)] = From,
        [nameof(Until)] = Until,
        [nameof(State)] = State,
        [nameof(Channel)] = Channel,
        [nameof(Form)] = Form,
        [nameof(Region)] = Region,
        [nameof(Facts)] = Facts,
    }.Where(part => !string.IsNullOrEmpty(part.Value));

    public async Task OnGetAsync(CancellationToken cancellation) => Count = await exporting.CountAsync(SessionAuthentication.ActorOf(HttpContext)!, Filter(From, Until, State, Channel, Form, Region), cancellation);

    /// <summary>The address of the file with these filters.</summary>
    public string File(string form) => $"/uitvoer/{form}" + QueryString.Create(new Dictionary<string, string?>
    {
        ["from"] = From,
        ["until"] = Until,
        ["state"] = State,
        ["channel"] = Channel,
        ["suspected"] = Form,
        ["region"] = Region,
        ["facts"] = WithFacts ? WantsFacts : null,
    }.Where(part => !string.IsNullOrEmpty(part.Value)));

    /// <summary>Writes the file.</summary>
    public static async Task WriteAsync(
        HttpContext context, Exporting exporting, TimeProvider clock, string form, string? from, string? until, string? state, string? channel, string? suspected, string? region, string? facts)
    {
        var (actor, withFacts) = (SessionAuthentication.ActorOf(context)!, facts == WantsFacts);
        if (!ExportWriter.Forms.TryGetValue(form, out var type) || await exporting.BeginAsync(actor, Filter(from, until, state, channel, suspected, region), withFacts, context.RequestAborted) is not { } run)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = type;
        context.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"uitvoer-{clock.GetUtcNow():yyyy-MM-dd}.{form}\"");
        await ExportWriter.WriteAsync(context.Response.Body, form, run, withFacts, context.RequestAborted);
    }

    // What cannot be chosen filters nothing, as on the other lists.
    private static ExportFilter Filter(string? from, string? until, string? state, string? channel, string? form, string? region) => new(
        AuditQuery.Day(from), AuditQuery.Day(until), Read<SignalState>(state), Read<Channel>(channel), ExploitationForms.Catalogue.Find(form)?.Code, Municipalities.Regions.FirstOrDefault(known => known.Code == region)?.Code);

    private static T? Read<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
