using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Baken.Api;

/// <summary>A day, known in whole or in part.</summary>
public sealed record DayMessage
{
    /// <summary>Day of the month.</summary>
    [JsonPropertyName("dag")]
    [Description("Dag van de maand.")]
    public int? Day { get; init; }

    /// <summary>Month.</summary>
    [JsonPropertyName("maand")]
    [Description("Maand.")]
    public int? Month { get; init; }

    /// <summary>Year.</summary>
    [JsonPropertyName("jaar")]
    [Description("Jaar.")]
    public int? Year { get; init; }
}

/// <summary>A person, as far as known.</summary>
public sealed record PersonMessage
{
    /// <summary>What the person has to do with it.</summary>
    [JsonPropertyName("rol")]
    [Description("Wat de persoon ermee te maken heeft.")]
    public required RoleCode Role { get; init; }

    /// <summary>Name.</summary>
    [JsonPropertyName("naam")]
    [Description("Naam.")]
    public string? Name { get; init; }

    /// <summary>Age in years, 0 to 120.</summary>
    [JsonPropertyName("leeftijd")]
    [Description("Leeftijd in jaren, 0 tot en met 120.")]
    public int? Age { get; init; }

    /// <summary>What is known of the age when it is not known in years.</summary>
    [JsonPropertyName("leeftijdsgroep")]
    [Description("Wat van de leeftijd bekend is, als zij niet in jaren bekend is.")]
    public AgeGroupCode? AgeGroup { get; init; }

    /// <summary>Description.</summary>
    [JsonPropertyName("omschrijving")]
    [Description("Omschrijving.")]
    public string? Description { get; init; }

    /// <summary>How many persons this stands for, 1 to 999; 1 when absent.</summary>
    [JsonPropertyName("aantal")]
    [Description("Voor hoeveel personen dit staat, 1 tot en met 999; 1 als het ontbreekt.")]
    public int? Count { get; init; }
}

/// <summary>A company.</summary>
public sealed record CompanyMessage
{
    /// <summary>Name.</summary>
    [JsonPropertyName("naam")]
    [Description("Naam.")]
    public string? Name { get; init; }

    /// <summary>Number in the trade register.</summary>
    [JsonPropertyName("kvkNummer")]
    [Description("KvK-nummer.")]
    public string? Kvk { get; init; }

    /// <summary>Number of the establishment.</summary>
    [JsonPropertyName("vestigingsnummer")]
    [Description("Vestigingsnummer.")]
    public string? Establishment { get; init; }
}

/// <summary>How whoever told it can be reached.</summary>
public sealed record ReporterMessage
{
    /// <summary>What the reporter wishes.</summary>
    [JsonPropertyName("wens")]
    [Description("Wat de melder wil.")]
    public WishCode? Wish { get; init; }

    /// <summary>Name.</summary>
    [JsonPropertyName("naam")]
    [Description("Naam.")]
    public string? Name { get; init; }

    /// <summary>Telephone number.</summary>
    [JsonPropertyName("telefoon")]
    [Description("Telefoonnummer.")]
    public string? Phone { get; init; }

    /// <summary>E-mail address.</summary>
    [JsonPropertyName("email")]
    [Description("E-mailadres.")]
    public string? Email { get; init; }

    /// <summary>When and how to call back.</summary>
    [JsonPropertyName("terugbellen")]
    [Description("Wanneer en hoe terug te bellen.")]
    public string? CallBack { get; init; }

    /// <summary>Language, a code of the list 'talen'.</summary>
    [JsonPropertyName("taal")]
    [Description("Taal, een code van de lijst talen.")]
    public string? Language { get; init; }

    /// <summary>Whether an interpreter is needed.</summary>
    [JsonPropertyName("tolk")]
    [Description("Of een tolk nodig is.")]
    public bool? Interpreter { get; init; }
}

/// <summary>A report as a partner's system, or a file, gives it. Only the story is required. Its properties are called as those of the facts they become.</summary>
public sealed record ReportMessage
{
    /// <summary>What happened, in own words; at most 20,000 characters.</summary>
    [JsonPropertyName("verhaal")]
    [Description("Wat er is gebeurd, in eigen woorden; hoogstens 20.000 tekens.")]
    public required string Narrative { get; init; }

    /// <summary>Whether somebody is in danger now.</summary>
    [JsonPropertyName("gevaar")]
    [Description("Of iemand nu in gevaar is.")]
    public AnswerCode? Danger { get; init; }

    /// <summary>When it happened.</summary>
    [JsonPropertyName("wanneer")]
    [Description("Wanneer het gebeurde; een deel van de datum mag.")]
    public DayMessage? When { get; init; }

    /// <summary>Whether it still goes on.</summary>
    [JsonPropertyName("duurtVoort")]
    [Description("Of het nog doorgaat.")]
    public AnswerCode? Continues { get; init; }

    /// <summary>Municipality, a code of the list 'gemeenten'.</summary>
    [JsonPropertyName("gemeente")]
    [Description("Gemeente, een code van de lijst gemeenten.")]
    public string? Municipality { get; init; }

    /// <summary>Address, or a place in words.</summary>
    [JsonPropertyName("adres")]
    [Description("Adres, of de plaats in woorden.")]
    public string? Address { get; init; }

    /// <summary>Suspected forms, codes of the list 'vormen'.</summary>
    [JsonPropertyName("vormen")]
    [Description("Vermoede vormen, codes van de lijst vormen.")]
    public IReadOnlyList<string>? Forms { get; init; }

    /// <summary>Sector, a code of the list 'sectoren'.</summary>
    [JsonPropertyName("sector")]
    [Description("Sector, een code van de lijst sectoren.")]
    public string? Sector { get; init; }

    /// <summary>Persons, at most 20.</summary>
    [JsonPropertyName("personen")]
    [Description("Personen, hoogstens 20.")]
    public IReadOnlyList<PersonMessage>? Persons { get; init; }

    /// <summary>Companies, at most 20.</summary>
    [JsonPropertyName("bedrijven")]
    [Description("Bedrijven, hoogstens 20.")]
    public IReadOnlyList<CompanyMessage>? Companies { get; init; }

    /// <summary>Telephone numbers, at most 20.</summary>
    [JsonPropertyName("telefoonnummers")]
    [Description("Telefoonnummers, hoogstens 20.")]
    public IReadOnlyList<string>? Phones { get; init; }

    /// <summary>E-mail addresses, at most 20.</summary>
    [JsonPropertyName("emailadressen")]
    [Description("E-mailadressen, hoogstens 20.")]
    public IReadOnlyList<string>? Emails { get; init; }

    /// <summary>Licence plates, at most 20.</summary>
    [JsonPropertyName("kentekens")]
    [Description("Kentekens, hoogstens 20.")]
    public IReadOnlyList<string>? Plates { get; init; }

    /// <summary>Names used online, at most 20.</summary>
    [JsonPropertyName("onlineNamen")]
    [Description("Namen op internet, hoogstens 20.")]
    public IReadOnlyList<string>? OnlineNames { get; init; }

    /// <summary>Web addresses, at most 20.</summary>
    [JsonPropertyName("webadressen")]
    [Description("Webadressen, hoogstens 20.")]
    public IReadOnlyList<string>? Links { get; init; }

    /// <summary>Indicators observed, codes of the list 'indicatoren'.</summary>
    [JsonPropertyName("indicatoren")]
    [Description("Waargenomen kenmerken, codes van de lijst indicatoren.")]
    public IReadOnlyList<string>? Indicators { get; init; }

    /// <summary>What has been done already.</summary>
    [JsonPropertyName("alGedaan")]
    [Description("Wat er al is gedaan; hoogstens 4.000 tekens.")]
    public string? ActionsTaken { get; init; }

    /// <summary>What cannot wait, and why.</summary>
    [JsonPropertyName("kanNietWachten")]
    [Description("Wat niet kan wachten, en waarom; hoogstens 4.000 tekens.")]
    public string? Pressing { get; init; }

    /// <summary>Who told it.</summary>
    [JsonPropertyName("melder")]
    [Description("Wie het vertelde.")]
    public ReporterMessage? Reporter { get; init; }

    /// <summary>The own reference of the side that reports; at most 100 characters, nobody's name.</summary>
    [JsonPropertyName("kenmerk")]
    [Description("Eigen kenmerk van de kant die meldt; hoogstens 100 tekens, geen naam van iemand.")]
    public string? Reference { get; init; }
}
