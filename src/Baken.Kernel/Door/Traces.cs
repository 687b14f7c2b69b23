using Baken.Kernel.Access;
using Baken.Kernel.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Door;

/// <summary>What commands leave behind and nobody needs for long: keys of commands that were done, messages that were handled.</summary>
public sealed class Traces(WriteDoor door, TimeProvider clock)
{
    /// <summary>How long a repeated post is recognised.</summary>
    public static readonly TimeSpan OnceLife = TimeSpan.FromDays(2);

    /// <summary>How long a handled message is kept.</summary>
    public static readonly TimeSpan MessageLife = TimeSpan.FromDays(30);

    /// <summary>Removes what is older. Returns how many rows.</summary>
    public Task<int> SweepAsync(CancellationToken cancellation) =>
        door.WriteAsync(Actor.System("sweep"), "retention", async (unit, token) =>
        {
            unit.NoAudit("These rows are about commands, not about anybody's record.");
            var (onces, messages) = (clock.GetUtcNow() - OnceLife, clock.GetUtcNow() - MessageLife);
            return await unit.Db.Set<DoneOnce>().Where(d => d.At < onces).ExecuteDeleteAsync(token)
                + await unit.Db.Set<OutboxMessage>().Where(m => m.IsDone && m.At < messages).ExecuteDeleteAsync(token);
        }, cancellation);
}
