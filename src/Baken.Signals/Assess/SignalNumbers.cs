using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Assess;

/// <summary>The numbers of signals that stand in the audit log, for the data protection officer, who sees no signal.</summary>
public sealed class SignalNumbers(Databases databases)
{
    /// <summary>The signal with this number; null when there is none, and for anybody else than a data protection officer.</summary>
    public async Task<Guid?> FindAsync(Actor actor, string number, CancellationToken cancellation)
    {
        if (!actor.May(Ability.Supervise))
        {
            return null;
        }

        await using var open = databases.Open(actor);
        // Only an id to look for in the officer's own audit log; whether a signal of another organisation exists is not told by it.
        return await open.Db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter])
            .Where(s => s.Number == number).Select(s => (Guid?)s.Id).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>The number of each of these that still is there; nothing for anybody else than a data protection officer.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        if (!actor.May(Ability.Supervise) || ids.Count == 0)
        {
            return new Dictionary<Guid, string>();
        }

        await using var open = databases.Open(actor);
        // The officer has no grant on signals. A number tells nothing of what was told; the ids come from the officer's own audit log.
        return await open.Db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter])
            .Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Number }).ToDictionaryAsync(s => s.Id, s => s.Number, cancellation);
    }
}
