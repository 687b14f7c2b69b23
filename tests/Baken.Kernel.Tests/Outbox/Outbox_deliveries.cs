using Baken.Kernel.Access;
using Baken.Kernel.Door;
using Baken.Kernel.Outbox;
using Baken.Kernel.People;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Baken.Kernel.Tests.Outbox;

public class Outbox_deliveries
{
    [Theory, BothDatabases]
    public async Task Delivery_that_keeps_failing_waits_for_a_person_after_eight_tries(Database database)
    {
        var machine = new Machine { Fails = true };
        await using var kernel = await StartAsync(database, machine);
        await PublishAsync(kernel, "poison");
        for (var i = 0; i < 12; i++)
        {
            Assert.Equal(0, await kernel.DrainAsync());
            kernel.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        var message = await OnlyAsync(kernel);
        Assert.Equal((8, true, "NotSupportedException"), (machine.Tries, message.IsPoison, message.Failure));
        machine.Fails = false;
        await kernel.Door.WriteAsync(Actor.System("operator"), "operate", async (unit, token) =>
        {
            (await unit.Db.Set<OutboxMessage>().SingleAsync(token)).Retry();
            unit.Audit("outbox.retry", "message", message.Id);
            return true;
        }, default);
        Assert.Equal(1, await kernel.DrainAsync());
        Assert.True((await OnlyAsync(kernel)).IsDone);
    }

    [Theory, BothDatabases]
    public async Task What_follows_a_delivery_and_that_it_was_done_are_one_command(Database database)
    {
        var machine = new Machine { ThenFails = true };
        await using var kernel = await StartAsync(database, machine);
        await PublishAsync(kernel, "once");
        Assert.Equal(0, await kernel.DrainAsync());
        Assert.Empty(await kernel.SettingsAsync());
        Assert.False((await OnlyAsync(kernel)).IsDone);
        machine.ThenFails = false;
        kernel.Clock.Advance(TimeSpan.FromMinutes(1));
        await kernel.DrainAsync();
        // At least once: the machine heard of it twice, the database holds it once.
        Assert.Equal((2, "once"), (machine.Tries, Assert.Single(await kernel.SettingsAsync())));
        Assert.Equal(1, (await kernel.AuditsAsync()).Count(a => a.Action == "outbox.deliver"));
    }

    [Theory, BothDatabases]
    public async Task Held_message_waits_without_being_tried_until_it_is_released(Database database)
    {
        var machine = new Machine { Holds = Guid.NewGuid() };
        await using var kernel = await StartAsync(database, machine);
        await PublishAsync(kernel, "held");
        await kernel.DrainAsync();
        kernel.Clock.Advance(TimeSpan.FromDays(40));
        await kernel.Get<Traces>().SweepAsync(default);
        await kernel.DrainAsync();
        Assert.Equal((1, machine.Holds), (machine.Tries, (await OnlyAsync(kernel)).HeldFor));
    }

    [Theory, BothDatabases]
    public async Task Machine_that_does_not_answer_holds_neither_the_writer_nor_handlers(Database database)
    {
        var machine = new Machine { Waits = new TaskCompletionSource() };
        await using var kernel = await StartAsync(database, machine);
        var worker = (IHostedService)kernel.Get<OutboxWorker>();
        await worker.StartAsync(default);
        await PublishAsync(kernel, "slow");
        await machine.Reached.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await kernel.StoreAsync("written meanwhile");
        await kernel.Door.WriteAsync(Actor.System("test"), "test", (unit, _) =>
        {
            unit.Publish(new Handled());
            unit.Audit("test.publish", "message");
            return Task.FromResult(true);
        }, default);
        await machine.HandledMeanwhile.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Contains("written meanwhile", await kernel.SettingsAsync());
        machine.Waits.SetResult();
        await worker.StopAsync(default);
    }

    private static Task<TestKernel> StartAsync(Database database, Machine machine) => TestKernel.StartAsync(
        database, services => services.AddSingleton(machine).AddOutboxDelivery<ToElsewhere, Delivery>().AddOutboxHandler<Handled, Handler>());

    private static Task PublishAsync(TestKernel kernel, string name) => kernel.Door.WriteAsync(Actor.System("test"), "test", (unit, _) =>
    {
        unit.Publish(new ToElsewhere(name));
        unit.Audit("test.publish", "message");
        return Task.FromResult(true);
    }, default);

    private static Task<OutboxMessage> OnlyAsync(TestKernel kernel) => kernel.ReadAsync(db => db.Set<OutboxMessage>().AsNoTracking().SingleAsync());

    internal sealed record ToElsewhere(string Name);

    internal sealed record Handled;

    internal sealed class Machine
    {
        private int tries;

        public bool Fails { get; set; }

        public bool ThenFails { get; set; }

        public Guid? Holds { get; init; }

        public TaskCompletionSource? Waits { get; init; }

        public TaskCompletionSource Reached { get; } = new();

        public TaskCompletionSource HandledMeanwhile { get; } = new();

        public int Tries => tries;

        public void Try()
        {
            Interlocked.Increment(ref tries);
            Reached.TrySetResult();
        }
    }

    internal sealed class Handler(Machine machine) : IHandle<Handled>
    {
        public Task HandleAsync(Handled message, Unit unit, CancellationToken cancellation)
        {
            machine.HandledMeanwhile.TrySetResult();
            return Task.CompletedTask;
        }
    }

    internal sealed class Delivery(Machine machine) : IDeliver<ToElsewhere>
    {
        public async Task<Delivered> DeliverAsync(ToElsewhere message, CancellationToken cancellation)
        {
            machine.Try();
            if (machine.Waits is { } waits)
            {
                await waits.Task;
            }

            return machine.Fails ? throw new NotSupportedException(message.Name) : new Delivered(machine.Holds, (unit, _) =>
            {
                unit.Db.Add(new Setting(message.Name, "value"));
                return machine.ThenFails ? throw new NotSupportedException(message.Name) : Task.CompletedTask;
            });
        }
    }
}
