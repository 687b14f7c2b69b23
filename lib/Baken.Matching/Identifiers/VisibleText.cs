using System.Globalization;
using System.Text;

namespace Baken.Matching;

/// <summary>What a reader sees of a text.</summary>
internal static class VisibleText
{
    /// <summary>
    /// The text in compatibility form, every kind of space as one space, every kind of dash as a hyphen, every kind of apostrophe as one,
    /// without characters that nobody sees, trimmed.
    /// </summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Hidden(rune))
            {
                kept.Append(rune.ToString());
            }
        }

        var folded = new StringBuilder(kept.Length);
        // Again, because compatibility forms may decompose into further hidden characters or spaces.
        foreach (var rune in kept.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (!Hidden(rune))
            {
                folded.Append(Plain(rune));
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormKC).Trim();
    }

    /// <summary>Whether a character has no mark on the page. Half a surrogate pair arrives here as the replacement character.</summary>
    public static bool Hidden(Rune rune) => rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate
        || (Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune));

    /// <summary>Letters without accents, and the letters that no decomposition takes apart.</summary>
    public static string WithoutAccents(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            switch (c)
            {
                case 'ß' or 'ẞ': plain.Append("ss"); break;
                case 'æ': plain.Append("ae"); break;
                case 'Æ': plain.Append("AE"); break;
                case 'œ': plain.Append("oe"); break;
                case 'Œ': plain.Append("OE"); break;
                case 'ø': plain.Append('o'); break;
                case 'Ø': plain.Append('O'); break;
                case 'ł': plain.Append('l'); break;
                case 'Ł': plain.Append('L'); break;
                case 'đ' or 'ð': plain.Append('d'); break;
                case 'Đ' or 'Ð': plain.Append('D'); break;
                case 'ı': plain.Append('i'); break;
                case 'þ': plain.Append("th"); break;
                case 'Þ': plain.Append("TH"); break;
                default:
                    if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
                    {
                        plain.Append(c);
                    }

                    break;
            }
        }

        return plain.ToString().Normalize(NormalizationForm.FormKC);
    }

    /// <summary>The digits of a text; other scripts are already folded to ASCII.</summary>
    public static string DigitsOf(string text) =>
        string.Concat(text.Where(char.IsAsciiDigit));

    private static string Plain(Rune rune)
    {
        if (Rune.IsWhiteSpace(rune))
        {
            return rune.Value == '\n' ? "\n" : " ";
        }

        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
        {
            return ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture);
        }

        return rune.Value switch
        {
            '’' or '‘' or '´' or '`' or 'ʼ' or '′' => "'",
            '⁄' or '∕' => "/",
            '−' => "-",
            _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation ? "-" : rune.ToString(),
        };
    }
}
