using System.Globalization;
using Baken.Design;
using Baken.Pages.Signals;
using Baken.Signals.Reference;
using Baken.Signals.Requests;
using Baken.Texts;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Requests;

/// <summary>The codes of requests of data subjects in words.</summary>
internal sealed class RequestWords(IStringLocalizer<Supervise> texts, IStringLocalizer<Codes> codes, DateOnly today)
{
    public IStringLocalizer<Supervise> Texts => texts;

    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    public string Right(DataRight right) => texts["Right." + right].Value;

    public IEnumerable<Choice> Rights => Enum.GetValues<DataRight>().Select(right => new Choice(right.ToString(), Right(right), texts[$"Right.{right}.Hint"].Value));

    public string State(RequestLine line) => line.State == RequestState.Open ? texts["Request.State.Open"].Value
        : $"{texts["Request.State." + line.State].Value}: {texts["Request.Decision." + line.Decision].Value.ToLower(CultureInfo.CurrentCulture)}";

    public string Identity(IdentityCheck how) => texts["Identity." + how].Value;

    public string Kind(string kind) => codes["Identifier." + kind].Value;

    public static string Ground(string code) => RequestGrounds.Catalogue.Find(code) is { } ground ? Ground(ground) : code;

    public static string Ground(RequestGround ground) => $"{SignalWords.Capital(ground.Name(Culture))} ({ground.Article})";

    public IEnumerable<Choice> Grounds(DataRight right) =>
        RequestGrounds.For(right).Select(ground => new Choice(ground.Code, SignalWords.Capital(ground.Name(Culture)), ground.Article + (ground.Confirmed ? "" : $", {texts["Unconfirmed"].Value}")));

    public string Part(string part) => texts["Part." + part].Value;

    public static string? Hold(string? code) => HoldReasons.Catalogue.Find(code)?.Name(Culture);

    /// <summary>What the request did to a signal, in words.</summary>
    public string Effect(RequestSignalView signal) => signal.Effect switch
    {
        RequestEffect.None when signal is { VersionBefore: { } before, VersionAfter: { } after } && after > before => texts["Effect.Corrected", before, after].Value,
        RequestEffect.None => signal.IsThere ? texts["Effect.None"].Value : texts["Effect.Gone"].Value,
        RequestEffect.StaysHeld => texts["Effect.StaysHeld", Hold(signal.Hold) ?? "–"].Value,
        RequestEffect.StaysOpen => texts["Effect.StaysOpen"].Value,
        RequestEffect.Restricted or RequestEffect.RestrictionEnded or RequestEffect.Erased => texts["Effect." + signal.Effect].Value,
    };

    /// <summary>A step, in words.</summary>
    public string Step(RequestStepView step) => step.Kind switch
    {
        RequestStepKind.IdentityChecked => texts["Step.IdentityChecked", texts["Identity." + step.Code].Value.ToLower(CultureInfo.CurrentCulture)].Value,
        RequestStepKind.Searched => texts["Step.Searched", Kind(step.Code!)].Value,
        RequestStepKind.Decided => texts["Step.Decided", texts["Request.Decision." + step.Code].Value.ToLower(CultureInfo.CurrentCulture)].Value,
        RequestStepKind.SignalAdded or RequestStepKind.SignalRemoved or RequestStepKind.Restricted or RequestStepKind.RestrictionEnded or RequestStepKind.Erased =>
            texts["Step." + step.Kind, string.IsNullOrEmpty(step.Code) ? "–" : step.Code.Replace(" ", ", ", StringComparison.Ordinal)].Value,
        RequestStepKind.Received or RequestStepKind.Extended or RequestStepKind.Assigned or RequestStepKind.Prepared or RequestStepKind.Closed or RequestStepKind.Reopened => texts["Step." + step.Kind].Value,
    };

    /// <summary>How long there is left, in words; null once it was answered.</summary>
    public (string Words, Tone Tone)? Left(RequestLine line)
    {
        if (line.State != RequestState.Open)
        {
            return null;
        }

        var days = line.DueOn.DayNumber - today.DayNumber;
        return days < 0 ? (texts.Counted("Request.Late", -days), Tone.Red)
            : days == 0 ? (texts["Request.Today"].Value, Tone.Amber)
            : (texts.Counted("Request.Left", days), days <= 7 ? Tone.Amber : Tone.Neutral);
    }

    /// <summary>A day typed in three boxes; null when a box is empty or no such day exists.</summary>
    public static DateOnly? Day(DateParts parts) => parts.Read<DateOnly?>(
        () => null,
        (year, month, day) => year is { } y && month is { } m && day is { } d ? new DateOnly(y, m, d) : null,
        () => null);

    /// <summary>Whether something was typed that is no day of the calendar.</summary>
    public static bool IsNoDay(DateParts parts) => parts.Read(() => false, (_, _, _) => false, () => true);

    /// <summary>A day as it stands in three boxes.</summary>
    public static DateParts Parts(DateOnly day) => new()
    {
        Day = day.Day.ToString(CultureInfo.InvariantCulture),
        Month = day.Month.ToString(CultureInfo.InvariantCulture),
        Year = day.Year.ToString(CultureInfo.InvariantCulture),
    };
}
