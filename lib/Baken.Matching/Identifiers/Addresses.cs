using System.Text.RegularExpressions;

namespace Baken.Matching;

/// <summary>
/// Keys of Dutch addresses. With a postcode, street and place add nothing and are left out; without one, street and place are needed.
/// </summary>
internal static partial class Addresses
{
    public static Reading Read(string text)
    {
        var line = WhiteSpace().Replace(text.Replace('\n', ','), " ").Trim(' ', ',', '.', ';');
        if (line.Contains('|', StringComparison.Ordinal))
        {
            return FromKey(line);
        }

        var postcode = Postcode().Matches(line).FirstOrDefault(match => !Withheld(match.Groups["letters"].Value));
        return postcode is null ? WithoutPostcode(line) : WithPostcode(line, postcode);
    }

    // The Dutch post never gives out these letters.
    private static bool Withheld(string letters) => letters.ToUpperInvariant() is "SA" or "SD" or "SS";

    private static Reading WithPostcode(string line, Match postcode)
    {
        var code = postcode.Groups["digits"].Value + postcode.Groups["letters"].Value.ToUpperInvariant();
        var before = line[..postcode.Index].Trim(' ', ',', ';', '.');
        var after = line[(postcode.Index + postcode.Length)..].Trim(' ', ',', ';', '.');
        var number = NumberAtEnd().Match(before) is { Success: true } atEnd ? atEnd : NumberAtStart().Match(after);
        // The addition may stand after the postcode's own comma: '2691 AB, nr 12 A'.
        return number.Success && House(number) is { } house ? $"{code}|{house}" : Reading.WrongShape;
    }

    private static Reading WithoutPostcode(string line)
    {
        var match = StreetNumberPlace().Match(line);
        return match.Success && House(match) is { } house ? Key(match.Groups["street"].Value, house, match.Groups["place"].Value) : Reading.WrongShape;
    }

    private static Reading FromKey(string line)
    {
        var parts = line.Split('|');
        var house = parts.Length is 3 or 4 ? HouseAlone().Match(parts[1] + "-" + parts[2]) : Match.Empty;
        if (!house.Success || House(house) is not { } number)
        {
            return Reading.WrongShape;
        }

        if (parts.Length == 4)
        {
            return Key(parts[0], number, parts[3]);
        }

        var postcode = Postcode().Match(parts[0]);
        return postcode.Success && postcode.Length == parts[0].Length && !Withheld(postcode.Groups["letters"].Value)
            ? $"{postcode.Groups["digits"].Value}{postcode.Groups["letters"].Value.ToUpperInvariant()}|{number}"
            : Reading.WrongShape;
    }

    private static Reading Key(string street, string house, string place)
    {
        var (streetKey, placeKey) = (StreetKey(street), Words(place));
        return streetKey.Any(char.IsLetter) && placeKey.Any(char.IsLetter) ? $"{streetKey}|{house}|{placeKey}" : Reading.WrongShape;
    }

    private static string? House(Match match)
    {
        var number = match.Groups["number"].Value.TrimStart('0');
        var addition = AdditionSeparators().Replace(AdditionLabel().Replace(match.Groups["addition"].Value, ""), "").ToUpperInvariant();
        return number.Length == 0 ? null : $"{number}|{(addition == "HUIS" ? "HS" : addition)}";
    }

    private static string StreetKey(string street)
    {
        var words = Words(street);
        return StreetEnding().Replace(words, "straat");
    }

    private static string Words(string text)
    {
        var plain = VisibleText.WithoutAccents(text).ToLowerInvariant().Replace("'", "", StringComparison.Ordinal);
        return NotWord().Replace(VanDe().Replace(plain, "van de "), " ").Trim();
    }

    private const string Addition = @"(?:toev(?:oeging)?\.?\s*)?(?:[A-Za-z]{1,4}|[A-Za-z]{0,2}\d{1,4}[A-Za-z]{0,2})";
    private const string SpacedAddition = @"(?:toev(?:oeging)?\.?\s*[A-Za-z0-9]{1,4}|[A-Za-z]|bis|hs|huis|zw|rd|[Ii]{2,3}|[Ii][Vv]|boven|onder|sous)(?![A-Za-z0-9])";
    private const string Number = @"(?:\b(?:huisnummer|nummer|nr|no)\b\.?\s*)?(?<number>\d{1,5})(?:(?<addition>[A-Za-z]{1,4}(?![A-Za-z0-9])|[A-Za-z]\d{1,3}(?![A-Za-z0-9]))|\s?[\-/]\s?(?<addition>" + Addition + @")(?![A-Za-z0-9])|\s(?<addition>" + SpacedAddition + @")|(?![A-Za-z0-9]))";

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?<digits>[1-9][0-9]{3})\s?(?<letters>[A-Za-z]{2})(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"(?<![A-Za-z0-9])" + Number + "$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NumberAtEnd();

    [GeneratedRegex("^" + Number, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NumberAtStart();

    [GeneratedRegex(@"^(?<street>[^,]{2,80}?)[\s,]+" + Number + @"(?:\s*,\s*|\s+(?:in|te)\s+|\s+(?=\p{L}))(?<place>[^,|0-9]{2,60})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex StreetNumberPlace();

    [GeneratedRegex("^(?<number>[0-9]{1,5})-(?<addition>[A-Za-z0-9]{0,10})$", RegexOptions.CultureInvariant)]
    private static partial Regex HouseAlone();

    [GeneratedRegex(@"toev(?:oeging)?\.?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AdditionLabel();

    [GeneratedRegex(@"[\s\-/.]+", RegexOptions.CultureInvariant)]
    private static partial Regex AdditionSeparators();

    [GeneratedRegex(@"str$", RegexOptions.CultureInvariant)]
    private static partial Regex StreetEnding();

    [GeneratedRegex(@"\bv\.?\s?d\.?\s+", RegexOptions.CultureInvariant)]
    private static partial Regex VanDe();

    [GeneratedRegex(@"[^\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotWord();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpace();
}
