using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Baken.Matching;

/// <summary>International bank account numbers (ISO 13616): length by country, check digits by ISO 7064 mod 97-10.</summary>
internal static partial class BankAccounts
{
    // Lengths of the SEPA countries and a few near ones; an unlisted country is judged by its check digits alone.
    private static readonly FrozenDictionary<string, int> Lengths = (
        "AD24 AL28 AT20 BA20 BE16 BG22 BY28 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 HR21 HU28 IE22 IL23 IS26 IT27 " +
        "LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SE24 SI19 SK24 SM27 TR26 UA29 VA22 XK20")
        .Split(' ').ToFrozenDictionary(entry => entry[..2], entry => int.Parse(entry.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture));

    public static Reading Read(string text)
    {
        var bare = Separators().Replace(Label().Replace(text, ""), "").ToUpperInvariant();
        if (!Shape().IsMatch(bare) || (LengthOf(bare[..2]) is { } length && bare.Length != length))
        {
            return Reading.WrongShape;
        }

        return Remainder(bare) == 1 ? bare : Reading.WrongCheckDigits;
    }

    /// <summary>How many characters an account number of this country has, or null when it is not known.</summary>
    public static int? LengthOf(string country) => Lengths.TryGetValue(country, out var length) ? length : null;

    private static int Remainder(string iban)
    {
        var remainder = 0;
        foreach (var c in iban.Skip(4).Concat(iban.Take(4)))
        {
            remainder = char.IsAsciiDigit(c) ? ((remainder * 10) + c - '0') % 97 : ((remainder * 100) + c - 'A' + 10) % 97;
        }

        return remainder;
    }

    [GeneratedRegex(@"[\s.\-:]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^\W*(?:IBAN|rekening)(?:[\s\-]?(?:nummer|nr))?\b\W*|\W+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex("^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
