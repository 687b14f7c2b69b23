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
public sealed record Problem(string Field, string Code, string? Value = null);

/// <summary>
/// What a report must satisfy, the same for every channel. Little is asked: a narrative, and that what is given can be stored.
/// </summary>
public static class ReportRules
{
    /// <summary>Most characters in the narrative.</summary>
    public const int NarrativeLength = 20_000;

    /// <summary>Most characters in any other text.</summary>
    public const int TextLength = 500;

    /// <summary>Most items in any list.</summary>
    public const int Items = 20;

    /// <summary>All problems, in the order of the form; none when the report can be stored.</summary>
    public static IReadOnlyList<Problem> Check(Facts facts, ReporterContact? contact, DateOnly today) =>
        [.. Narrative(facts), .. When(facts.When, today), .. Codes(facts), .. Passages(facts), .. Texts(facts, contact), .. Persons(facts)];

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
            yield return new Problem(field, "year-impossible", when.Year.Value.ToString(CultureInfo.InvariantCulture));
        }
        else if (when.Month is < 1 or > 12)
        {
            yield return new Problem(field, "month-impossible", when.Month.Value.ToString(CultureInfo.InvariantCulture));
        }
        else if (when.Day is < 1 or > 31)
        {
            yield return new Problem(field, "day-impossible", when.Day.Value.ToString(CultureInfo.InvariantCulture));
        }
        else if (when.Day is not null && when.Month is null)
        {
            yield return new Problem(field, "month-missing");
        }
        else if (when is { Day: { } day, Month: { } month } && day > DateTime.DaysInMonth(when.Year ?? 2024, month))
        {
            yield return new Problem(field, "day-not-in-month", string.Create(CultureInfo.InvariantCulture, $"{day}-{month}"));
        }
        else if (when.Year is { } year && new DateOnly(year, when.Month ?? 1, when.Day ?? 1) > today)
        {
            yield return new Problem(field, "date-in-future");
        }
    }

    private static IEnumerable<Problem> Codes(Facts facts)
    {
        if (facts.Municipality is not null && Municipalities.ByCode(facts.Municipality) is null)
        {
            yield return new Problem(nameof(Facts.Municipality), "unknown-code", facts.Municipality);
        }

        if (facts.Sector is not null && Sectors.Catalogue.Find(facts.Sector) is null)
        {
            yield return new Problem(nameof(Facts.Sector), "unknown-code", facts.Sector);
        }

        foreach (var form in facts.Forms.Where(form => ExploitationForms.Catalogue.Find(form) is null))
        {
            yield return new Problem(nameof(Facts.Forms), "unknown-code", form);
        }

        foreach (var indicator in facts.Indicators.Where(indicator => Indicators.Catalogue.Find(indicator.Code) is null))
        {
            yield return new Problem(nameof(Facts.Indicators), "unknown-code", indicator.Code);
        }
    }

    private static IEnumerable<Problem> Passages(Facts facts)
    {
        if (facts.Indicators.Any(i => (i.Start is null) != (i.Length is null) || i.Start < 0 || i.Length < 1 || i.Start + i.Length > facts.Narrative.Length))
        {
            yield return new Problem(nameof(Facts.Indicators), "passage-outside");
        }
    }

    private static IEnumerable<Problem> Texts(Facts facts, ReporterContact? contact)
    {
        (string Field, IEnumerable<string?> Values)[] texts =
        [
            (nameof(Facts.Title), [facts.Title]),
            (nameof(Facts.Address), [facts.Address]),
            (nameof(Facts.Companies), facts.Companies.SelectMany(company => new[] { company.Name, company.Kvk, company.Establishment })),
            .. Facts.Plain.Select(plain => (plain.Name, (IEnumerable<string?>)plain.Values(facts))),
            (nameof(Facts.Persons), facts.Persons.SelectMany(person => new[] { person.Name, person.Description })),
            (nameof(ReporterContact.Name), [contact?.Name]),
            (nameof(ReporterContact.Phone), [contact?.Phone]),
            (nameof(ReporterContact.Email), [contact?.Email]),
        ];
        foreach (var (field, values) in texts)
        {
            if (values.Any(value => value?.Length > TextLength))
            {
                yield return new Problem(field, "text-too-long", TextLength.ToString(CultureInfo.InvariantCulture));
            }
        }

        (string Field, int Count)[] lists =
        [
            (nameof(Facts.Companies), facts.Companies.Count),
            .. Facts.Plain.Select(plain => (plain.Name, plain.Values(facts).Count)),
            (nameof(Facts.Persons), facts.Persons.Count),
        ];
        foreach (var (field, count) in lists.Where(list => list.Count > Items))
        {
            yield return new Problem(field, "too-many", Items.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<Problem> Persons(Facts facts)
    {
        if (facts.Persons.Any(person => person.Age is < 0 or > 120))
        {
            yield return new Problem(nameof(Facts.Persons), "age-impossible");
        }

        if (facts.Persons.Any(person => person.Count is < 1 or > 999))
        {
            yield return new Problem(nameof(Facts.Persons), "count-impossible");
        }
    }
}
