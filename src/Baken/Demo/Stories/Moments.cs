namespace Baken.Demo.Stories;

/// <summary>When reports come in and when professionals act. Local time is the offset of the given 'now'.</summary>
internal static class Moments
{
    private static readonly int[] ByHour = [3, 2, 2, 1, 1, 2, 3, 6, 9, 12, 13, 12, 10, 11, 12, 12, 12, 11, 10, 11, 12, 11, 8, 5];

    /// <summary>
    /// Sorted moments over three years: more by day, fewer in weekends, slowly growing. The newest <paramref name="fresh"/> lie in the last two
    /// working days save a few, so that the queue of unread ones is alive and only little of it late.
    /// </summary>
    public static IReadOnlyList<DateTimeOffset> Received(Dice dice, int count, int fresh, DateTimeOffset now)
    {
        DateTimeOffset begin = now.AddYears(-3), twoDays = TwoWorkingDaysBefore(now), edge = twoDays.AddDays(-4);
        List<DateTimeOffset> moments = [];
        while (moments.Count < count)
        {
            bool recent = moments.Count < fresh;
            double share = dice.Below(1_000_000) / 1_000_000.0;
            DateTimeOffset start = dice.Chance(7) ? edge : twoDays;
            DateTimeOffset day = recent ? start + (share * (now - start)) : begin + (Math.Pow(share, 0.8) * (edge - begin));
            int hour = dice.Weighted([.. Enumerable.Range(0, 24)], h => ByHour[h]);
            DateTimeOffset moment = new DateTimeOffset(day.Year, day.Month, day.Day, hour, dice.Below(60), dice.Below(60), now.Offset);
            bool weekend = moment.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            if (moment > begin && moment < now && (recent || moment < edge) && (!weekend || dice.Chance(50)))
            {
                moments.Add(moment);
            }
        }

        return [.. moments.Order()];
    }

    private static DateTimeOffset TwoWorkingDaysBefore(DateTimeOffset now)
    {
        DateTimeOffset day = new(now.Date, now.Offset);
        for (int left = 2; left > 0;)
        {
            day = day.AddDays(-1);
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }

    /// <summary>A moment on a working day between 8 and 17 o'clock, at least so many hours later.</summary>
    public static DateTimeOffset Office(DateTimeOffset from, int hours, Dice dice)
    {
        DateTimeOffset at = from.AddHours(hours);
        if (at.Hour is < 8 or >= 17)
        {
            int days = at.Hour >= 17 ? 1 : 0;
            at = new DateTimeOffset(at.Date, at.Offset).AddDays(days).AddHours(8);
        }

        while (at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            at = at.AddDays(1);
        }

        return at.AddMinutes(dice.Between(3, 55)).AddSeconds(dice.Below(60));
    }
}
