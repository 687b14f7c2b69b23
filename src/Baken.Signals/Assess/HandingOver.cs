using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Notices;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Signals.Route;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Assess;

/// <summary>
/// Gives the signals of somebody who leaves to a colleague of the same team, or back to the team. A signal that nobody of the team may read then, because there
/// are no others or they have an interest in it, goes back to the intake team: it is never left with nobody.
/// </summary>
internal sealed class HandingOver(KeyStore keys) : IHandOver
{
    public async Task HandOverAsync(Unit unit, Guid from, Guid? to, IReadOnlyCollection<Guid> teams, CancellationToken cancellation)
    {
        await Border.ReplaceReaderAsync(unit, from, to, teams, cancellation);
        await unit.Db.SaveChangesAsync(cancellation);
        // An administrator sees no signal; the work goes over all the same.
        var manned = await Reading(unit.Db, from).Where(u => unit.Db.Set<TeamMembership>().Any(m => m.UserId == u.Id && teams.Contains(m.TeamId)))
            .Join(unit.Db.Set<TeamMembership>(), u => u.Id, m => m.UserId, (_, m) => m.TeamId).Distinct().ToListAsync(cancellation);
        var signals = await unit.Db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(s => teams.Contains(s.LeadTeamId) && s.State != SignalState.Closed
            && (s.AssignedTo == from || !manned.Contains(s.LeadTeamId) || unit.Db.Set<Recusal>().Any(r => r.ObjectId == s.Id))).ToListAsync(cancellation);
        foreach (var signal in signals)
        {
            var left = await ReadersAsync(unit.Db, signal, from, cancellation);
            var isStranded = left.Count == 0 && !await Returning.IsIntakeAsync(unit, signal.LeadTeamId, cancellation);
            if (signal.AssignedTo != from && !isStranded)
            {
                continue;
            }

            var writer = await SignalWriter.OpenAsync(unit, keys, signal, cancellation);
            if (isStranded)
            {
                await Returning.ToIntakeAsync(writer, writer.New(SignalEventKind.HandedBack), "", cancellation);
            }
            else
            {
                signal.Assign(to is not null && left.Contains(to.Value) ? to : null);
                writer.Step(writer.New(SignalEventKind.Reassigned));
            }

            unit.Audit("signal.hand-over", "signal", signal.Id);
        }

        if (to is not null && signals.Exists(s => s.AssignedTo == to))
        {
            Notices.Raise(unit, to.Value, NoticeKind.WorkHandedOver, "/mijn-werk");
        }
    }

    // Who of the leading team may read it, but the one who leaves.
    private static async Task<IReadOnlyCollection<Guid>> ReadersAsync(BakenDb db, Signal signal, Guid from, CancellationToken cancellation) =>
        await Reading(db, from).Where(u => db.Set<TeamMembership>().Any(m => m.UserId == u.Id && m.TeamId == signal.LeadTeamId)
            && db.Set<Grant>().Any(g => g.ObjectId == signal.Id && g.Until == null && g.TeamId == signal.LeadTeamId && (g.ReaderId == null || g.ReaderId == u.Id))
            && !db.Set<Recusal>().Any(r => r.ObjectId == signal.Id && r.UserId == u.Id)).Select(u => u.Id).ToListAsync(cancellation);

    private static IQueryable<User> Reading(BakenDb db, Guid except)
    {
        var reading = RoleTable.All.Where(row => row.May(Ability.ReadSignals)).Select(row => row.Role).ToList();
        return db.Users.Where(u => u.Id != except && u.EndedAt == null && db.Set<RoleAssignment>().Any(r => r.UserId == u.Id && reading.Contains(r.Role)));
    }
}
