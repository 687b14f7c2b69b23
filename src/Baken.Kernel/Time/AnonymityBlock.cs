namespace Baken.Kernel.Time;

/// <summary>
/// The six hours within which an anonymous report came in. Every stored time of such a report is the start of its block, so that the
/// time tells no more about the reporter than 'that night' or 'that morning'.
/// </summary>
/// <remarks>
/// Blocks begin at 00:00, 06:00, 12:00 and 18:00 on Dutch clocks; the block in which summer time begins or ends lasts five or seven hours.
/// Rounding keeps order: of two instants the later never has the earlier block. Summer time in the Netherlands has always changed between
/// two and three at night since 1977, inside a block, so a boundary is never skipped and never occurs twice; earlier years are refused.
/// </remarks>
public static class AnonymityBlock
{
    private const int Hours = 6;

    /// <summary>The start of the block that holds <paramref name="instant"/>, with offset zero; at most seven hours earlier.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The Dutch date lies outside the years 1990 to 2199.</exception>
    public static DateTimeOffset Start(DateTimeOffset instant)
    {
        var local = Within(instant);
        return DutchTime.Instant(DateOnly.FromDateTime(local), new TimeOnly(local.Hour / Hours * Hours, 0));
    }

    /// <summary>The end of the block that holds <paramref name="instant"/>, which is the start of the next one, with offset zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The Dutch date lies outside the years 1990 to 2199.</exception>
    public static DateTimeOffset End(DateTimeOffset instant)
    {
        var local = Within(instant);
        var next = local.Date.AddHours(((local.Hour / Hours) + 1) * Hours);
        return DutchTime.Instant(DateOnly.FromDateTime(next), TimeOnly.FromDateTime(next));
    }

    private static DateTime Within(DateTimeOffset instant)
    {
        var local = DutchTime.Local(instant);
        ArgumentOutOfRangeException.ThrowIfLessThan(local.Year, PublicHolidays.FirstYear, nameof(instant));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(local.Year, PublicHolidays.LastYear, nameof(instant));
        return local;
    }
}
