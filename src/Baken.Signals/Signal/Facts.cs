using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baken.Signals;

/// <summary>How a signal came in.</summary>
public enum Channel
{
    /// <summary>The public report form.</summary>
    Form,

    /// <summary>The form for professionals, signed in.</summary>
    Professional,

    /// <summary>Taken down by the desk, at the counter or by telephone.</summary>
    Desk,

    /// <summary>A partner's system, by its key.</summary>
    PartnerSystem,

    /// <summary>A file that was imported.</summary>
    File,
}

/// <summary>What the reporter wants to hear.</summary>
public enum ReporterWish
{
    /// <summary>Was not said. Contact, when given all the same, stays with the team that received the report.</summary>
    NotSaid,

    /// <summary>Stays unknown.</summary>
    Anonymous,

    /// <summary>May be contacted.</summary>
    MayContact,

    /// <summary>May be contacted and wants to hear the result.</summary>
    HearResult,
}

/// <summary>A yes, a no, or asked and not known. Not asked is null.</summary>
public enum Answer
{
    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,

    /// <summary>Asked; the reporter does not know.</summary>
    Unknown,
}

/// <summary>What a person has to do with it.</summary>
public enum PersonRole
{
    /// <summary>May be a victim.</summary>
    PossibleVictim,

    /// <summary>May be an offender.</summary>
    Suspect,

    /// <summary>Saw or heard it.</summary>
    Witness,

    /// <summary>Told it.</summary>
    Reporter,
}

/// <summary>What is known of a person's age. 'Possibly a minor' counts as a minor everywhere.</summary>
public enum AgeGroup
{
    /// <summary>18 or older.</summary>
    Adult,

    /// <summary>Under 18.</summary>
    Minor,

    /// <summary>Age unknown, possibly under 18 (leeftijd onbekend, mogelijk minderjarig).</summary>
    PossiblyMinor,

    /// <summary>Asked and not known.</summary>
    Unknown,
}

/// <summary>A person in a signal, as far as known.</summary>
public sealed record Person(PersonRole Role, string? Name = null, int? Age = null, AgeGroup? AgeGroup = null, string? Description = null, int Count = 1)
{
    /// <summary>Whether this is, or may be, a minor.</summary>
    [JsonIgnore]
    public bool IsOrMayBeMinor => Age is < 18 || (Age is null && AgeGroup is Signals.AgeGroup.Minor or Signals.AgeGroup.PossiblyMinor);
}

/// <summary>A company in a signal.</summary>
public sealed record Company(string? Name = null, string? Kvk = null, string? Establishment = null);

/// <summary>An indicator someone observed, where possible with the passage of the narrative it rests on.</summary>
public sealed record ObservedIndicator(string Code, int? Start = null, int? Length = null);

/// <summary>A day known in whole or in part. Invariant of a checked report: the parts that are given exist together.</summary>
public sealed record PartialDate(int? Day, int? Month, int? Year)
{
    /// <summary>Whether nothing is known.</summary>
    [JsonIgnore]
    public bool IsEmpty => Day is null && Month is null && Year is null;
}

/// <summary>A field of plain words.</summary>
/// <param name="Name">Property of <see cref="Facts"/>.</param>
/// <param name="Values">What it holds.</param>
/// <param name="IsNumber">Whether it is shown as a number: every sign as wide.</param>
/// <param name="Longest">Most characters in one.</param>
public sealed record PlainFact(string Name, Func<Facts, IReadOnlyList<string>> Values, bool IsNumber = false, int Longest = Report.ReportRules.TextLength);

/// <summary>
/// What a signal holds: everything that was told or found, and nothing about who told it. Sealed as a whole; each correction is
/// a new version with its author. Everything except the narrative may be absent.
/// </summary>
public sealed record Facts
{
    /// <summary>Short title, at most 100 characters; empty until someone gives one.</summary>
    public string Title { get; init; } = "";

    /// <summary>What happened, in the reporter's words.</summary>
    public string Narrative { get; init; } = "";

    /// <summary>Whether someone was in danger at the time of reporting.</summary>
    public Answer? Danger { get; init; }

    /// <summary>When it happened.</summary>
    public PartialDate When { get; init; } = new(null, null, null);

    /// <summary>Whether it still goes on.</summary>
    public Answer? Continues { get; init; }

    /// <summary>CBS code of the municipality.</summary>
    public string? Municipality { get; init; }

    /// <summary>Where, as typed, when it is no known municipality or more precise.</summary>
    public string? Address { get; init; }

    /// <summary>Suspected forms of exploitation, codes of the list.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>Sector, code of the list.</summary>
    public string? Sector { get; init; }

    /// <summary>People in roles.</summary>
    public IReadOnlyList<Person> Persons { get; init; } = [];

    /// <summary>Companies.</summary>
    public IReadOnlyList<Company> Companies { get; init; } = [];

    /// <summary>Telephone numbers, as told.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>E-mail addresses.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Licence plates.</summary>
    public IReadOnlyList<string> Plates { get; init; } = [];

    /// <summary>Names used online.</summary>
    public IReadOnlyList<string> OnlineNames { get; init; } = [];

    /// <summary>Web addresses.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>What has been done already, and by whom; null when not told.</summary>
    public string? ActionsTaken { get; init; }

    /// <summary>What cannot wait, and why; null when not told.</summary>
    public string? Pressing { get; init; }

    /// <summary>Indicators observed.</summary>
    public IReadOnlyList<ObservedIndicator> Indicators { get; init; } = [];

    /// <summary>
    /// Lists of words as they were told, without a list of codes behind them, in the order in which they are shown. What such a field needs
    /// (its limits, its corrections on the timeline, its line on the page) follows from its line here.
    /// </summary>
    public static IReadOnlyList<PlainFact> Plain { get; } =
    [
        new(nameof(Phones), facts => facts.Phones, IsNumber: true),
        new(nameof(Emails), facts => facts.Emails),
        new(nameof(Plates), facts => facts.Plates, IsNumber: true),
        new(nameof(OnlineNames), facts => facts.OnlineNames),
        new(nameof(Links), facts => facts.Links),
        new(nameof(ActionsTaken), facts => Text(facts.ActionsTaken), Longest: Report.ReportRules.AccountLength),
        new(nameof(Pressing), facts => Text(facts.Pressing), Longest: Report.ReportRules.AccountLength),
    ];

    /// <summary>Whether a minor is or may be involved.</summary>
    [JsonIgnore]
    public bool MinorInvolved => Persons.Any(p => p.Role != PersonRole.Suspect && p.IsOrMayBeMinor);

    private static IReadOnlyList<string> Text(string? text) => string.IsNullOrWhiteSpace(text) ? [] : [text];

    internal string ToJson() => JsonSerializer.Serialize(this, SealedJson.Options);

    internal static Facts FromJson(string json) => JsonSerializer.Deserialize<Facts>(json, SealedJson.Options)!;
}

/// <summary>How the reporter can be reached. Kept apart from the facts: it crosses to another organisation only by a named decision.</summary>
public sealed record ReporterContact(string? Name = null, string? Phone = null, string? Email = null)
{
    /// <summary>The organisation for which a professional or a system reports.</summary>
    public string? Organisation { get; init; }

    /// <summary>When and how to call back, in words.</summary>
    public string? CallBack { get; init; }

    /// <summary>The language in which the reporter is best spoken to, a code of <see cref="Reference.SpokenLanguages"/>.</summary>
    public string? Language { get; init; }

    /// <summary>Whether an interpreter is needed.</summary>
    public bool Interpreter { get; init; }

    /// <summary>Whether nothing was given.</summary>
    [JsonIgnore]
    public bool IsEmpty => !Interpreter && new[] { Name, Phone, Email, Organisation, CallBack, Language }.All(string.IsNullOrWhiteSpace);
}

internal static class SealedJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
