using System.Globalization;
using Baken.Design;
using Baken.Kernel.Time;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Texts;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Signals;

/// <summary>The codes of a signal in the words of the reader's language, the same on every page that shows signals.</summary>
internal sealed class SignalWords(IStringLocalizer<Staff> texts, IStringLocalizer<Codes> codes, TimeProvider clock)
{
    private const int HoursInBlock = 6;

    /// <summary>The texts of the staff pages.</summary>
    public IStringLocalizer<Staff> Texts => texts;

    /// <summary>The words for facts and what was corrected in them.</summary>
    public ChangeWords Changes { get; } = new(codes);

    /// <summary>The present instant; pages do not tick.</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    /// <summary>A code in words.</summary>
    public string Code(string kind, object code) => codes[$"{kind}.{code}"].Value;

    /// <summary>The urgency as the kit shows it.</summary>
    public static UrgencyLevel Level(Urgency urgency) => urgency switch
    {
        Urgency.Acute => UrgencyLevel.Acute,
        Urgency.High => UrgencyLevel.High,
        Urgency.Normal => UrgencyLevel.Normal,
        Urgency.Low => UrgencyLevel.Low,
    };

    /// <summary>Suspected forms; '–' when nobody gave one.</summary>
    public static string Forms(IReadOnlyList<string> forms) =>
        forms.Count == 0 ? "–" : Capital(string.Join(", ", forms.Select(code => ExploitationForms.Catalogue.Find(code)?.Name(Culture) ?? code)));

    /// <summary>Name of the municipality; null when none is known.</summary>
    public static string? Municipality(string? code) => Municipalities.ByCode(code)?.Name;

    /// <summary>Name of the safety region, or 'regio onbekend'.</summary>
    public string Region(string? code) => Municipalities.Regions.FirstOrDefault(region => region.Code == code)?.Name ?? texts["Region.Unknown"].Value;

    /// <summary>Whole working days since the deadline.</summary>
    public int WorkingDaysLate(DateTimeOffset due) => WorkingDays.Between(due, Now);

    /// <summary>The day and the part of it: an anonymous report has no more exact time.</summary>
    public string DayPart(DateTimeOffset block)
    {
        var part = DutchTime.Local(block).Hour / HoursInBlock * HoursInBlock;
        return $"{Day(block)}, {texts[$"DayPart.{part}"].Value}";
    }

    /// <summary>For lists: the day, and of today the part of it.</summary>
    public string ListedDay(DateTimeOffset block) => DutchTime.Local(block).Date == DutchTime.Local(Now).Date ? DayPart(block) : Day(block);

    /// <summary>'vandaag' or the day.</summary>
    public string Day(DateTimeOffset at) =>
        DutchTime.Local(at).Date == DutchTime.Local(Now).Date ? texts["Today"].Value : Moments.Day(at, Now);

    /// <summary>A date far away: with its year.</summary>
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", Culture);

    /// <summary>Until when, in a sentence: 'uiterlijk vandaag 12:00'.</summary>
    public string Until(DateTimeOffset due, bool isNow) => isNow ? texts["Until.Now"].Value : texts["Until", $"{Day(due)} {Moments.Hour(due)}"].Value;

    /// <summary>What both hold, in words.</summary>
    public string SameKinds(IReadOnlyList<string> kinds) => texts["Known.Same", Identifiers(kinds)].Value;

    /// <summary>Kinds of identifier: 'KvK-nummer, telefoonnummer en adres'.</summary>
    public string Identifiers(IReadOnlyList<string> kinds)
    {
        var named = kinds.Select(kind => Code("Identifier", kind)).ToList();
        return named.Count < 2 ? string.Concat(named) : $"{string.Join(", ", named[..^1])} {texts["And"].Value} {named[^1]}";
    }

    /// <summary>What a team reported, in words.</summary>
    public static string? Result(string? code) => Baken.Signals.Reference.Results.Catalogue.Find(code)?.Name(Culture) ?? code;

    /// <summary>What became of an earlier signal, and how it looks.</summary>
    public (string Words, Tone Tone) Became(KnownSignal known)
    {
        var outcome = known.Outcome is { } decided ? Code("Outcome", decided) : null;
        return known.State switch
        {
            SignalState.Closed when known.Result is not null => (Ended(outcome, Result(known.Result)!), Baken.Signals.Reference.Results.Catalogue.Find(known.Result)?.TakenUp == true ? Tone.Green : Tone.Amber),
            SignalState.Closed => (outcome ?? Code("SignalState", known.State), Tone.Neutral),
            SignalState.TakenUp or SignalState.Routed => (texts["Known.Runs", known.Team].Value, Tone.Blue),
            SignalState.ToAssess or SignalState.AwaitsSecond => (Capital(Code("SignalState", known.State)), Tone.Neutral),
        };
    }

    // A result may begin with the word of its outcome; said once is enough.
    private static string Ended(string? outcome, string result)
    {
        if (outcome is null)
        {
            return Capital(result);
        }

        var rest = result.StartsWith(outcome + " ", StringComparison.OrdinalIgnoreCase) ? result[(outcome.Length + 1)..] : result;
        return $"{outcome} – {rest[..1].ToLower(Culture)}{rest[1..]}";
    }

    /// <summary>The text with a capital.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : string.Concat(text[..1].ToUpper(Culture), text.AsSpan(1));
}

/// <summary>One signal in a list, with the words to show it.</summary>
/// <param name="Row">The signal.</param>
/// <param name="Words">The words.</param>
/// <param name="Assess">Whether the reader assesses: then the keys for deciding and assigning are there.</param>
internal sealed record SignalRow(QueueRow Row, SignalWords Words, bool Assess);
