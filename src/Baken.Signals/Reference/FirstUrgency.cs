namespace Baken.Signals.Reference;

/// <summary>What is known of a signal when its first urgency is proposed.</summary>
/// <param name="NowInDanger">The reporter said that someone is in danger now.</param>
/// <param name="MinorOrPossiblyMinor">A minor is involved, or someone of unknown age who may be one.</param>
/// <param name="Continues">The situation is said to continue.</param>
/// <param name="IndicatorCodes">The observed indicators; a code that is given twice counts once.</param>
public sealed record UrgencyFacts(bool NowInDanger, bool MinorOrPossiblyMinor, bool Continues, IReadOnlyCollection<string> IndicatorCodes);

/// <summary>A part of the reason for a proposed urgency, for a page to word.</summary>
public enum UrgencyReason
{
    /// <summary>Someone is in danger now.</summary>
    NowInDanger,

    /// <summary>A minor is, or may be, involved.</summary>
    MinorOrPossiblyMinor,

    /// <summary>Enough strong indicators were observed.</summary>
    StrongIndicators,

    /// <summary>Enough indicators of whatever or unknown strength were observed.</summary>
    SeveralIndicators,

    /// <summary>The situation continues.</summary>
    Continues,

    /// <summary>No other rule applies.</summary>
    NothingElse,
}

/// <summary>A proposed urgency and why. A person may decide otherwise.</summary>
/// <param name="Urgency">The proposal.</param>
/// <param name="RuleId">The rule that decided, such as 'U-01'.</param>
/// <param name="RuleVersion">The version of the rules.</param>
/// <param name="Reasons">The conditions that held; at least one.</param>
/// <param name="StrongIndicators">How many observed indicators are known to be strong.</param>
/// <param name="AnyIndicators">How many indicators were observed, of whatever strength.</param>
/// <param name="StrengthUnknown">How many of those have no known strength.</param>
public sealed record UrgencyProposal(
    Urgency Urgency,
    string RuleId,
    string RuleVersion,
    IReadOnlyList<UrgencyReason> Reasons,
    int StrongIndicators,
    int AnyIndicators,
    int StrengthUnknown);

/// <summary>
/// Proposes the first urgency of a signal by versioned rules (Baken's own choice). Two indicators weigh as much as one strong one,
/// whatever their strength: the only known strong ones for adults are about labour, and a signal of another form must not wait for that.
/// </summary>
public static class FirstUrgency
{
    private const string File = "urgency-rules.json";
    private static readonly Lazy<RuleSet> Rules = new(() => Parse(ReferenceFile.Text(File)));

    /// <summary>The version of the rules.</summary>
    public static string Version => Rules.Value.Version;

    /// <summary>The proposal of the first rule that applies; the last rule always does.</summary>
    public static UrgencyProposal Propose(UrgencyFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Rules.Value.Propose(facts);
    }

    internal static RuleSet Parse(string json)
    {
        var rules = ReferenceFile.Parse<RuleSet>(File, json);
        _ = ReferenceFile.ByCode(File, rules.Rules, rule => rule.Id);
        ReferenceFile.Require(rules.Rules[^1].When == new Condition(), File, "the last rule must have no condition, so that every signal has an urgency.");
        ReferenceFile.Require(rules.Rules.All(rule => rule.When.StrongIndicators >= 0 && rule.When.AnyIndicators >= 0), File, "a number of indicators is negative.");
        return rules;
    }

    internal sealed record RuleSet(string Version, string Note, IReadOnlyList<Rule> Rules)
    {
        public UrgencyProposal Propose(UrgencyFacts facts)
        {
            var codes = facts.IndicatorCodes.ToHashSet(StringComparer.Ordinal);
            var strengths = codes.Select(code => Indicators.Catalogue.Find(code)?.StrengthFor(facts.MinorOrPossiblyMinor) ?? Strength.Unknown).ToList();
            var strong = strengths.Count(strength => strength == Strength.Strong);
            var rule = Rules.First(rule => rule.When.Holds(facts, strong, codes.Count));
            return new(rule.Urgency, rule.Id, Version, [.. rule.When.Reasons(strong, codes.Count)], strong, codes.Count, strengths.Count(strength => strength == Strength.Unknown));
        }
    }

    internal sealed record Rule : ReferenceRow
    {
        public required string Id { get; init; }

        public required Condition When { get; init; }

        public required Urgency Urgency { get; init; }

        public required string Nl { get; init; }

        public required string En { get; init; }
    }

    /// <summary>Every named condition must hold; the two numbers of indicators are one condition, of which either suffices. Zero: not asked.</summary>
    internal sealed record Condition(bool NowInDanger = false, bool Minor = false, bool Continues = false, int StrongIndicators = 0, int AnyIndicators = 0)
    {
        private bool AsksIndicators => StrongIndicators > 0 || AnyIndicators > 0;

        public bool Holds(UrgencyFacts facts, int strong, int any) =>
            (!NowInDanger || facts.NowInDanger)
            && (!Minor || facts.MinorOrPossiblyMinor)
            && (!Continues || facts.Continues)
            && (!AsksIndicators || EnoughStrong(strong) || EnoughOfAny(any));

        public IEnumerable<UrgencyReason> Reasons(int strong, int any)
        {
            if (this == new Condition())
            {
                return [UrgencyReason.NothingElse];
            }

            (bool Asked, UrgencyReason Reason)[] reasons =
            [
                (NowInDanger, UrgencyReason.NowInDanger),
                (Minor, UrgencyReason.MinorOrPossiblyMinor),
                (EnoughStrong(strong), UrgencyReason.StrongIndicators),
                (EnoughOfAny(any), UrgencyReason.SeveralIndicators),
                (Continues, UrgencyReason.Continues),
            ];
            return reasons.Where(reason => reason.Asked).Select(reason => reason.Reason);
        }

        private bool EnoughStrong(int strong) => StrongIndicators > 0 && strong >= StrongIndicators;

        private bool EnoughOfAny(int any) => AnyIndicators > 0 && any >= AnyIndicators;
    }
}
