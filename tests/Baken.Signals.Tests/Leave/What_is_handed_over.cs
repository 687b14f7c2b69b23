using Baken.Kernel.Access;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Signals.Assess;
using Baken.Signals.Retain;
using Baken.Signals.Route;
using Baken.Signals.Tests.Path;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Signals.Tests.Leave;

public sealed class What_is_handed_over
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task The_successor_opens_takes_up_closes_and_in_time_destroys_what_the_other_had_and_the_old_people_get_nothing(Database database)
    {
        await using var leaving = await Leaving.StartAsync(database);
        var chain = leaving.Chain;
        var routed = await RoutedAsync(chain);
        var taken = await RoutedAsync(chain);
        var closed = await RoutedAsync(chain);
        await chain.Get<TeamWork>().TakeUpAsync(chain.Inge, taken, Cancellation);
        await chain.Get<TeamWork>().TakeUpAsync(chain.Inge, closed, Cancellation);
        Assert.Equal(TeamOutcome.Done, await chain.Get<TeamWork>().CloseAsync(chain.Inge, closed, "back_pay", "Loon betaald.", null, Cancellation));

        Assert.IsType<DepartureOutcome.Left>(await leaving.LeaveAsync("inspectie", "elders", team: "arbeid"));

        foreach (var number in new[] { routed, taken, closed })
        {
            Assert.Null(await chain.OpenAsync(chain.Inge, number));
            Assert.Equal(TeamOutcome.NotFound, await chain.Get<TeamWork>().TakeUpAsync(chain.Inge, number, Cancellation));
            var view = (await chain.OpenAsync(leaving.Erik, number))!;
            Assert.Equal(Chain.Facts.Narrative, view.Facts.Narrative);
            Assert.Equal(SignalEventKind.HandedOver, view.Timeline.First(step => step.Kind != SignalEventKind.Opened).Kind);
        }

        Assert.Equal((SignalState.Routed, SignalState.Closed), ((await leaving.SignalAsync(taken)).State, (await leaving.SignalAsync(closed)).State));
        Assert.Equal(TeamOutcome.Done, await chain.Get<TeamWork>().TakeUpAsync(leaving.Erik, taken, Cancellation));
        Assert.Equal(TeamOutcome.Done, await chain.Get<TeamWork>().CloseAsync(leaving.Erik, taken, "back_pay", "Loon betaald.", null, Cancellation));
        chain.Clock.Advance(TimeSpan.FromDays(365 * 21));
        Assert.Equal(2, await chain.Get<Retention>().SweepAsync(Cancellation));
        Assert.Null(await chain.OpenAsync(leaving.Erik, closed));
    }

    [Theory, BothDatabases]
    public async Task Grants_are_ended_and_opened_anew_with_the_same_purpose_and_ground_and_no_wider(Database database)
    {
        await using var leaving = await Leaving.StartAsync(database);
        var chain = leaving.Chain;
        var (_, number) = await chain.ReportAsync(Chain.Facts, new ReporterContact("Sanne Smit", "0612345678"));
        await chain.DecideAsync(chain.Noor, number, Outcome.Administrative, with: form => form with { AddFollower = true, ShareReporter = true });
        await leaving.LeaveAsync("inspectie", "elders", team: "arbeid");
        await leaving.LeaveAsync("zorg", "elders", team: "zorg");

        var grants = await chain.AskAsync(db => db.Set<Grant>().AsNoTracking().ToListAsync());
        Assert.All(grants.Where(g => g.OrganisationId == chain.Inge.OrganisationId || g.OrganisationId == chain.Samira.OrganisationId), g => Assert.NotNull(g.Until));
        var opened = grants.Where(g => g.OrganisationId == leaving.Erik.OrganisationId).ToList();
        Assert.Equal(["act", "follow"], opened.Select(g => g.Purpose).Distinct().Order());
        Assert.All(opened, g => Assert.Equal("AVG art. 6 lid 1 onder e", g.LegalBasis));
        Assert.False(opened.Single(g => g.Purpose == "follow").Fields.HasFlag(GrantedFields.Reporter));
        Assert.Equal("Sanne Smit", (await chain.OpenAsync(leaving.Erik, number))!.Reporter!.Name);
    }

    [Theory, BothDatabases]
    public async Task Rules_that_name_a_team_that_left_name_the_next_one_in_a_new_version(Database database)
    {
        await using var leaving = await Leaving.StartAsync(database);
        await leaving.LeaveAsync("inspectie", "elders", team: "arbeid");
        await leaving.LeaveAsync("zorg", "elders", team: "zorg");
        var rules = await leaving.RulesAsync();
        Assert.Equal(3, rules.Version);
        Assert.Equal(("elders", "elders", "intake"), (rules.Rules[0].Team, rules.Rules[0].Follower!.Team, rules.IntakeTeam));
        var number = await RoutedAsync(leaving.Chain);
        Assert.NotNull(await leaving.Chain.OpenAsync(leaving.Erik, number));
    }

    [Theory, BothDatabases]
    public async Task A_decision_that_waits_for_a_second_person_sends_it_to_the_next_team(Database database)
    {
        await using var leaving = await Leaving.StartAsync(database);
        var chain = leaving.Chain;
        var (_, number) = await chain.ReportAsync(Chain.WithMinor);
        Assert.IsType<DecideOutcome.AwaitsSecond>(await chain.DecideAsync(chain.Noor, number, Outcome.Administrative));
        await leaving.LeaveAsync("inspectie", "elders", team: "arbeid");
        Assert.Equal(SecondOutcome.Confirmed, await chain.Get<SecondPerson>().AnswerAsync(chain.Tom, number, 1, true, "Klopt.", Cancellation));
        Assert.NotNull(await chain.OpenAsync(leaving.Erik, number));
        Assert.Null(await chain.OpenAsync(chain.Inge, number));
    }

    [Theory, BothDatabases]
    public async Task Without_a_successor_open_work_goes_back_to_the_assessors_and_closed_work_is_kept_by_them(Database database)
    {
        await using var leaving = await Leaving.StartAsync(database);
        var chain = leaving.Chain;
        var taken = await RoutedAsync(chain);
        var closed = await RoutedAsync(chain);
        await chain.Get<TeamWork>().TakeUpAsync(chain.Inge, taken, Cancellation);
        await chain.Get<TeamWork>().TakeUpAsync(chain.Inge, closed, Cancellation);
        await chain.Get<TeamWork>().CloseAsync(chain.Inge, closed, "back_pay", "Loon betaald.", null, Cancellation);
        var (_, waiting) = await chain.ReportAsync(Chain.WithMinor);
        await chain.DecideAsync(chain.Noor, waiting, Outcome.Administrative);
        await leaving.ForgetRulesAsync();

        Assert.IsType<DepartureOutcome.Left>(await leaving.LeaveAsync("inspectie", null));

        Assert.Equal(SignalState.ToAssess, (await chain.OpenAsync(chain.Noor, taken))!.State);
        Assert.Equal(SignalState.ToAssess, (await chain.OpenAsync(chain.Noor, waiting))!.State);
        Assert.Equal(SecondOutcome.NothingWaits, await chain.Get<SecondPerson>().AnswerAsync(chain.Tom, waiting, 1, true, "Klopt.", Cancellation));
        Assert.Equal(chain.Noor.OrganisationId, (await leaving.SignalAsync(closed)).LeadOrganisationId);
        Assert.IsType<DecideOutcome.InForce>(await chain.DecideAsync(chain.Noor, taken, Outcome.RegisterOnly));
        Assert.Null(await chain.OpenAsync(chain.Inge, taken));
        chain.Clock.Advance(TimeSpan.FromDays(365 * 21));
        Assert.Equal(2, await chain.Get<Retention>().SweepAsync(Cancellation));
    }

    [Theory, BothDatabases]
    public async Task The_intake_organisation_merges_with_its_keys_and_what_comes_in_next_comes_to_the_successor(Database database)
    {
        await using var leaving = await Leaving.StartAsync(database);
        var chain = leaving.Chain;
        var (_, number) = await chain.ReportAsync(Chain.Facts);
        Assert.False(await leaving.IsWithoutKeysAsync("informatieplein"));

        Assert.IsType<DepartureOutcome.Left>(await leaving.LeaveAsync("informatieplein", "elders", team: "intake"));

        // The program could end here: the keys have not followed yet, and everything opens.
        Assert.Equal(Chain.Facts.Narrative, (await chain.OpenAsync(chain.Stranger, number))!.Facts.Narrative);
        Assert.Null(await chain.OpenAsync(chain.Noor, number));
        await chain.SettleAsync();
        await chain.Get<Departures>().RepairAsync(Cancellation);
        Assert.NotNull(await chain.OpenAsync(chain.Stranger, number));
        chain.Clock.Advance(TimeSpan.FromDays(3));
        await chain.Get<Departures>().RepairAsync(Cancellation);
        Assert.True(await leaving.IsWithoutKeysAsync("informatieplein"));
        using var restarted = ActivatorUtilities.CreateInstance<KeyStore>(chain.Get<IServiceProvider>());
        Assert.NotEmpty(await restarted.OpenAsync([(await leaving.SignalAsync(number)).KeyId], Cancellation));

        Assert.IsType<DecideOutcome.InForce>(await chain.DecideAsync(chain.Stranger, number, Outcome.Administrative));
        Assert.NotNull(await chain.OpenAsync(chain.Inge, number));
        var (_, next) = await chain.ReportAsync(Chain.Facts);
        Assert.NotNull(await chain.OpenAsync(chain.Stranger, next));
    }

    [Theory, BothDatabases]
    public async Task What_came_in_for_it_while_it_went_is_handed_over_the_next_day(Database database)
    {
        await using var leaving = await Leaving.StartAsync(database);
        var chain = leaving.Chain;
        var number = await RoutedAsync(chain);
        await leaving.LeaveAsync("inspectie", "elders", team: "arbeid");
        await leaving.WriteAsync(async (unit, token) =>
        {
            var stray = await unit.Db.Set<Signal>().IgnoreQueryFilters([Kernel.Data.BakenDb.GrantFilter]).SingleAsync(s => s.Number == number, token);
            stray.OwnedBy(chain.Inge.OrganisationId!.Value, chain.Inge.Teams[0]);
        });

        await chain.Get<Departures>().RepairAsync(Cancellation);
        Assert.Equal(leaving.Erik.OrganisationId, (await leaving.SignalAsync(number)).LeadOrganisationId);
        Assert.Equal(TeamOutcome.Done, await chain.Get<TeamWork>().TakeUpAsync(leaving.Erik, number, Cancellation));
    }

    private static async Task<string> RoutedAsync(Chain chain)
    {
        var (_, number) = await chain.ReportAsync(Chain.Facts);
        Assert.IsType<DecideOutcome.InForce>(await chain.DecideAsync(chain.Noor, number, Outcome.Administrative));
        return number;
    }
}
