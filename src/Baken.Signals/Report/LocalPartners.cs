using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Baken.Signals.Reference;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Report;

/// <summary>An organisation of the platform that works in a place.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind, a code of <see cref="PartnerKinds"/>.</param>
public sealed record LocalPartner(string Name, string Kind);

/// <summary>Which organisations of the platform work in a place.</summary>
public sealed class LocalPartners(Databases databases)
{
    /// <summary>Those of these kinds that work in the safety region of this municipality, by name; none when the place is not known.</summary>
    public async Task<IReadOnlyList<LocalPartner>> InAsync(string? municipality, IReadOnlyCollection<string> kinds, CancellationToken cancellation)
    {
        if (Municipalities.ByCode(municipality)?.Region?.Code is not { } region || kinds.Count == 0)
        {
            return [];
        }

        await using var open = databases.Open(Actor.Reporter);
        var organisations = await open.Db.Set<Organisation>().AsNoTracking().Where(o => o.LeftAt == null && kinds.Contains(o.Kind)).ToListAsync(cancellation);
        return [.. organisations.Where(o => o.Regions.Contains(region)).Select(o => new LocalPartner(o.Name, o.Kind)).OrderBy(o => o.Name, StringComparer.CurrentCulture)];
    }
}
