namespace Baken.Demo.Stories;

/// <summary>The fields beside the narrative that follow from it or from chance: persons, indicators, date, contact.</summary>
internal sealed class Particulars
{
    private readonly TextFile _words = TextFile.Read("woorden");
    private readonly IReadOnlyList<(string Word, string[] Codes)> _signs;
    private readonly IReadOnlyList<string> _maybeMinor;

    public Particulars()
    {
        TextFile file = TextFile.Read("aanwijzingen");
        _signs = [.. file.Rows("woorden", '>').Select(r => (r[0], r[1].Split(' ')))];
        _maybeMinor = [.. file.Section("mogelijk minderjarig").Select(l => l.Text)];
    }

    /// <summary>Nought to six codes that the scene knows, those that the text speaks of first.</summary>
    public IReadOnlyList<string> Indicators(Facts facts, Narrative narrative, Dice dice)
    {
        if (dice.Chance(12))
        {
            return [];
        }

        IEnumerable<string> spokenOf = _signs
            .Where(s => narrative.Text.Contains(s.Word, StringComparison.OrdinalIgnoreCase))
            .SelectMany(s => s.Codes).Where(facts.Scene.Indicators.Contains).Distinct();
        List<string> codes = [.. dice.Shuffled(spokenOf).Take(dice.Between(1, 6))];
        if (codes.Count < 6 && dice.Chance(codes.Count == 0 ? 55 : 25))
        {
            codes.Add(dice.Of(facts.Scene.Indicators));
        }

        return [.. codes.Distinct()];
    }

    public IReadOnlyList<StoryPerson> Persons(Facts facts, Narrative narrative, Dice dice)
    {
        List<StoryPerson> persons = [];
        bool agePlain = narrative.Uses("leeftijd");
        bool maybeMinor = _maybeMinor.Any(p => narrative.Text.Contains(p, StringComparison.OrdinalIgnoreCase));
        if (agePlain || maybeMinor || facts.VictimName is not null || dice.Chance(facts.Scene.Group ? 12 : 50))
        {
            persons.Add(Victim(facts, agePlain, maybeMinor, dice));
        }

        if (facts.SuspectText is not null)
        {
            persons.Add(new StoryPerson("suspect", null, facts.SuspectText, null, facts.SuspectBand, "no", facts.SuspectSex));
        }

        if (dice.Chance(6))
        {
            persons.Add(new StoryPerson("witness", null, dice.Of(_words.Section("getuige")).Text, null, null, "unknown", "unknown"));
        }

        return persons;
    }

    /// <summary>The form of the scene; sometimes a second one, or not yet known.</summary>
    public static IReadOnlyList<string> Forms(Facts facts, Dice dice) => (facts.Scene.Form, dice.Below(100)) switch
    {
        ("labour", < 3) => ["labour", "criminal"],
        ("sexual", < 4) => ["sexual", "criminal"],
        ("services", < 8) => ["services", "labour"],
        ("unknown", _) => ["unknown"],
        _ => [facts.Scene.Form],
    };

    /// <summary>A date up to two months back, sometimes without day or month; null as often.</summary>
    public static StoryDate? Happened(DateTimeOffset when, Dice dice)
    {
        DateTimeOffset day = when.AddDays(-dice.Weighted((0, 20), (1, 20), (dice.Between(2, 7), 30), (dice.Between(8, 60), 30)));
        return dice.Below(10) switch
        {
            < 4 => new StoryDate(day.Day, day.Month, day.Year),
            4 => new StoryDate(null, day.Month, day.Year),
            5 => new StoryDate(null, null, day.Year),
            _ => null,
        };
    }

    public StoryContact? Contact(string wish, Dice dice)
    {
        if (wish == JourneyCodes.Anonymous || (wish == JourneyCodes.HearResult && dice.Chance(60)))
        {
            return null;
        }

        string name = dice.Of(_words.Section("melder")).Text;
        bool byPhone = dice.Chance(60);
        return new StoryContact(
            dice.Chance(70) ? name : null,
            byPhone ? $"06 00 0{dice.Below(10)} {dice.Between(10, 99)} {dice.Between(10, 99)}" : null,
            byPhone ? null : $"{name}{dice.Between(10, 99)}@melder.example".ToLowerInvariant());
    }

    private static StoryPerson Victim(Facts facts, bool agePlain, bool maybeMinor, Dice dice)
    {
        string sex = facts.Scene.Group && facts.VictimName is null && !agePlain ? "unknown" : facts.Female ? "female" : "male";
        if (agePlain || (!maybeMinor && dice.Chance(20)))
        {
            return new StoryPerson("possible_victim", facts.VictimName, null, facts.Age, null, facts.Age < 18 ? "yes" : "no", sex);
        }

        int from = facts.Age / 5 * 5;
        string? band = !maybeMinor && facts.Age >= 20 && dice.Chance(45) ? $"{from}-{from + 10}" : null;
        string minor = maybeMinor || facts.Age < 18 ? "possibly" : band is not null ? "no" : dice.Weighted(("no", 55), ("unknown", 45));
        return new StoryPerson("possible_victim", facts.VictimName, null, null, band, minor, sex);
    }
}
