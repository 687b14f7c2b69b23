using Baken.Kernel.Time;

namespace Baken.Kernel.OnCall;

/// <summary>Somebody who answers acute signals in certain hours of the week.</summary>
/// <param name="Who">The person.</param>
/// <param name="Days">Days of the week.</param>
/// <param name="From">Since when, Dutch local time.</param>
/// <param name="Until">Until when, Dutch local time; not after midnight. 24:00 is written as 00:00.</param>
public sealed record DutyHours(Guid Who, IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly Until)
{
    /// <summary>Whether these hours hold the moment.</summary>
    public bool Hold(DateTimeOffset at)
    {
        var local = DutchTime.Local(at);
        var time = TimeOnly.FromDateTime(local);
        return Days.Contains(local.DayOfWeek) && time >= From && (Until == TimeOnly.MinValue || time < Until);
    }
}

/// <summary>A period in which somebody takes over another person's hours.</summary>
/// <param name="Who">Whose hours.</param>
/// <param name="To">Who takes over.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when, not included.</param>
public sealed record DutyPeriod(Guid Who, Guid To, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Whether the period holds the moment.</summary>
    public bool Holds(DateTimeOffset at) => at >= From && at < Until;
}

/// <summary>A stretch of time and who is called in it, in order; nobody when it is a gap.</summary>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when.</param>
/// <param name="Who">Who is called, the first one first.</param>
public sealed record DutyStretch(DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<Guid> Who)
{
    /// <summary>Whether nobody is on duty.</summary>
    public bool IsGap => Who.Count == 0;
}

/// <summary>Who is on duty for the acute signals of a team.</summary>
/// <param name="Hours">The weekly pattern, in the order in which people are called.</param>
/// <param name="Handovers">Periods in which somebody takes over.</param>
/// <param name="Active">Who can be called: members of the team whose account lasts.</param>
public sealed record Duty(IReadOnlyList<DutyHours> Hours, IReadOnlyList<DutyPeriod> Handovers, IReadOnlySet<Guid> Active)
{
    /// <summary>Nobody, ever.</summary>
    public static Duty None { get; } = new([], [], new HashSet<Guid>());

    /// <summary>
    /// Who is on duty, in the order in which they are called; empty when nobody is. The one place where it is worked out who stands in for whom.
    /// </summary>
    public IReadOnlyList<Guid> At(DateTimeOffset moment) =>
        [.. Hours.Where(hours => hours.Hold(moment)).Select(hours => StandIn(hours.Who, moment)).Where(Active.Contains).Distinct()];

    /// <summary>When somebody's hours begin next, after this moment; null when the roster names none within eight days.</summary>
    public DateTimeOffset? NextStart(DateTimeOffset now) => Edges(now, now.AddDays(8), ends: false).Where(edge => At(edge).Count > 0).Select(edge => (DateTimeOffset?)edge).FirstOrDefault();

    /// <summary>The days from this Dutch date on, each cut where somebody's hours begin or end; a stretch never passes midnight.</summary>
    public IReadOnlyList<DutyStretch> Stretches(DateOnly first, int days)
    {
        var (from, until) = (DutchTime.Shown(first, TimeOnly.MinValue), DutchTime.Shown(first.AddDays(days), TimeOnly.MinValue));
        var midnights = Enumerable.Range(1, days - 1).Select(day => DutchTime.Shown(first.AddDays(day), TimeOnly.MinValue)).ToHashSet();
        List<DateTimeOffset> edges = [from, .. Edges(from, until, ends: true).Concat(midnights).Where(edge => edge < until).Distinct().Order(), until];
        var stretches = new List<DutyStretch>();
        foreach (var (start, end) in edges.Zip(edges.Skip(1)))
        {
            var who = At(start);
            if (stretches.Count > 0 && !midnights.Contains(start) && stretches[^1].Who.SequenceEqual(who))
            {
                stretches[^1] = stretches[^1] with { Until = end };
            }
            else
            {
                stretches.Add(new DutyStretch(start, end, who));
            }
        }

        return stretches;
    }

    // Once: who takes over for somebody and hands over too is not followed further, so that no circle can form.
    private Guid StandIn(Guid who, DateTimeOffset moment) => Handovers.LastOrDefault(period => period.Who == who && period.Holds(moment))?.To ?? who;

    /// <summary>The moments between these two, in order, at which who is on duty may change.</summary>
    private IEnumerable<DateTimeOffset> Edges(DateTimeOffset after, DateTimeOffset until, bool ends)
    {
        var first = DateOnly.FromDateTime(DutchTime.Local(after));
        var last = DateOnly.FromDateTime(DutchTime.Local(until));
        var week = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).ToList();
        return Hours
            .SelectMany(hours => week.Where(day => hours.Days.Contains(day.DayOfWeek)).SelectMany(day => ends
                ? new[] { DutchTime.Shown(day, hours.From), DutchTime.Shown(hours.Until == TimeOnly.MinValue ? day.AddDays(1) : day, hours.Until) }
                : [DutchTime.Shown(day, hours.From)]))
            .Concat(Handovers.SelectMany(period => new[] { period.From, period.Until }))
            .Where(edge => edge > after && edge <= until)
            .Distinct()
            .Order();
    }
}
