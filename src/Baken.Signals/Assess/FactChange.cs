using System.Globalization;

namespace Baken.Signals.Assess;

/// <summary>One thing that was corrected, as the timeline shows it: what it said and what it says.</summary>
/// <param name="Field">Property of <see cref="Facts"/>.</param>
/// <param name="Before">What it said; empty for nothing.</param>
/// <param name="After">What it says; empty for nothing.</param>
public sealed record FactChange(string Field, string Before, string After)
{
    /// <summary>What differs between two versions.</summary>
    public static IReadOnlyList<FactChange> Between(Facts before, Facts after)
    {
        (string Field, Func<Facts, string> Text)[] fields =
        [
            (nameof(Facts.Title), f => f.Title),
            (nameof(Facts.When), f => Date(f.When)),
            (nameof(Facts.Danger), f => f.Danger?.ToString() ?? ""),
            (nameof(Facts.Continues), f => f.Continues?.ToString() ?? ""),
            (nameof(Facts.Municipality), f => f.Municipality ?? ""),
            (nameof(Facts.Address), f => f.Address ?? ""),
            (nameof(Facts.Forms), f => string.Join(", ", f.Forms)),
            (nameof(Facts.Sector), f => f.Sector ?? ""),
            (nameof(Facts.Persons), f => string.Join("; ", f.Persons.Select(Text))),
            (nameof(Facts.Companies), f => string.Join("; ", f.Companies.Select(Text))),
            .. Facts.Plain.Select(plain => (plain.Name, (Func<Facts, string>)(f => string.Join(", ", plain.Values(f))))),
            (nameof(Facts.Indicators), f => string.Join(", ", f.Indicators.Select(i => i.Code))),
        ];
        return [.. fields.Select(f => new FactChange(f.Field, f.Text(before), f.Text(after))).Where(c => c.Before != c.After)];
    }

    private static string Date(PartialDate date) =>
        date.IsEmpty ? "" : string.Join('-', new[] { date.Day, date.Month, date.Year }.Where(part => part is not null).Select(part => part!.Value.ToString(CultureInfo.InvariantCulture)));

    private static string Text(Company company) =>
        string.Join(" · ", new[] { company.Name, company.Kvk, company.Establishment }.Where(part => !string.IsNullOrEmpty(part)));

    private static string Text(Person person) =>
        string.Join(" · ", new[] { person.Role.ToString(), person.Name, person.Age?.ToString(CultureInfo.InvariantCulture), person.AgeGroup?.ToString(), person.Description, person.Count > 1 ? $"{person.Count}×" : null }
            .Where(part => !string.IsNullOrEmpty(part)));
}
