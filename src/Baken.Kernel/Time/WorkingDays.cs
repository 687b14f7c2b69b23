namespace Baken.Kernel.Time;

/// <summary>
/// Working days in the Netherlands: Monday to Friday, without the days of <see cref="PublicHolidays"/>. All counting is done on Dutch
/// dates, so that summer time neither adds nor takes a day. Years 1990 to 2199.
/// </summary>
/// <remarks>
/// Source of which days do not count: Algemene termijnenwet art. 1 and 3 (BWBR0002448). That a working day ends at 17:00 is Baken's own
/// choice: terms of this platform are agreements between organisations, not statutory terms.
/// </remarks>
public static class WorkingDays
{
    /// <summary>The hour at which a working day ends, on Dutch clocks.</summary>
    public static readonly TimeOnly EndOfBusiness = new(17, 0);

    /// <summary>Whether people work on this date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year lies outside 1990 to 2199.</exception>
    public static bool IsWorkingDay(DateOnly date) =>
        PublicHolidays.On(date) is null && date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The first working day after this date, never the date itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year lies outside 1990 to 2199.</exception>
    public static DateOnly NextWorkingDay(DateOnly date)
    {
        do
        {
            date = date.AddDays(1);
        }
        while (!IsWorkingDay(date));
        return date;
    }

    /// <summary>
    /// The end of business of the working day that lies <paramref name="workingDays"/> working days after the Dutch date of
    /// <paramref name="from"/>. The day of <paramref name="from"/> itself does not count. With zero: the end of business of that day, or,
    /// when that has passed or it is no working day, of the next one.
    /// </summary>
    /// <returns>An instant with offset zero, at 17:00 in the Netherlands, not before <paramref name="from"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, or a year lies outside 1990 to 2199.</exception>
    public static DateTimeOffset Add(DateTimeOffset from, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        var local = DutchTime.Local(from);
        var date = DateOnly.FromDateTime(local);
        if (workingDays == 0 && (!IsWorkingDay(date) || TimeOnly.FromDateTime(local) > EndOfBusiness))
        {
            workingDays = 1;
        }

        for (; workingDays > 0; workingDays--)
        {
            date = NextWorkingDay(date);
        }

        return DutchTime.Instant(date, EndOfBusiness);
    }

    /// <summary>
    /// How many whole working days lie between two instants: how many working days <paramref name="until"/> is later than
    /// <paramref name="due"/>. A day is whole when the clock again shows the time at which it was due; when it was due on a day off, at
    /// the end of business. Zero when it is not late.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A year lies outside 1990 to 2199.</exception>
    public static int Between(DateTimeOffset due, DateTimeOffset until)
    {
        if (until <= due)
        {
            return 0;
        }

        var (dueDate, dueTime) = Split(due);
        var (lastDate, lastTime) = Split(until);
        var dayEnds = IsWorkingDay(dueDate) ? dueTime : EndOfBusiness;
        var days = 0;
        for (var date = NextWorkingDay(dueDate); date <= lastDate; date = NextWorkingDay(date))
        {
            days += date < lastDate || lastTime >= dayEnds ? 1 : 0;
        }

        return days;
    }

    private static (DateOnly Date, TimeOnly Time) Split(DateTimeOffset instant)
    {
        var local = DutchTime.Local(instant);
        return (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }
}
