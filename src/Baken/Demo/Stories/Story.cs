namespace Baken.Demo.Stories;

/// <summary>
/// One fictional report as it came in, with what professionals did with it later. Codes are those of the reference data
/// (forms of exploitation, municipalities, indicators); everything else is invented and recognisably so.
/// </summary>
/// <remarks>
/// <c>Number</c>: Place in time, from 1; <see cref="Assessed.DuplicateOf"/> refers to it.
/// <c>When</c>: When the report was received.
/// <c>Language</c>: 'nl' or 'en'.
/// <c>InDangerNow</c>: Null: the reporter passed over the question.
/// <c>Title</c>: Short title as an assessor writes it, in Dutch.
/// <c>Happened</c>: What is known of the date, never after <paramref name="When"/>.
/// <c>WhenText</c>: The time in the reporter's own words.
/// <c>Continues</c>: 'yes', 'no' or 'unknown'.
/// <c>Reporter</c>: What the reporter is to it, a word from the text files ('buur', 'docent', 'zelf' …).
/// <c>ReporterWish</c>: One of <see cref="JourneyCodes"/>.Anonymous, Contact, HearResult.
/// <c>ReporterContact</c>: Only when the reporter left one.
/// <c>Templates</c>: The lines of the text files that the narrative was made of, so that an odd text can be traced and mended.
/// </remarks>
internal sealed record Story(
    int Number, DateTimeOffset When, string Language, bool? InDangerNow, string Title, string Narrative,
    StoryDate? Happened, string? WhenText, string Continues, string? MunicipalityCode, string? AddressText,
    IReadOnlyList<string> Forms, string? SectorCode,
    IReadOnlyList<StoryCompany> Companies, IReadOnlyList<string> Phones, IReadOnlyList<string> Emails, IReadOnlyList<string> Plates,
    IReadOnlyList<string> OnlineNames, IReadOnlyList<string> Links, IReadOnlyList<StoryPerson> Persons,
    IReadOnlyList<string> IndicatorCodes, string Reporter, string ReporterWish, StoryContact? ReporterContact,
    Journey Journey, IReadOnlyList<string> Templates);

/// <summary>A date of which the day, or day and month, may be missing.</summary>
internal sealed record StoryDate(int? Day, int? Month, int Year);

/// <summary>
/// <c>Name</c>: As the reporter spells it; the same employer is spelt in several ways.
/// <c>KvkNumber</c>: Eight digits, sometimes with spaces, always between 00000000 and 00099999.
/// <c>Establishment</c>: Twelve digits that begin with seven zeros.
/// </summary>
internal sealed record StoryCompany(string Name, string? KvkNumber, string? Establishment);

/// <summary>
/// <c>Role</c>: 'possible_victim', 'suspect' or 'witness'.
/// <c>Name</c>: First name only.
/// <c>Age</c>: In years.
/// <c>AgeBand</c>: '25-35', when no age is known.
/// <c>Minor</c>: 'yes', 'no', 'possibly' or 'unknown'.
/// <c>Sex</c>: 'female', 'male' or 'unknown'.
/// </summary>
internal sealed record StoryPerson(string Role, string? Name, string? Description, int? Age, string? AgeBand, string Minor, string Sex);

internal sealed record StoryContact(string? Name, string? Phone, string? Email);
