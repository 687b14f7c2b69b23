using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Audit;
using Baken.Pages.Signals;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Audit;

/// <summary>Who saw or did what, when and what for: ids and codes, never content.</summary>
internal sealed class AuditModel(AuditTrail trail, IStringLocalizer<Staff> staff, IStringLocalizer<Codes> codes, IStringLocalizer<Supervise> texts) : PageModel
{
    public const string Path = "/inzage";

    // Purposes under which a module reads besides those of the places.
    private static readonly string[] OtherPurposes = ["follow"];

    /// <summary>Account of the person who acted.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Person { get; set; }

    /// <summary>A person or team that was seen or changed.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Subject { get; set; }

    /// <summary>Number of a signal.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    /// <summary>What for, a code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Purpose { get; set; }

    /// <summary>What kind of thing was done.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>First day, year first.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>Last day, year first.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Until { get; set; }

    /// <summary>The record after which the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    /// <summary>The record before which the page ends.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    /// <summary>These filters as they stand in an address.</summary>
    public AuditQuery Query { get; private set; } = new();

    public AuditWords Words { get; } = new(staff, codes);

    public AuditPage List { get; private set; } = null!;

    /// <summary>Who touched the signal that was asked for; null when none was.</summary>
    public AuditAnswer? Answer { get; private set; }

    /// <summary>The records of this page, identical reads folded.</summary>
    public IReadOnlyList<FoldedLine> Lines => FoldedLine.Of(List.Lines);

    public IReadOnlyDictionary<Guid, string> Numbers { get; private set; } = new Dictionary<Guid, string>();

    public IEnumerable<Choice> People => List.People.Select(person => new Choice(person.Key.ToString(), person.Value));

    /// <summary>What else than a signal may have been seen or changed.</summary>
    public IEnumerable<Choice> Subjects => List.People.Concat(List.Teams).Select(one => new Choice(one.Key.ToString(), one.Value));

    public IEnumerable<Choice> Purposes => Places.All.Where(place => place.Ability != Kernel.Access.Ability.Everybody).Select(place => place.Purpose).Concat(OtherPurposes).Distinct()
        .Select(purpose => new Choice(purpose, SignalWords.Capital(Words.Purpose(purpose)))).OrderBy(choice => choice.Label, StringComparer.CurrentCulture);

    public IEnumerable<Choice> Kinds => Enum.GetValues<AuditKind>().Select(kind => new Choice(kind.ToString(), texts["Audit.Kind." + kind].Value));

    public IReadOnlyList<ActiveFilter> Active =>
    [
        .. Filter(Query.Number, staff["Audit.Number"].Value, number => number, Query with { Number = null }),
        .. Filter(Query.Person, staff["Audit.Person"].Value, Name, Query with { Person = null }),
        .. Filter(Query.Subject, texts["Audit.Subject"].Value, Name, Query with { Subject = null }),
        .. Filter(Query.Purpose, staff["Audit.Purpose"].Value, Words.Purpose, Query with { Purpose = null }),
        .. Filter(Query.Kind, staff["Audit.Action"].Value, kind => texts["Audit.Kind." + kind].Value, Query with { Kind = null }),
        .. Filter(Query.From, texts["Audit.From"].Value, Day, Query with { From = null }),
        .. Filter(Query.Until, texts["Audit.Until"].Value, Day, Query with { Until = null }),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var actor = SessionAuthentication.ActorOf(HttpContext)!;
        Query = new AuditQuery { Person = Person, Subject = Subject, Number = Number, Purpose = Purpose, Kind = Kind, From = From, Until = Until }.Tidy();
        Answer = Query.Number is null ? null : await trail.WhoAsync(actor, Query.Number, cancellation);
        if (await trail.PageAsync(actor, await Query.FilterAsync(trail, actor, cancellation) with { After = After, Before = Before }, cancellation) is not { } page)
        {
            return NotFound();
        }

        List = page;
        Numbers = await trail.NumbersAsync(actor, AuditWords.Single(page.Lines), cancellation);
        return Page();
    }

    /// <summary>What somebody did with it, in words: 'opende het 3 ×, wijzigde het 1 ×'.</summary>
    public string Did(AuditTouch touch) => SignalWords.Capital(string.Join(", ", new[]
    {
        (touch.Opened, "Audit.Did.Opened"), (touch.Changed, "Audit.Did.Changed"), (touch.Listed, "Audit.Did.Listed"), (touch.Refused, "Audit.Did.Refused"),
    }.Where(part => part.Item1 > 0).Select(part => texts[part.Item2, part.Item1].Value)));

    private static string Day(string text) => SignalWords.Date(AuditQuery.Day(text)!.Value);

    private string Name(Guid id) => List.People.Concat(List.Teams).FirstOrDefault(one => one.Key == id).Value ?? "–";

    private static IEnumerable<ActiveFilter> Filter<T>(T? value, string label, Func<T, string> words, AuditQuery without)
        where T : class => value is null ? [] : [new($"{label}: {words(value)}", without.Address(Path))];

    private static IEnumerable<ActiveFilter> Filter(Guid? value, string label, Func<Guid, string> words, AuditQuery without) =>
        value is not { } id ? [] : [new($"{label}: {words(id)}", without.Address(Path))];
}
