using System.Text.RegularExpressions;

namespace Baken.Demo.Stories;

/// <summary>What a narrative became, with the lines it was made of.</summary>
internal sealed record Narrative(string Text, string Reporter, IReadOnlyList<string> Templates)
{
    public bool Uses(string word) => Templates.Any(t => t.Contains("{" + word + "}", StringComparison.Ordinal));
}

/// <summary>Puts facts into words: an opening that says who reports, what was seen, the facts, an ending, sometimes typing errors.</summary>
internal sealed partial class NarrativeTeller
{
    private readonly TextFile _words = TextFile.Read("woorden");
    private readonly TextFile _short = TextFile.Read("korte-meldingen");
    private readonly TextFile _endings = TextFile.Read("slotzinnen");
    private readonly TextFile _facts = TextFile.Read("feitenzinnen");
    private readonly TextFile _firstPerson = TextFile.Read("eerste-persoon");
    private readonly TextFile _titles = TextFile.Read("titels");
    private readonly TextFile _typos = TextFile.Read("typfouten");
    private readonly TextFile _moments = TextFile.Read("verloop");

    public Narrative Tell(Facts facts, DateTimeOffset when, Dice dice)
    {
        Phrasing phrasing = Phrase(facts, when, dice);
        int sentences = dice.Weighted((1, 8), (2, 14), (3, 23), (4, 21), (5, 15), (6, 9), (7, 6), (8, 4));
        bool brief = sentences <= 2 && facts.Scene.Language == "nl" && dice.Chance(55);
        List<string> labels = ["", facts.Scene.Form, .. facts.Age < 18 ? new[] { "minderjarig" } : []];
        IReadOnlyList<Line> openings = brief ? _short.Section(facts.Scene.Form) : facts.Scene.Openings;
        Line opening = dice.Of([.. openings.Where(l => phrasing.CanFill(l) && (!brief || l.Suits(labels)))]);
        string reporter = brief || opening.For.Count == 0 ? "voorbij" : opening.For[0];
        labels[0] = reporter;

        List<string> told = FactLines(facts, labels, phrasing, dice, sentences);
        string? ending = sentences > 2 && dice.Chance(55) ? Ending(facts, labels, phrasing, dice) : null;
        int left = brief ? 0 : sentences - 1 - told.Count - (ending is null ? 0 : 1);
        told.AddRange(dice.Shuffled(Seen(facts, reporter, labels, phrasing)).Take(left));
        List<string> lines = [opening.Text, .. dice.Shuffled(told), .. ending is null ? [] : new[] { ending }];
        string text = string.Join(' ', lines.Select(phrasing.Fill));
        return new Narrative(dice.Chance(18) ? Mistype(text, facts.Scene.Language, dice) : text, reporter, lines);
    }

    /// <summary>A title of the scene when it says what the text says; else one that is always true.</summary>
    public string Title(Facts facts, DateTimeOffset when, Narrative narrative, Dice dice)
    {
        Phrasing phrasing = Phrase(facts, when, dice);
        HashSet<string> stems = [.. Stems(narrative.Text)];
        List<string> titles = dice.Shuffled(facts.Scene.Titles.Select(l => phrasing.Fill(l.Text)));
        string best = titles.MaxBy(t => Stems(t).Count(stems.Contains))!;
        string always = dice.Of([.. _titles.Section(facts.Scene.Form).Where(l => phrasing.CanFill(l) && l.Suits(facts.Age < 18 ? ["minderjarig"] : []))]).Text;
        return facts.Scene.Language == "en" || Stems(best).Count(stems.Contains) >= 2 ? best : phrasing.Fill(always);
    }

    public string WhenText(Facts facts, DateTimeOffset when, Dice dice) => Loose(facts, when, dice, "wanneer");

    public string Addition(Facts facts, DateTimeOffset when, Dice dice) => Loose(facts, when, dice, "toevoeging");

    private string Loose(Facts facts, DateTimeOffset when, Dice dice, string section) =>
        Phrase(facts, when, dice).Fill(dice.Of(_moments.Section(facts.Scene.Language == "en" ? section + ".en" : section)).Text);

    private Phrasing Phrase(Facts facts, DateTimeOffset when, Dice dice)
    {
        Dictionary<string, string> known = new(facts.Words(), StringComparer.Ordinal)
        {
            ["maand"] = _words.Section("maand")[when.AddMonths(-2).Month - 1].Text,
            ["komende maand"] = _words.Section("maand")[when.AddMonths(1).Month - 1].Text,
        };
        if (_words.Section("sectornaam." + facts.Sector) is [Line name, ..])
        {
            known["sectornaam"] = name.Text;
        }

        return new Phrasing(_words, dice, facts.Scene.Language, facts.Female, known);
    }

    private List<string> FactLines(Facts facts, List<string> labels, Phrasing phrasing, Dice dice, int sentences)
    {
        List<Line> usable = [.. _facts.Section(facts.Scene.Language).Where(l => l.Suits(labels) && phrasing.CanFill(l))];
        List<string> told = [];
        foreach (string word in dice.Shuffled(Facts.Optional))
        {
            List<Line> about = [.. usable.Where(l => l.Words.Contains(word))];
            if (about.Count > 0 && told.Count < (sentences + 1) / 3 && told.Count < sentences - 1 && dice.Chance(60))
            {
                Line line = dice.Of(about);
                told.Add(line.Text);
                usable.RemoveAll(l => l.Words.Any(w => Subject(line).Contains(Same(w))));
            }
        }

        return told;
    }

    private static HashSet<string> Subject(Line line) => [.. line.Words.Where(Facts.Optional.Contains).Select(Same)];

    // An address names its street, and who tells the one has told the other.
    private static string Same(string word) => word == "straat" ? "adres" : word;

    private IEnumerable<string> Seen(Facts facts, string reporter, List<string> labels, Phrasing phrasing)
    {
        // Who writes about themselves never says 'she' or 'they' of themselves: only lines marked for them, or for everyone.
        labels.Add("allen");
        IEnumerable<Line> lines = facts.Scene.Observations.Where(l => reporter != "zelf" || l.For.Count > 0);
        if (reporter == "zelf" && facts.Scene.Language == "nl")
        {
            lines = lines.Concat(_firstPerson.Section(facts.Scene.Form));
        }

        return lines.Where(l => l.Suits(labels) && phrasing.CanFill(l)).Select(l => l.Text).Distinct();
    }

    private string Ending(Facts facts, List<string> labels, Phrasing phrasing, Dice dice)
    {
        IReadOnlyList<Line> all = facts.Scene.Endings.Count > 0 ? facts.Scene.Endings : _endings.Section("slot");
        return dice.Of([.. all.Where(l => l.Suits(labels) && phrasing.CanFill(l))]).Text;
    }

    private string Mistype(string text, string language, Dice dice)
    {
        int errors = dice.Between(1, 3);
        foreach (string[] pair in dice.Shuffled(_typos.Rows(language, '>')).Where(p => text.Contains(p[0], StringComparison.Ordinal)).Take(errors))
        {
            int at = text.IndexOf(pair[0], StringComparison.Ordinal);
            text = string.Concat(text.AsSpan(0, at), pair[1], text.AsSpan(at + pair[0].Length));
        }

        return dice.Below(6) switch
        {
            0 => text.ToLowerInvariant(),
            1 => text.TrimEnd('.'),
            2 => text.Replace(", ", " ", StringComparison.Ordinal),
            _ => text,
        };
    }

    private static IEnumerable<string> Stems(string text) =>
        Letters().Matches(text.ToLowerInvariant()).Select(m => m.Value.Length > 6 ? m.Value[..6] : m.Value).Distinct();

    [GeneratedRegex(@"\p{L}{5,}")]
    private static partial Regex Letters();
}
