using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Outbox;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Baken.Signals.Requests;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Retain;

/// <summary>How a request to hold a signal ended.</summary>
public enum HoldOutcome
{
    /// <summary>It is held, or held no more.</summary>
    Done,

    /// <summary>A reason of the list and an explanation are needed.</summary>
    ReasonMissing,

    /// <summary>It was not held, so there was nothing to end.</summary>
    NotHeld,

    /// <summary>Its processing was restricted on request of a data subject: only the data protection officer ends that.</summary>
    Restricted,

    /// <summary>There is none the person may see.</summary>
    NotFound,
}

/// <summary>
/// Destroys signals whose time has passed: the rows, the index rows and, for good, the key. What remains is a tombstone without
/// content. A signal on hold, on which somebody still has to act, or which an open request of a data subject touches, stays.
/// </summary>
public sealed class Retention(WriteDoor door, Databases databases, KeyStore keys, TimeProvider clock)
{
    private const int Batch = 100;
    private static readonly Actor Self = Actor.System("retention");
    private readonly RequestSweep requests = new(door, databases, keys);

    /// <summary>Signals whose time has passed on this day, whoever may see them; the sweep and the dry run both begin here.</summary>
    internal static IQueryable<Signal> Due(BakenDb db, DateOnly day) =>
        db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(s => s.State == SignalState.Closed && s.RetainUntil <= day);

    /// <summary>Those of them that nothing keeps: no hold, no open request of a data subject.</summary>
    internal static IQueryable<Signal> Free(BakenDb db, IQueryable<Signal> due) => due.Where(s => s.Hold == null
        && !db.Set<RequestSignal>().Any(r => r.SignalId == s.Id && db.Set<DataRequest>().Any(d => d.Id == r.RequestId && d.State != RequestState.Closed)));

    /// <summary>Destroys what is due. Returns how many signals.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(DutchTime.Local(clock.GetUtcNow()));
        var destroyed = 0;
        while (true)
        {
            await using var open = databases.Open(Self);
            var due = await Free(open.Db, Due(open.Db, today)).OrderBy(s => s.Id).Take(Batch).Select(s => s.Id).ToListAsync(cancellation);
            foreach (var id in due)
            {
                destroyed += await DestroyAsync(id, "retention period ended", db => Free(db, Due(db, today)), cancellation) ? 1 : 0;
            }

            if (due.Count < Batch)
            {
                await requests.SweepAsync(today, cancellation);
                return destroyed;
            }
        }
    }

    /// <summary>Keeps a signal though its time passes, or ends that. Both are a step on its timeline.</summary>
    /// <param name="actor">Who decides.</param>
    /// <param name="number">The signal.</param>
    /// <param name="reasonCode">Why, a code of <see cref="HoldReasons"/>; null ends the hold.</param>
    /// <param name="words">The explanation, required; sealed.</param>
    /// <param name="cancellation">Until the commit.</param>
    public async Task<HoldOutcome> HoldAsync(Actor actor, string number, string? reasonCode, string? words, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(words) || words.Length > Deciding.ReasonLength || reasonCode == HoldReasons.Restriction || reasonCode is not null && HoldReasons.Catalogue.Find(reasonCode) is null)
        {
            return HoldOutcome.ReasonMissing;
        }

        return await door.WriteAsync(actor, "retention", async (unit, token) =>
        {
            var writer = await SignalWriter.OpenAsync(unit, keys, number, token);
            unit.Audit("signal.hold", "signal", writer is null ? [] : [writer.Signal.Id]);
            if (writer is null)
            {
                return unit.Refuse(HoldOutcome.NotFound);
            }

            if (reasonCode is null && writer.Signal.Hold is null)
            {
                return unit.Refuse(HoldOutcome.NotHeld);
            }

            if (writer.Signal.Hold == HoldReasons.Restriction)
            {
                return unit.Refuse(HoldOutcome.Restricted);
            }

            writer.Signal.HoldFor(reasonCode);
            writer.Signal.Corrected();
            writer.Step(
                new SignalEvent(writer.Signal.Id, reasonCode is null ? SignalEventKind.HoldEnded : SignalEventKind.Held, unit.Now, DutchTime.Local(unit.Now), actor) { Code = reasonCode },
                words.Trim());
            return HoldOutcome.Done;
        }, cancellation);
    }

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
                await DestroyAsync(id, "destroyed before the restore", db => db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]), cancellation);
            }

            await requests.DestroyAgainAsync(some, cancellation);

            await keys.DestroyAsync(some, cancellation);
        }

        return keyIds.Count;
    }

    /// <summary>
    /// Removes the rows of a signal in this command and leaves its tombstone; the key is destroyed after the commit, by the caller at once and by a message for a
    /// crash in between. Returns that key.
    /// </summary>
    internal static async Task<Guid> DestroyAsync(Unit unit, Signal signal, string ground, CancellationToken cancellation)
    {
        var (db, id) = (unit.Db, signal.Id);
        db.Add(new SignalTombstone(signal, unit.Now, ground));
        await db.Set<IndexEntry>().Where(e => e.SignalId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<SignalContent>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(c => c.SignalId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<SignalEvent>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(e => e.SignalId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<Decision>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(d => d.SignalId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<DecisionConcept>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(c => c.SignalId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<Submission>().Where(s => s.SignalId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<FirstAnswer>().Where(a => a.SignalId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<Grant>().Where(g => g.ObjectId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<Recusal>().Where(r => r.ObjectId == id).ExecuteDeleteAsync(cancellation);
        db.Remove(signal);
        unit.Publish(new SignalDestroyed(signal.KeyId));
        return signal.KeyId;
    }

    private async Task<bool> DestroyAsync(Guid id, string ground, Func<BakenDb, IQueryable<Signal>> among, CancellationToken cancellation)
    {
        var keyId = await door.WriteAsync(Self, "retention", async (unit, token) =>
        {
            unit.Audit("signal.destroy", "signal", id);
            // Since it was found somebody may have held it, or added to it.
            return await among(unit.Db).SingleOrDefaultAsync(s => s.Id == id, token) is { } signal
                ? await DestroyAsync(unit, signal, ground, token)
                : unit.Refuse<Guid?>(null);
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
