using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Notices;
using Baken.Kernel.Outbox;
using Baken.Kernel.People;
using Baken.Testing;
using Baken.Testing.Web;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Baken.Tests.Inbox;

/// <summary>A running Baken that mails through a real mail server.</summary>
internal sealed class PostOffice(RunningBaken baken, MailServer server) : IAsyncDisposable
{
    public RunningBaken Baken => baken;

    public MailServer Server => server;

    public IReadOnlyList<MimeMessage> Mails => server.Taken;

    public static async Task<PostOffice> StartAsync(Database database, bool started = true, string alarmHook = "")
    {
        var server = new MailServer();
        if (started)
        {
            server.Start();
        }

        return new PostOffice(await RunningBaken.StartAsync(database, mail: server.Setting, alarmHook: alarmHook), server);
    }

    /// <summary>Raises a notice for the person with this first name, and lets mail go out.</summary>
    public async Task<Guid> RaiseAsync(string firstName, NoticeKind kind = NoticeKind.SignalRouted, string? link = "/signalen")
    {
        var user = (await baken.ActorAsync(firstName)).UserId!.Value;
        var id = await WriteAsync(unit => Kernel.Notices.Notices.Raise(unit, user, kind, link).Id);
        await baken.SettleAsync();
        return id;
    }

    public Task<T> WriteAsync<T>(Func<Unit, T> write) => WriteAsync((unit, _) => Task.FromResult(write(unit)));

    public Task<T> WriteAsync<T>(Func<Unit, CancellationToken, Task<T>> write) => baken.Get<WriteDoor>().WriteAsync(Actor.System("test"), "test", (unit, token) =>
    {
        unit.NoAudit("A test prepares.");
        return write(unit, token);
    }, default);

    public async Task<T> ReadAsync<T>(Func<BakenDb, Task<T>> read)
    {
        await using var open = baken.Get<Databases>().Open(Actor.System("test"));
        return await read(open.Db);
    }

    /// <summary>Lets time pass, housekeeping do its work, and mail go out.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        baken.Clock.Advance(time);
        await baken.Get<Kernel.OnCall.Alarms>().SweepAsync(default);
        await baken.SettleAsync();
        await baken.Get<NoticeMail>().SweepAsync(default);
        await baken.SettleAsync();
    }

    /// <summary>Lets the clock reach this hour on the day the test starts, Dutch time.</summary>
    public Task UntilAsync(int hour, int minute = 0, int days = 0) =>
        PassAsync(new DateTimeOffset(2026, 11, 24 + days, hour - 1, minute, 0, TimeSpan.Zero) - baken.Clock.GetUtcNow());

    public Task<List<OutboxMessage>> WaitingAsync() => ReadAsync(db => db.Set<OutboxMessage>().AsNoTracking().Where(m => !m.IsDone).ToListAsync());

    /// <summary>Gives the person an address elsewhere.</summary>
    public Task MoveAsync(string firstName, string address) => WriteAsync(async (unit, token) =>
    {
        var user = await unit.Db.Users.SingleAsync(u => u.Name.StartsWith(firstName + " "), token);
        user.Email = address;
        user.NormalizedEmail = User.Normalise(address);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        await baken.DisposeAsync();
        await server.DisposeAsync();
    }
}
