using System.Text.Json;
using Baken.Kernel.Time;

namespace Baken.Kernel.People;

/// <summary>Somebody who answers acute signals in certain hours.</summary>
/// <param name="Who">Name of the person or team.</param>
/// <param name="Days">Days of the week.</param>
/// <param name="From">Since when, Dutch local time.</param>
/// <param name="Until">Until when, Dutch local time; not after midnight. 24:00 is written as 00:00.</param>
public sealed record DutyHours(string Who, IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly Until)
{
    /// <summary>Whether these hours hold the moment.</summary>
    public bool Hold(DateTimeOffset at)
    {
        var local = DutchTime.Local(at);
        var time = TimeOnly.FromDateTime(local);
        return Days.Contains(local.DayOfWeek) && time >= From && (Until == TimeOnly.MinValue || time < Until);
    }
}

/// <summary>Who is on duty for acute signals, as the setup file says.</summary>
public sealed record Duty(IReadOnlyList<DutyHours> Hours)
{
    /// <summary>Name of who is on duty; null when nobody is.</summary>
    public string? At(DateTimeOffset moment) => Hours.FirstOrDefault(hours => hours.Hold(moment))?.Who;

    /// <summary>When somebody's hours begin next, after this moment; null when the roster names none.</summary>
    public DateTimeOffset? NextStart(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(DutchTime.Local(now));
        return Hours
            .SelectMany(hours => Enumerable.Range(0, 8).Select(today.AddDays).Where(day => hours.Days.Contains(day.DayOfWeek)).Select(day => DutchTime.Shown(day, hours.From)))
            .Where(start => start > now)
            .Select(start => (DateTimeOffset?)start)
            .Min();
    }

    /// <summary>The roster as it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Reads a stored roster; an empty one when there is none.</summary>
    public static Duty FromJson(string? json) => json is null ? new Duty([]) : JsonSerializer.Deserialize<Duty>(json)!;
}
