using System.Text.RegularExpressions;
using PhoneNumbers;

namespace Baken.Matching;

/// <summary>Telephone numbers, by the number plans of libphonenumber.</summary>
internal static partial class TelephoneNumbers
{
    private const string DefaultRegion = "NL";

    public static Reading Read(string text)
    {
        var bare = Extension().Replace(Label().Replace(text, " "), "").Trim();
        if (!Shape().IsMatch(bare))
        {
            return Reading.WrongShape;
        }

        // '(0)' is a reading aid after a country code; the digit is not dialled.
        var number = TrunkZero().Replace(bare, "$1 ");
        return E164(number) is { } canonical ? canonical : Reading.NotInUse;
    }

    private static string? E164(string number)
    {
        var plans = PhoneNumberUtil.GetInstance();
        try
        {
            var parsed = plans.Parse(number, DefaultRegion);
            return plans.IsValidNumber(parsed) ? plans.Format(parsed, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"(?:\btel(?:efoon)?(?:nummer|nr)?\b|\b(?:mobiel|mobile|mob|gsm|telephone|phone|whats\s?app|app|nummer|nr|bel|tele?f?)\b)\s*[.:]*|tel:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"(?:[,;]\s*)?(?:\b(?:ext(?:ensie|ension)?|toestel|tst|doorkies(?:nummer)?)\b|(?<=\d)\s?x|[#])\s*[.:]?\s*\d{1,7}\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Extension();

    [GeneratedRegex(@"^[\s(:;,.]*(?:\+|\d|\()[\d\s()./\-+]*\d[\s().,;:\-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"((?:\+|^\W*00)\s?[\d\s]{1,5})\(\s*0\s*\)", RegexOptions.CultureInvariant)]
    private static partial Regex TrunkZero();
}
