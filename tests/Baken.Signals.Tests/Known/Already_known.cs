using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.Outbox;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Tests.Known;

public class Already_known
{
    private const double Goal = 0.95;

    [Fact]
    public void Two_hundred_variants_and_two_hundred_near_misses_are_planted()
    {
        Assert.Equal((200, 200), (Planted.Variants.Count, Planted.NearMisses.Count));
        Assert.Equal(400, Planted.Variants.Concat(Planted.NearMisses).Select(pair => (pair.Earlier.ToJson(), pair.Later.ToJson())).Distinct().Count());
    }

    [Fact]
    public Task All_planted_pairs_reach_the_goal_on_SQLite() => MeasureAsync(Database.Sqlite, every: 1);

    [Theory, BothDatabases]
    public Task A_tenth_of_the_planted_pairs_reaches_the_goal(Database database) => MeasureAsync(database, every: 10);

    [Theory, BothDatabases]
    public async Task Hit_elsewhere_shows_only_its_kind_to_assessors_only_and_is_audited(Database database)
    {
        await using var signals = await TestSignals.StartAsync(database);
        var there = await signals.ReportAsync(Told(1));
        await signals.MoveElsewhereAsync(there);
        var here = await signals.ReportAsync(Told(1));
        var known = (await signals.OpenAsync(here)).Known!;
        Assert.Empty(known.Signals);
        Assert.Equal(["phone"], known.Elsewhere);
        Assert.Null(await signals.Get<Assess.SignalFile>().OpenAsync(signals.Assessor, there, default));
        Assert.Null((await signals.OpenAsync(here, signals.Assessor with { Roles = [Role.TeamMember] })).Known);
        await using var open = signals.Get<Databases>().Open(Actor.System("test"));
        var audit = Assert.Single(await open.Db.Set<AuditRecord>().Where(a => a.Action == "known.elsewhere").ToListAsync());
        Assert.Equal((signals.Assessor.UserId, "assess"), (audit.UserId, audit.Purpose));
    }

    [Theory, BothDatabases]
    public async Task Restricted_signal_is_never_announced_nor_counted(Database database)
    {
        await using var signals = await TestSignals.StartAsync(database);
        var there = await signals.ReportAsync(Told(1));
        await signals.MoveElsewhereAsync(there, reader: signals.Elsewhere.UserId);
        var here = await signals.ReportAsync(Told(1));
        await signals.Get<OutboxWorker>().DrainAsync(default);
        var known = (await signals.OpenAsync(here)).Known!;
        Assert.Empty(known.Signals);
        Assert.Empty(known.Elsewhere);
        Assert.Null(await signals.Get<Assess.SignalFile>().OpenAsync(signals.Elsewhere with { UserId = Guid.NewGuid() }, there, default));
        Assert.NotNull(await signals.Get<Assess.SignalFile>().OpenAsync(signals.Elsewhere, there, default));
        await using var open = signals.Get<Databases>().Open(signals.Assessor);
        Assert.Equal(0, (await open.Db.Set<Signal>().SingleAsync(s => s.Number == here)).KnownCount);
    }

    [Fact]
    public async Task Sixty_times_an_hour_one_person_learns_of_hits_elsewhere_and_then_it_is_said_to_be_limited()
    {
        await using var signals = await TestSignals.StartAsync(Database.Sqlite);
        await signals.MoveElsewhereAsync(await signals.ReportAsync(Told(1)));
        var here = await signals.ReportAsync(Told(1));
        for (var i = 0; i < 60; i++)
        {
            var view = await signals.OpenAsync(here);
            Assert.Equal((1, false), (view.Known!.Elsewhere.Count, view.ElsewhereLimited));
        }

        var limited = await signals.OpenAsync(here);
        Assert.Equal((0, true), (limited.Known!.Elsewhere.Count, limited.ElsewhereLimited));
        // A signal without such a hit costs nothing, and somebody else has a count of their own.
        Assert.False((await signals.OpenAsync(await signals.ReportAsync(Told(2)))).ElsewhereLimited);
        Assert.Single((await signals.OpenAsync(here, signals.Assessor with { UserId = Guid.NewGuid() })).Known!.Elsewhere);
    }

    [Theory, BothDatabases]
    public async Task Signals_that_share_something_are_counted_within_the_organisation(Database database)
    {
        await using var signals = await TestSignals.StartAsync(database);
        await signals.ReportAsync(Told(1));
        await signals.MoveElsewhereAsync(await signals.ReportAsync(Told(1)));
        var here = await signals.ReportAsync(Told(1));
        await signals.Get<OutboxWorker>().DrainAsync(default);
        var row = (await signals.Get<Assess.WorkQueue>().ToAssessAsync(signals.Assessor, new Assess.QueueFilter(), default)).Rows.Single(r => r.Number == here);
        Assert.Equal((1, "phone"), (row.KnownCount, Assert.Single(row.KnownKinds)));
    }

    private static Facts Told(int i) => new() { Phones = [$"06 5123456{i}"] };

    private static async Task MeasureAsync(Database database, int every)
    {
        await using var signals = await TestSignals.StartAsync(database);
        List<Pair> pairs = [.. Planted.Variants.Where((_, i) => i % every == every / 2), .. Planted.NearMisses.Where((_, i) => i % every == every / 2)];
        var missed = new List<string>();
        var wrong = new List<string>();
        var found = 0;
        foreach (var pair in pairs)
        {
            var earlier = await signals.ReportAsync(pair.Earlier);
            var later = await signals.ReportAsync(pair.Later);
            var hit = (await signals.OpenAsync(later)).Known!.Signals.Any(s => s.Number == earlier);
            found += hit && pair.Same ? 1 : 0;
            if (hit != pair.Same)
            {
                (pair.Same ? missed : wrong).Add(pair.Name);
            }
        }

        var recall = (double)found / pairs.Count(pair => pair.Same);
        var precision = found == 0 ? 0 : (double)found / (found + wrong.Count);
        var said = $"recall {recall:0.000}, precision {precision:0.000}; missed: {string.Join(", ", missed)}; wrong: {string.Join(", ", wrong)}";
        TestContext.Current.TestOutputHelper?.WriteLine(said);
        Assert.True(recall >= Goal && precision >= Goal, said);
    }
}
