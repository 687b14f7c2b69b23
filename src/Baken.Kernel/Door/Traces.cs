using Baken.Kernel.Access;
using Baken.Kernel.Notices;
using Baken.Kernel.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Door;

/// <summary>What commands leave behind and nobody needs for long: keys of commands that were done, messages that were handled, old notices.</summary>
public sealed class Traces(WriteDoor door, TimeProvider clock)
{
    /// <summary>How long a repeated post is recognised.</summary>
    public static readonly TimeSpan OnceLife = TimeSpan.FromDays(2);

    /// <summary>How long a handled message is kept.</summary>
    public static readonly TimeSpan MessageLife = TimeSpan.FromDays(30);

    /// <summary>How long a notice is kept, read or not.</summary>
    public static readonly TimeSpan NoticeLife = TimeSpan.FromDays(180);

    /// <summary>Removes what is older. Returns how many rows.</summary>
    public Task<int> SweepAsync(CancellationToken cancellation) =>
        door.WriteAsync(Actor.System("sweep"), "retention", async (unit, token) =>
        {
            unit.NoAudit("These rows are about commands, not about anybody's record.");
            var now = clock.GetUtcNow();
            var (onces, messages, notices) = (now - OnceLife, now - MessageLife, now - NoticeLife);
            return await unit.Db.Set<DoneOnce>().Where(d => d.At < onces).ExecuteDeleteAsync(token)
                + await unit.Db.Set<OutboxMessage>().Where(m => m.IsDone && m.At < messages).ExecuteDeleteAsync(token)
                + await unit.Db.Set<Notice>().Where(n => n.At < notices).ExecuteDeleteAsync(token);
        }, cancellation);
}
