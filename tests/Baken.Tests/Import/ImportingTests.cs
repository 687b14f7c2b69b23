using System.Text;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Sealing;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Report;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Commands;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Import;

public sealed class ImportingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Who_may_not_an_empty_file_and_anothers_import_are_refused(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        var importing = baken.Get<Importing>();
        Assert.IsType<StageOutcome.NotAllowed>(await StageAsync(baken, "Rachid", Files.Lines(1)));
        Assert.IsType<StageOutcome.Empty>(await StageAsync(baken, "Noor", ""));
        var staged = Assert.IsType<StageOutcome.Staged>(await StageAsync(baken, "Noor", Files.Lines(3)));
        foreach (var other in new[] { "Tom", "Ruben", "Gerda" })
        {
            var actor = await baken.ActorAsync(other);
            Assert.Null(await importing.FindAsync(actor, staged.Id, default));
            Assert.Null(await importing.CheckAsync(actor, staged.Id, null, default));
            Assert.Null(await importing.RunAsync(actor, staged.Id, null, default));
            Assert.Empty(await importing.ListAsync(actor, default));
        }

        Assert.Equal(0, await CountAsync(baken));
    }

    [Theory, BothDatabases]
    public async Task Reading_through_stores_nothing_and_storing_counts_every_row_once(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        var (importing, noor) = (baken.Get<Importing>(), await baken.ActorAsync("Noor"));
        var staged = Assert.IsType<StageOutcome.Staged>(await StageAsync(baken, "Noor", Files.Lines(250, wrongEach: 10)));
        var check = (await importing.CheckAsync(noor, staged.Id, null, default))!;
        Assert.Equal((225, 25, 25), (check.Right, check.Wrong, check.Problems.Count));
        Assert.Equal((10L, "#/sector", "unknown-code", "zee"), (check.Problems[0].Row, check.Problems[0].Field, check.Problems[0].Code, check.Problems[0].Value));
        Assert.Equal(0, await CountAsync(baken));
        var done = (await importing.RunAsync(noor, staged.Id, null, default))!;
        Assert.Equal((ImportState.Done, 225, 25), (done.State, done.Stored, done.Refused));
        Assert.Equal(225, await CountAsync(baken));
        await baken.SettleAsync();
        var row = (await baken.Get<WorkQueue>().ToAssessAsync(noor, new QueueFilter { Channel = Channel.File }, default)).Rows[0];
        Assert.Equal("Informatieplein", (await baken.Get<SignalFile>().OpenAsync(noor, row.Number, default))!.Reporter!.Organisation);
        // Again is nothing more.
        Assert.Null(await importing.RunAsync(noor, staged.Id, null, default));
        Assert.Equal(225, await CountAsync(baken));
    }

    [Theory, BothDatabases]
    public async Task A_file_that_cannot_be_read_to_its_end_is_told_before_anything_is_stored(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        var noor = await baken.ActorAsync("Noor");
        var staged = Assert.IsType<StageOutcome.Staged>(await StageAsync(baken, "Noor", "[" + string.Join(',', Files.Lines(150).Split('\n', StringSplitOptions.RemoveEmptyEntries))));
        Assert.Equal("json-broken", (await baken.Get<Importing>().CheckAsync(noor, staged.Id, null, default))!.Unreadable!.Code);
        Assert.Equal(0, await CountAsync(baken));
    }

    [Theory, BothDatabases]
    public async Task A_list_that_stands_on_one_line_is_stored_whole(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        var staged = Assert.IsType<StageOutcome.Staged>(await StageAsync(baken, "Noor", "[" + string.Join(',', Files.Lines(120).Split('\n', StringSplitOptions.RemoveEmptyEntries)) + "]"));
        Assert.Equal(120, (await baken.Get<Importing>().RunAsync(await baken.ActorAsync("Noor"), staged.Id, null, default))!.Stored);
        Assert.Equal(120, await CountAsync(baken));
    }

    [Theory, BothDatabases]
    public async Task The_file_is_kept_sealed_for_a_day_and_destroyed_when_all_is_in(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        var (importing, noor) = (baken.Get<Importing>(), await baken.ActorAsync("Noor"));
        var (first, second) = (Assert.IsType<StageOutcome.Staged>(await StageAsync(baken, "Noor", Files.Lines(40))), Assert.IsType<StageOutcome.Staged>(await StageAsync(baken, "Noor", Files.Lines(40))));
        await using (var open = baken.Get<Databases>().Open(Actor.System("test")))
        {
            var parts = await open.Db.Set<SealedPart>().AsNoTracking().ToListAsync(Cancellation);
            Assert.Equal(2, parts.Count);
            Assert.All(parts, part => Assert.DoesNotContain("verhaal", Encoding.Latin1.GetString(part.Sealed), StringComparison.Ordinal));
        }

        await importing.RunAsync(noor, first.Id, null, default);
        Assert.Equal(1, await PartsAsync(baken));
        Assert.Equal(0, await importing.SweepAsync(default));
        baken.Clock.Advance(Importing.Life + TimeSpan.FromMinutes(1));
        Assert.Equal(2, await importing.SweepAsync(default));
        Assert.Equal(0, await PartsAsync(baken));
        Assert.Null(await importing.FindAsync(noor, second.Id, default));
    }

    [Theory, BothDatabases]
    public async Task Broken_off_after_any_batch_it_goes_on_where_it_was(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        var (importing, noor) = (baken.Get<Importing>(), await baken.ActorAsync("Noor"));
        var staged = Assert.IsType<StageOutcome.Staged>(await StageAsync(baken, "Noor", Files.Lines(430, wrongEach: 7)));
        ImportView? done = null;
        for (var runs = 0; done is null; runs++)
        {
            Assert.InRange(runs, 0, 10);
            using var stop = new CancellationTokenSource();
            try
            {
                done = await importing.RunAsync(noor, staged.Id, new Once(stop.Cancel), stop.Token);
            }
            catch (OperationCanceledException)
            {
                var now = (await importing.FindAsync(noor, staged.Id, default))!;
                Assert.Equal(now.Stored, await CountAsync(baken));
            }
        }

        Assert.Equal((369, 61), (done.Stored, done.Refused));
        Assert.Equal(369, await CountAsync(baken));
    }

    [Theory, BothDatabases]
    public async Task Killed_in_the_middle_it_goes_on_and_the_result_is_as_of_one_run(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        var file = Path.Combine(baken.Folder, "meldingen.ndjson");
        await File.WriteAllTextAsync(file, Files.Lines(1500, wrongEach: 11), Cancellation);
        var token = Path.Combine(baken.Folder, "token");
        // The program goes by the real clock.
        baken.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        await File.WriteAllTextAsync(token, await baken.SessionAsync("Noor"), Cancellation);
        string[] as_ = ["--as", "noor.veldkamp@informatieplein.example", "--purpose", "report", "--token", token, "--data", baken.Folder, .. database == Database.Postgres ? ["--database", baken.Database] : Array.Empty<string>()];
        await using (var program = BakenProgram.Begin(["import", "signals", file, .. as_]))
        {
            var patience = 600;
            while (await CountAsync(baken) == 0 && patience-- > 0)
            {
                await Task.Delay(50, Cancellation);
            }

            await program.KillAsync();
        }

        var broken = Assert.Single(await baken.Get<Importing>().ListAsync(await baken.ActorAsync("Noor"), default));
        Assert.Equal(ImportState.Running, broken.State);
        Assert.Equal(broken.Stored, await CountAsync(baken));
        Assert.InRange(broken.Stored, 1, 1363);
        var ended = await BakenProgram.RunAsync(["import", "signals", "--resume", broken.Id.ToString(), .. as_, "--json"]);
        Assert.True(ended.Exit == 0, ended.Errors);
        Assert.Contains("\"stored\": 1364", ended.Output, StringComparison.Ordinal);
        Assert.Contains("\"refused\": 136", ended.Output, StringComparison.Ordinal);
        Assert.Equal(1364, await CountAsync(baken));
        Assert.Equal(1364, await NumberAsync(baken, "SELECT COUNT(DISTINCT \"Once\") FROM submissions"));
    }

    private static async Task<StageOutcome> StageAsync(RunningBaken baken, string who, string text) =>
        await baken.Get<Importing>().StageAsync(await baken.ActorAsync(who), new MemoryStream(Encoding.UTF8.GetBytes(text)), default);

    private static Task<int> CountAsync(RunningBaken baken) => NumberAsync(baken, "SELECT COUNT(*) FROM submissions");

    private static async Task<int> NumberAsync(RunningBaken baken, string sql)
    {
        await using var connection = baken.Get<Kernel.Data.Storage>().CreateConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<int> PartsAsync(RunningBaken baken)
    {
        await using var open = baken.Get<Databases>().Open(Actor.System("test"));
        return await open.Db.Set<SealedPart>().CountAsync();
    }

    private sealed class Once(Action act) : IProgress<ImportView>
    {
        public void Report(ImportView value) => act();
    }
}
