namespace Baken.Kernel.OnCall;

/// <summary>A line of a team's weekly pattern: who answers acute signals in which hours.</summary>
public sealed class DutyLine
{
    private DutyLine()
    {
    }

    internal DutyLine(Guid organisationId, Guid teamId, Guid userId, IEnumerable<DayOfWeek> days, TimeOnly from, TimeOnly until, int rank)
    {
        var mask = days.Aggregate(0, (all, day) => all | (1 << (int)day));
        if (mask == 0 || (until <= from && until != TimeOnly.MinValue))
        {
            throw new ArgumentException("A line has days, and ends after it begins.");
        }

        (Id, OrganisationId, TeamId, UserId, DayMask, From, Until, Rank) = (Guid.NewGuid(), organisationId, teamId, userId, mask, from, until, rank);
    }

    /// <summary>Random id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Organisation of the team.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>The team whose signals are answered.</summary>
    public Guid TeamId { get; private set; }

    /// <summary>Who answers.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Days of the week, a bit each, Sunday the lowest.</summary>
    public int DayMask { get; private set; }

    /// <summary>Since when, Dutch time.</summary>
    public TimeOnly From { get; private set; }

    /// <summary>Until when; 00:00 for the end of the day.</summary>
    public TimeOnly Until { get; private set; }

    /// <summary>Place in the order in which people are called; the lowest first.</summary>
    public int Rank { get; private set; }

    /// <summary>The hours as a value.</summary>
    public DutyHours Hours => new(UserId, [.. Enum.GetValues<DayOfWeek>().Where(day => (DayMask & (1 << (int)day)) != 0)], From, Until);

    internal void MoveTo(int rank) => Rank = rank;
}

/// <summary>A hand-over: for a while somebody takes over another person's hours.</summary>
public sealed class DutyHandover
{
    private DutyHandover()
    {
    }

    internal DutyHandover(Guid organisationId, Guid teamId, DutyPeriod period, Guid by)
    {
        if (period.Until <= period.From || period.Who == period.To)
        {
            throw new ArgumentException("A hand-over ends after it begins, and goes to somebody else.", nameof(period));
        }

        (Id, OrganisationId, TeamId, UserId, ToUserId, From, Until, ById) = (Guid.NewGuid(), organisationId, teamId, period.Who, period.To, period.From, period.Until, by);
    }

    /// <summary>Random id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Organisation of the team.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>The team.</summary>
    public Guid TeamId { get; private set; }

    /// <summary>Whose hours.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Who takes over.</summary>
    public Guid ToUserId { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>Until when, not included.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>Who planned it.</summary>
    public Guid ById { get; private set; }

    /// <summary>The period as a value.</summary>
    public DutyPeriod Period => new(UserId, ToUserId, From, Until);
}
