using System.CommandLine;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Baken.Commands;

/// <summary><c>baken outbox list|retry</c></summary>
internal static class OutboxCommand
{
    public static Command Create()
    {
        var list = new Command("list", "Show messages that failed too often and wait for a person. Ids and kinds only.");
        list.SetAction((parsed, cancellation) => Root.GuardAsync(parsed, async () =>
        {
            await using var services = Core.Open(Root.Options(parsed));
            await using var open = services.GetRequiredService<Databases>().Open(Actor.System("outbox"));
            var waiting = await open.Db.Set<OutboxMessage>().AsNoTracking().Where(m => !m.IsDone && m.Attempts >= OutboxMessage.MaxAttempts)
                .Select(m => new { m.Id, m.Kind, m.Attempts, m.Failure }).ToListAsync(cancellation);
            return Root.Done(parsed, waiting, waiting.Count == 0 ? ["No message waits."] : waiting.Select(m => $"{m.Id} {m.Kind}: failed {m.Attempts} times, last {m.Failure}"));
        }));
        var id = new Argument<Guid>("id") { Description = "Id of the message" };
        var retry = new Command("retry", "Try one message again.") { id };
        retry.SetAction((parsed, cancellation) => Root.GuardAsync(parsed, async () =>
        {
            await using var services = Core.Open(Root.Options(parsed));
            var wanted = parsed.GetValue(id);
            var found = await services.GetRequiredService<WriteDoor>().WriteAsync(Actor.System("operator"), "operate", async (unit, token) =>
            {
                var message = await unit.Db.Set<OutboxMessage>().SingleOrDefaultAsync(m => m.Id == wanted && !m.IsDone, token);
                message?.Retry();
                unit.Audit("outbox.retry", "message", wanted);
                return message is not null;
            }, cancellation);
            return found ? Root.Done(parsed, new { ok = true }, "It will be tried again.") : Root.Fail(parsed, "There is no such message waiting.");
        }));
        return new Command("outbox", "Messages between the parts of Baken that could not be handled.") { list, retry };
    }
}
