using System.Text.Json;
using Baken.Kernel.Access;
using Baken.Kernel.OnCall;
using Baken.Kernel.People;
using Baken.Signals.Tests.Path;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Tests.Leave;

public sealed class Who_may_let_an_organisation_go
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Nobody_but_a_platform_administrator_and_not_the_own_organisation(Database database)
    {
        await using var leaving = await Leaving.StartAsync(database);
        var chain = leaving.Chain;
        foreach (var role in Enum.GetValues<Role>().Except([Role.PlatformAdministrator]))
        {
            var actor = chain.Noor with { Roles = [role] };
            Assert.IsType<DepartureOutcome.NotFound>(await leaving.LeaveAsync("inspectie", "elders", team: "arbeid", by: actor));
            Assert.Null(await chain.Get<Departures>().PreviewAsync(actor, "inspectie", null, Cancellation));
            Assert.Null(await chain.Get<Organisations>().ListAsync(actor, null, null, null, Cancellation));
            Assert.Null(await chain.Get<Organisations>().ViewAsync(actor, "inspectie", Cancellation));
        }

        var own = Leaving.Wout with { OrganisationId = await leaving.OrganisationAsync("inspectie") };
        Assert.IsType<DepartureOutcome.NotFound>(await leaving.LeaveAsync("inspectie", "elders", team: "arbeid", by: own));
        Assert.IsType<DepartureOutcome.Left>(await leaving.LeaveAsync("inspectie", "elders", team: "arbeid"));
        Assert.IsType<DepartureOutcome.NotFound>(await leaving.LeaveAsync("inspectie", "elders", team: "arbeid"));
        Assert.IsType<DepartureOutcome.NotFound>(await leaving.LeaveAsync("bestaat-niet", "elders"));
    }

    [Theory, BothDatabases]
    public async Task A_wrong_name_no_reason_no_team_or_no_such_successor_changes_nothing(Database database)
    {
        await using var leaving = await Leaving.StartAsync(database);
        Assert.Equal(["name-differs"], Codes(await leaving.LeaveAsync("inspectie", "elders", team: "arbeid", name: "Inspectie Arbeid")));
        Assert.Equal(["reason-missing"], Codes(await leaving.LeaveAsync("inspectie", "elders", team: "arbeid", reason: " ")));
        Assert.Equal(["reason-long"], Codes(await leaving.LeaveAsync("inspectie", "elders", team: "arbeid", reason: new string('x', Departures.ReasonLength + 1))));
        Assert.Equal(["team-missing"], Codes(await leaving.LeaveAsync("inspectie", "elders")));
        Assert.Equal(["successor-unknown", "rules-refuse"], Codes(await leaving.LeaveAsync("inspectie", "inspectie", team: "arbeid")));
        Assert.Equal(["rules-refuse"], Codes(await leaving.LeaveAsync("inspectie", null)));
        Assert.Equal(1, (await leaving.RulesAsync()).Version);
        Assert.Null((await leaving.Chain.Get<Organisations>().ViewAsync(Leaving.Wout, "inspectie", Cancellation))!.Organisation.LeftAt);
    }

    [Theory, BothDatabases]
    public async Task The_intake_team_is_never_left_without_somebody_who_reads(Database database)
    {
        await using var leaving = await Leaving.StartAsync(database);
        await leaving.WriteAsync((unit, token) => unit.Db.Set<RoleAssignment>().Where(r => r.UserId == leaving.Chain.Stranger.UserId).ExecuteDeleteAsync(token));
        Assert.Equal(["intake-unmanned"], Codes(await leaving.LeaveAsync("informatieplein", "elders", team: "intake")));
    }

    [Theory, BothDatabases]
    public async Task Accounts_sessions_roles_memberships_and_duty_end(Database database)
    {
        await using var leaving = await Leaving.StartAsync(database);
        var chain = leaving.Chain;
        var signIn = chain.Get<SignIn>();
        var inge = await chain.AskAsync(db => db.Users.SingleAsync(u => u.Id == chain.Inge.UserId));
        var secret = await signIn.BeginAsync(inge, Cancellation);
        await leaving.WriteAsync(async (unit, token) =>
        {
            var noor = await unit.Db.Users.SingleAsync(u => u.Name.StartsWith("Noor"), token);
            foreach (var (person, code) in new[] { (inge.Id, "arbeid"), (noor.Id, "intake") })
            {
                await DutyRoster.ReplaceAsync(unit, await unit.Db.Set<Team>().SingleAsync(t => t.Code == code, token), [new DutyHours(person, [DayOfWeek.Monday], default, default)], token);
            }
        });
        Assert.NotNull(await chain.Get<Sessions>().OpenAsync(secret, Cancellation));

        await leaving.LeaveAsync("inspectie", "elders", team: "arbeid");

        Assert.Null(await chain.Get<Sessions>().OpenAsync(secret, Cancellation));
        Assert.NotNull(await chain.AskAsync(db => db.Users.Where(u => u.Id == inge.Id).Select(u => u.EndedAt).SingleAsync()));
        Assert.All(await chain.AskAsync(db => db.Set<Session>().Where(s => s.UserId == inge.Id).ToListAsync()), session => Assert.NotNull(session.EndedAt));
        Assert.Equal(0, await chain.AskAsync(db => db.Set<RoleAssignment>().CountAsync(r => r.UserId == inge.Id)));
        Assert.Equal(0, await chain.AskAsync(db => db.Set<TeamMembership>().CountAsync(m => m.UserId == inge.Id)));
        Assert.NotEqual(inge.Id, Assert.Single(await chain.AskAsync(db => db.Set<DutyLine>().Select(l => l.UserId).ToListAsync())));
        var view = (await chain.Get<Organisations>().ViewAsync(Leaving.Wout, "inspectie", Cancellation))!;
        Assert.Equal((0, "elders", "Opgegaan in een ander.", "Elders"), (view.Accounts, view.Successor, view.LeftWhy, Assert.Single(view.Teams).Successor));
    }

    [Theory, BothDatabases]
    public async Task Nothing_tells_the_platform_administrator_how_much_work_there_is(Database database)
    {
        await using var leaving = await Leaving.StartAsync(database);
        var chain = leaving.Chain;
        var before = await SeenAsync();
        for (var i = 0; i < 3; i++)
        {
            var (_, number) = await chain.ReportAsync(Chain.Facts);
            await chain.DecideAsync(chain.Noor, number, Outcome.Administrative, with: form => form with { AddFollower = true });
        }

        Assert.Equal(before, await SeenAsync());
        await leaving.LeaveAsync("inspectie", "elders", team: "arbeid");
        // Nor do the own lines of the audit log.
        var own = await leaving.OfWoutAsync();
        Assert.All(own, record => Assert.Contains(record.ObjectKind, new[] { "organisation", "user", "key" }));
        Assert.All(own.Where(record => record.ObjectKind == "organisation"), record => Assert.InRange(record.Objects.Count, 0, 2));
        Assert.Equal(3, (await chain.AuditAsync("signal.hand-over")).SelectMany(record => record.Objects).Distinct().Count());

        async Task<string> SeenAsync() => JsonSerializer.Serialize((
            await chain.Get<Departures>().PreviewAsync(Leaving.Wout, "inspectie", "elders", Cancellation),
            await chain.Get<Departures>().PreviewAsync(Leaving.Wout, "inspectie", null, Cancellation),
            await chain.Get<Organisations>().ViewAsync(Leaving.Wout, "inspectie", Cancellation),
            await chain.Get<Organisations>().ListAsync(Leaving.Wout, null, null, null, Cancellation)), Options);
    }

    private static readonly JsonSerializerOptions Options = new() { IncludeFields = true };

    private static IEnumerable<string> Codes(DepartureOutcome outcome) => Assert.IsType<DepartureOutcome.HasProblems>(outcome).Problems.Select(problem => problem.Code);
}
