using Baken.Kernel.People;

namespace Baken.Signals.Reference;

/// <summary>A kind of organisation in the chain.</summary>
public sealed record PartnerKind : NamedRow;

/// <summary>The kinds of organisation.</summary>
public static class PartnerKinds
{
    private static readonly Lazy<Catalogue<PartnerKind>> List = new(() => Parse(ReferenceFile.Text(File)));
    private const string File = "partner-kinds.json";

    /// <summary>The list; loaded once.</summary>
    public static Catalogue<PartnerKind> Catalogue => List.Value;

    internal static Catalogue<PartnerKind> Parse(string json) => new(File, ReferenceFile.Parse<Document>(File, json).Kinds);

    private sealed record Document(string Note, IReadOnlyList<PartnerKind> Kinds);
}

/// <summary>The codes with which organisations are described.</summary>
internal sealed class OrganisationCodes : IOrganisationCodes
{
    public bool IsKind(string code) => PartnerKinds.Catalogue.Find(code) is not null;

    public bool IsRegion(string code) => Municipalities.Regions.Any(region => region.Code == code);
}
