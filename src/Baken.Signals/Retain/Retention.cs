using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Outbox;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Retain;

/// <summary>
/// Destroys signals whose time has passed: the rows, the index rows and, for good, the key. What remains is a tombstone without
/// content. A signal on hold, or on which somebody still has to act, stays.
/// </summary>
public sealed class Retention(WriteDoor door, Databases databases, KeyStore keys, TimeProvider clock)
{
    private const int Batch = 100;
    private static readonly Actor Self = Actor.System("retention");

    /// <summary>Destroys what is due. Returns how many signals.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(DutchTime.Local(clock.GetUtcNow()));
        var destroyed = 0;
        while (true)
        {
            await using var open = databases.Open(Self);
            // Retention looks at every signal, whoever may see it, and opens none.
            var due = await open.Db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter])
                .Where(s => s.State == SignalState.Closed && s.RetainUntil <= today && s.Hold == null)
                .OrderBy(s => s.Id).Take(Batch).Select(s => s.Id).ToListAsync(cancellation);
            foreach (var id in due)
            {
                destroyed += await DestroyAsync(id, "retention period ended", signal => IsDue(signal, today), cancellation) ? 1 : 0;
            }

            if (due.Count < Batch)
            {
                return destroyed;
            }
        }
    }

    /// <summary>Keeps a signal though its time has passed, or ends that; false when the person may not see it.</summary>
    /// <param name="actor">Who decides.</param>
    /// <param name="number">The signal.</param>
    /// <param name="reason">Why, without content: it is not sealed; null ends the hold.</param>
    /// <param name="cancellation">Until the commit.</param>
    public Task<bool> HoldAsync(Actor actor, string number, string? reason, CancellationToken cancellation) =>
        door.WriteAsync(actor, "retention", async (unit, token) =>
        {
            var signal = await unit.Db.Set<Signal>().SingleOrDefaultAsync(s => s.Number == number, token);
            unit.Audit("signal.hold", "signal", signal is null ? [] : [signal.Id]);
            if (signal is null)
            {
                return unit.Refuse(false);
            }

            signal.HoldFor(reason);
            signal.Corrected();
            return true;
        }, cancellation);

    /// <summary>After a restore: destroys again the signals whose keys were destroyed, and those keys. Returns how many keys.</summary>
    public async Task<int> DestroyAgainAsync(IReadOnlyCollection<Guid> keyIds, CancellationToken cancellation)
    {
        foreach (var some in keyIds.Chunk(Batch))
        {
            await using var open = databases.Open(Self);
            // A restore must find every signal that was destroyed.
            var back = await open.Db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(s => some.Contains(s.KeyId)).Select(s => s.Id).ToListAsync(cancellation);
            foreach (var id in back)
            {
                await DestroyAsync(id, "destroyed before the restore", _ => true, cancellation);
            }

            await keys.DestroyAsync(some, cancellation);
        }

        return keyIds.Count;
    }

    private static bool IsDue(Signal signal, DateOnly today) => signal is { State: SignalState.Closed, Hold: null } && signal.RetainUntil <= today;

    private async Task<bool> DestroyAsync(Guid id, string ground, Func<Signal, bool> stillDue, CancellationToken cancellation)
    {
        var keyId = await door.WriteAsync(Self, "retention", async (unit, token) =>
        {
            var db = unit.Db;
            unit.Audit("signal.destroy", "signal", id);
            var signal = await db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]).SingleOrDefaultAsync(s => s.Id == id, token);
            // Since it was found somebody may have held it, or added to it.
            if (signal is null || !stillDue(signal))
            {
                return unit.Refuse<Guid?>(null);
            }

            db.Add(new SignalTombstone(signal, unit.Now, ground));
            await db.Set<IndexEntry>().Where(e => e.SignalId == id).ExecuteDeleteAsync(token);
            await db.Set<SignalContent>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(c => c.SignalId == id).ExecuteDeleteAsync(token);
            await db.Set<SignalEvent>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(e => e.SignalId == id).ExecuteDeleteAsync(token);
            await db.Set<Decision>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(d => d.SignalId == id).ExecuteDeleteAsync(token);
            await db.Set<DecisionConcept>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(c => c.SignalId == id).ExecuteDeleteAsync(token);
            await db.Set<Grant>().Where(g => g.ObjectId == id).ExecuteDeleteAsync(token);
            db.Remove(signal);
            unit.Publish(new SignalDestroyed(signal.KeyId));
            return signal.KeyId;
        }, cancellation);
        if (keyId is not { } key)
        {
            return false;
        }

        // Now, not only when the message arrives: that is there for a crash in between.
        await keys.DestroyAsync([key], cancellation);
        return true;
    }
}

/// <summary>A signal's rows are gone; its key must go too, and leave its tombstone, or an older backup would bring the signal back.</summary>
internal sealed record SignalDestroyed(Guid KeyId);

/// <summary>Destroys the key of a destroyed signal, however often it is told.</summary>
internal sealed class KeyDestroyer(KeyStore keys) : IHandle<SignalDestroyed>
{
    public Task HandleAsync(SignalDestroyed message, Unit unit, CancellationToken cancellation) => keys.DestroyAsync([message.KeyId], cancellation);
}
