using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.OnCall;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals;

/// <summary>The signals that alarms are about, as far as the grants go.</summary>
internal sealed class AlarmObjects(Databases databases) : IAlarmObjects
{
    public async Task<IReadOnlyDictionary<Guid, (string Name, string Path)>> ReadableAsync(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        if (!actor.May(Ability.ReadSignals) || ids.Count == 0)
        {
            return new Dictionary<Guid, (string, string)>();
        }

        await using var open = databases.Open(actor);
        var numbers = await open.Db.Set<Signal>().AsNoTracking().Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Number }).ToListAsync(cancellation);
        return numbers.ToDictionary(s => s.Id, s => (s.Number, "/signalen/" + s.Number));
    }
}
