using Baken.Kernel.Access;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Tests.Door;

public class Write_door
{
    [Theory, BothDatabases]
    public async Task Command_without_audit_record_throws_and_stores_nothing(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        await Assert.ThrowsAsync<InvalidOperationException>(() => kernel.Door.WriteAsync(TestKernel.Somebody, "test", (unit, _) =>
        {
            unit.Db.Add(new Setting("silent", "value"));
            return Task.FromResult(true);
        }, default));
        Assert.Empty(await kernel.SettingsAsync());
    }

    [Theory, BothDatabases]
    public async Task Refused_outcome_stores_only_that_it_was_refused(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        var about = Guid.NewGuid();
        var outcome = await kernel.Door.WriteAsync(TestKernel.Somebody, "test", (unit, _) =>
        {
            unit.Db.Add(new Setting("refused", "value"));
            unit.Publish(new Told("nobody hears this"));
            unit.Audit("setting.store", "setting", about);
            return Task.FromResult(new No());
        }, default, once: "k", again: (_, _) => throw new InvalidOperationException("A refused command was not done."));
        Assert.IsType<No>(outcome);
        await AssertOnlyRefusedAsync(kernel, about);
        // What was refused may be tried again with the same key.
        Assert.True(await kernel.Door.WriteAsync(TestKernel.Somebody, "test", (unit, _) => TestKernel.Store(unit, "allowed"), default, once: "k", again: (_, _) => Task.FromResult(false)));
    }

    [Theory, BothDatabases]
    public async Task Refusal_undoes_also_what_the_command_had_written_before_it_said_no(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        await kernel.StoreAsync("stays");
        var about = Guid.NewGuid();
        Assert.Equal(7, await kernel.Door.WriteAsync(TestKernel.Somebody, "test", async (unit, token) =>
        {
            unit.Db.Add(new Setting("early", "value"));
            unit.Audit("setting.store", "setting", about);
            await unit.Db.SaveChangesAsync(token);
            await unit.Db.Set<Setting>().Where(s => s.Name == "stays").ExecuteDeleteAsync(token);
            return unit.Refuse(7);
        }, default));
        Assert.Equal(["stays"], await kernel.SettingsAsync());
        var refused = Assert.Single(await kernel.AuditsAsync(), audit => audit.Objects.Contains(about));
        Assert.True(refused.Refused);
    }

    [Theory, BothDatabases]
    public async Task One_failing_command_among_64_undoes_only_itself(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        var commands = Enumerable.Range(0, 64).Select(i => i == 20 ? FailAsync(kernel) : kernel.StoreAsync($"s{i}")).ToList();
        var failed = await Assert.ThrowsAsync<NotSupportedException>(() => commands[20]);
        Assert.Equal("half way", failed.Message);
        await Task.WhenAll(commands.Where((_, i) => i != 20));
        var stored = await kernel.SettingsAsync();
        Assert.Equal(63, stored.Count);
        Assert.DoesNotContain("half", stored);
        Assert.Equal(63, (await kernel.AuditsAsync()).Count);
    }

    [Theory, BothDatabases]
    public async Task Two_commands_that_wait_for_each_others_row_are_both_done_in_the_end(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        await kernel.StoreAsync("one");
        await kernel.StoreAsync("two");
        using var bothHold = new CountdownEvent(2);
        var tries = 0;
        await Task.WhenAll(ChangeAsync("one", "two"), ChangeAsync("two", "one"));
        var values = await kernel.ReadAsync(db => db.Set<Setting>().Select(s => s.Value).ToListAsync());
        Assert.All(values, value => Assert.Equal("value++", value));
        // One after the other on SQLite; on PostgreSQL one of the two was undone and tried again.
        Assert.Equal(database == Database.Sqlite ? 2 : 3, tries);

        Task<bool> ChangeAsync(string first, string second) => Task.Run(() => kernel.Door.WriteAsync(TestKernel.Somebody, "test", async (unit, token) =>
        {
            unit.Audit("setting.change", "setting");
            var isFirstTry = Interlocked.Increment(ref tries) <= 2;
            await AppendAsync(unit, first, token);
            if (isFirstTry && database != Database.Sqlite)
            {
                bothHold.Signal();
                Assert.True(bothHold.Wait(TimeSpan.FromSeconds(20), token));
            }

            await AppendAsync(unit, second, token);
            return true;
        }, default));

        static Task<int> AppendAsync(Unit unit, string name, CancellationToken token) =>
            unit.Db.Set<Setting>().Where(s => s.Name == name).ExecuteUpdateAsync(row => row.SetProperty(s => s.Value, s => s.Value + "+"), token);
    }

    [Theory, BothDatabases]
    public async Task Same_key_is_done_once_also_sixteen_times_at_the_same_moment(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => OnceAsync(TestKernel.Somebody, $"try{i}")));
        Assert.Equal(1, answers.Count(first => first));
        Assert.Single(await kernel.SettingsAsync());
        Assert.False(await OnceAsync(TestKernel.Somebody, "later"));
        // Another person's key is another key.
        Assert.True(await OnceAsync(TestKernel.Somebody with { UserId = Guid.NewGuid() }, "somebody else's"));

        Task<bool> OnceAsync(Actor actor, string name) => kernel.Door.WriteAsync(
            actor, "test", (unit, _) => TestKernel.Store(unit, name), default, once: "same", again: (_, _) => Task.FromResult(false));
    }

    [Theory, BothDatabases]
    public async Task Command_that_meets_a_taken_name_runs_again_on_fresh_data(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        await kernel.StoreAsync("n0");
        var runs = 0;
        await kernel.Door.WriteAsync(TestKernel.Somebody, "test", async (unit, token) =>
        {
            // The first look is as old as a colleague's commit; the second sees it.
            var taken = runs++ == 0 ? 0 : await unit.Db.Set<Setting>().CountAsync(token);
            return await TestKernel.Store(unit, $"n{taken}");
        }, default);
        Assert.Equal(2, runs);
        Assert.Equal(["n0", "n1"], (await kernel.SettingsAsync()).Order());
    }

    [Theory, BothDatabases]
    public async Task Name_that_stays_taken_ends_in_a_failure_and_not_in_a_loop(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        await kernel.StoreAsync("same");
        await Assert.ThrowsAsync<DbUpdateException>(() => kernel.StoreAsync("same").WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Single(await kernel.AuditsAsync());
    }

    [Theory, BothDatabases]
    public async Task Answer_comes_only_after_others_can_read_what_was_stored(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        var inside = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var answer = kernel.Door.WriteAsync(TestKernel.Somebody, "test", async (unit, token) =>
        {
            await TestKernel.Store(unit, "slow");
            await unit.Db.SaveChangesAsync(token);
            inside.SetResult();
            await goOn.Task;
            return true;
        }, default);
        await inside.Task;
        Assert.Empty(await kernel.SettingsAsync());
        Assert.False(answer.IsCompleted);
        goOn.SetResult();
        await answer;
        Assert.Equal(["slow"], await kernel.SettingsAsync());
    }

    [Theory, BothDatabases]
    public async Task Cancelled_command_stores_nothing(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        using var cancelling = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => kernel.Door.WriteAsync(TestKernel.Somebody, "test", async (unit, token) =>
        {
            await TestKernel.Store(unit, "late");
            await cancelling.CancelAsync();
            token.ThrowIfCancellationRequested();
            return true;
        }, cancelling.Token));
        Assert.Empty(await kernel.SettingsAsync());
    }

    private static Task<bool> FailAsync(TestKernel kernel) => kernel.Door.WriteAsync<bool>(TestKernel.Somebody, "test", async (unit, token) =>
    {
        await TestKernel.Store(unit, "half");
        await unit.Db.SaveChangesAsync(token);
        throw new NotSupportedException("half way");
    }, default);

    private static async Task AssertOnlyRefusedAsync(TestKernel kernel, Guid about)
    {
        Assert.Empty(await kernel.SettingsAsync());
        Assert.Equal(0, await kernel.ReadAsync(db => db.Set<Kernel.Outbox.OutboxMessage>().CountAsync()));
        var audit = Assert.Single(await kernel.AuditsAsync());
        Assert.True(audit.Refused);
        Assert.Equal(("setting.store", "test", TestKernel.Somebody.UserId), (audit.Action, audit.Purpose, audit.UserId));
        Assert.Equal([about], audit.Objects);
    }

    private sealed record No : IRefusal;

    private sealed record Told(string What);
}
