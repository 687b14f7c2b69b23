using Baken.Kernel;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Signals.Assess;
using Baken.Signals.Report;
using Baken.Signals.Route;
using Baken.Storage.Postgres;
using Baken.Storage.Sqlite;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Baken.Signals.Tests.Known;

/// <summary>Kernel and signals on a fresh migrated database: an intake team with one assessor, and another organisation with one of its own.</summary>
internal sealed class TestSignals : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly TestFolder folder;

    private TestSignals(ServiceProvider services, TestFolder folder)
    {
        this.services = services;
        this.folder = folder;
    }

    public Actor Assessor { get; private set; } = null!;

    public Actor Elsewhere { get; private set; } = null!;

    public Team ElsewhereTeam { get; private set; } = null!;

    public static async Task<TestSignals> StartAsync(Database database)
    {
        var folder = new TestFolder();
        Kernel.Data.Storage storage = database == Database.Sqlite
            ? new SqliteStorage(folder.Path)
            : new PostgresStorage(await (await PostgresCluster.GetAsync()).NewDatabaseAsync(_ => Task.CompletedTask));
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 12, 0, TimeSpan.Zero)))
            .AddKernel(storage, MasterKey.Create(folder.File("master.key"))).AddSignals().BuildServiceProvider();
        var signals = new TestSignals(services, folder);
        await using (var open = signals.Get<Databases>().Open(Actor.System("test")))
        {
            await open.Db.Database.MigrateAsync();
        }

        await using (var keys = await signals.Get<IDbContextFactory<KeyDb>>().CreateDbContextAsync())
        {
            await keys.Database.MigrateAsync();
        }

        await signals.SetUpAsync();
        return signals;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A report by its facts; returns its number.</summary>
    public async Task<string> ReportAsync(Facts facts)
    {
        var outcome = await Get<Reporting>().ReceiveAsync(new Report.Report(Channel.Form, facts with { Narrative = facts.Narrative.Length > 0 ? facts.Narrative : "Iemand vertelt iets." }, ReporterWish.Anonymous, null), null, default);
        return Assert.IsType<ReportOutcome.Received>(outcome).Number!;
    }

    public async Task<SignalView> OpenAsync(string number, Actor? actor = null) => (await Get<SignalFile>().OpenAsync(actor ?? Assessor, number, default))!;

    /// <summary>Takes a signal away from the intake team and gives it to the other organisation, to one reader of it if asked.</summary>
    public Task<bool> MoveElsewhereAsync(string number, Guid? reader = null) => Get<WriteDoor>().WriteAsync(Assessor, "test", async (unit, token) =>
    {
        unit.Audit("test.move", "signal");
        var id = await unit.Db.Set<Signal>().Where(s => s.Number == number).Select(s => s.Id).SingleAsync(token);
        await unit.Db.Set<Grant>().Where(g => g.ObjectId == id).ExecuteDeleteAsync(token);
        var grant = new Grant(id, ElsewhereTeam.OrganisationId, ElsewhereTeam.Id, "assess", "test", GrantedFields.Outline | GrantedFields.Content, unit.Now, null);
        unit.Db.Add(reader is { } one ? grant.For(one) : grant);
        return true;
    }, default);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private Task<bool> SetUpAsync() => Get<WriteDoor>().WriteAsync(Actor.System("test"), "test", async (unit, token) =>
    {
        unit.NoAudit("A test sets up.");
        (Assessor, _) = Person(unit, "intake");
        (Elsewhere, ElsewhereTeam) = Person(unit, "elders");
        await Routing.PublishAsync(unit, [new RoutingRule { Id = "R-9", Team = "intake" }], token);
        return true;
    }, default);

    private static (Actor Actor, Team Team) Person(Unit unit, string code)
    {
        var organisation = new Organisation(code, code, "municipality");
        var team = new Team(code, code, organisation.Id);
        var user = new User(code, $"{code}@voorbeeld.example", organisation.Id);
        user.SetPassword("not used");
        unit.Db.AddRange(organisation, team, user, new RoleAssignment(user.Id, Role.Assessor, unit.Now), new TeamMembership(team.Id, user.Id));
        return (new Actor(ActorKind.Person, user.Id, organisation.Id, code, [team.Id], [Role.Assessor]), team);
    }
}
