using System.Globalization;
using System.Text;

namespace Baken.Signals.Assess;

/// <summary>
/// In which language a text seems to be written: by its script, and by the small words of each language. A guess that decides nothing, made
/// within Baken. Says nothing of a text that is short or that fits two languages.
/// </summary>
public static class LanguageGuess
{
    private const int FewestWords = 5;
    private const int FewestHan = 6;
    private const int MostRead = 20_000;
    private const double LeastScore = 0.15;
    private const double LeastLead = 1.3;

    // Letters of Persian, Urdu and Kurdish that Arabic does not have.
    private const string NotArabic = "پچژگکیٹڈڑےەۆێ";

    private enum Script
    {
        Latin,
        Cyrillic,
        Arabic,
        Han,
        Other,
    }

    /// <summary>The code of ISO 639; null when it cannot be said.</summary>
    public static string? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var read = (text.Length > MostRead ? text[..MostRead] : text).Normalize(NormalizationForm.FormC).ToLower(CultureInfo.InvariantCulture);
        var letters = read.Where(char.IsLetter).ToList();
        var most = letters.GroupBy(Of).OrderByDescending(script => script.Count()).FirstOrDefault();
        if (most is null || most.Count() * 10 < letters.Count * 7)
        {
            return null;
        }

        return most.Key switch
        {
            Script.Han => most.Count() >= FewestHan && !letters.Exists(letter => letter is >= '\u3040' and <= '\u30FF') ? "zh" : null,
            Script.Arabic => letters.Count(NotArabic.Contains) * 50 > letters.Count ? null : Best(read, LanguageWords.Arabic, word => word.StartsWith("ال", StringComparison.Ordinal) && word.Length > 3 ? "ar" : null),
            Script.Cyrillic => Best(read, LanguageWords.Cyrillic, OwnLetter),
            Script.Latin => Best(read, LanguageWords.Latin, OwnLetter),
            Script.Other => null,
        };
    }

    // A word counts for each language that has it; one with a letter of a language counts for that language too.
    private static string? Best(string text, IReadOnlyDictionary<string, HashSet<string>> languages, Func<string, string?> byLetter)
    {
        var words = Words(text);
        if (words.Count < FewestWords)
        {
            return null;
        }

        var own = words.Select(byLetter).OfType<string>().CountBy(language => language).ToDictionary();
        var scores = languages.Select(language => (language.Key, Score: (words.Count(language.Value.Contains) + own.GetValueOrDefault(language.Key)) / (double)words.Count))
            .OrderByDescending(language => language.Score).ToList();
        return scores[0].Score >= LeastScore && (scores.Count == 1 || scores[0].Score >= scores[1].Score * LeastLead) ? scores[0].Key : null;
    }

    private static string? OwnLetter(string word) => word.Select(letter => LanguageWords.Letters.GetValueOrDefault(letter)).FirstOrDefault(language => language is not null);

    private static List<string> Words(string text) =>
        [.. new string([.. text.Select(letter => char.IsLetter(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark || letter is '¿' or '¡' ? letter : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static Script Of(char letter) => letter switch
    {
        <= '\u024F' or (>= '\u1E00' and <= '\u1EFF') => Script.Latin,
        >= '\u0400' and <= '\u052F' => Script.Cyrillic,
        (>= '\u0600' and <= '\u06FF') or (>= '\u0750' and <= '\u077F') or (>= '\uFB50' and <= '\uFEFC') => Script.Arabic,
        (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') => Script.Han,
        _ => Script.Other,
    };
}
