using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.Sealing;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Baken.Signals.Retain;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Staff;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Rescue;

public sealed class RetentionTests
{
    private static readonly string[] Tables = ["signals", "signal_contents", "signal_events", "decisions", "decision_concepts", "blind_index"];

    [Theory, BothDatabases]
    public async Task Signal_on_hold_and_signal_on_which_somebody_must_act_stay_however_old(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var open = await chain.ReportAsync("Nog te beoordelen");
        var held = await chain.ReportAsync("Wordt bewaard");
        await chain.DecideAsync(held, Outcome.RegisterOnly);
        var noor = await chain.Baken.ActorAsync("Noor");
        Assert.Equal(HoldOutcome.NotFound, await chain.Baken.Get<Retention>().HoldAsync(await chain.Baken.ActorAsync("Inge"), held, "legal_claim", "niet van mij", default));
        Assert.Equal(HoldOutcome.ReasonMissing, await chain.Baken.Get<Retention>().HoldAsync(noor, held, "legal_claim", " ", default));
        Assert.Equal(HoldOutcome.ReasonMissing, await chain.Baken.Get<Retention>().HoldAsync(noor, held, "no such reason", "lopende procedure", default));
        Assert.Equal(HoldOutcome.NotHeld, await chain.Baken.Get<Retention>().HoldAsync(noor, held, null, "niets te beëindigen", default));
        Assert.Equal(HoldOutcome.Done, await chain.Baken.Get<Retention>().HoldAsync(noor, held, "legal_claim", "lopende procedure", default));
        await LaterAsync(chain);
        Assert.NotNull(await chain.Baken.Get<SignalFile>().OpenAsync(noor, open, default));
        Assert.NotNull(await chain.Baken.Get<SignalFile>().OpenAsync(noor, held, default));
        Assert.Equal(0, await CountAsync(chain.Baken, "signal_tombstones"));

        Assert.Equal(HoldOutcome.Done, await chain.Baken.Get<Retention>().HoldAsync(noor, held, null, "procedure is voorbij", default));
        await chain.Baken.Get<Retention>().SweepAsync(default);
        Assert.Null(await chain.Baken.Get<SignalFile>().OpenAsync(noor, held, default));
    }

    [Theory, BothDatabases]
    public async Task Signal_whose_time_has_passed_leaves_only_a_tombstone_without_content(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var number = await chain.ReportAsync("Wordt vernietigd", with: facts => facts with { Phones = ["06 12345678"], Companies = [new Company("Verzonnen Tomaat B.V.")] });
        var noor = await chain.Baken.ActorAsync("Noor");
        await chain.Baken.Get<DeskWork>().KeepConceptAsync(await chain.Baken.ActorAsync("Tom"), number, new Concept { Reason = "concept" }, default);
        await chain.DecideAsync(number, Outcome.RegisterOnly);
        var key = Assert.Single(await ValuesAsync<Guid>(chain.Baken, "SELECT \"KeyId\" AS \"Value\" FROM signals"));
        var id = Assert.Single(await ValuesAsync<Guid>(chain.Baken, "SELECT \"Id\" AS \"Value\" FROM signals"));
        foreach (var table in Tables)
        {
            Assert.NotEqual((table, 0), (table, await CountAsync(chain.Baken, table)));
        }

        await LaterAsync(chain);
        await EventuallyAsync(async () => (await chain.Baken.Get<KeyStore>().TombstonesAsync(default)).Contains(key));

        foreach (var table in Tables)
        {
            Assert.Equal((table, 0), (table, await CountAsync(chain.Baken, table)));
        }

        Assert.Equal(0, await CountAsync(chain.Baken, "grants"));
        Assert.Equal([id], await ValuesAsync<Guid>(chain.Baken, "SELECT \"SignalId\" AS \"Value\" FROM signal_tombstones"));
        Assert.Equal(["register_only"], await ValuesAsync<string>(chain.Baken, "SELECT \"RetentionClass\" AS \"Value\" FROM signal_tombstones"));
        Assert.Null(await chain.Baken.Get<SignalFile>().OpenAsync(noor, number, default));
        Assert.Null(await chain.Baken.Get<Reporting>().ReadAsync(chain.LastCode, default));
        await Assert.ThrowsAsync<KeyDestroyedException>(() => chain.Baken.Get<KeyStore>().OpenAsync(key, default));
        await using var open = chain.Baken.Get<Databases>().Open(Actor.System("test"));
        var audit = Assert.Single(await open.Db.Set<AuditRecord>().Where(a => a.Action == "signal.destroy" && !a.Refused).ToListAsync());
        Assert.Equal((ActorKind.System, "retention"), (audit.ActorKind, audit.Purpose));
        Assert.Equal([id], audit.Objects);
    }

    [Theory, BothDatabases]
    public async Task Outcome_sets_the_class_and_the_class_the_date(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var today = new DateOnly(2026, 11, 24);
        (Outcome Outcome, string Class)[] expected =
        [
            (Outcome.Criminal, "criminal"), (Outcome.Both, "criminal"), (Outcome.Administrative, "standard"), (Outcome.Forward, "standard"), (Outcome.Care, "care"),
            (Outcome.RegisterOnly, "register_only"), (Outcome.NotEnoughInformation, "not_enough_information"),
        ];
        foreach (var (outcome, code) in expected)
        {
            var number = await chain.ReportAsync($"Uitkomst {outcome}");
            Assert.IsType<DecideOutcome.InForce>(await chain.DecideAsync(number, outcome));
            Assert.Equal([code], await ValuesAsync<string>(chain.Baken, $"SELECT \"RetentionClass\" AS \"Value\" FROM signals WHERE \"Number\" = '{number}'"));
            var until = Assert.Single(await ValuesAsync<DateOnly>(chain.Baken, $"SELECT \"RetainUntil\" AS \"Value\" FROM signals WHERE \"Number\" = '{number}'"));
            Assert.Equal(RetentionClasses.Catalogue.Find(code)!.DestroyOn(today), until);
            Assert.True(until > today);
        }

        Assert.True(RetentionClasses.Catalogue.All.Select(row => row.DestroyOn(today)).Distinct().Count() > 1);
    }

    internal static async Task LaterAsync(Chain chain)
    {
        chain.Baken.Clock.Advance(TimeSpan.FromDays(366 * 25));
        await chain.Baken.Get<Retention>().SweepAsync(default);
    }

    internal static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 400 && !await holds(); i++)
        {
            await Task.Delay(100);
        }

        Assert.True(await holds());
    }

    internal static async Task<int> CountAsync(RunningBaken baken, string table) =>
        Assert.Single(await ValuesAsync<int>(baken, $"SELECT CAST(COUNT(*) AS INTEGER) AS \"Value\" FROM {table}"));

    internal static async Task<List<T>> ValuesAsync<T>(RunningBaken baken, string sql)
    {
        await using var open = baken.Get<Databases>().Open(Actor.System("test"));
        return await open.Db.Database.SqlQueryRaw<T>(sql).ToListAsync();
    }
}
