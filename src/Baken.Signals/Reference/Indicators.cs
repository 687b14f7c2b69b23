using System.Collections.Frozen;

namespace Baken.Signals.Reference;

/// <summary>How strongly an indicator points at its dimension, where its source says so.</summary>
public enum Strength
{
    /// <summary>The source gives no strength ('sterkte niet bekend'). Not the same as none.</summary>
    Unknown,

    /// <summary>Weak.</summary>
    Weak,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>Strong.</summary>
    Strong,
}

/// <summary>For whom an indicator is written.</summary>
public enum IndicatorAudience
{
    /// <summary>Professionals of the chain.</summary>
    Professional,

    /// <summary>Schools and first-line professionals.</summary>
    FirstLine,
}

/// <summary>The part of human trafficking that a dimension speaks to.</summary>
public enum TraffickingElement
{
    /// <summary>Deceptive or coercive recruitment, or abuse of vulnerability in it.</summary>
    Means,

    /// <summary>Exploitation.</summary>
    Exploitation,

    /// <summary>Coercion at destination.</summary>
    Coercion,
}

/// <summary>A dimension: a group of indicators that are weighed together.</summary>
public sealed record IndicatorDimension : NamedRow
{
    /// <summary>The element the combination rule names it for; null when the rule does not use it.</summary>
    public TraffickingElement? Element { get; init; }
}

/// <summary>One observable sign of possible exploitation. Concern, never proof.</summary>
public sealed record Indicator : NamedRow
{
    /// <summary>The code of a form of exploitation, or 'all'.</summary>
    public required string Form { get; init; }

    /// <summary>The code of its <see cref="IndicatorDimension"/>.</summary>
    public required string Dimension { get; init; }

    /// <summary>For whom it is written.</summary>
    public required IndicatorAudience Audience { get; init; }

    /// <summary>Its strength when the possible victim is an adult.</summary>
    public required Strength StrengthAdult { get; init; }

    /// <summary>Its strength when the possible victim is a minor.</summary>
    public required Strength StrengthChild { get; init; }

    /// <summary>The numbers of the ILO's eleven general indicators it belongs to, parted by semicolons; empty when none is known.</summary>
    public required string Ilo11 { get; init; }

    /// <summary>The <see cref="Profession"/>s that are likely to see it, codes; none when no one profession is.</summary>
    public required IReadOnlyList<string> Professions { get; init; }

    /// <summary>The Dutch name with a capital, cut at a word when it is longer than 60 characters; for a list or a chip.</summary>
    public string ShortTitle => Shorten(Nl);

    /// <summary>The strength for a minor or an adult.</summary>
    public Strength StrengthFor(bool minor) => minor ? StrengthChild : StrengthAdult;

    private static string Shorten(string text)
    {
        const int Longest = 60;
        var cut = text.Length <= Longest ? text : string.Concat(text.AsSpan(0, text.LastIndexOf(' ', Longest - 1)), "…");
        return char.ToUpperInvariant(cut[0]) + cut[1..];
    }
}

/// <summary>A profession of those who report: what it is likely to see, and from which kinds of organisation its people come.</summary>
public sealed record Profession : NamedRow
{
    /// <summary>The kinds of organisation, codes of <see cref="PartnerKinds"/>.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }
}

/// <summary>The versioned catalogue of indicators and the rule by which they are combined.</summary>
public static class Indicators
{
    /// <summary>The form of an indicator that holds for every form of exploitation.</summary>
    public const string EveryForm = "all";

    private const string File = "indicators.json";
    private static readonly Lazy<IndicatorTable> Table = new(() => Parse(ReferenceFile.Text(File)));

    /// <summary>The version of the catalogue, to be stored with each observation.</summary>
    public static string Version => Table.Value.Version;

    /// <summary>The indicators, in the order of the catalogue.</summary>
    public static Catalogue<Indicator> Catalogue => Table.Value.Indicators;

    /// <summary>The dimensions, in the order of the catalogue.</summary>
    public static Catalogue<IndicatorDimension> Dimensions => Table.Value.Dimensions;

    /// <summary>The professions, in the order of the catalogue.</summary>
    public static Catalogue<Profession> Professions => Table.Value.Professions;

    /// <summary>The profession of the people of an organisation of this kind.</summary>
    public static Profession ProfessionOf(string kind) => Professions.All.First(profession => profession.Kinds.Contains(kind));

    /// <summary>The indicators that this profession is likely to see, in the order of the catalogue.</summary>
    public static IReadOnlyList<Indicator> For(Profession profession) => [.. Catalogue.All.Where(indicator => indicator.Professions.Contains(profession.Code))];

    /// <summary>Where the combination rule comes from.</summary>
    public static string RuleSource => Table.Value.Rule.Source;

    internal static CombinationRule Rule => Table.Value.Rule;

    internal static IndicatorTable Parse(string json)
    {
        var document = ReferenceFile.Parse<Document>(File, json);
        var sources = document.Sources.ToFrozenDictionary(source => source.Code, source => source.Text, StringComparer.Ordinal);
        var dimensions = new Catalogue<IndicatorDimension>(File, document.Dimensions);
        var professions = new Catalogue<Profession>(File, document.Professions);
        foreach (var kind in PartnerKinds.Catalogue.All)
        {
            ReferenceFile.Require(professions.All.Count(profession => profession.Kinds.Contains(kind.Code)) == 1, File, $"the kind of organisation '{kind.Code}' must stand with one profession.");
        }

        foreach (var row in document.Indicators)
        {
            ReferenceFile.Require(row.Professions.All(code => professions.Find(code) is not null), File, $"row '{row.Code}' names an unknown profession.");
            ReferenceFile.Require(sources.ContainsKey(row.Source), File, $"row '{row.Code}' names the unknown source '{row.Source}'.");
            ReferenceFile.Require(dimensions.Find(row.Dimension) is not null, File, $"row '{row.Code}' names the unknown dimension '{row.Dimension}'.");
            ReferenceFile.Require(row.Form == EveryForm || ExploitationForms.Catalogue.Find(row.Form) is not null, File, $"row '{row.Code}' names the unknown form '{row.Form}'.");
        }

        ReferenceFile.Require(document.CombinationRule.PositiveIf.Count > 0 && document.CombinationRule.PositiveIf.All(sum => sum.Strong + sum.Medium + sum.Weak + sum.MediumOrWeak > 0), File, "the combination rule has an empty alternative.");
        var indicators = document.Indicators.Select(row => row with { Source = sources[row.Source] }).ToList();
        return new(document.Version, new(File, indicators), dimensions, professions, document.CombinationRule);
    }

    internal sealed record IndicatorTable(string Version, Catalogue<Indicator> Indicators, Catalogue<IndicatorDimension> Dimensions, Catalogue<Profession> Professions, CombinationRule Rule);

    internal sealed record CombinationRule(string Source, string Status, IReadOnlyList<Combination> PositiveIf, string Adult, string Child)
    {
        public bool Positive(int strong, int medium, int weak) => PositiveIf.Any(least =>
            strong >= least.Strong && medium >= least.Medium && weak >= least.Weak && medium + weak >= least.MediumOrWeak);
    }

    internal sealed record Combination(int Strong = 0, int Medium = 0, int Weak = 0, int MediumOrWeak = 0);

    private sealed record Document(
        string Version,
        string Note,
        CombinationRule CombinationRule,
        IReadOnlyList<ReferenceSource> Sources,
        IReadOnlyList<Profession> Professions,
        IReadOnlyList<IndicatorDimension> Dimensions,
        IReadOnlyList<Indicator> Indicators);
}
