using Baken.Commands;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Report;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Commands;
using Baken.Tests.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Tests.Rescue;

public sealed class BackupTests : IDisposable
{
    private readonly TestFolder folder = new();

    private string Backups => folder.File("backups");

    private string Target => folder.File("target");

    [Theory, BothDatabases]
    public async Task Everything_acknowledged_before_a_backup_is_readable_after_its_restore(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var number = await chain.ReportAsync("Vóór de back-up", contact: new ReporterContact("Verzonnen Melder"));
        await chain.DecideAsync(number, Outcome.RegisterOnly);
        var code = chain.LastCode;
        using var stop = new CancellationTokenSource();
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => WriteOnAsync(chain.Baken, stop.Token)));
        var backup = await BackUpAsync(chain.Baken);
        await stop.CancelAsync();
        await writing;

        var options = await EmptyTargetAsync(chain.Baken, database);
        var restored = await RestoreAsync(options, backup);
        Assert.Equal(0, restored.Exit);
        await using var services = Core.Open(options, chain.Baken.Clock);
        var noor = await SignInAsync(services, "noor.veldkamp@informatieplein.example");
        var view = (await services.GetRequiredService<SignalFile>().OpenAsync(noor, number, default))!;
        Assert.StartsWith("Vóór de back-up", view.Facts.Narrative, StringComparison.Ordinal);
        Assert.Equal(Outcome.RegisterOnly, view.Outcome);
        Assert.NotNull(await services.GetRequiredService<Reporting>().ReadAsync(code, default));
        await AssertAllOpenAsync(services, noor);
        // And it goes on from there.
        Assert.IsType<ReportOutcome.Received>(await services.GetRequiredService<Reporting>().ReceiveAsync(Told("Na het herstel"), null, default));
    }

    [Theory, BothDatabases]
    public async Task What_was_destroyed_after_a_backup_is_destroyed_again_by_its_restore(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var gone = await chain.ReportAsync("Wordt vernietigd");
        await chain.DecideAsync(gone, Outcome.RegisterOnly);
        var stays = await chain.ReportAsync("Blijft");
        var before = await BackUpAsync(chain.Baken);
        await RetentionTests.LaterAsync(chain);
        await RetentionTests.EventuallyAsync(async () => (await chain.Baken.Get<KeyStore>().TombstonesAsync(default)).Count == 1);
        await Task.Delay(1100);
        await BackUpAsync(chain.Baken);

        var options = await EmptyTargetAsync(chain.Baken, database);
        var restored = await RestoreAsync(options, before);
        Assert.Contains("1 destroyed keys were destroyed again", restored.Output, StringComparison.Ordinal);
        await using var services = Core.Open(options, chain.Baken.Clock);
        var noor = await chain.Baken.ActorAsync("Noor");
        Assert.Null(await services.GetRequiredService<SignalFile>().OpenAsync(noor, gone, default));
        Assert.NotNull(await services.GetRequiredService<SignalFile>().OpenAsync(noor, stays, default));
        Assert.Single(await services.GetRequiredService<KeyStore>().TombstonesAsync(default));
    }

    [Theory, BothDatabases]
    public async Task Restore_is_refused_under_another_master_key_before_anything_is_written(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var backup = await BackUpAsync(chain.Baken);
        var options = await EmptyTargetAsync(chain.Baken, database);
        File.Delete(options.KeyFile);
        MasterKey.Create(options.KeyFile);
        var refused = await RestoreAsync(options, backup);
        Assert.Equal(1, refused.Exit);
        Assert.Contains("another master key", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(["master.key"], Directory.GetFiles(Target).Select(Path.GetFileName));
        await using var services = Core.Open(options);
        Assert.False(await Core.HasDataAsync(services, default));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Delete(options.KeyFile);
        Assert.Contains("no master key", (await RestoreAsync(options, backup)).Errors, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Restore_into_a_place_that_is_not_empty_is_refused_and_changes_nothing(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var backup = await BackUpAsync(chain.Baken);
        var number = await chain.ReportAsync("Na de back-up");
        var refused = await RestoreAsync(chain.Baken.Get<BakenOptions>(), backup);
        Assert.Equal(1, refused.Exit);
        Assert.Contains("already", refused.Errors, StringComparison.Ordinal);
        Assert.NotNull(await chain.Baken.Get<SignalFile>().OpenAsync(await chain.Baken.ActorAsync("Noor"), number, default));
    }

    [Theory, BothDatabases]
    public async Task What_is_no_backup_is_refused_in_words(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var backup = await BackUpAsync(chain.Baken);
        var options = await EmptyTargetAsync(chain.Baken, database);
        Assert.Contains("not the folder of one backup", (await RestoreAsync(options, Backups)).Errors, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(backup, "database.backup"), "this is neither a database nor an archive");
        var broken = await RestoreAsync(options, backup);
        Assert.Equal(1, broken.Exit);
        Assert.DoesNotContain("   at ", broken.Errors, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Master_key_is_not_in_the_backup(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        await chain.ReportAsync("Een melding");
        var backup = await BackUpAsync(chain.Baken);
        var text = (await File.ReadAllTextAsync(Path.Combine(chain.Baken.Folder, "master.key"))).Trim();
        byte[][] forms = [System.Text.Encoding.ASCII.GetBytes(text), Convert.FromBase64String(text), System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(Convert.FromBase64String(text)))];
        foreach (var file in Directory.GetFiles(Backups, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            Assert.All(forms, form => Assert.Equal(-1, bytes.AsSpan().IndexOf(form)));
        }

        Assert.True(Directory.GetFiles(backup).Length >= 3);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private static Report Told(string narrative) => new(Channel.Form, new Facts { Narrative = narrative }, ReporterWish.Anonymous, null);

    private static async Task WriteOnAsync(RunningBaken baken, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested && i < 2000; i++)
        {
            await baken.Get<Reporting>().ReceiveAsync(Told($"Tijdens de back-up {i}"), null, default);
        }
    }

    private async Task<string> BackUpAsync(RunningBaken baken)
    {
        var ended = await BakenProgram.RunAsync(["backup", Backups, .. Where(baken.Get<BakenOptions>())]);
        Assert.True(ended.Exit == 0, ended.Errors);
        return Directory.GetDirectories(Backups).Max()!;
    }

    private static Task<Ended> RestoreAsync(BakenOptions options, string backup) => BakenProgram.RunAsync(["restore", backup, .. Where(options)]);

    private static string[] Where(BakenOptions options) =>
        options.Database.Length == 0 ? ["--data", options.Data] : ["--data", options.Data, "--database", options.Database];

    private async Task<BakenOptions> EmptyTargetAsync(RunningBaken baken, Database database)
    {
        Directory.CreateDirectory(Target);
        File.Copy(Path.Combine(baken.Folder, "master.key"), Path.Combine(Target, "master.key"));
        return new BakenOptions
        {
            Data = Target,
            Database = database == Database.Sqlite ? "" : await (await PostgresCluster.GetAsync()).NewDatabaseAsync(_ => Task.CompletedTask),
        };
    }

    private static async Task<Actor> SignInAsync(ServiceProvider services, string email)
    {
        var signIn = services.GetRequiredService<global::Baken.Kernel.People.SignIn>();
        var (outcome, secret) = await signIn.PasswordAsync(email, RunningBaken.Password, new Origin("127.0.0.1", null, ""), default);
        Assert.Equal(SignInOutcome.FactorNeeded, outcome);
        var waiting = (await signIn.HalfwayAsync(secret, default))!;
        var factor = services.GetRequiredService<SecondFactors>().New(waiting.UserId, email);
        var signedIn = await signIn.SetUpAsync(secret, factor.Sealed, CodeApp.Code(factor.Text, services.GetRequiredService<TimeProvider>().GetUtcNow()), default);
        return (await services.GetRequiredService<Sessions>().OpenAsync(signedIn!.Value.Secret, default))!.Actor;
    }

    private static async Task AssertAllOpenAsync(ServiceProvider services, Actor actor)
    {
        await using var open = services.GetRequiredService<Databases>().Open(Actor.System("test"));
        var numbers = await open.Db.Database.SqlQueryRaw<string>("SELECT \"Number\" AS \"Value\" FROM signals").ToListAsync();
        Assert.NotEmpty(numbers);
        foreach (var number in numbers.Take(200))
        {
            Assert.NotEmpty((await services.GetRequiredService<SignalFile>().OpenAsync(actor, number, default))!.Facts.Narrative);
        }
    }
}
