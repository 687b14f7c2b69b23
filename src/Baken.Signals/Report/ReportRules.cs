using System.Globalization;
using Baken.Signals.Reference;

namespace Baken.Signals.Report;

/// <summary>Everything a report says: the facts, and apart from them who told them.</summary>
/// <param name="Channel">How it came in.</param>
/// <param name="Facts">What was told.</param>
/// <param name="Wish">What the reporter wants to hear.</param>
/// <param name="Contact">How the reporter can be reached; null when nothing was given.</param>
public sealed record Report(Channel Channel, Facts Facts, ReporterWish Wish, ReporterContact? Contact);

/// <summary>Something in a report that must be changed first.</summary>
/// <param name="Field">Name of the field: a property of <see cref="Facts"/> or <see cref="ReporterContact"/>.</param>
/// <param name="Code">What is wrong, a code for which pages have words.</param>
/// <param name="Value">The part that is wrong, to show back; null when there is none.</param>
public sealed record Problem(string Field, string Code, string? Value = null)
{
    /// <summary>Which item of the list, from 0; null when the field is no list, or all of it is meant.</summary>
    public int? Item { get; init; }

    /// <summary>Name of the property of that item, or of the date; null when it has none, or all of it is meant.</summary>
    public string? Part { get; init; }
}

/// <summary>
/// What a report must satisfy, the same for every channel. Little is asked: a narrative, and that what is given can be stored.
/// </summary>
public static class ReportRules
{
    /// <summary>Most characters in the narrative.</summary>
    public const int NarrativeLength = 20_000;

    /// <summary>Most characters in an account beside it: what has been done, what cannot wait.</summary>
    public const int AccountLength = 4_000;

    /// <summary>Most characters in any other text.</summary>
    public const int TextLength = 500;

    /// <summary>Most items in any list.</summary>
    public const int Items = 20;

    /// <summary>All problems, in the order of the form; none when the report can be stored.</summary>
    public static IReadOnlyList<Problem> Check(Facts facts, ReporterContact? contact, DateOnly today) =>
        [.. Narrative(facts), .. When(facts.When, today), .. Codes(facts, contact), .. Passages(facts), .. Texts(facts, contact), .. Persons(facts)];

    private static IEnumerable<Problem> Narrative(Facts facts)
    {
        if (string.IsNullOrWhiteSpace(facts.Narrative))
        {
            yield return new Problem(nameof(Facts.Narrative), "narrative-missing");
        }
        else if (facts.Narrative.Length > NarrativeLength)
        {
            yield return new Problem(nameof(Facts.Narrative), "text-too-long", NarrativeLength.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<Problem> When(PartialDate when, DateOnly today)
    {
        const string field = nameof(Facts.When);
        if (when.IsEmpty)
        {
            yield break;
        }

        if (when.Year is < 1900 or > 2199)
        {
            yield return new Problem(field, "year-impossible", when.Year.Value.ToString(CultureInfo.InvariantCulture)) { Part = nameof(PartialDate.Year) };
        }
        else if (when.Month is < 1 or > 12)
        {
            yield return new Problem(field, "month-impossible", when.Month.Value.ToString(CultureInfo.InvariantCulture)) { Part = nameof(PartialDate.Month) };
        }
        else if (when.Day is < 1 or > 31)
        {
            yield return new Problem(field, "day-impossible", when.Day.Value.ToString(CultureInfo.InvariantCulture)) { Part = nameof(PartialDate.Day) };
        }
        else if (when.Day is not null && when.Month is null)
        {
            yield return new Problem(field, "month-missing") { Part = nameof(PartialDate.Month) };
        }
        else if (when is { Day: { } day, Month: { } month } && day > DateTime.DaysInMonth(when.Year ?? 2024, month))
        {
            yield return new Problem(field, "day-not-in-month", string.Create(CultureInfo.InvariantCulture, $"{day}-{month}")) { Part = nameof(PartialDate.Day) };
        }
        else if (when.Year is { } year && new DateOnly(year, when.Month ?? 1, when.Day ?? 1) > today)
        {
            yield return new Problem(field, "date-in-future");
        }
    }

    private static IEnumerable<Problem> Codes(Facts facts, ReporterContact? contact)
    {
        if (facts.Municipality is not null && Municipalities.ByCode(facts.Municipality) is null)
        {
            yield return new Problem(nameof(Facts.Municipality), "unknown-code", facts.Municipality);
        }

        if (facts.Sector is not null && Sectors.Catalogue.Find(facts.Sector) is null)
        {
            yield return new Problem(nameof(Facts.Sector), "unknown-code", facts.Sector);
        }

        for (var i = 0; i < facts.Forms.Count; i++)
        {
            if (ExploitationForms.Catalogue.Find(facts.Forms[i]) is null)
            {
                yield return new Problem(nameof(Facts.Forms), "unknown-code", facts.Forms[i]) { Item = i };
            }
        }

        for (var i = 0; i < facts.Indicators.Count; i++)
        {
            if (Indicators.Catalogue.Find(facts.Indicators[i].Code) is null)
            {
                yield return new Problem(nameof(Facts.Indicators), "unknown-code", facts.Indicators[i].Code) { Item = i, Part = nameof(ObservedIndicator.Code) };
            }
        }

        if (contact?.Language is { } language && SpokenLanguages.Catalogue.Find(language) is null)
        {
            yield return new Problem(nameof(ReporterContact.Language), "unknown-code", language);
        }
    }

    private static IEnumerable<Problem> Passages(Facts facts)
    {
        for (var i = 0; i < facts.Indicators.Count; i++)
        {
            var (start, length) = (facts.Indicators[i].Start, facts.Indicators[i].Length);
            if ((start is null) != (length is null) || start < 0 || length < 1 || (long?)start + length > facts.Narrative.Length)
            {
                yield return new Problem(nameof(Facts.Indicators), "passage-outside") { Item = i };
            }
        }
    }

    private static IEnumerable<Problem> Texts(Facts facts, ReporterContact? contact)
    {
        Place[] texts =
        [
            new(nameof(Facts.Title), facts.Title),
            new(nameof(Facts.Address), facts.Address),
            .. facts.Companies.SelectMany((company, i) => new Place[]
            {
                new(nameof(Facts.Companies), company.Name, i, nameof(Company.Name)),
                new(nameof(Facts.Companies), company.Kvk, i, nameof(Company.Kvk)),
                new(nameof(Facts.Companies), company.Establishment, i, nameof(Company.Establishment)),
            }),
            .. Facts.Plain.SelectMany(plain => plain.Values(facts).Select((value, i) => new Place(plain.Name, value, plain.Longest == TextLength ? i : null, Longest: plain.Longest))),
            .. facts.Persons.SelectMany((person, i) => new Place[]
            {
                new(nameof(Facts.Persons), person.Name, i, nameof(Person.Name)),
                new(nameof(Facts.Persons), person.Description, i, nameof(Person.Description)),
            }),
            new(nameof(ReporterContact.Name), contact?.Name),
            new(nameof(ReporterContact.Phone), contact?.Phone),
            new(nameof(ReporterContact.Email), contact?.Email),
            new(nameof(ReporterContact.Organisation), contact?.Organisation),
            new(nameof(ReporterContact.CallBack), contact?.CallBack),
        ];
        foreach (var text in texts.Where(text => text.Value?.Length > text.Longest))
        {
            yield return new Problem(text.Field, "text-too-long", text.Longest.ToString(CultureInfo.InvariantCulture)) { Item = text.Item, Part = text.Part };
        }

        (string Field, int Count, int Most)[] lists =
        [
            (nameof(Facts.Companies), facts.Companies.Count, Items),
            .. Facts.Plain.Select(plain => (plain.Name, plain.Values(facts).Count, Items)),
            (nameof(Facts.Persons), facts.Persons.Count, Items),
            (nameof(Facts.Forms), facts.Forms.Count, ExploitationForms.Catalogue.All.Count),
            (nameof(Facts.Indicators), facts.Indicators.Count, Indicators.Catalogue.All.Count),
        ];
        foreach (var (field, _, most) in lists.Where(list => list.Count > list.Most))
        {
            yield return new Problem(field, "too-many", most.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<Problem> Persons(Facts facts)
    {
        for (var i = 0; i < facts.Persons.Count; i++)
        {
            if (facts.Persons[i].Age is < 0 or > 120)
            {
                yield return new Problem(nameof(Facts.Persons), "age-impossible") { Item = i, Part = nameof(Person.Age) };
            }

            if (facts.Persons[i].Count is < 1 or > 999)
            {
                yield return new Problem(nameof(Facts.Persons), "count-impossible") { Item = i, Part = nameof(Person.Count) };
            }
        }
    }

    private sealed record Place(string Field, string? Value, int? Item = null, string? Part = null, int Longest = TextLength);
}
