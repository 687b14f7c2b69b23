using Baken.Matching;

namespace Baken.Signals.Assess;

/// <summary>An identifier as it is indexed: its kind and its one canonical text.</summary>
internal readonly record struct IndexedIdentifier(string Kind, string Value);

/// <summary>
/// Which identifiers of a signal are indexed: those in its fields, and those a person wrote inside the narrative. No words of the
/// narrative itself, and at most <see cref="Most"/> of them, the most telling first.
/// </summary>
internal static class IndexedIdentifiers
{
    public const int Most = 30;

    private static readonly string[] Order = ["kvk", "establishment", "phone", "iban", "plate", "email", "online", "link", "address", "company"];

    /// <summary>Kinds, the most telling first.</summary>
    public static IReadOnlyList<string> Kinds => Order;

    public static int Rank(string kind) => Array.IndexOf(Order, kind);

    public static IReadOnlyList<IndexedIdentifier> Of(Facts facts) =>
    [
        .. Fields(facts).Concat(IdentifierScan.Find(facts.Narrative).Select(found => Indexed(found.Kind, found.Canonical)))
            .OfType<IndexedIdentifier>().Distinct().OrderBy(identifier => Rank(identifier.Kind)).Take(Most),
    ];

    /// <summary>What was filled in as an identifier and is none as it stands, so that it is kept and compared with nothing.</summary>
    public static IReadOnlySet<string> NotCompared(Facts facts) =>
        Texts(facts).Where(field => !string.IsNullOrWhiteSpace(field.Text) && field.Kind is not (IdentifierKind.Address or IdentifierKind.CompanyName) && Indexed(field) is null)
            .Select(field => field.Text!).ToHashSet();

    private static IEnumerable<IndexedIdentifier?> Fields(Facts facts) => Texts(facts).Select(Indexed);

    private static IndexedIdentifier? Indexed((IdentifierKind Kind, string? Text) field)
    {
        if (Identifiers.TryNormalise(field.Kind, field.Text, out var canonical, out var refusal))
        {
            return Indexed(field.Kind, canonical);
        }

        if (field.Kind == IdentifierKind.Phone && refusal == IdentifierRefusal.NotInUse)
        {
            // Somebody gave this number all the same; the same wrong number twice is a link too.
            var digits = new string([.. field.Text!.Where(char.IsAsciiDigit)]);
            return new IndexedIdentifier("phone", "not-in-use:" + (digits.Length > 9 ? digits[^9..] : digits));
        }

        return null;
    }

    private static IEnumerable<(IdentifierKind Kind, string? Text)> Texts(Facts facts) =>
        facts.Companies.SelectMany(company => new[]
            {
                (IdentifierKind.KvkNumber, company.Kvk), (IdentifierKind.KvkEstablishment, company.Establishment), (IdentifierKind.CompanyName, company.Name),
            })
            .Concat(facts.Phones.Select(text => (IdentifierKind.Phone, (string?)text)))
            .Concat(facts.Emails.Select(text => (IdentifierKind.Email, (string?)text)))
            .Concat(facts.Plates.Select(text => (IdentifierKind.LicencePlate, (string?)text)))
            .Concat(facts.OnlineNames.Select(text => (IdentifierKind.OnlineName, (string?)text)))
            .Concat(facts.Links.Select(text => (IdentifierKind.Link, (string?)text)))
            .Append((IdentifierKind.Address, facts.Address));

    private static IndexedIdentifier? Indexed(IdentifierKind kind, string canonical) => kind switch
    {
        IdentifierKind.KvkNumber => new("kvk", canonical),
        IdentifierKind.KvkEstablishment => new("establishment", canonical),
        IdentifierKind.Phone => new("phone", canonical),
        IdentifierKind.Iban => new("iban", canonical),
        IdentifierKind.LicencePlate => new("plate", canonical),
        IdentifierKind.Email => new("email", canonical),
        IdentifierKind.OnlineName => new("online", canonical),
        IdentifierKind.Link => new("link", canonical),
        IdentifierKind.Address => new("address", canonical),
        IdentifierKind.CompanyName => new("company", canonical),
        // A citizen service number is not indexed: no signal asks for one.
        IdentifierKind.Bsn => null,
    };
}
