namespace Baken.Kernel.Time;

/// <summary>The civil time of the Netherlands (IANA zone Europe/Amsterdam), in which terms and anonymity blocks are counted.</summary>
public static class DutchTime
{
    /// <summary>The zone, with its summer-time rules from the system's zone data.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The wall-clock date and time in the Netherlands at <paramref name="instant"/>.</summary>
    public static DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    /// <summary>
    /// The instant, with offset zero, at which Dutch clocks show <paramref name="date"/> and <paramref name="time"/>.
    /// A time that summer time skips throws <see cref="ArgumentException"/>; one that occurs twice gives the later instant (standard time).
    /// </summary>
    public static DateTimeOffset Instant(DateOnly date, TimeOnly time) =>
        new(TimeZoneInfo.ConvertTimeToUtc(date.ToDateTime(time, DateTimeKind.Unspecified), Zone), TimeSpan.Zero);
}
