using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Baken.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.OnCall;

/// <summary>One alarm as it is looked back at.</summary>
/// <param name="Alarm">The alarm.</param>
/// <param name="Team">Name of the team.</param>
/// <param name="Calls">Who was called, in order, by name.</param>
/// <param name="AcknowledgedBy">Name of who acknowledged it; null when nobody did.</param>
/// <param name="About">Name and path of what it is about, for who may read that; null otherwise.</param>
public sealed record AlarmLine(Alarm Alarm, string Team, IReadOnlyList<(string Name, AlarmStep Step, int AfterMinutes)> Calls, string? AcknowledgedBy, (string Name, string Path)? About);

/// <summary>A month of alarms of an organisation.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Lines">The alarms, newest first.</param>
public sealed record AlarmMonth(DateOnly Month, IReadOnlyList<AlarmLine> Lines)
{
    /// <summary>How many were acknowledged.</summary>
    public int Acknowledged => Lines.Count(line => !line.Alarm.IsOpen);

    /// <summary>How many were acknowledged by who was called first.</summary>
    public int InFirstRound => Lines.Count(line => !line.Alarm.IsOpen && line.Calls.Any(call => call.AfterMinutes == 0 && call.Name == line.AcknowledgedBy));

    /// <summary>How many found nobody in time.</summary>
    public int Unanswered => Lines.Count(line => line.Alarm.Exhausted);

    /// <summary>The middle of the minutes it took; null when none is known.</summary>
    public int? MedianMinutes
    {
        get
        {
            var minutes = Lines.Select(line => line.Alarm.AcknowledgedAfter).OfType<int>().Order().ToList();
            return minutes.Count == 0 ? null : minutes[(minutes.Count - 1) / 2];
        }
    }
}

/// <summary>Looks at one alarm, or back at a month of them.</summary>
public sealed class AlarmBook(Databases databases, IAlarmObjects objects)
{
    /// <summary>One alarm; null when there is none of which the actor may know.</summary>
    public async Task<AlarmLine?> FindAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var open = databases.Open(actor);
        var found = await Alarms.For(open.Db, actor).AsNoTracking().Where(a => a.Id == id).ToListAsync(cancellation);
        return (await LinesAsync(open.Db, actor, found, cancellation)).SingleOrDefault();
    }

    /// <summary>The alarms of the actor's organisation in a month; null for who may not look back.</summary>
    public async Task<AlarmMonth?> MonthAsync(Actor actor, DateOnly month, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.ReadSignals))
        {
            return null;
        }

        var first = new DateOnly(month.Year, month.Month, 1);
        var (from, until) = (DutchTime.Shown(first, TimeOnly.MinValue), DutchTime.Shown(first.AddMonths(1), TimeOnly.MinValue));
        await using var open = databases.Open(actor);
        var found = await open.Db.Set<Alarm>().AsNoTracking().Where(a => a.OrganisationId == actor.OrganisationId && a.StartedIn >= from && a.StartedIn < until)
            .OrderByDescending(a => a.StartedIn).ThenBy(a => a.Id).ToListAsync(cancellation);
        return new AlarmMonth(first, await LinesAsync(open.Db, actor, found, cancellation));
    }

    private async Task<IReadOnlyList<AlarmLine>> LinesAsync(BakenDb db, Actor actor, List<Alarm> alarms, CancellationToken cancellation)
    {
        var ids = alarms.Select(a => a.Id).ToList();
        var calls = (await db.Set<AlarmCall>().AsNoTracking().Where(c => ids.Contains(c.AlarmId)).ToListAsync(cancellation)).ToLookup(c => c.AlarmId);
        var names = await db.Users.AsNoTracking().Where(u => u.OrganisationId == actor.OrganisationId).Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        var teams = await db.Set<Team>().AsNoTracking().Where(t => t.OrganisationId == actor.OrganisationId).ToDictionaryAsync(t => t.Id, t => t.Name, cancellation);
        var readable = await objects.ReadableAsync(actor, [.. alarms.Select(a => a.ObjectId).Distinct()], cancellation);
        return
        [
            .. alarms.Select(a => new AlarmLine(
                a,
                teams[a.TeamId],
                [.. calls[a.Id].OrderBy(c => c.Round).ThenBy(c => names.GetValueOrDefault(c.UserId, ""), StringComparer.CurrentCulture).Select(c => (names.GetValueOrDefault(c.UserId, ""), c.Step, c.AfterMinutes))],
                a.AcknowledgedBy is { } by ? names.GetValueOrDefault(by, "") : null,
                readable.TryGetValue(a.ObjectId, out var about) ? about : null)),
        ];
    }
}
