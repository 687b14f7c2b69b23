using System.Collections.Frozen;
using Baken.Kernel.Time;

namespace Baken.Signals.Reference;

/// <summary>The step of a signal's path that must be done within a term.</summary>
public enum TermState
{
    /// <summary>From receipt to the assessor's decision.</summary>
    Assess,

    /// <summary>From the decision to the second person's answer.</summary>
    Second,

    /// <summary>From routing to the team's taking up, or handing back.</summary>
    TakeUp,

    /// <summary>From taking up to closing with a result.</summary>
    Close,
}

/// <summary>In what a term is counted.</summary>
public enum TermUnit
{
    /// <summary>Hours of the clock, nights, weekends and holidays included.</summary>
    ClockHours,

    /// <summary>Dutch working days, ending at 17:00.</summary>
    WorkingDays,
}

/// <summary>How long a step may take at an urgency. Baken's own choice.</summary>
public sealed record Term : ReferenceRow
{
    /// <summary>The step.</summary>
    public required TermState State { get; init; }

    /// <summary>The urgency it holds for.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>How many of the unit; at least one.</summary>
    public required int Amount { get; init; }

    /// <summary>Clock hours for acute, working days for every other urgency.</summary>
    public required TermUnit Unit { get; init; }

    /// <summary>When the term that began at <paramref name="from"/> ends; offset zero.</summary>
    public DateTimeOffset Due(DateTimeOffset from) => Unit switch
    {
        TermUnit.ClockHours => from.ToUniversalTime().AddHours(Amount),
        TermUnit.WorkingDays => WorkingDays.Add(from, Amount),
    };
}

/// <summary>A whole table of terms: one for each step and urgency, under one version.</summary>
public sealed class TermTable
{
    private readonly FrozenDictionary<(TermState State, Urgency Urgency), Term> terms;

    internal TermTable(string version, IEnumerable<Term> terms)
    {
        Version = version;
        this.terms = terms.ToFrozenDictionary(term => (term.State, term.Urgency));
    }

    /// <summary>The version, to be named with each deadline.</summary>
    public string Version { get; }

    /// <summary>Every term, by step and from acute to low.</summary>
    public IReadOnlyList<Term> All => [.. terms.Values.OrderBy(term => term.State).ThenByDescending(term => term.Urgency)];

    /// <summary>The term of a step at an urgency.</summary>
    public Term For(TermState state, Urgency urgency) => terms[(state, urgency)];

    /// <summary>This table with some terms replaced, under another version.</summary>
    public TermTable With(string version, IReadOnlyCollection<Term> replaced) =>
        new(version, terms.Values.Where(term => !replaced.Any(r => r.State == term.State && r.Urgency == term.Urgency)).Concat(replaced));
}

/// <summary>The terms that ship with Baken. An administrator's own take their place, see <see cref="Route.TermsInForce"/>.</summary>
public static class Terms
{
    private static readonly Lazy<TermTable> Table = new(() => Parse(ReferenceFile.Text(File)));
    private const string File = "terms.json";

    /// <summary>The table; loaded once.</summary>
    public static TermTable Shipped => Table.Value;

    internal static TermTable Parse(string json)
    {
        var document = ReferenceFile.Parse<Document>(File, json);
        _ = ReferenceFile.ByCode(File, document.Terms, term => $"{term.State} {term.Urgency}");
        foreach (var term in document.Terms)
        {
            ReferenceFile.Require(term.Amount >= 1, File, $"the term of {term.State} at {term.Urgency} must be at least one.");
            ReferenceFile.Require((term.Urgency == Urgency.Acute) == (term.Unit == TermUnit.ClockHours), File, $"the term of {term.State} at {term.Urgency}: acute ones, and only those, count clock hours.");
        }

        ReferenceFile.Require(document.Terms.Count == Enum.GetValues<TermState>().Length * Enum.GetValues<Urgency>().Length, File, "a step has no term for some urgency.");
        return new(document.Version, document.Terms);
    }

    private sealed record Document(string Version, string Note, IReadOnlyList<Term> Terms);
}
