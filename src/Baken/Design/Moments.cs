using System.Globalization;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>Instants in the words of the interface, in Dutch time and the reader's language ('di 24 nov 08:12'). Tables say 'vandaag 08:12'.</summary>
public static class Moments
{
    private static readonly TimeZoneInfo Netherlands = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The instant on a Dutch clock.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Netherlands);

    /// <summary>'di 24 nov', 'Tue 24 Nov'; with the year when it is not that of <paramref name="now"/>.</summary>
    public static string Day(DateTimeOffset instant, DateTimeOffset now) =>
        Format(instant, Local(instant).Year == Local(now).Year ? "ddd d MMM" : "ddd d MMM yyyy");

    /// <summary>'dinsdag 24 november', for public pages.</summary>
    public static string LongDay(DateTimeOffset instant) => Languages.Current.Said(Local(instant));

    /// <summary>'08:12'.</summary>
    public static string Hour(DateTimeOffset instant) => Local(instant).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>'mrt 2024'.</summary>
    public static string Month(DateTimeOffset instant) => Format(instant, "MMM yyyy");

    /// <summary>'vandaag 08:12' on the day of <paramref name="now"/>, else 'di 24 nov 08:12'.</summary>
    public static string DayAndHour(DateTimeOffset instant, DateTimeOffset now, IStringLocalizer<Shared> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var day = Local(instant).Date == Local(now).Date ? texts["Time.Today"].Value : Day(instant, now);
        return $"{day} {Hour(instant)}";
    }

    /// <summary>What <c>datetime</c> holds: the exact instant in UTC.</summary>
    public static string Exact(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    internal static TagBuilder Element(DateTimeOffset instant, string words) => Markup.Element("time", null, words).With("datetime", Exact(instant));

    // Some versions of the locale data write 'nov.'; the interface does not.
    private static string Format(DateTimeOffset instant, string pattern) =>
        Local(instant).ToString(pattern, CultureInfo.CurrentCulture).Replace(".", "", StringComparison.Ordinal);
}
