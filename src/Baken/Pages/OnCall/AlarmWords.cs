using System.Globalization;
using Baken.Design;
using Baken.Kernel.OnCall;
using Baken.Kernel.Time;
using Baken.Texts;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.OnCall;

/// <summary>An alarm in words: no moment that tells when a report came in.</summary>
internal static class AlarmWords
{
    /// <summary>The day, and the hours in which it began.</summary>
    public static string Block(DateTimeOffset start, IStringLocalizer<Texts.Notices> texts) =>
        texts["Alarm.Block", Moments.LongDay(start), Moments.Local(start).Hour, End(start)].Value;

    public static string Calls(AlarmLine line, IStringLocalizer<Texts.Notices> texts) => line.Calls.Count == 0
        ? texts["Alarm.Nobody"].Value
        : string.Join("; ", line.Calls.Select(call => $"{call.Name} ({texts["Step." + call.Step].Value}{(call.AfterMinutes == 0 ? "" : ", " + texts["Alarm.After", call.AfterMinutes].Value)})"));

    public static string Answer(AlarmLine line, IStringLocalizer<Texts.Notices> texts) => line switch
    {
        { Alarm.IsOpen: true, Alarm.Exhausted: true } => texts["Alarm.Unanswered"].Value,
        { Alarm.IsOpen: true } => texts["Alarm.Waits"].Value,
        { Alarm.AcknowledgedAfter: { } minutes } => texts["Alarm.Answered", line.AcknowledgedBy ?? "–", Minutes(minutes, texts)].Value,
        _ => texts["Alarm.AnsweredLate", line.AcknowledgedBy ?? "–"].Value,
    };

    /// <summary>Minutes, as hours and minutes from an hour on.</summary>
    public static string Minutes(int minutes, IStringLocalizer<Texts.Notices> texts) => (minutes / 60, minutes % 60) switch
    {
        (0, _) => texts.Counted("Alarm.Minutes", minutes),
        (var hours, 0) => texts.Counted("Alarm.Hours", hours),
        var (hours, rest) => texts["Alarm.HoursAnd", texts.Counted("Alarm.Hours", hours), texts.Counted("Alarm.Minutes", rest)].Value,
    };

    /// <summary>A line of the table for other programs; times as coarse as on the page.</summary>
    public static string Csv(AlarmLine line) => string.Join(';', new[]
    {
        Moments.Local(line.Alarm.StartedIn).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{Moments.Local(line.Alarm.StartedIn).Hour}-{End(line.Alarm.StartedIn)}"),
        line.Team,
        string.Join(", ", line.Calls.Select(call => call.Name)),
        line.AcknowledgedBy ?? "",
        line.Alarm.AcknowledgedAfter?.ToString(CultureInfo.InvariantCulture) ?? "",
        line.About?.Name ?? "",
    }.Select(Cell));

    // A cell that begins as a formula would be one in a spreadsheet.
    private static string Cell(string text) => $"\"{(text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static int End(DateTimeOffset start) => Moments.Local(AnonymityBlock.End(start)).Hour is > 0 and var hour ? hour : 24;
}
