using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Baken.Signals.Reference;

/// <summary>A safety region (veiligheidsregio), of which the Netherlands has 25.</summary>
public sealed record SafetyRegion : ReferenceRow
{
    /// <summary>'VR' and two digits.</summary>
    public required string Code { get; init; }

    /// <summary>The Dutch name.</summary>
    public required string Name { get; init; }
}

/// <summary>A municipality of the Netherlands as of 2022.</summary>
/// <param name="Code">'GM' and the four digits of Statistics Netherlands.</param>
/// <param name="Name">The official name.</param>
/// <param name="Region">The safety region, or null when it is not known ('regio onbekend').</param>
/// <param name="Source">Where the region comes from.</param>
/// <param name="Status">'seen', or 'inferred' for a municipality formed in 2022.</param>
public sealed record Municipality(string Code, string Name, SafetyRegion? Region, string Source, string Status);

/// <summary>The municipalities and their safety regions.</summary>
public static class Municipalities
{
    private static readonly Lazy<Map> Table = new(() => Parse(ReferenceFile.Text(File)));
    private const string File = "municipalities.json";

    /// <summary>The year as of which the municipalities are listed.</summary>
    public static string Version => Table.Value.Version;

    /// <summary>Every municipality, by code.</summary>
    public static IReadOnlyList<Municipality> All => Table.Value.All;

    /// <summary>The 25 safety regions, by code.</summary>
    public static IReadOnlyList<SafetyRegion> Regions => Table.Value.Regions;

    /// <summary>The municipality with this code, or null.</summary>
    public static Municipality? ByCode(string? code) => code is null ? null : Table.Value.ByCode.GetValueOrDefault(code);

    /// <summary>
    /// The municipality of this name, whatever its case, accents, hyphens and 'gemeente' before it; a few everyday names (Den Haag) count
    /// too. Null when there is none, or when the name fits two (Bergen): a guess would route a signal to the wrong region.
    /// </summary>
    public static Municipality? Find(string? name) =>
        name is null || name.Length > 100 || name.Any(char.IsSurrogate) ? null : Table.Value.ByName.GetValueOrDefault(Key(name));

    internal static Map Parse(string json)
    {
        var document = ReferenceFile.Parse<Document>(File, json);
        var sources = document.Sources.ToDictionary(source => source.Code, source => source.Text, StringComparer.Ordinal);
        var regions = ReferenceFile.ByCode(File, document.Regions, region => region.Code);
        var rows = ReferenceFile.ByCode(File, document.Municipalities, row => row.Code);
        var all = document.Municipalities.Select(row => Resolve(row, regions, sources)).OrderBy(row => row.Code, StringComparer.Ordinal).ToList();
        var byCode = all.ToFrozenDictionary(row => row.Code, StringComparer.Ordinal);
        var byName = new Dictionary<string, Municipality>(StringComparer.Ordinal);
        foreach (var row in all)
        {
            ReferenceFile.Require(byName.TryAdd(Key(row.Name), row), File, $"the name '{row.Name}' occurs twice.");
        }

        foreach (var alias in document.Aliases)
        {
            ReferenceFile.Require(rows.ContainsKey(alias.Code), File, $"the everyday name '{alias.Name}' points at no municipality.");
            ReferenceFile.Require(byName.TryAdd(Key(alias.Name), byCode[alias.Code]), File, $"the name '{alias.Name}' occurs twice.");
        }

        return new(document.Version, all, [.. regions.Values.OrderBy(region => region.Code, StringComparer.Ordinal)], byCode, byName.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static Municipality Resolve(Row row, FrozenDictionary<string, SafetyRegion> regions, Dictionary<string, string> sources)
    {
        ReferenceFile.Require(row.Region is null || regions.ContainsKey(row.Region), File, $"row '{row.Code}' names the unknown region '{row.Region}'.");
        ReferenceFile.Require(!string.IsNullOrWhiteSpace(row.Name), File, $"row '{row.Code}' has no name.");
        return new(row.Code, row.Name, row.Region is null ? null : regions[row.Region], sources.GetValueOrDefault(row.Source, row.Source), row.Status);
    }

    private static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                key.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation && key.Length > 0 && key[^1] != ' ')
            {
                key.Append(' ');
            }
        }

        const string Prefix = "gemeente ";
        var text = key.ToString().Trim();
        return text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
    }

    internal sealed record Map(
        string Version,
        IReadOnlyList<Municipality> All,
        IReadOnlyList<SafetyRegion> Regions,
        FrozenDictionary<string, Municipality> ByCode,
        FrozenDictionary<string, Municipality> ByName);

    private sealed record Document(
        string Version,
        string Note,
        IReadOnlyList<ReferenceSource> Sources,
        IReadOnlyList<SafetyRegion> Regions,
        IReadOnlyList<Alias> Aliases,
        IReadOnlyList<Row> Municipalities);

    private sealed record Alias : ReferenceRow
    {
        public required string Name { get; init; }

        public required string Code { get; init; }
    }

    private sealed record Row : ReferenceRow
    {
        public required string Code { get; init; }

        public required string Name { get; init; }

        public string? Region { get; init; }
    }
}

/// <summary>A source that many rows of one file share.</summary>
internal sealed record ReferenceSource(string Code, string Text, string Status);
