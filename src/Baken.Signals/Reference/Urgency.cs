namespace Baken.Signals.Reference;

/// <summary>How soon a signal must be seen; the order of the values is the order of urgency.</summary>
public enum Urgency
{
    /// <summary>May wait.</summary>
    Low,

    /// <summary>The ordinary term.</summary>
    Normal,

    /// <summary>Before the ordinary ones.</summary>
    High,

    /// <summary>Now: its terms run in clock hours, on every day.</summary>
    Acute,
}

/// <summary>The names of an <see cref="Urgency"/>.</summary>
public sealed record UrgencyName : NamedRow;

/// <summary>The names of the urgencies, from low to acute.</summary>
public static class Urgencies
{
    private static readonly Lazy<Catalogue<UrgencyName>> List = new(() => Parse(ReferenceFile.Text(File)));
    private const string File = "urgencies.json";

    /// <summary>The list; loaded once.</summary>
    public static Catalogue<UrgencyName> Catalogue => List.Value;

    /// <summary>The names of one urgency.</summary>
    public static UrgencyName Of(Urgency urgency) => Catalogue.All[(int)urgency];

    internal static Catalogue<UrgencyName> Parse(string json)
    {
        var names = ReferenceFile.Parse<Document>(File, json).Urgencies;
        ReferenceFile.Require(names.Select(name => name.Code).SequenceEqual(["low", "normal", "high", "acute"]), File, "must name low, normal, high and acute, in that order.");
        return new(File, names);
    }

    private sealed record Document(string Note, IReadOnlyList<UrgencyName> Urgencies);
}
