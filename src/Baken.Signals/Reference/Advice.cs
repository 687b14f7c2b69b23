using System.Text.Json.Serialization;

namespace Baken.Signals.Reference;

/// <summary>Which way a professional is advised to go.</summary>
public enum AdvisedWay
{
    /// <summary>Call for help first.</summary>
    Acute,

    /// <summary>Talk it over before, or beside, reporting.</summary>
    Consult,

    /// <summary>Report.</summary>
    Report,
}

/// <summary>Somebody to turn to, or something to do, as part of an advice.</summary>
public sealed record AdviceStep : NamedRow
{
    /// <summary>With which advice it is shown.</summary>
    public required IReadOnlyList<AdvisedWay> Advice { get; init; }

    /// <summary>To which professions; to all when empty.</summary>
    public IReadOnlyList<string> Professions { get; init; } = [];

    /// <summary>Whether it is shown only where a minor is, or may be, involved.</summary>
    public bool Minor { get; init; }

    /// <summary>Telephone numbers, codes of <see cref="HelpNumbers"/>.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];

    /// <summary>Kinds of organisation, of which those that work in the place are named.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];
}

/// <summary>An advice and why. The professional chooses.</summary>
/// <param name="Way">The way.</param>
/// <param name="Reason">The condition that held.</param>
/// <param name="RuleVersion">The version of the rules.</param>
/// <param name="Steps">What to do, in order.</param>
public sealed record Advice(AdvisedWay Way, AdviceRule Reason, string RuleVersion, IReadOnlyList<AdviceStep> Steps);

/// <summary>A rule of advice: its code is its id, its name the condition in words.</summary>
public sealed record AdviceRule : ReferenceRow
{
    /// <summary>Such as 'A-01'.</summary>
    public required string Id { get; init; }

    /// <summary>What it advises.</summary>
    public required AdvisedWay Advice { get; init; }

    /// <summary>The condition in Dutch.</summary>
    public required string Nl { get; init; }

    /// <summary>The condition in English.</summary>
    public required string En { get; init; }

    [JsonInclude]
    internal FirstUrgency.Condition When { get; init; } = new();
}

/// <summary>Advises a professional by versioned rules (Baken's own choice): call, talk it over, or report.</summary>
public static class Advising
{
    private const string File = "advice.json";
    private static readonly Lazy<Document> Rules = new(() => Parse(ReferenceFile.Text(File)));

    /// <summary>The advice of the first rule that applies; the last rule always does.</summary>
    /// <param name="facts">What was told.</param>
    /// <param name="profession">The profession of who reports.</param>
    public static Advice Of(Facts facts, Profession profession)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(profession);
        var (rules, minor) = (Rules.Value, facts.MinorInvolved);
        var told = new UrgencyFacts(facts.Danger == Answer.Yes, minor, facts.Continues == Answer.Yes, [.. facts.Indicators.Select(indicator => indicator.Code)]);
        var strong = told.IndicatorCodes.Count(code => Indicators.Catalogue.Find(code)?.StrengthFor(minor) == Strength.Strong);
        var rule = rules.Rules.First(rule => rule.When.Holds(told, strong, told.IndicatorCodes.Distinct().Count()));
        return new Advice(
            rule.Advice,
            rule,
            rules.Version,
            [.. rules.Ways.Where(way => way.Advice.Contains(rule.Advice) && (!way.Minor || minor) && (way.Professions.Count == 0 || way.Professions.Contains(profession.Code)))]);
    }

    internal static Document Parse(string json)
    {
        var rules = ReferenceFile.Parse<Document>(File, json);
        _ = ReferenceFile.ByCode(File, rules.Rules, rule => rule.Id);
        _ = ReferenceFile.ByCode(File, rules.Ways, way => way.Code);
        ReferenceFile.Require(rules.Rules[^1].When == new FirstUrgency.Condition(), File, "the last rule must have no condition, so that there is always an advice.");
        foreach (var way in rules.Ways)
        {
            ReferenceFile.Require(way.Professions.All(code => Indicators.Professions.Find(code) is not null), File, $"row '{way.Code}' names an unknown profession.");
            ReferenceFile.Require(way.Kinds.All(code => PartnerKinds.Catalogue.Find(code) is not null), File, $"row '{way.Code}' names an unknown kind of organisation.");
            ReferenceFile.Require(way.Numbers.All(code => HelpNumbers.Catalogue.Find(code) is not null), File, $"row '{way.Code}' names an unknown number.");
        }

        return rules;
    }

    internal sealed record Document(string Version, string Note, IReadOnlyList<AdviceRule> Rules, IReadOnlyList<AdviceStep> Ways);
}
