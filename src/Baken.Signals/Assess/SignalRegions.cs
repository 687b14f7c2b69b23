using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Assess;

/// <summary>In which safety region signals lie: codes and counts, for the list of unusual use.</summary>
internal sealed class SignalRegions(Databases databases) : IObjectRegions
{
    private const int Batch = 500;
    private static readonly Actor Self = Actor.System("unusual use");

    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<Guid> objects, CancellationToken cancellation)
    {
        var all = new Dictionary<Guid, string>();
        await using var open = databases.Open(Self);
        foreach (var some in objects.Chunk(Batch))
        {
            // A code of a region, of signals that stand in the asker's own audit log.
            foreach (var row in await open.Db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(s => some.Contains(s.Id) && s.Region != null)
                .Select(s => new { s.Id, s.Region }).ToListAsync(cancellation))
            {
                all[row.Id] = row.Region!;
            }
        }

        return all;
    }

    public async Task<IReadOnlyDictionary<string, int>> CountAsync(IReadOnlyCollection<Guid> teams, DateTimeOffset since, CancellationToken cancellation)
    {
        await using var open = databases.Open(Self);
        return await open.Db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter])
            .Where(s => s.Region != null && open.Db.Set<Grant>().Any(g => g.ObjectId == s.Id && g.TeamId != null && teams.Contains(g.TeamId.Value) && g.From >= since))
            .GroupBy(s => s.Region!).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
    }
}
