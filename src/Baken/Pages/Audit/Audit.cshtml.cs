using System.Globalization;
using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Audit;
using Baken.Signals.Assess;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Audit;

/// <summary>Who saw or did what, when and what for: ids and codes, never content.</summary>
internal sealed class AuditModel(AuditTrail trail, SignalNumbers numbers, IStringLocalizer<Staff> texts, TimeProvider clock) : PageModel
{
    private const string DayForm = "yyyy-MM-dd";

    /// <summary>Account of the person who acted.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Person { get; set; }

    /// <summary>Day, year first.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Day { get; set; }

    /// <summary>Number of a signal.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    /// <summary>The record after which the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public AuditPage List { get; private set; } = null!;

    /// <summary>The records of this page, identical reads folded.</summary>
    public IReadOnlyList<FoldedLine> Lines => FoldedLine.Of(List.Lines);

    public IReadOnlyDictionary<Guid, string> Numbers { get; private set; } = new Dictionary<Guid, string>();

    public IEnumerable<Choice> People => List.People.Select(person => new Choice(person.Key.ToString(), person.Value));

    /// <summary>The last two weeks, newest first.</summary>
    public IEnumerable<Choice> Days => Enumerable.Range(0, 14).Select(back => clock.GetUtcNow().AddDays(-back)).Select(at =>
        new Choice(Moments.Local(at).ToString(DayForm, CultureInfo.InvariantCulture), Moments.Day(at, clock.GetUtcNow())));

    public IReadOnlyList<ActiveFilter> Active
    {
        get
        {
            var active = new List<ActiveFilter>();
            if (Person is { } person)
            {
                active.Add(new($"{texts["Audit.Person"].Value}: {List.People.FirstOrDefault(p => p.Key == person).Value ?? "–"}", Address(null, Day, Number, null)));
            }

            if (Day is not null)
            {
                active.Add(new($"{texts["Audit.Day"].Value}: {Day}", Address(Person, null, Number, null)));
            }

            if (Number is not null)
            {
                active.Add(new($"{texts["Audit.Number"].Value}: {Number}", Address(Person, Day, null, null)));
            }

            return active;
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var actor = SessionAuthentication.ActorOf(HttpContext)!;
        var day = DateOnly.TryParseExact(Day, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read.Year is > 2000 and < 2200 ? read : (DateOnly?)null;
        Day = day?.ToString(DayForm, CultureInfo.InvariantCulture);
        Number = string.IsNullOrWhiteSpace(Number) ? null : Number.Trim();
        // No record is of the empty id: a number that is unknown finds nothing.
        Guid? subject = Number is null ? null : await numbers.FindAsync(actor, Number, cancellation) ?? Guid.Empty;
        if (await trail.PageAsync(actor, new AuditFilter { Person = Person, Day = day, Subject = subject, After = After }, cancellation) is not { } page)
        {
            return NotFound();
        }

        List = page;
        Numbers = await numbers.OfAsync(actor, [.. page.Lines.Where(line => line is { ObjectKind: "signal", Objects.Count: 1 }).Select(line => line.Objects[0]).Distinct()], cancellation);
        return Page();
    }

    /// <summary>An action, purpose or kind of object in words; the code itself when there are none.</summary>
    public string Words(string kind, string code) => texts[$"Audit.{kind}.{code}"] is { ResourceNotFound: false } found ? found.Value : code;

    /// <summary>Which object, or how many.</summary>
    public string Objects(AuditLine line) => line.Objects.Count == 0 ? "–"
        : line.Objects.Count == 1 && Numbers.TryGetValue(line.Objects[0], out var number) ? number
        : texts[line.Objects.Count == 1 ? "Audit.ObjectOne" : "Audit.Objects", Words("Kind", line.ObjectKind), line.Objects.Count].Value;

    /// <summary>This page with these filters.</summary>
    public static string Address(Guid? person, string? day, string? number, Guid? after)
    {
        string?[] parts = [person is null ? null : $"Person={person}", day is null ? null : $"Day={day}", number is null ? null : $"Number={Uri.EscapeDataString(number)}", after is null ? null : $"After={after}"];
        var query = string.Join('&', parts.Where(part => part is not null));
        return query.Length == 0 ? "/inzage" : "/inzage?" + query;
    }
}
