using System.Text.Json;
using Baken.Signals.Reference;

namespace Baken.Signals.Route;

/// <summary>What a routing rule asks of a signal and its decision; an absent condition asks nothing.</summary>
public sealed record RuleConditions
{
    /// <summary>One of these outcomes.</summary>
    public IReadOnlyList<Outcome>? Outcome { get; init; }

    /// <summary>One of these forms of exploitation is suspected.</summary>
    public IReadOnlyList<string>? Form { get; init; }

    /// <summary>In one of these safety regions.</summary>
    public IReadOnlyList<string>? Region { get; init; }

    /// <summary>In one of these sectors.</summary>
    public IReadOnlyList<string>? Sector { get; init; }

    /// <summary>A minor is or may be involved (true), or is not (false).</summary>
    public bool? Minor { get; init; }

    /// <summary>One of these urgencies.</summary>
    public IReadOnlyList<Urgency>? Urgency { get; init; }
}

/// <summary>A team that is proposed to read along, and why.</summary>
public sealed record ProposedFollower
{
    /// <summary>Code of the team.</summary>
    public required string Team { get; init; }

    /// <summary>Only when a minor is or may be involved.</summary>
    public bool OnlyMinor { get; init; }

    /// <summary>Why, as shown.</summary>
    public required string Why { get; init; }
}

/// <summary>One row of the routing table.</summary>
public sealed record RoutingRule
{
    /// <summary>Name of the rule, R-014.</summary>
    public required string Id { get; init; }

    /// <summary>What it asks.</summary>
    public RuleConditions When { get; init; } = new();

    /// <summary>Code of the team it proposes.</summary>
    public required string Team { get; init; }

    /// <summary>A team that may read along.</summary>
    public ProposedFollower? Follower { get; init; }

    /// <summary>Ground on which the signal crosses to that team's organisation.</summary>
    public string LegalBasis { get; init; } = "";

    /// <summary>Whether it asks nothing, and so catches everything.</summary>
    public bool CatchesAll => When == new RuleConditions();
}

/// <summary>A condition beside the fact it was held against.</summary>
/// <param name="Name">Which condition: outcome, form, region, sector, minor, urgency.</param>
/// <param name="Asked">Codes the rule asks for.</param>
/// <param name="Found">Codes the signal has.</param>
public sealed record ConditionMet(string Name, IReadOnlyList<string> Asked, IReadOnlyList<string> Found);

/// <summary>What rules look at.</summary>
public sealed record RoutingFacts(Outcome Outcome, Urgency Urgency, IReadOnlyList<string> Forms, string? Region, string? Sector, bool Minor);

/// <summary>
/// The routing table of one version: rows in order, the first whose conditions all hold proposes the team. Invariant: the last
/// row asks nothing; its team is the intake team.
/// </summary>
public sealed class RoutingTable
{
    /// <summary>A table.</summary>
    /// <exception cref="ArgumentException">There is no row, or the last one does not catch everything.</exception>
    public RoutingTable(int version, IReadOnlyList<RoutingRule> rules)
    {
        if (rules.Count == 0 || !rules[^1].CatchesAll)
        {
            throw new ArgumentException("The last routing rule must catch everything.", nameof(rules));
        }

        Version = version;
        Rules = rules;
    }

    /// <summary>Version in force.</summary>
    public int Version { get; }

    /// <summary>Rows, in order.</summary>
    public IReadOnlyList<RoutingRule> Rules { get; }

    /// <summary>Code of the team that catches everything, which is where every signal comes in.</summary>
    public string IntakeTeam => Rules[^1].Team;

    /// <summary>The first row that holds, with each condition beside the fact.</summary>
    public (RoutingRule Rule, IReadOnlyList<ConditionMet> Conditions) Propose(RoutingFacts facts)
    {
        foreach (var rule in Rules)
        {
            if (Holds(rule.When, facts, out var conditions))
            {
                return (rule, conditions);
            }
        }

        throw new InvalidOperationException("The last rule catches everything.");
    }

    private static bool Holds(RuleConditions when, RoutingFacts facts, out List<ConditionMet> conditions)
    {
        conditions = [];
        return Meets(conditions, "outcome", Codes(when.Outcome), [facts.Outcome.ToString()])
            && Meets(conditions, "form", when.Form, facts.Forms)
            && Meets(conditions, "region", when.Region, facts.Region is null ? [] : [facts.Region])
            && Meets(conditions, "sector", when.Sector, facts.Sector is null ? [] : [facts.Sector])
            && Meets(conditions, "minor", when.Minor is null ? null : [Word(when.Minor.Value)], [Word(facts.Minor)])
            && Meets(conditions, "urgency", Codes(when.Urgency), [facts.Urgency.ToString()]);
    }

    private static bool Meets(List<ConditionMet> conditions, string name, IReadOnlyList<string>? asked, IReadOnlyList<string> found)
    {
        if (asked is null)
        {
            return true;
        }

        conditions.Add(new ConditionMet(name, asked, found));
        return asked.Intersect(found, StringComparer.Ordinal).Any();
    }

    private static IReadOnlyList<string>? Codes<T>(IReadOnlyList<T>? values)
        where T : struct, Enum => values is null ? null : [.. values.Select(value => value.ToString())];

    private static string Word(bool minor) => minor ? "yes" : "no";
}

/// <summary>A published version of the routing table. Never changed: each routed signal names the version it was proposed by.</summary>
internal sealed class RoutingRulesVersion
{
    private RoutingRulesVersion()
    {
    }

    public RoutingRulesVersion(int version, IReadOnlyList<RoutingRule> rules, DateTimeOffset publishedAt)
    {
        Version = version;
        Rules = JsonSerializer.Serialize(rules, SealedJson.Options);
        PublishedAt = publishedAt;
    }

    public int Version { get; private set; }

    public string Rules { get; private set; } = "";

    public DateTimeOffset PublishedAt { get; private set; }

    public RoutingTable Table() => new(Version, JsonSerializer.Deserialize<List<RoutingRule>>(Rules, SealedJson.Options)!);

    public bool SameAs(IReadOnlyList<RoutingRule> rules) => Rules == JsonSerializer.Serialize(rules, SealedJson.Options);
}
