using System.Text.RegularExpressions;

namespace Baken.Demo.Stories;

/// <summary>
/// Fills the lines of the text files. '(a|b)' is one of both, by chance; '{zij|hij}' is the first for a female victim, the second for a male;
/// '{word}' is a fact of the story or a word of the list by that name (in English the list 'word.en').
/// </summary>
internal sealed partial class Phrasing(TextFile words, Dice dice, string language, bool female, IReadOnlyDictionary<string, string> facts)
{
    /// <summary>Whether every '{word}' of the line has a fact or, unless only a fact will do, a list to fill it.</summary>
    public bool CanFill(Line line) =>
        line.Words.All(w => facts.ContainsKey(w) || (!Facts.Optional.Contains(w) && List(w).Count > 0));

    public string Fill(string line)
    {
        string text = line;
        while (Innermost().Match(text) is { Success: true } hole)
        {
            text = string.Concat(text.AsSpan(0, hole.Index), One(hole.Value), text.AsSpan(hole.Index + hole.Length));
        }

        text = text.Replace("..", ".", StringComparison.Ordinal);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private string One(string hole)
    {
        string inside = hole[1..^1];
        if (hole[0] == '(')
        {
            return dice.Of(inside.Split('|'));
        }

        string[] bySex = inside.Split('|');
        return bySex.Length == 2 ? bySex[female ? 0 : 1]
            : facts.TryGetValue(inside, out string? fact) ? fact
            : dice.Of(List(inside)).Text;
    }

    private IReadOnlyList<Line> List(string name) =>
        language == "en" && words.Section(name + ".en") is { Count: > 0 } english ? english : words.Section(name);

    [GeneratedRegex(@"\{[^{}()]*\}|\([^{}()]*\|[^{}()]*\)")]
    private static partial Regex Innermost();
}
