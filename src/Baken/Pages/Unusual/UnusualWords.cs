using System.Globalization;
using Baken.Kernel.Audit;
using Baken.Pages.Audit;
using Baken.Signals.Reference;
using Baken.Texts;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Unusual;

/// <summary>Lines of unusual use in words.</summary>
internal sealed class UnusualWords(IStringLocalizer<Supervise> texts, UnusualMeasures measures)
{
    /// <summary>What happened, and against what measure.</summary>
    public string Line(UnusualLine line) => line.Key.Kind switch
    {
        UnusualKind.Many when line.Measure is { } median => texts["Unusual.Many", line.Count, median.ToString("0.#", CultureInfo.CurrentCulture), line.Of, measures.Objects, measures.TimesMedian].Value,
        UnusualKind.Many => texts["Unusual.ManyNoMedian", line.Count, line.Of, measures.Objects].Value,
        UnusualKind.Night => texts["Unusual.Night", line.Count, Hour(measures.NightFrom), Hour(measures.NightUntil), measures.NightActs].Value,
        UnusualKind.Elsewhere => texts["Unusual.Elsewhere", line.Count, Region(line.Key.Region), line.Measure!, line.Of, measures.ElsewhereSignals, measures.OwnRegionPercent].Value,
    };

    /// <summary>The audit lines behind it.</summary>
    public static string Lines(UnusualKey key) => new AuditQuery
    {
        Person = key.Person,
        From = AuditQuery.Text(key.Day),
        Until = AuditQuery.Text(key.Kind == UnusualKind.Night ? key.Day.AddDays(1) : key.Day),
        Kind = key.Kind == UnusualKind.Night ? null : nameof(AuditKind.Opened),
    }.Address(AuditModel.Path);

    /// <summary>Where a note is made.</summary>
    public static string Note(UnusualKey key) =>
        $"/opvallend/bekeken?Kind={key.Kind}&Person={key.Person}&Day={AuditQuery.Text(key.Day)}" + (key.Region.Length > 0 ? $"&Region={key.Region}" : "");

    private static string Hour(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Region(string code) => Municipalities.Regions.FirstOrDefault(region => region.Code == code)?.Name ?? code;
}
