using System.Collections.Frozen;
using System.Text;

namespace Baken.Matching;

/// <summary>
/// The names of companies. Normalising takes away what differs between notations of one name: accents, case, punctuation, the sign for
/// 'and', dots between initials, and legal forms of the Netherlands and the main European countries at either end. It keeps words of trade
/// ('kwekerij', 'uitzendbureau', 'holding'): 'Kwekerij De Linde' and 'Bakkerij De Linde' are two companies.
/// </summary>
public static class CompanyName
{
    // As they stand after folding: small letters, no dots, words parted by spaces. 'Stichting' and 'vereniging' are part of the name by law.
    private static readonly string[][] LegalForms = [.. (
        "bv|nv|vof|cv|maatschap|eenmanszaak|besloten vennootschap|naamloze vennootschap|vennootschap onder firma|commanditaire vennootschap|" +
        "bv io|io|in oprichting|ua|cooperatie ua|bvba|sprl|comm v|commv|gcv|" +
        "gmbh|gmbh co kg|gmbh en co kg|mbh|ug|ug haftungsbeschrankt|haftungsbeschrankt|ag|kg|ohg|gbr|ev|ek|eg|se|" +
        "ltd|limited|plc|llp|llc|inc|incorporated|corp|corporation|" +
        "sp zoo|sp z oo|sp z o o|spzoo|sp zo o|spolka z ograniczona odpowiedzialnoscia|spolka z oo|sp k|sp j|spk|spj|sa|" +
        "srl|sarl|sas|sasu|eurl|snc|sci|spa|sl|slu|lda|unipessoal lda|" +
        "eood|ood|ead|еоод|оод|ад|ооо|тов|doo|dd|sro|spol sro|spol s r o|spol s ro|s r o|as|kft|zrt|nyrt|bt|uab|oy|oyj|ab|aps|a s|sia").Split('|')
        .Select(form => form.Split(' '))
        .OrderByDescending(form => form.Length)];

    // At the front only forms that no name begins with.
    private static readonly FrozenSet<string> FormsInFront = new[] { "bv", "nv", "vof", "firma" }.ToFrozenSet();
    private static readonly FrozenSet<string> And = new[] { "en", "and", "und", "et" }.ToFrozenSet();

    /// <summary>
    /// The name by which two notations meet, or null when the text is no name or longer than <see cref="Identifiers.LongestText"/>. A
    /// normalised name is its own normalised name.
    /// </summary>
    public static string? Normalise(string? name) => Identifiers.Normalise(IdentifierKind.CompanyName, name);

    /// <summary>The words of the normalised name, in order; empty when the text is no name.</summary>
    public static IReadOnlyList<string> Tokens(string? name) => Normalise(name)?.Split(' ') ?? [];

    internal static Reading Read(string text)
    {
        var name = string.Join(' ', Words(text));
        return name.Any(char.IsLetterOrDigit) ? name : Reading.WrongShape;
    }

    private static List<string> Words(string text)
    {
        var plain = Plain(VisibleText.WithoutAccents(text).ToLowerInvariant());
        var words = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => And.Contains(word) ? "en" : word).ToList();
        while (StripEnd(words))
        {
        }

        if (words.Count > 1 && FormsInFront.Contains(words[0]))
        {
            words.RemoveAt(0);
        }

        JoinInitials(words);
        return words;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var c = text[index];
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.SpacingCombiningMark)
            {
                plain.Append(c);
            }
            else if (c is '&' or '+')
            {
                plain.Append(" en ");
            }
            else if (c != '\'' && !(c == '.' && IsInitial(text, index)))
            {
                plain.Append(' ');
            }
        }

        return plain.ToString();
    }

    // 'B.V.' and 'A.B.C.' are one word each: a dot after a single letter joins it to a letter that follows at once.
    private static bool IsInitial(string text, int dot) =>
        dot > 0 && char.IsLetter(text[dot - 1]) && (dot == 1 || !char.IsLetterOrDigit(text[dot - 2])) && dot + 1 < text.Length && char.IsLetter(text[dot + 1]);

    private static bool StripEnd(List<string> words)
    {
        foreach (var form in LegalForms)
        {
            if (Ends(words, form))
            {
                words.RemoveRange(words.Count - form.Length, form.Length);
                return true;
            }
        }

        // 'b v' and 'v o f', written apart.
        for (var length = 2; length <= 4 && length < words.Count; length++)
        {
            var tail = words[^length..];
            if (tail.All(word => word.Length == 1) && LegalForms.Any(form => form.Length == 1 && form[0] == string.Concat(tail)))
            {
                words.RemoveRange(words.Count - length, length);
                return true;
            }
        }

        return false;
    }

    private static bool Ends(List<string> words, string[] form) =>
        words.Count > form.Length && words[^form.Length..].SequenceEqual(form, StringComparer.Ordinal);

    // 'A B C Transport' is 'ABC Transport'.
    private static void JoinInitials(List<string> words)
    {
        for (var start = 0; start < words.Count; start++)
        {
            var end = start;
            while (end < words.Count && words[end].Length == 1 && char.IsLetter(words[end][0]))
            {
                end++;
            }

            if (end - start > 1)
            {
                words[start] = string.Concat(words[start..end]);
                words.RemoveRange(start + 1, end - start - 1);
            }
        }
    }
}
