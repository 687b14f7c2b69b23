using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Signals.Requests;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Assess;

/// <summary>The numbers of signals that stand in the audit log.</summary>
internal sealed class SignalNumbers(Databases databases) : IAuditedObjects
{
    public async Task<AuditedObject?> FindAsync(Actor actor, string number, CancellationToken cancellation)
    {
        if (!actor.May(Ability.Supervise))
        {
            return null;
        }

        await using var open = databases.Open(actor);
        // Only an id to look for in the officer's own audit log; whether a signal of another organisation exists is not told by it.
        return await open.Db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter])
                .Where(s => s.Number == number).Select(s => new AuditedObject(s.Id, s.LeadOrganisationId == actor.OrganisationId)).SingleOrDefaultAsync(cancellation)
            // Destroyed on request: the number stands in that request still.
            ?? await open.Db.Set<RequestSignal>().Where(s => s.Number == number)
                .Select(s => new AuditedObject(s.SignalId, open.Db.Set<DataRequest>().Any(r => r.Id == s.RequestId && r.OrganisationId == actor.OrganisationId))).FirstOrDefaultAsync(cancellation);
    }

    public async Task<IReadOnlyDictionary<Guid, string>> NumbersAsync(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, string>();
        }

        await using var open = databases.Open(actor);
        // The officer has no grant on signals; the ids come from the officer's own audit log.
        var signals = actor.May(Ability.Supervise) ? open.Db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]) : open.Db.Set<Signal>();
        return await signals.Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Number }).ToDictionaryAsync(s => s.Id, s => s.Number, cancellation);
    }
}
