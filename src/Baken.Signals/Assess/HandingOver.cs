using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Notices;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Assess;

/// <summary>Gives the signals of somebody who leaves to a colleague of the same team, or back to the team.</summary>
internal sealed class HandingOver(KeyStore keys) : IHandOver
{
    public async Task HandOverAsync(Unit unit, Guid from, Guid? to, CancellationToken cancellation)
    {
        await Border.ReplaceReaderAsync(unit, from, to, cancellation);
        await unit.Db.SaveChangesAsync(cancellation);
        // An administrator sees no signal; the work goes over all the same.
        var signals = await unit.Db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter])
            .Where(s => s.AssignedTo == from && s.State != SignalState.Closed).ToListAsync(cancellation);
        var teams = to is null ? [] : await unit.Db.Set<TeamMembership>().Where(m => m.UserId == to).Select(m => m.TeamId).ToListAsync(cancellation);
        foreach (var signal in signals)
        {
            var writer = await SignalWriter.OpenAsync(unit, keys, signal, cancellation);
            var next = to is not null && teams.Contains(signal.LeadTeamId) && await MayReadAsync(unit, signal.Id, to.Value, cancellation) ? to : null;
            signal.Assign(next);
            writer.Step(writer.New(SignalEventKind.Reassigned));
            unit.Audit("signal.hand-over", "signal", signal.Id);
        }

        if (to is not null && signals.Exists(s => s.AssignedTo == to))
        {
            Notices.Raise(unit, to.Value, NoticeKind.WorkHandedOver, "/mijn-werk");
        }
    }

    // A restricted signal is for named readers: it goes to one of them or waits for one.
    private static async Task<bool> MayReadAsync(Unit unit, Guid signal, Guid reader, CancellationToken cancellation)
    {
        var running = unit.Db.Set<Grant>().Where(g => g.ObjectId == signal && g.Until == null);
        return await running.AnyAsync(g => g.ReaderId == null || g.ReaderId == reader, cancellation);
    }
}
