using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Baken.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.OnCall;

/// <summary>What became of a change to a roster.</summary>
public enum RosterOutcome
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>There is no such team, line or hand-over in the actor's organisation.</summary>
    NotFound,

    /// <summary>The person is no member of the team, or the account ended.</summary>
    NoMember,

    /// <summary>No day was chosen.</summary>
    NoDays,

    /// <summary>It ends before it begins.</summary>
    EndsBeforeBegin,

    /// <summary>Somebody would take over from themselves.</summary>
    SamePerson,

    /// <summary>It lies in the past.</summary>
    Past,
}

/// <summary>A team and its roster, as the one who plans sees it.</summary>
/// <param name="TeamId">The team.</param>
/// <param name="Teams">All teams of the organisation, by name.</param>
/// <param name="Members">Members whose account lasts, by name.</param>
/// <param name="Names">Names of everybody in the roster, ended accounts too.</param>
/// <param name="Lines">The weekly pattern, in order.</param>
/// <param name="Handovers">Hand-overs that have not ended.</param>
/// <param name="Duty">Who is on duty when.</param>
public sealed record RosterView(
    Guid TeamId,
    IReadOnlyList<KeyValuePair<Guid, string>> Teams,
    IReadOnlyList<KeyValuePair<Guid, string>> Members,
    IReadOnlyDictionary<Guid, string> Names,
    IReadOnlyList<DutyLine> Lines,
    IReadOnlyList<DutyHandover> Handovers,
    Duty Duty);

/// <summary>Plans who is on duty, for each team of the own organisation.</summary>
public sealed class DutyRoster(Databases databases, WriteDoor door)
{
    /// <summary>Who is on duty for a team.</summary>
    public static async Task<Duty> OfAsync(BakenDb db, Guid teamId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var lines = await db.Set<DutyLine>().AsNoTracking().Where(l => l.TeamId == teamId).OrderBy(l => l.Rank).ToListAsync(cancellation);
        if (lines.Count == 0)
        {
            return Duty.None;
        }

        var handovers = await db.Set<DutyHandover>().AsNoTracking().Where(h => h.TeamId == teamId).OrderBy(h => h.From).ToListAsync(cancellation);
        var members = await Members(db, teamId).Select(u => u.Id).ToListAsync(cancellation);
        // Who is away has a deputy; what was planned in the roster itself comes later and so holds.
        var away = await db.Set<Absence>().AsNoTracking().Where(a => members.Contains(a.UserId)).OrderBy(a => a.From).ToListAsync(cancellation);
        return new Duty(
            [.. lines.Select(l => l.Hours)],
            [.. away.Select(a => new DutyPeriod(a.UserId, a.DeputyId, DutyTime(a.From), DutyTime(a.Until.AddDays(1)))), .. handovers.Select(h => h.Period)],
            members.ToHashSet());

        static DateTimeOffset DutyTime(DateOnly day) => DutchTime.Instant(day, TimeOnly.MinValue);
    }

    /// <summary>Puts a pattern in the place of a team's own: what the setup file says.</summary>
    public static async Task ReplaceAsync(Unit unit, Team team, IEnumerable<DutyHours> pattern, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(team);
        unit.Db.RemoveRange(await unit.Db.Set<DutyLine>().Where(l => l.TeamId == team.Id).ToListAsync(cancellation));
        unit.Db.AddRange(pattern.Select((hours, rank) => new DutyLine(team.OrganisationId, team.Id, hours.Who, hours.Days, hours.From, hours.Until, rank)));
    }

    /// <summary>A team's roster; of the first team when none is named; null for who may not plan, or when the organisation has no such team.</summary>
    public async Task<RosterView?> ViewAsync(Actor actor, Guid? teamId, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.PlanDuty))
        {
            return null;
        }

        await using var open = databases.Open(actor);
        var db = open.Db;
        var teams = (await db.Set<Team>().AsNoTracking().Where(t => t.OrganisationId == actor.OrganisationId).Select(t => new { t.Id, t.Name }).ToListAsync(cancellation))
            .OrderBy(t => t.Name, StringComparer.CurrentCulture).Select(t => KeyValuePair.Create(t.Id, t.Name)).ToList();
        var chosen = teamId ?? teams.FirstOrDefault(t => actor.Teams.Contains(t.Key)).Key;
        var team = teamId is null && chosen == Guid.Empty ? teams.FirstOrDefault().Key : chosen;
        if (team != Guid.Empty && teams.All(t => t.Key != team))
        {
            return null;
        }

        var lines = await db.Set<DutyLine>().AsNoTracking().Where(l => l.TeamId == team).OrderBy(l => l.Rank).ToListAsync(cancellation);
        var handovers = await db.Set<DutyHandover>().AsNoTracking().Where(h => h.TeamId == team && h.Until > now).OrderBy(h => h.From).ToListAsync(cancellation);
        var members = (await Members(db, team).Select(u => new { u.Id, u.Name }).ToListAsync(cancellation))
            .OrderBy(u => u.Name, StringComparer.CurrentCulture).Select(u => KeyValuePair.Create(u.Id, u.Name)).ToList();
        var named = lines.Select(l => l.UserId).Concat(handovers.SelectMany(h => new[] { h.UserId, h.ToUserId })).Concat(members.Select(m => m.Key)).Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => named.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        return new RosterView(team, teams, members, names, lines, handovers, await OfAsync(db, team, cancellation));
    }

    /// <summary>Adds a line at the end of the order.</summary>
    public Task<RosterOutcome> AddAsync(Actor actor, Guid teamId, DutyHours hours, CancellationToken cancellation) => ChangeAsync(actor, teamId, "duty.add", async (unit, team, token) =>
    {
        if (hours.Days.Count == 0)
        {
            return unit.Refuse(RosterOutcome.NoDays);
        }

        if (hours.Until <= hours.From && hours.Until != TimeOnly.MinValue)
        {
            return unit.Refuse(RosterOutcome.EndsBeforeBegin);
        }

        if (!await Members(unit.Db, teamId).AnyAsync(u => u.Id == hours.Who, token))
        {
            return unit.Refuse(RosterOutcome.NoMember);
        }

        var last = await unit.Db.Set<DutyLine>().Where(l => l.TeamId == teamId).Select(l => (int?)l.Rank).MaxAsync(token);
        unit.Db.Add(new DutyLine(team.OrganisationId, teamId, hours.Who, hours.Days, hours.From, hours.Until, (last ?? -1) + 1));
        return RosterOutcome.Done;
    }, cancellation);

    /// <summary>Removes a line.</summary>
    public Task<RosterOutcome> RemoveAsync(Actor actor, Guid teamId, Guid lineId, CancellationToken cancellation) => ChangeAsync(actor, teamId, "duty.remove", async (unit, _, token) =>
    {
        if (await unit.Db.Set<DutyLine>().SingleOrDefaultAsync(l => l.Id == lineId && l.TeamId == teamId, token) is not { } line)
        {
            return unit.Refuse(RosterOutcome.NotFound);
        }

        unit.Db.Remove(line);
        return RosterOutcome.Done;
    }, cancellation);

    /// <summary>Lets a line be called before the one above it.</summary>
    public Task<RosterOutcome> SoonerAsync(Actor actor, Guid teamId, Guid lineId, CancellationToken cancellation) => ChangeAsync(actor, teamId, "duty.order", async (unit, _, token) =>
    {
        var lines = await unit.Db.Set<DutyLine>().Where(l => l.TeamId == teamId).OrderBy(l => l.Rank).ToListAsync(token);
        var at = lines.FindIndex(l => l.Id == lineId);
        if (at < 0)
        {
            return unit.Refuse(RosterOutcome.NotFound);
        }

        if (at > 0)
        {
            (lines[at - 1], lines[at]) = (lines[at], lines[at - 1]);
        }

        for (var rank = 0; rank < lines.Count; rank++)
        {
            lines[rank].MoveTo(rank);
        }

        return RosterOutcome.Done;
    }, cancellation);

    /// <summary>Lets somebody take over another person's hours for a while.</summary>
    public Task<RosterOutcome> HandOverAsync(Actor actor, Guid teamId, DutyPeriod period, CancellationToken cancellation) => ChangeAsync(actor, teamId, "duty.hand-over", async (unit, team, token) =>
    {
        if (period.Who == period.To)
        {
            return unit.Refuse(RosterOutcome.SamePerson);
        }

        if (period.Until <= period.From)
        {
            return unit.Refuse(RosterOutcome.EndsBeforeBegin);
        }

        if (period.Until <= unit.Now)
        {
            return unit.Refuse(RosterOutcome.Past);
        }

        if (!await Members(unit.Db, teamId).AnyAsync(u => u.Id == period.To, token) || !await unit.Db.Set<DutyLine>().AnyAsync(l => l.TeamId == teamId && l.UserId == period.Who, token))
        {
            return unit.Refuse(RosterOutcome.NoMember);
        }

        unit.Db.Add(new DutyHandover(team.OrganisationId, teamId, period, actor.UserId!.Value));
        Notices.Notices.Raise(unit, period.To, Notices.NoticeKind.WorkHandedOver);
        return RosterOutcome.Done;
    }, cancellation);

    /// <summary>Takes a hand-over back.</summary>
    public Task<RosterOutcome> TakeBackAsync(Actor actor, Guid teamId, Guid handoverId, CancellationToken cancellation) => ChangeAsync(actor, teamId, "duty.take-back", async (unit, _, token) =>
    {
        if (await unit.Db.Set<DutyHandover>().SingleOrDefaultAsync(h => h.Id == handoverId && h.TeamId == teamId, token) is not { } handover)
        {
            return unit.Refuse(RosterOutcome.NotFound);
        }

        unit.Db.Remove(handover);
        return RosterOutcome.Done;
    }, cancellation);

    /// <summary>Members of a team whose account lasts.</summary>
    internal static IQueryable<User> Members(BakenDb db, Guid teamId) =>
        db.Users.Where(u => u.EndedAt == null && db.Set<TeamMembership>().Any(m => m.TeamId == teamId && m.UserId == u.Id));

    private Task<RosterOutcome> ChangeAsync(
        Actor actor, Guid teamId, string action, Func<Unit, Team, CancellationToken, Task<RosterOutcome>> change, CancellationToken cancellation) =>
        door.WriteAsync(actor, "duty", async (unit, token) =>
        {
            unit.Audit(action, "team", teamId);
            var team = actor.May(Ability.PlanDuty)
                ? await unit.Db.Set<Team>().SingleOrDefaultAsync(t => t.Id == teamId && t.OrganisationId == actor.OrganisationId, token)
                : null;
            return team is null ? unit.Refuse(RosterOutcome.NotFound) : await change(unit, team, token);
        }, cancellation);
}
