using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Signals.Route;
using Baken.Signals.Tests.Path;
using Microsoft.EntityFrameworkCore;
using Database = Baken.Testing.Database;

namespace Baken.Signals.Tests.Leave;

/// <summary>A chain with a platform administrator, and Erik, a member of the team of organisation 'elders'.</summary>
internal sealed class Leaving(Chain chain) : IAsyncDisposable
{
    public static readonly Actor Wout = new(ActorKind.Person, Guid.NewGuid(), Guid.NewGuid(), "Wout Terlouw", [], [Role.PlatformAdministrator]);

    public Chain Chain => chain;

    public Actor Erik { get; private set; } = null!;

    public static async Task<Leaving> StartAsync(Database database)
    {
        var leaving = new Leaving(await Chain.StartAsync(database));
        await leaving.WriteAsync(async (unit, token) =>
        {
            var team = await unit.Db.Set<Team>().SingleAsync(t => t.Code == "elders", token);
            var erik = new User("Erik Elders", "erik@elders.example", team.OrganisationId);
            unit.Db.AddRange(erik, new RoleAssignment(erik.Id, Role.TeamMember, unit.Now), new TeamMembership(team.Id, erik.Id));
            leaving.Erik = new Actor(ActorKind.Person, erik.Id, team.OrganisationId, erik.Name, [team.Id], [Role.TeamMember]);
        });
        return leaving;
    }

    public Task<DepartureOutcome> LeaveAsync(string code, string? successor, string? team = null, Actor? by = null, string? name = null, string reason = "Opgegaan in een ander.") =>
        chain.Get<Departures>().LeaveAsync(
            by ?? Wout,
            code,
            new DepartureForm { Successor = successor, Teams = team is null ? new Dictionary<string, string>() : new() { [team] = "elders" }, Name = name ?? code, Reason = reason },
            default);

    /// <summary>Publishes rules that name no team but the intake team.</summary>
    public Task ForgetRulesAsync() => WriteAsync((unit, token) => Routing.PublishAsync(unit, [new RoutingRule { Id = "R-999", Team = "intake" }], token));

    public Task WriteAsync(Func<Unit, CancellationToken, Task> act) => chain.Get<WriteDoor>().WriteAsync(Actor.System("test"), "test", async (unit, token) =>
    {
        unit.NoAudit("A test prepares.");
        await act(unit, token);
        return true;
    }, default);

    public Task<RoutingTable> RulesAsync() => chain.AskAsync(db => Routing.CurrentAsync(db, default));

    public Task<List<AuditRecord>> OfWoutAsync() => chain.AskAsync(db => db.Set<AuditRecord>().Where(a => a.UserId == Wout.UserId).ToListAsync());

    internal Task<Signal> SignalAsync(string number) => chain.AskAsync(db => db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]).AsNoTracking().SingleAsync(s => s.Number == number));

    public Task<Guid> OrganisationAsync(string code) => chain.AskAsync(db => db.Set<Organisation>().Where(o => o.Code == code).Select(o => o.Id).SingleAsync());

    /// <summary>Whether no data key is wrapped by the organisation's key any more; destroys that key if so.</summary>
    public async Task<bool> IsWithoutKeysAsync(string organisation) => await chain.Get<KeyStore>().DestroyOrganisationAsync(await OrganisationAsync(organisation), default);

    public ValueTask DisposeAsync() => chain.DisposeAsync();
}
