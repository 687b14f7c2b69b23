using Baken.Kernel.Access;
using Baken.Kernel.Door;
using Baken.Kernel.Outbox;
using Baken.Kernel.People;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Baken.Kernel.Tests.Outbox;

public class Outbox_worker
{
    private static readonly DateTimeOffset BlockStart = new(2026, 11, 24, 5, 0, 0, TimeSpan.Zero);

    [Theory, BothDatabases]
    public async Task Message_that_keeps_failing_waits_for_a_person_after_eight_tries(Database database)
    {
        var memory = new Memory { Fails = true };
        await using var kernel = await StartAsync(database, memory);
        await PublishAsync(kernel, "poison");
        for (var i = 0; i < 12; i++)
        {
            Assert.Equal(0, await kernel.DrainAsync());
            kernel.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        var message = await OnlyAsync(kernel);
        Assert.Equal((8, 8, true, false), (memory.Tries, message.Attempts, message.IsPoison, message.IsDone));
        Assert.Equal("NotSupportedException", message.Failure);
        Assert.Empty(await kernel.SettingsAsync());
        Assert.Equal(8, (await kernel.AuditsAsync()).Count(a => a.Action == "outbox.fail"));

        memory.Fails = false;
        await RetryAsync(kernel, message.Id);
        Assert.Equal(1, await kernel.DrainAsync());
        Assert.True((await OnlyAsync(kernel)).IsDone);
    }

    [Theory, BothDatabases]
    public async Task Failed_message_rests_before_it_is_tried_again(Database database)
    {
        var memory = new Memory { Fails = true };
        await using var kernel = await StartAsync(database, memory);
        await PublishAsync(kernel, "rests");
        await kernel.DrainAsync();
        await kernel.DrainAsync();
        Assert.Equal(1, memory.Tries);
        kernel.Clock.Advance(TimeSpan.FromSeconds(3));
        await kernel.DrainAsync();
        Assert.Equal(2, memory.Tries);
    }

    [Theory, BothDatabases]
    public async Task One_poison_message_does_not_keep_the_others_waiting(Database database)
    {
        var memory = new Memory { FailsOn = "poison" };
        await using var kernel = await StartAsync(database, memory);
        await PublishAsync(kernel, "poison", "a", "b", "c");
        Assert.Equal(3, await kernel.DrainAsync());
        Assert.Equal(["a", "b", "c"], (await kernel.SettingsAsync()).Order());
    }

    [Theory, BothDatabases]
    public async Task Two_workers_handle_each_message_once(Database database)
    {
        var memory = new Memory();
        await using var kernel = await StartAsync(database, memory);
        await PublishAsync(kernel, [.. Enumerable.Range(0, 24).Select(i => $"m{i}")]);
        var other = ActivatorUtilities.CreateInstance<OutboxWorker>(kernel.Get<IServiceProvider>());
        var handled = await Task.WhenAll(kernel.DrainAsync(), other.DrainAsync(default));
        Assert.Equal(24, handled.Sum());
        // The handler's own write counts, and each is there once.
        Assert.Equal(24, (await kernel.SettingsAsync()).Count);
        Assert.Equal(24, (await kernel.AuditsAsync()).Count(a => a.Action == "outbox.handle"));
        Assert.Equal(0, await kernel.DrainAsync());
    }

    [Theory, BothDatabases]
    public async Task What_a_handler_wrote_before_it_failed_is_undone_and_done_again(Database database)
    {
        var memory = new Memory { FailsAfterWriting = true };
        await using var kernel = await StartAsync(database, memory);
        await PublishAsync(kernel, "again");
        Assert.Equal(0, await kernel.DrainAsync());
        Assert.Empty(await kernel.SettingsAsync());
        memory.FailsAfterWriting = false;
        kernel.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await kernel.DrainAsync());
        Assert.Equal(["again"], await kernel.SettingsAsync());
    }

    [Theory, BothDatabases]
    public async Task Handler_acts_as_Baken_with_a_purpose_and_no_exact_time_is_kept(Database database)
    {
        var memory = new Memory();
        await using var kernel = await StartAsync(database, memory);
        await PublishAsync(kernel, "quiet");
        kernel.Clock.Advance(TimeSpan.FromMinutes(17));
        await kernel.DrainAsync();
        var audit = Assert.Single(await kernel.AuditsAsync(), a => a.Action == "outbox.handle");
        Assert.Equal((ActorKind.System, "outbox", (Guid?)null), (audit.ActorKind, audit.Purpose, audit.UserId));
        Assert.All(await kernel.AuditsAsync(), a => Assert.Equal(BlockStart, a.At));
        Assert.Equal(BlockStart, (await OnlyAsync(kernel)).At);
        Assert.Equal(BlockStart, memory.Now);
    }

    [Theory, BothDatabases]
    public async Task Worker_in_the_background_handles_what_comes_in(Database database)
    {
        var memory = new Memory();
        await using var kernel = await StartAsync(database, memory);
        var worker = (IHostedService)kernel.Get<OutboxWorker>();
        await worker.StartAsync(default);
        await PublishAsync(kernel, "live");
        await memory.First.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await worker.StopAsync(default);
        Assert.Equal(1, memory.Tries);
    }

    private static Task<TestKernel> StartAsync(Database database, Memory memory) =>
        TestKernel.StartAsync(database, services => services.AddSingleton(memory).AddOutboxHandler<Happened, Handler>());

    private static Task PublishAsync(TestKernel kernel, params string[] names) => kernel.Door.WriteAsync(Actor.Reporter, "test", (unit, _) =>
    {
        foreach (var name in names)
        {
            unit.Publish(new Happened(name));
        }

        unit.Audit("test.publish", "message");
        return Task.FromResult(true);
    }, default, at: BlockStart);

    private static Task RetryAsync(TestKernel kernel, Guid id) => kernel.Door.WriteAsync(Actor.System("operator"), "operate", async (unit, token) =>
    {
        (await unit.Db.Set<OutboxMessage>().SingleAsync(m => m.Id == id, token)).Retry();
        unit.Audit("outbox.retry", "message", id);
        return true;
    }, default);

    private static Task<OutboxMessage> OnlyAsync(TestKernel kernel) => kernel.ReadAsync(db => db.Set<OutboxMessage>().AsNoTracking().SingleAsync());

    internal sealed record Happened(string Name);

    internal sealed class Memory
    {
        private int tries;

        public bool Fails { get; set; }

        public bool FailsAfterWriting { get; set; }

        public string? FailsOn { get; init; }

        public int Tries => tries;

        public DateTimeOffset? Now { get; set; }

        public TaskCompletionSource First { get; } = new();

        public void Try() => Interlocked.Increment(ref tries);
    }

    internal sealed class Handler(Memory memory) : IHandle<Happened>
    {
        public async Task HandleAsync(Happened message, Unit unit, CancellationToken cancellation)
        {
            memory.Try();
            memory.Now = unit.Now;
            if (memory.Fails || message.Name == memory.FailsOn)
            {
                throw new NotSupportedException(message.Name);
            }

            unit.Db.Add(new Setting(message.Name, "value"));
            await unit.Db.SaveChangesAsync(cancellation);
            if (memory.FailsAfterWriting)
            {
                throw new NotSupportedException(message.Name);
            }

            memory.First.TrySetResult();
        }
    }
}
