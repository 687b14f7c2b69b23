using System.Globalization;
using System.Text.Json;
using Baken.Design;
using Baken.Signals;
using Baken.Signals.Reference;

namespace Baken.Pages.Report;

/// <summary>Whether somebody under 18 may be among them, as the reporter puts it.</summary>
internal enum Under18
{
    /// <summary>Yes.</summary>
    Yes,

    /// <summary>Perhaps.</summary>
    Maybe,

    /// <summary>No.</summary>
    No,

    /// <summary>Asked; the reporter does not know.</summary>
    Unknown,
}

/// <summary>
/// A report as it is typed, field by field, right or wrong: nothing typed is thrown away before it is sent. Kept sealed in the draft.
/// </summary>
internal sealed record ReportDraft
{
    public const int FirstStep = 1;
    public const int LastStep = 5;

    public Answer? Danger { get; init; }

    public string? Narrative { get; init; }

    public DateParts When { get; init; } = new();

    public Answer? Continues { get; init; }

    public string? Place { get; init; }

    public string? Address { get; init; }

    public string? Sector { get; init; }

    public string? Company { get; init; }

    public string? Kvk { get; init; }

    public string? Phones { get; init; }

    public string? Plates { get; init; }

    public string? Online { get; init; }

    public string? People { get; init; }

    public Under18? Minors { get; init; }

    /// <summary>Null, not empty, when none was chosen: binding fills only what is not there yet.</summary>
    public IReadOnlyList<string>? Forms { get; init; }

    public ReporterWish? Wish { get; init; }

    public string? Name { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    /// <summary>Codes of indicators; asked of professionals only, as is what follows.</summary>
    public IReadOnlyList<string>? Indicators { get; init; }

    public string? ActionsTaken { get; init; }

    public string? Pressing { get; init; }

    /// <summary>The own reference of the side that reports.</summary>
    public string? Reference { get; init; }

    /// <summary>When and how to call back; asked by the desk, as are the language and whether an interpreter is needed.</summary>
    public string? CallBack { get; init; }

    public string? Language { get; init; }

    public bool Interpreter { get; init; }

    /// <summary>Whether sending was tried and refused: from then on each step says what is wrong in it.</summary>
    public bool Tried { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this);

    public static ReportDraft FromJson(string json) => JsonSerializer.Deserialize<ReportDraft>(json)!;

    /// <summary>This draft with the fields of one step as they were just posted.</summary>
    public ReportDraft With(int step, ReportDraft posted) => step switch
    {
        1 => this with { Danger = posted.Danger },
        2 => this with { Narrative = posted.Narrative, When = posted.When, Continues = posted.Continues },
        3 => this with { Place = posted.Place, Address = posted.Address, Sector = posted.Sector },
        4 => this with
        {
            Company = posted.Company,
            Kvk = posted.Kvk,
            Phones = posted.Phones,
            Plates = posted.Plates,
            Online = posted.Online,
            People = posted.People,
            Minors = posted.Minors,
            Forms = posted.Forms,
        },
        5 => this with { Wish = posted.Wish, Name = posted.Name, Phone = posted.Phone, Email = posted.Email },
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>The report this draft makes. What cannot be read as a number is left out; <see cref="DraftChecks"/> names it.</summary>
    public Baken.Signals.Report.Report ToReport(Channel channel) => new(channel, ToFacts(), Wish ?? ReporterWish.NotSaid, Contact);

    /// <summary>How to reach the reporter. Somebody who stays anonymous is not reachable, whatever was typed before choosing so.</summary>
    public ReporterContact? Contact => Wish is ReporterWish.Anonymous ? null : new ReporterContact(Text(Name), Text(Phone), Text(Email))
    {
        CallBack = Text(CallBack),
        Language = Text(Language),
        Interpreter = Interpreter,
    };

    /// <summary>The step of the public form in which a field stands.</summary>
    public static int StepOf(string field) => field.Split('.')[0] switch
    {
        nameof(Danger) => 1,
        nameof(Narrative) or nameof(When) or nameof(Continues) => 2,
        nameof(Place) or nameof(Address) or nameof(Sector) => 3,
        nameof(Company) or nameof(Kvk) or nameof(Phones) or nameof(Plates) or nameof(Online) or nameof(People) or nameof(Minors) or nameof(Forms) => 4,
        nameof(Wish) or nameof(Name) or nameof(Phone) or nameof(Email) => 5,
        _ => throw new InvalidOperationException($"The public form does not ask for {field}."),
    };

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    public static int? Number(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private Facts ToFacts()
    {
        var municipality = Municipalities.Find(Place);
        var online = Several(Online);
        return new Facts
        {
            Narrative = Narrative ?? "",
            Danger = Danger,
            When = new PartialDate(Number(When.Day), Number(When.Month), Number(When.Year)),
            Continues = Continues,
            Municipality = municipality?.Code,
            Address = Joined(Address, municipality is null ? Place : null),
            Forms = Forms ?? [],
            Sector = Sector,
            Persons = Persons(),
            Companies = Company is null && Kvk is null ? [] : [new Company(Company?.Trim(), Kvk?.Trim())],
            Phones = Several(Phones),
            Plates = Several(Plates),
            Emails = [.. online.Where(IsEmail)],
            Links = [.. online.Where(IsLink)],
            OnlineNames = [.. online.Where(text => !IsEmail(text) && !IsLink(text))],
            ActionsTaken = Text(ActionsTaken),
            Pressing = Text(Pressing),
            Indicators = [.. (Indicators ?? []).Distinct().Select(code => new ObservedIndicator(code))],
        };
    }

    /// <summary>
    /// One of them under 18 does not make all of them so: the one is a row of its own, the others stay as they were told.
    /// A count that is no number ("veel") stays in the words it was told in.
    /// </summary>
    private List<Person> Persons()
    {
        var count = Number(People);
        var words = count is null && !string.IsNullOrWhiteSpace(People) ? People.Trim() : null;
        if (count is null && words is null && Minors is null)
        {
            return [];
        }

        var all = Math.Max(count ?? 1, 1);
        AgeGroup? age = Minors switch
        {
            Under18.Yes => AgeGroup.Minor,
            Under18.Maybe => AgeGroup.PossiblyMinor,
            Under18.No => AgeGroup.Adult,
            Under18.Unknown => AgeGroup.Unknown,
            null => null,
        };
        if (Minors is Under18.Yes or Under18.Maybe && all > 1)
        {
            return [new Person(PersonRole.PossibleVictim, AgeGroup: age), new Person(PersonRole.PossibleVictim, Count: all - 1)];
        }

        return [new Person(PersonRole.PossibleVictim, AgeGroup: age, Description: words, Count: all)];
    }

    private static string? Joined(params string?[] parts)
    {
        var given = string.Join(", ", parts.Select(part => part?.Trim()).Where(part => !string.IsNullOrEmpty(part)));
        return given.Length == 0 ? null : given;
    }

    private static string[] Several(string? typed) =>
        typed?.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static bool IsEmail(string text) => !IsLink(text) && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && text[at..].Contains('.', StringComparison.Ordinal);

    private static bool IsLink(string text) =>
        text.Contains('/', StringComparison.Ordinal) || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
}
