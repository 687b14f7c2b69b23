using System.Text.RegularExpressions;

namespace Baken.Matching;

/// <summary>Numbers of Dutch registers.</summary>
internal static partial class RegisteredNumbers
{
    public static Reading Kvk(string text) => Digits(KvkLabel().Replace(text, " ")) is { Length: 8 } digits ? InUse(digits) : Reading.WrongShape;

    public static Reading Establishment(string text) => Digits(EstablishmentLabel().Replace(text, " ")) is { Length: 12 } digits ? InUse(digits) : Reading.WrongShape;

    /// <summary>The eleven-test: nine times the first digit, eight times the second, …, minus the last, is a multiple of eleven.</summary>
    public static Reading Bsn(string text)
    {
        // Old numbers of eight digits had their first zero left out.
        if (Digits(BsnLabel().Replace(text, " ")) is not { Length: 8 or 9 } digits)
        {
            return Reading.WrongShape;
        }

        digits = digits.PadLeft(9, '0');
        var sum = -(digits[8] - '0');
        for (var index = 0; index < 8; index++)
        {
            sum += (9 - index) * (digits[index] - '0');
        }

        return sum % 11 == 0 ? InUse(digits) : Reading.WrongCheckDigits;
    }

    private static Reading InUse(string digits) => digits.All(digit => digit == digits[0]) ? Reading.NotInUse : digits;

    private static string? Digits(string text) => Separated().IsMatch(text) ? VisibleText.DigitsOf(text) : null;

    [GeneratedRegex(@"^\W*\d(?:[\s.\-/]{0,3}\d)*\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex Separated();

    [GeneratedRegex(@"\b(?:k\.?\s?v\.?\s?k\.?|kamer\s+van\s+koophandel|handelsregister|chamber\s+of\s+commerce)(?:[\s\-]*(?:nummer|number|nr|no)\b)?|\b(?:nummer|number|nr|no)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KvkLabel();

    [GeneratedRegex(@"\b(?:k\.?\s?v\.?\s?k\.?[\s\-]*)?(?:vestigings?|vest|establishment)\.?[\s\-]*(?:nummer|number|nr|no)?\b|\b(?:nummer|nr|no)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EstablishmentLabel();

    [GeneratedRegex(@"\b(?:b\.?s\.?n\.?|burgerservice|sofi|citizen\s+service)[\s\-]*(?:nummer|number|nr|no)?\b|\b(?:nummer|nr|no)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BsnLabel();
}
