namespace Baken.Matching;

/// <summary>What an identifier identifies.</summary>
public enum IdentifierKind
{
    /// <summary>A telephone number, as E.164: <c>+31174123456</c>.</summary>
    Phone,

    /// <summary>The number of a company in the Dutch trade register (KvK): eight digits.</summary>
    KvkNumber,

    /// <summary>The number of an establishment in the Dutch trade register (vestigingsnummer): twelve digits.</summary>
    KvkEstablishment,

    /// <summary>A Dutch citizen service number (BSN): nine digits.</summary>
    Bsn,

    /// <summary>An e-mail address in small letters: <c>name@example.nl</c>.</summary>
    Email,

    /// <summary>A licence plate, Dutch or foreign: capitals and digits only.</summary>
    LicencePlate,

    /// <summary>An international bank account number: capitals and digits only.</summary>
    Iban,

    /// <summary>An address: <c>2691AB|12|A</c>, or without a postcode <c>dorpsstraat|12|A|westland</c>.</summary>
    Address,

    /// <summary>A name on an online platform: <c>instagram:name</c>, or <c>@name</c> when the platform is not known.</summary>
    OnlineName,

    /// <summary>The address of a page: host and path, without scheme, 'www', tracking and final slash.</summary>
    Link,

    /// <summary>A company's name, see <see cref="CompanyName"/>.</summary>
    CompanyName,
}

/// <summary>Why a text is not an identifier of the kind asked for.</summary>
public enum IdentifierRefusal
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>There is no text, or only characters that nobody sees.</summary>
    Empty,

    /// <summary>It is longer than <see cref="Identifiers.LongestText"/> characters.</summary>
    TooLong,

    /// <summary>It does not have the shape.</summary>
    WrongShape,

    /// <summary>It has the shape, but its check digits are wrong: probably a typing error.</summary>
    WrongCheckDigits,

    /// <summary>It has the shape, but no such number is given out.</summary>
    NotInUse,
}
