using System.Text.RegularExpressions;

namespace Baken.Matching;

/// <summary>Licence plates: capitals and digits, without separators, country sign and label.</summary>
internal static partial class LicencePlates
{
    // Cyrillic and Greek letters that European plates use because they look like a Latin one.
    private const string LookAlikes = "АВЕІКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    private const string Latin = "ABEIKMHOPCTYXABEZHIKMNOPTYX";

    public static Reading Read(string text)
    {
        var plate = Bare(Country().Replace(Label().Replace(text, " "), " "));
        // 'NL' is a country sign only before a Dutch plate; elsewhere it may be part of the plate.
        if (plate.Length == 8 && plate.StartsWith("NL", StringComparison.Ordinal) && IsDutch(plate[2..]))
        {
            plate = plate[2..];
        }

        return Shape().IsMatch(plate) ? plate : Reading.WrongShape;
    }

    /// <summary>Whether the plate has one of the fourteen Dutch series (RDW sidecodes), written without separators.</summary>
    public static bool IsDutch(string plate) => DutchSeries().IsMatch(plate);

    private static string Bare(string text)
    {
        var capitals = VisibleText.WithoutAccents(text.ToUpperInvariant()).ToUpperInvariant();
        return string.Concat(Separators().Replace(capitals, "").Select(c => LookAlikes.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? Latin[at] : c));
    }

    [GeneratedRegex(@"[\s.\-·•:*]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"\b(?:kenteken(?:plaat)?|nummerplaat|licen[cs]e\s+plate|number\s+plate|registration|plaat|plate)(?:\s*(?:nummer|nr)\b)?\s*[:.]?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\(\s*[A-Za-z]{1,3}\s*\)|\[\s*[A-Za-z]{1,3}\s*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Country();

    [GeneratedRegex("^(?=.*[0-9])(?=.*[A-Z])[A-Z0-9]{4,9}$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex("^(?:[A-Z]{2}[0-9]{4}|[0-9]{4}[A-Z]{2}|[0-9]{2}[A-Z]{2}[0-9]{2}|[A-Z]{2}[0-9]{2}[A-Z]{2}|[A-Z]{4}[0-9]{2}|[0-9]{2}[A-Z]{4}|[0-9]{2}[A-Z]{3}[0-9]|[0-9][A-Z]{3}[0-9]{2}|[A-Z]{2}[0-9]{3}[A-Z]|[A-Z][0-9]{3}[A-Z]{2}|[A-Z]{3}[0-9]{2}[A-Z]|[A-Z][0-9]{2}[A-Z]{3}|[0-9][A-Z]{2}[0-9]{3}|[0-9]{3}[A-Z]{2}[0-9])$", RegexOptions.CultureInvariant)]
    private static partial Regex DutchSeries();
}
