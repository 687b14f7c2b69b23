namespace Baken.Kernel.OnCall;

/// <summary>Why somebody was called.</summary>
public enum AlarmStep
{
    /// <summary>The person is on duty.</summary>
    OnDuty,

    /// <summary>The person leads the team.</summary>
    TeamLead,

    /// <summary>Everybody in the team was called.</summary>
    Everybody,
}

/// <summary>
/// An acute signal that somebody must look at now. Holds no content, and no moment that tells when an anonymous report came in: the start is that
/// of its block of hours, and how long it took is a number of minutes, rounded up to five. The one exact moment, that of the next call, is there
/// only while the alarm waits and is blanked when somebody acknowledges it or nobody is left to call.
/// </summary>
public sealed class Alarm
{
    private const int Grain = 5;

    private Alarm()
    {
    }

    internal Alarm(Guid organisationId, Guid teamId, Guid objectId, DateTimeOffset startedIn) =>
        (Id, OrganisationId, TeamId, ObjectId, StartedIn) = (Guid.NewGuid(), organisationId, teamId, objectId, startedIn);

    /// <summary>Random id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Organisation of the team.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>The team that must look.</summary>
    public Guid TeamId { get; private set; }

    /// <summary>What it is about.</summary>
    public Guid ObjectId { get; private set; }

    /// <summary>Start of the block of hours in which it began.</summary>
    public DateTimeOffset StartedIn { get; private set; }

    /// <summary>When the next person is called; null once it no longer waits.</summary>
    public DateTimeOffset? NextCallAt { get; private set; }

    /// <summary>How many minutes after the start the next call is due.</summary>
    public int NextCallAfter { get; private set; }

    /// <summary>Whether everybody was called and nobody answered in time.</summary>
    public bool Exhausted { get; private set; }

    /// <summary>Who acknowledged it; null while nobody did.</summary>
    public Guid? AcknowledgedBy { get; private set; }

    /// <summary>After how many minutes at most; null when nobody did, or when everybody was called before.</summary>
    public int? AcknowledgedAfter { get; private set; }

    /// <summary>Grows with each change, so that two at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>Whether nobody has acknowledged it.</summary>
    public bool IsOpen => AcknowledgedBy is null;

    internal void CallNextAt(DateTimeOffset now, int minutes)
    {
        Version++;
        NextCallAfter = Elapsed(now) + minutes;
        NextCallAt = now.AddMinutes(minutes);
    }

    /// <summary>Minutes since the start, whole.</summary>
    internal int Elapsed(DateTimeOffset now) => NextCallAt is { } next ? Math.Max(0, NextCallAfter - (int)Math.Ceiling((next - now).TotalMinutes)) : 0;

    internal void Exhaust()
    {
        Version++;
        (Exhausted, NextCallAt) = (true, null);
    }

    internal void Acknowledge(Guid by, DateTimeOffset now)
    {
        if (!IsOpen)
        {
            return;
        }

        Version++;
        AcknowledgedBy = by;
        AcknowledgedAfter = Exhausted ? null : Math.Max(Grain, Coarse(NextCallAt is { } next ? NextCallAfter - (next - now).TotalMinutes : 0));
        NextCallAt = null;
    }

    internal static int Coarse(double minutes) => (int)Math.Ceiling(minutes / Grain) * Grain;
}

/// <summary>That somebody was called.</summary>
public sealed class AlarmCall
{
    private AlarmCall()
    {
    }

    internal AlarmCall(Guid alarmId, int round, Guid userId, AlarmStep step, int afterMinutes) =>
        (AlarmId, Round, UserId, Step, AfterMinutes) = (alarmId, round, userId, step, Alarm.Coarse(afterMinutes));

    /// <summary>The alarm.</summary>
    public Guid AlarmId { get; private set; }

    /// <summary>Who was called.</summary>
    public Guid UserId { get; private set; }

    /// <summary>In which round, from 1 on.</summary>
    public int Round { get; private set; }

    /// <summary>Why this person.</summary>
    public AlarmStep Step { get; private set; }

    /// <summary>After how many minutes, rounded up to five.</summary>
    public int AfterMinutes { get; private set; }
}
