using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Report;

/// <summary>The numbers of the own organisation's reports that stand in the audit log.</summary>
internal sealed class SubmissionNumbers(Databases databases) : IAuditedObjects
{
    public async Task<AuditedObject?> FindAsync(Actor actor, string number, CancellationToken cancellation)
    {
        if (!actor.May(Ability.Supervise))
        {
            return null;
        }

        await using var open = databases.Open(actor);
        return await Of(open.Db, actor).Where(s => s.Number == number).Select(s => new AuditedObject(s.Id, true)).SingleOrDefaultAsync(cancellation);
    }

    public async Task<IReadOnlyDictionary<Guid, string>> NumbersAsync(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, string>();
        }

        await using var open = databases.Open(actor);
        return await Of(open.Db, actor).Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Number }).ToDictionaryAsync(s => s.Id, s => s.Number, cancellation);
    }

    private static IQueryable<Submission> Of(BakenDb db, Actor actor) => db.Set<Submission>().AsNoTracking().Where(s => s.OrganisationId == actor.OrganisationId && actor.OrganisationId != null);
}
