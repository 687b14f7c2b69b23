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

    /// <summary>The first instant after <paramref name="instant"/> at which Dutch clocks show <paramref name="time"/>; an hour later on the night that skips it.</summary>
    public static DateTimeOffset Next(DateTimeOffset instant, TimeOnly time)
    {
        var day = DateOnly.FromDateTime(Local(instant));
        var next = Shown(day, time);
        return next > instant ? next : Shown(day.AddDays(1), time);
    }

    /// <summary>As <see cref="Instant"/>; a time that summer time skips has passed when the clocks show the next hour.</summary>
    public static DateTimeOffset Shown(DateOnly date, TimeOnly time) => Instant(date, Zone.IsInvalidTime(date.ToDateTime(time)) ? time.AddHours(1) : time);
}
