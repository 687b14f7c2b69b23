using System.Globalization;
using Baken.Signals;
using Baken.Texts;
using Baken.Signals.Reference;

namespace Baken.Pages.Signals.File;

/// <summary>A piece of the narrative; a cited piece belongs to one or more indicators.</summary>
internal sealed record NarrativePiece(string Text, string? Indicators);

/// <summary>What a signal holds in the reader's language. Empty means not asked ('–'), 'onbekend' means asked and not known.</summary>
internal sealed class FactWords(SignalWords words, Facts facts)
{
    /// <summary>The narrative, cut where passages that indicators cite begin and end.</summary>
    public IReadOnlyList<NarrativePiece> Narrative()
    {
        var cited = facts.Indicators
            .Where(i => i is { Start: >= 0, Length: > 0 } && i.Start < facts.Narrative.Length)
            .Select(i => (Start: i.Start!.Value, End: Math.Min(facts.Narrative.Length, i.Start.Value + i.Length!.Value), Name: Name(i.Code)))
            .ToList();
        var cuts = cited.SelectMany(c => new[] { c.Start, c.End }).Append(0).Append(facts.Narrative.Length).Distinct().Order().ToList();
        return
        [
            .. cuts.Zip(cuts.Skip(1), (from, until) => new NarrativePiece(
                facts.Narrative[from..until],
                cited.Any(c => c.Start <= from && c.End >= until) ? string.Join(", ", cited.Where(c => c.Start <= from && c.End >= until).Select(c => c.Name)) : null)),
        ];
    }

    /// <summary>Name of a field.</summary>
    public string Field(string field) => words.Changes.Field(field);

    /// <summary>Plain words, one after the other; '–' for none.</summary>
    public static string Values(IReadOnlyList<string> values) => values.Count == 0 ? "–" : string.Join(", ", values);

    public string Where(string? region) => string.Join(" · ", new[]
    {
        SignalWords.Municipality(facts.Municipality), facts.Address, words.Region(region),
    }.Where(part => !string.IsNullOrEmpty(part)));

    public string When()
    {
        var (day, month, year) = (facts.When.Day, facts.When.Month, facts.When.Year);
        var monthName = month is >= 1 and <= 12 ? CultureInfo.CurrentUICulture.DateTimeFormat.GetMonthName(month.Value) : null;
        return string.Join(' ', new[] { day?.ToString(CultureInfo.CurrentCulture), monthName, year?.ToString(CultureInfo.InvariantCulture) }.Where(part => part is not null));
    }

    public string Yes(Answer? answer) => answer is { } given ? words.Code("Answer", given) : "";

    public string Forms => facts.Forms.Count == 0 ? "" : SignalWords.Forms(facts.Forms);

    public string Sector => facts.Sector is null ? "" : Sectors.Catalogue.Find(facts.Sector)?.Name(CultureInfo.CurrentUICulture) ?? facts.Sector;

    public string Company(Company company) => string.Join(" · ", new[]
    {
        company.Name is { Length: > 0 } ? company.Name : words.Texts["Company.NoName"].Value,
        company.Kvk is { Length: > 0 } ? "KvK " + company.Kvk : null,
        company.Establishment is { Length: > 0 } ? $"{words.Texts["Company.Establishment"].Value} {company.Establishment}" : null,
    }.Where(part => part is not null));

    public string Person(Person person)
    {
        var age = person.Age is { } years ? words.Texts.Counted("Person.Age", years) : person.AgeGroup is { } group ? words.Code("AgeGroup", group) : null;
        var role = SignalWords.Capital(words.Code("PersonRole", person.Role));
        var count = person.Count > 1 ? $" ({person.Count})" : "";
        var more = new[] { person.Name, age, person.Description }.Where(part => !string.IsNullOrWhiteSpace(part)).ToList();
        return more.Count == 0 ? role + count : $"{role}{count}: {string.Join(", ", more)}";
    }

    /// <summary>How the reporter can be reached, and in which language.</summary>
    public IEnumerable<string> Reporter(ReporterContact contact) => new[]
    {
        contact.Name,
        contact.Organisation,
        contact.Phone,
        contact.Email,
        contact.CallBack is { Length: > 0 } when ? words.Texts["Reporter.CallBack", when].Value : null,
        contact.Language is { } language ? words.Texts["Reporter.Language", SpokenLanguages.Name(language, CultureInfo.CurrentUICulture)].Value : null,
        contact.Interpreter ? words.Texts["Reporter.Interpreter"].Value : null,
    }.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!);

    /// <summary>The observed indicators, in the order in which they were noted.</summary>
    public IReadOnlyList<(string Name, string Dimension, Strength Strength)> Observed() =>
    [
        .. facts.Indicators.Select(i => i.Code).Distinct().Select(code => Indicators.Catalogue.Find(code) is { } known
            ? (SignalWords.Capital(known.Name(CultureInfo.CurrentUICulture)), Dimension(known.Dimension), known.StrengthFor(facts.MinorInvolved))
            : (code, "–", Strength.Unknown)),
    ];

    private static string Name(string code) => Indicators.Catalogue.Find(code)?.Name(CultureInfo.CurrentUICulture) ?? code;

    private static string Dimension(string code) => Indicators.Dimensions.Find(code)?.Name(CultureInfo.CurrentUICulture) ?? code;
}

/// <summary>The sum of the indicators, by element and dimension. Never a verdict, never a number alone.</summary>
internal sealed class IndicatorWords(SignalWords words, IndicatorSum sum)
{
    /// <summary>What stands above it: how many elements speak, of how many.</summary>
    public string Heading
    {
        get
        {
            var there = sum.Elements.Count(element => element.Reading == ElementReading.There);
            return there == 0
                ? words.Texts[sum.Elements.Any(element => element.Reading == ElementReading.CannotBeSaid) ? "Sum.CannotBeSaid" : "Sum.None"].Value
                : words.Texts.Counted("Sum.There", there, there, sum.Elements.Count);
        }
    }

    /// <summary>Each dimension with its counts by strength.</summary>
    public IEnumerable<(string Name, string Counts)> Dimensions() => sum.Dimensions.Select(dimension => (
        SignalWords.Capital(dimension.Dimension.Name(CultureInfo.CurrentUICulture)),
        string.Join(" + ", Counts(dimension)) + $" ({words.Texts["Reading." + dimension.Reading].Value})"));

    /// <summary>Each element with what the observed indicators say of it.</summary>
    public IEnumerable<(string Name, string Says)> Elements() => sum.Elements.Select(element => (
        words.Texts["Element." + element.Element].Value,
        words.Texts["ElementReading." + element.Reading].Value + (element.Required ? "" : " · " + words.Texts["Element.NotRequired"].Value)));

    /// <summary>Codes that this version of the catalogue does not have.</summary>
    public string NotInCatalogue => sum.NotInCatalogue.Count == 0 ? "" : words.Texts["Sum.NotInCatalogue", string.Join(", ", sum.NotInCatalogue)].Value;

    private IEnumerable<string> Counts(DimensionSum dimension)
    {
        (string Key, int Count)[] counts = [("Strong", dimension.Strong), ("Medium", dimension.Medium), ("Weak", dimension.Weak), ("Unknown", dimension.StrengthUnknown.Count)];
        return counts.Where(count => count.Count > 0).Select(count => words.Texts["Count." + count.Key, count.Count].Value);
    }
}
