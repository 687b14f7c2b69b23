using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Notices;
using Baken.Kernel.Outbox;
using Baken.Kernel.People;
using Baken.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Kernel.OnCall;

/// <summary>A team must be called for an object.</summary>
/// <param name="ObjectId">The object.</param>
/// <param name="TeamId">The team.</param>
/// <param name="Always">Whether the team is called even when it keeps no roster.</param>
internal sealed record AlarmWanted(Guid ObjectId, Guid TeamId, bool Always);

/// <summary>What of an alarm's object a reader may know: its name and where it is read. The module that has the objects implements it.</summary>
public interface IAlarmObjects
{
    /// <summary>Name and path of those that the actor may read.</summary>
    Task<IReadOnlyDictionary<Guid, (string Name, string Path)>> ReadableAsync(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation);
}

/// <summary>What became of an acknowledgement.</summary>
public enum AcknowledgeOutcome
{
    /// <summary>It was seen; nobody else is called.</summary>
    Acknowledged,

    /// <summary>There is no such alarm for this person.</summary>
    NotFound,
}

/// <summary>Calls people for what is acute, until somebody says to have seen it: who is on duty, the next, the team leads, everybody in the team.</summary>
public sealed class Alarms(Databases databases, WriteDoor door, TimeProvider clock)
{
    /// <summary>Name of the setting that says after how many minutes the next one is called.</summary>
    public const string MinutesSetting = "alarm-minutes";

    /// <summary>The minutes when the setting is absent.</summary>
    public const int DefaultMinutes = 15;

    /// <summary>Calls, after the commit, a team for an object; nothing when an alarm for both waits already.</summary>
    /// <param name="unit">The command in which it became acute.</param>
    /// <param name="objectId">The object.</param>
    /// <param name="teamId">The team.</param>
    /// <param name="always">Whether the team is called even when it keeps no roster.</param>
    public static void Raise(Unit unit, Guid objectId, Guid teamId, bool always)
    {
        ArgumentNullException.ThrowIfNull(unit);
        unit.Publish(new AlarmWanted(objectId, teamId, always));
    }

    /// <summary>Notes that the actor has the object in view: alarms of the actor's teams about it are acknowledged.</summary>
    public static async Task SeenAsync(Unit unit, Guid objectId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(unit);
        foreach (var alarm in await unit.Db.Set<Alarm>().Where(a => a.ObjectId == objectId && a.AcknowledgedBy == null && unit.Actor.Teams.Contains(a.TeamId)).ToListAsync(cancellation))
        {
            await AcknowledgeAsync(unit, alarm, cancellation);
        }
    }

    /// <summary>Acknowledges an alarm: for who was called, and for members of the team.</summary>
    public Task<AcknowledgeOutcome> AcknowledgeAsync(Actor actor, Guid alarmId, CancellationToken cancellation) => door.WriteAsync(actor, "duty", async (unit, token) =>
    {
        var alarm = await For(unit.Db, actor).SingleOrDefaultAsync(a => a.Id == alarmId, token);
        if (alarm is null)
        {
            unit.Audit("alarm.acknowledge", "alarm", alarmId);
            return unit.Refuse(AcknowledgeOutcome.NotFound);
        }

        await AcknowledgeAsync(unit, alarm, token);
        return AcknowledgeOutcome.Acknowledged;
    }, cancellation);

    /// <summary>Calls the next one for each alarm whose moment has come. Returns how many.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        List<Alarm> due;
        await using (var open = databases.Open(Actor.System("alarm")))
        {
            due = await open.Db.Set<Alarm>().AsNoTracking().Where(a => a.NextCallAt <= now).ToListAsync(cancellation);
        }

        foreach (var waiting in due)
        {
            // Under the start of its block, as everything about it.
            await door.WriteAsync(Actor.System("alarm"), "duty", async (unit, token) =>
            {
                var alarm = await unit.Db.Set<Alarm>().SingleAsync(a => a.Id == waiting.Id, token);
                if (alarm.NextCallAt is not { } next || next > now)
                {
                    unit.NoAudit("Somebody acknowledged it meanwhile.");
                    return false;
                }

                await CallAsync(unit, alarm, now, token);
                return true;
            }, cancellation, waiting.StartedIn);
        }

        return due.Count;
    }

    /// <summary>Alarms of which the actor may know: of the own teams, those for which the actor was called, and all of the organisation for who plans duty.</summary>
    internal static IQueryable<Alarm> For(BakenDb db, Actor actor)
    {
        var plans = actor.May(Ability.PlanDuty);
        return db.Set<Alarm>().Where(a => a.OrganisationId == actor.OrganisationId
            && (plans || actor.Teams.Contains(a.TeamId) || db.Set<AlarmCall>().Any(c => c.AlarmId == a.Id && c.UserId == actor.UserId)));
    }

    internal static async Task CallAsync(Unit unit, Alarm alarm, DateTimeOffset now, CancellationToken cancellation)
    {
        var called = await unit.Db.Set<AlarmCall>().Where(c => c.AlarmId == alarm.Id).Select(c => new { c.UserId, c.Round }).ToListAsync(cancellation);
        var (step, people) = await NextAsync(unit.Db, alarm.TeamId, [.. called.Select(c => c.UserId)], now, cancellation);
        unit.Audit("alarm.call", "alarm", alarm.Id);
        var after = alarm.Elapsed(now);
        if (people.Count == 0)
        {
            alarm.Exhaust();
            await TellPlannersAsync(unit, alarm, cancellation);
            Hook(unit, alarm, AlarmHookEvent.Unanswered);
            return;
        }

        var round = called.Select(c => c.Round).DefaultIfEmpty(0).Max() + 1;
        foreach (var person in people)
        {
            unit.Db.Add(new AlarmCall(alarm.Id, round, person, step, after));
            Notices.Notices.Raise(unit, person, NoticeKind.Alarm, $"/alarmen/{alarm.Id}", alarm.ObjectId);
        }

        alarm.CallNextAt(now, await MinutesAsync(unit.Db, cancellation));
        Hook(unit, alarm, round == 1 ? AlarmHookEvent.Raised : AlarmHookEvent.NextCalled);
    }

    private static async Task AcknowledgeAsync(Unit unit, Alarm alarm, CancellationToken cancellation)
    {
        unit.Audit("alarm.acknowledge", "alarm", alarm.Id);
        alarm.Acknowledge(unit.Actor.UserId!.Value, unit.Now);
        await Notices.Notices.SettleAsync(unit, alarm.ObjectId, NoticeGroup.Alarm, cancellation);
    }

    /// <summary>Who is called next: of those on duty now the first that was not called; then the team leads; then everybody.</summary>
    private static async Task<(AlarmStep Step, IReadOnlyList<Guid> People)> NextAsync(BakenDb db, Guid teamId, HashSet<Guid> called, DateTimeOffset now, CancellationToken cancellation)
    {
        var onDuty = (await DutyRoster.OfAsync(db, teamId, cancellation)).At(now).Where(person => !called.Contains(person)).Take(1).ToList();
        if (onDuty.Count > 0)
        {
            return (AlarmStep.OnDuty, onDuty);
        }

        var members = DutyRoster.Members(db, teamId);
        var leads = await members.Where(u => db.Set<RoleAssignment>().Any(r => r.UserId == u.Id && r.Role == Role.TeamLead)).Select(u => u.Id).ToListAsync(cancellation);
        leads.RemoveAll(called.Contains);
        if (leads.Count > 0)
        {
            return (AlarmStep.TeamLead, leads);
        }

        var others = await members.Select(u => u.Id).ToListAsync(cancellation);
        others.RemoveAll(called.Contains);
        return (AlarmStep.Everybody, others);
    }

    private static async Task TellPlannersAsync(Unit unit, Alarm alarm, CancellationToken cancellation)
    {
        var planners = RoleTable.All.Where(row => row.May(Ability.PlanDuty)).Select(row => row.Role).ToList();
        foreach (var planner in await unit.Db.Users
            .Where(u => u.OrganisationId == alarm.OrganisationId && u.EndedAt == null && unit.Db.Set<RoleAssignment>().Any(r => r.UserId == u.Id && planners.Contains(r.Role)))
            .Select(u => u.Id).ToListAsync(cancellation))
        {
            Notices.Notices.Raise(unit, planner, NoticeKind.AlarmUnanswered, $"/alarmen/{alarm.Id}", alarm.ObjectId);
        }
    }

    private static async Task<int> MinutesAsync(BakenDb db, CancellationToken cancellation) =>
        await db.Set<Setting>().Where(s => s.Name == MinutesSetting).Select(s => s.Value).SingleOrDefaultAsync(cancellation) is { } text
            ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
            : DefaultMinutes;

    private static void Hook(Unit unit, Alarm alarm, AlarmHookEvent what)
    {
        if (unit.Services.GetRequiredService<AlarmHookSettings>().IsSet)
        {
            unit.Publish(new AlarmHookDue(alarm.Id, what));
        }
    }
}

/// <summary>Begins an alarm after the command in which something became acute.</summary>
internal sealed class AlarmStarter(TimeProvider clock) : IHandle<AlarmWanted>
{
    public async Task HandleAsync(AlarmWanted message, Unit unit, CancellationToken cancellation)
    {
        var (objectId, teamId) = (message.ObjectId, message.TeamId);
        if (await unit.Db.Set<Alarm>().AnyAsync(a => a.ObjectId == objectId && a.TeamId == teamId && a.AcknowledgedBy == null, cancellation)
            || (!message.Always && !await unit.Db.Set<DutyLine>().AnyAsync(l => l.TeamId == teamId, cancellation)))
        {
            return;
        }

        var team = await unit.Db.Set<Team>().SingleAsync(t => t.Id == teamId, cancellation);
        var alarm = new Alarm(team.OrganisationId, teamId, objectId, AnonymityBlock.Start(unit.Now));
        unit.Db.Add(alarm);
        await Alarms.CallAsync(unit, alarm, clock.GetUtcNow(), cancellation);
    }
}
