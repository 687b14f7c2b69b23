using Baken.Kernel;
using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Outbox;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Baken.Signals.Route;
using Baken.Storage.Postgres;
using Baken.Storage.Sqlite;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Baken.Signals.Tests.Path;

/// <summary>
/// The module on a real database with the real migrations, and a small chain: an intake team with three assessors, a labour team of
/// another organisation, a care team of a third, and a fourth organisation that has nothing to do with it.
/// </summary>
public sealed class Chain : IAsyncDisposable
{
    private readonly TestFolder folder = new();
    private readonly ServiceProvider services;

    private Chain(Database database, string connection)
    {
        var master = MasterKey.Create(folder.File("master.key"));
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddLogging();
        Kernel.Data.Storage storage = database == Database.Postgres ? new PostgresStorage(connection) : new SqliteStorage(folder.Path);
        services = collection.AddKernel(storage, master).AddSignals().BuildServiceProvider();
    }

    /// <summary>Tuesday 24 November 2026, 10:12 Dutch time.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 9, 12, 34, TimeSpan.Zero));

    public Actor Noor { get; private set; } = null!;

    public Actor Tom { get; private set; } = null!;

    public Actor Inge { get; private set; } = null!;

    public Actor Samira { get; private set; } = null!;

    public Actor Stranger { get; private set; } = null!;

    public static Facts Facts { get; } = new()
    {
        Narrative = "Ze slapen in de loods. De baas houdt hun paspoorten.",
        Forms = ["labour"],
        Municipality = Municipalities.Find("Westland")!.Code,
        Companies = [new Company("Kasbloei Personeel B.V.", "90000005")],
    };

    public static Facts WithMinor { get; } = Facts with { Persons = [new Person(PersonRole.PossibleVictim, Age: 16)] };

    public static async Task<Chain> StartAsync(Database database)
    {
        var connection = database == Database.Postgres ? await (await PostgresCluster.GetAsync()).NewDatabaseAsync(_ => Task.CompletedTask) : "";
        var chain = new Chain(database, connection);
        await using (var open = chain.Get<Databases>().Open(Actor.System("test")))
        {
            await open.Db.Database.MigrateAsync();
        }

        await using (var keys = await chain.Get<IDbContextFactory<KeyDb>>().CreateDbContextAsync())
        {
            await keys.Database.MigrateAsync();
        }

        await chain.PopulateAsync();
        return chain;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Reports; returns the receipt code and the number.</summary>
    public async Task<(string Code, string Number)> ReportAsync(Facts facts, ReporterContact? contact = null)
    {
        var before = await NumbersAsync();
        var outcome = await Get<Reporting>().ReceiveAsync(new Baken.Signals.Report.Report(Channel.Form, facts, contact is null ? ReporterWish.Anonymous : ReporterWish.HearResult, contact), null, default);
        return (Assert.IsType<ReportOutcome.Received>(outcome).Code!, (await NumbersAsync()).Except(before).Single());
    }

    public Task<SignalView?> OpenAsync(Actor actor, string number) => Get<SignalFile>().OpenAsync(actor, number, default);

    public async Task<DecideOutcome> DecideAsync(Actor actor, string number, Outcome outcome, Urgency urgency = Urgency.Normal, Func<DecisionForm, DecisionForm>? with = null)
    {
        var view = (await OpenAsync(actor, number))!;
        var form = new DecisionForm
        {
            Outcome = outcome,
            Urgency = urgency,
            Reason = "Omdat de feiten dat zeggen.",
            FollowsProposal = true,
            SeenDecisions = view.Decisions,
            SeenContent = view.ContentVersion,
        };
        return await Get<Deciding>().DecideAsync(actor, number, with is null ? form : with(form), null, default);
    }

    public async Task<IReadOnlyList<AuditRecord>> AuditAsync(string action)
    {
        await using var open = Get<Databases>().Open(Actor.System("test"));
        return await open.Db.Set<AuditRecord>().AsNoTracking().Where(a => a.Action == action).ToListAsync();
    }

    /// <summary>Asks the database, past every grant.</summary>
    internal async Task<T> AskAsync<T>(Func<BakenDb, Task<T>> question)
    {
        await using var open = Get<Databases>().Open(Actor.System("test"));
        return await question(open.Db);
    }

    public Task<List<string>> NumbersAsync() => AskAsync(db => db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]).Select(s => s.Number).ToListAsync());

    public Task<int> SettleAsync() => Get<OutboxWorker>().DrainAsync(default);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private Task<bool> PopulateAsync() => Get<WriteDoor>().WriteAsync(Actor.System("test"), "test", async (unit, token) =>
    {
        unit.NoAudit("A test makes its chain.");
        var intake = Team(unit, "informatieplein", "intake", "Beoordelaars");
        var labour = Team(unit, "inspectie", "arbeid", "Inspectieteam Arbeid");
        var care = Team(unit, "zorg", "zorg", "Zorgcoördinatie");
        var other = Team(unit, "elders", "elders", "Elders");
        Noor = Person(unit, "Noor Veldkamp", intake, Role.Assessor);
        Tom = Person(unit, "Tom Aalders", intake, Role.Assessor);
        Inge = Person(unit, "Inge Postma", labour, Role.TeamMember);
        Samira = Person(unit, "Samira Oudhof", care, Role.CareCoordinator);
        Stranger = Person(unit, "Wim Elders", other, Role.Assessor);
        return await Routing.PublishAsync(
            unit,
            [
                new RoutingRule
                {
                    Id = "R-014",
                    When = new RuleConditions { Outcome = [Outcome.Administrative], Form = ["labour"] },
                    Team = "arbeid",
                    Follower = new ProposedFollower { Team = "zorg", Why = "er zorg nodig kan zijn" },
                    LegalBasis = "AVG art. 6 lid 1 onder e",
                },
                new RoutingRule { Id = "R-999", Team = "intake" },
            ],
            token);
    }, default);

    private static Team Team(Unit unit, string organisation, string code, string name)
    {
        var owner = new Organisation(organisation, organisation, "municipality");
        var team = new Team(code, name, owner.Id);
        unit.Db.AddRange(owner, team);
        return team;
    }

    private static Actor Person(Unit unit, string name, Team team, Role role)
    {
        var user = new User(name, $"{name.Split(' ')[0]}@{team.Code}.example", team.OrganisationId);
        user.SetPassword("no password opens this");
        unit.Db.AddRange(user, new RoleAssignment(user.Id, role, unit.Now), new TeamMembership(team.Id, user.Id));
        return new Actor(ActorKind.Person, user.Id, team.OrganisationId, name, [team.Id], [role]);
    }
}
