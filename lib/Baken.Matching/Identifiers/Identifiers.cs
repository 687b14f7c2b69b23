namespace Baken.Matching;

/// <summary>
/// Brings each notation of an identifier to one canonical text, so that two notations of the same thing meet and two things never do.
/// Pure: no clock, no network. No text makes it throw, and a canonical text is its own canonical text.
/// </summary>
/// <remarks>
/// Characters that nobody sees (zero-width, bidirectional marks, controls) are ignored and compatibility forms (full-width digits) folded.
/// A text longer than <see cref="LongestText"/> is refused, not cut: a cut identifier is another identifier.
/// </remarks>
public static class Identifiers
{
    /// <summary>The most characters a text may have, before normalisation.</summary>
    public const int LongestText = 500;

    private const int MostRounds = 6;

    /// <summary>A telephone number as E.164, read as Dutch when it has no country code; an extension is left out. Null when it is none.</summary>
    public static string? Phone(string? text) => Normalise(IdentifierKind.Phone, text);

    /// <summary>Eight digits of the Dutch trade register. Null when it is none.</summary>
    public static string? KvkNumber(string? text) => Normalise(IdentifierKind.KvkNumber, text);

    /// <summary>Twelve digits of an establishment in the Dutch trade register. Null when it is none.</summary>
    public static string? KvkEstablishment(string? text) => Normalise(IdentifierKind.KvkEstablishment, text);

    /// <summary>Nine digits that pass the eleven-test. Null when it is none.</summary>
    public static string? Bsn(string? text) => Normalise(IdentifierKind.Bsn, text);

    /// <summary>The one e-mail address in the text, in small letters. Null when there is none, or more than one.</summary>
    public static string? Email(string? text) => Normalise(IdentifierKind.Email, text);

    /// <summary>A licence plate without separators. Null when it is none.</summary>
    public static string? LicencePlate(string? text) => Normalise(IdentifierKind.LicencePlate, text);

    /// <summary>An IBAN whose length and check digits are right. Null when it is none.</summary>
    public static string? Iban(string? text) => Normalise(IdentifierKind.Iban, text);

    /// <summary>The key of a Dutch address: postcode, number, addition; or street, number, addition, place. Null when it is none.</summary>
    public static string? Address(string? text) => Normalise(IdentifierKind.Address, text);

    /// <summary>A name on an online platform. Null when it is none.</summary>
    public static string? OnlineName(string? text) => Normalise(IdentifierKind.OnlineName, text);

    /// <summary>A name on the platform that a form asked for apart. Null when it is none; a link or an '@' before the name is understood.</summary>
    public static string? OnlineName(string? platform, string? name) =>
        string.IsNullOrWhiteSpace(platform) || OnlineName(name) is { } whole && !whole.StartsWith('@') ? OnlineName(name) : OnlineName(platform + ": " + name);

    /// <summary>The host and path of a page. Null when it is none.</summary>
    public static string? Link(string? text) => Normalise(IdentifierKind.Link, text);

    /// <summary>The canonical text of a kind, or null when the text is no such identifier.</summary>
    public static string? Normalise(IdentifierKind kind, string? text) => Read(kind, text).Value;

    /// <summary>The canonical text of a kind, or why there is none.</summary>
    /// <param name="kind">What the text should identify.</param>
    /// <param name="text">Any text.</param>
    /// <param name="canonical">The canonical text; empty when the answer is false.</param>
    /// <param name="refusal"><see cref="IdentifierRefusal.None"/> when the answer is true.</param>
    public static bool TryNormalise(IdentifierKind kind, string? text, out string canonical, out IdentifierRefusal refusal)
    {
        (var value, refusal) = Read(kind, text);
        canonical = value ?? "";
        return value is not null;
    }

    private static Reading Read(IdentifierKind kind, string? text)
    {
        if (text?.Length > LongestText)
        {
            return new(null, IdentifierRefusal.TooLong);
        }

        var reading = ReadOnce(kind, text);
        // What is left after one reading may read further ('X Ltd (B.V.)', a link within brackets): until it reads as itself.
        for (var round = 0; round < MostRounds && reading.Value is { } value; round++)
        {
            reading = ReadOnce(kind, value);
            if (reading.Value == value)
            {
                return reading;
            }
        }

        return reading.Value is null ? reading : Reading.WrongShape;
    }

    private static Reading ReadOnce(IdentifierKind kind, string? text)
    {
        var seen = VisibleText.Fold(text);
        return seen.Length == 0 ? new(null, IdentifierRefusal.Empty) : kind switch
        {
            IdentifierKind.Phone => TelephoneNumbers.Read(seen),
            IdentifierKind.KvkNumber => RegisteredNumbers.Kvk(seen),
            IdentifierKind.KvkEstablishment => RegisteredNumbers.Establishment(seen),
            IdentifierKind.Bsn => RegisteredNumbers.Bsn(seen),
            IdentifierKind.Email => EmailAddresses.Read(seen),
            IdentifierKind.LicencePlate => LicencePlates.Read(seen),
            IdentifierKind.Iban => BankAccounts.Read(seen),
            IdentifierKind.Address => Addresses.Read(seen),
            IdentifierKind.OnlineName => OnlineNames.Read(seen),
            IdentifierKind.Link => Links.Read(seen),
            IdentifierKind.CompanyName => CompanyName.Read(seen),
        };
    }
}
