using Baken.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals;

/// <summary>Which data keys this module uses.</summary>
public static class SignalKeys
{
    /// <summary>Those of the given keys that a signal, a request of a data subject or an import uses.</summary>
    public static async Task<IReadOnlySet<Guid>> UsedAsync(BakenDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        // A sweep must see every signal, or it would remove a key in use.
        (await db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(s => ids.Contains(s.KeyId)).Select(s => s.KeyId)
            .Concat(db.Set<Requests.DataRequest>().Where(r => ids.Contains(r.KeyId)).Select(r => r.KeyId))
            .Concat(db.Set<Report.ImportRun>().Where(r => ids.Contains(r.KeyId)).Select(r => r.KeyId)).ToListAsync(cancellation)).ToHashSet();
}
