using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Requests;

/// <summary>Destroys requests two years after they were closed: their rows and, for good, their keys.</summary>
internal sealed class RequestSweep(WriteDoor door, Databases databases, KeyStore keys)
{
    private static readonly Actor Self = Actor.System("retention");

    public async Task SweepAsync(DateOnly today, CancellationToken cancellation)
    {
        await using var open = databases.Open(Self);
        foreach (var id in await open.Db.Set<DataRequest>().Where(r => r.RetainUntil <= today).Select(r => r.Id).ToListAsync(cancellation))
        {
            await DestroyAsync(id, request => request.RetainUntil <= today, cancellation);
        }
    }

    /// <summary>After a restore: destroys again those whose keys were destroyed.</summary>
    public async Task DestroyAgainAsync(IReadOnlyCollection<Guid> keyIds, CancellationToken cancellation)
    {
        await using var open = databases.Open(Self);
        foreach (var id in await open.Db.Set<DataRequest>().Where(r => keyIds.Contains(r.KeyId)).Select(r => r.Id).ToListAsync(cancellation))
        {
            await DestroyAsync(id, _ => true, cancellation);
        }
    }

    private async Task DestroyAsync(Guid id, Func<DataRequest, bool> still, CancellationToken cancellation)
    {
        var key = await door.WriteAsync(Self, "retention", async (unit, token) =>
        {
            unit.Audit("request.destroy", "request", id);
            if (await unit.Db.Set<DataRequest>().SingleOrDefaultAsync(r => r.Id == id, token) is not { } request || !still(request))
            {
                return unit.Refuse<Guid?>(null);
            }

            await unit.Db.Set<RequestStep>().Where(s => s.RequestId == id).ExecuteDeleteAsync(token);
            await unit.Db.Set<RequestSignal>().Where(s => s.RequestId == id).ExecuteDeleteAsync(token);
            unit.Db.Remove(request);
            unit.Publish(new Retain.SignalDestroyed(request.KeyId));
            return request.KeyId;
        }, cancellation);
        await keys.DestroyAsync([.. new[] { key }.OfType<Guid>()], cancellation);
    }
}
