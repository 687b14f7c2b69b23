using Baken.Kernel.Access;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Signals.Route;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Tests.Path;

public sealed class Who_may_see_a_signal
{
    [Theory, BothDatabases]
    public async Task Another_organisation_sees_nothing_and_can_do_nothing(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, number) = await chain.ReportAsync(Chain.Facts);

        foreach (var actor in new[] { chain.Stranger, chain.Inge, chain.Samira })
        {
            Assert.Null(await chain.OpenAsync(actor, number));
            Assert.Equal(0, (await chain.Get<WorkQueue>().ToAssessAsync(actor, new QueueFilter(), TestContext.Current.CancellationToken)).Total);
            Assert.Equal(TeamOutcome.NotFound, await chain.Get<TeamWork>().TakeUpAsync(actor, number, TestContext.Current.CancellationToken));
        }

        Assert.IsType<DecideOutcome.NotFound>(await chain.Get<Deciding>().DecideAsync(chain.Stranger, number, Form(), null, TestContext.Current.CancellationToken));
        Assert.IsType<CompleteOutcome.NotFound>(await chain.Get<Completing>().CompleteAsync(chain.Stranger, number, 1, Chain.Facts, TestContext.Current.CancellationToken));
        Assert.Equal(SecondOutcome.NotFound, await chain.Get<SecondPerson>().AnswerAsync(chain.Stranger, number, 1, true, "Ja.", TestContext.Current.CancellationToken));
        Assert.False(await chain.Get<DeskWork>().NoteAsync(chain.Stranger, number, "Ja.", TestContext.Current.CancellationToken));
    }

    [Theory, BothDatabases]
    public async Task A_team_member_who_may_read_may_not_decide(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, number) = await chain.ReportAsync(Chain.Facts);
        await chain.DecideAsync(chain.Noor, number, Outcome.Administrative);

        Assert.NotNull(await chain.OpenAsync(chain.Inge, number));
        Assert.IsType<DecideOutcome.NotFound>(await chain.Get<Deciding>().DecideAsync(chain.Inge, number, Form() with { SeenDecisions = 1 }, null, TestContext.Current.CancellationToken));
    }

    [Theory, BothDatabases]
    public async Task A_team_sees_it_only_after_routing_and_no_more_after_handing_back(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, number) = await chain.ReportAsync(Chain.WithMinor);

        Assert.IsType<DecideOutcome.AwaitsSecond>(await chain.DecideAsync(chain.Noor, number, Outcome.Administrative));
        Assert.Null(await chain.OpenAsync(chain.Inge, number));

        Assert.Equal(SecondOutcome.Confirmed, await chain.Get<SecondPerson>().AnswerAsync(chain.Tom, number, 1, true, "Klopt.", TestContext.Current.CancellationToken));
        Assert.NotNull(await chain.OpenAsync(chain.Inge, number));

        Assert.Equal(TeamOutcome.ReasonMissing, await chain.Get<TeamWork>().HandBackAsync(chain.Inge, number, " ", TestContext.Current.CancellationToken));
        Assert.Equal(TeamOutcome.Done, await chain.Get<TeamWork>().HandBackAsync(chain.Inge, number, "Niet van ons.", TestContext.Current.CancellationToken));
        Assert.Null(await chain.OpenAsync(chain.Inge, number));
        Assert.Equal(SignalState.ToAssess, (await chain.OpenAsync(chain.Noor, number))!.State);
    }

    [Theory, BothDatabases]
    public async Task A_provisional_decision_that_is_put_back_closes_the_door_again(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, number) = await chain.ReportAsync(Chain.WithMinor);
        Assert.IsType<DecideOutcome.Provisional>(await chain.DecideAsync(chain.Noor, number, Outcome.Administrative, Urgency.Acute));
        Assert.NotNull(await chain.OpenAsync(chain.Inge, number));

        Assert.Equal(SecondOutcome.SamePerson, await chain.Get<SecondPerson>().AnswerAsync(chain.Noor, number, 1, true, "Ik zelf.", TestContext.Current.CancellationToken));
        Assert.Equal(SecondOutcome.PutBack, await chain.Get<SecondPerson>().AnswerAsync(chain.Tom, number, 1, false, "Eerst zorg.", TestContext.Current.CancellationToken));

        Assert.Null(await chain.OpenAsync(chain.Inge, number));
    }

    [Theory, BothDatabases]
    public async Task A_follower_is_proposed_never_automatic(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, without) = await chain.ReportAsync(Chain.Facts);
        var (_, with) = await chain.ReportAsync(Chain.Facts);

        await chain.DecideAsync(chain.Noor, without, Outcome.Administrative);
        await chain.DecideAsync(chain.Noor, with, Outcome.Administrative, with: form => form with { AddFollower = true });

        Assert.Null(await chain.OpenAsync(chain.Samira, without));
        Assert.NotNull(await chain.OpenAsync(chain.Samira, with));
    }

    [Theory, BothDatabases]
    public async Task Who_reported_crosses_by_a_named_decision_and_only_to_the_team(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, number) = await chain.ReportAsync(Chain.Facts, new ReporterContact("Sanne Smit", "0612345678"));
        await chain.DecideAsync(chain.Noor, number, Outcome.Administrative, with: form => form with { AddFollower = true, ShareReporter = true });

        Assert.Null((await chain.OpenAsync(chain.Samira, number))!.Reporter);
        Assert.Equal("Sanne Smit", (await chain.OpenAsync(chain.Inge, number))!.Reporter!.Name);
        Assert.Contains(await chain.AuditAsync("access.grant-reporter"), record => record.UserId == chain.Noor.UserId && record.Purpose == "assess");
    }

    [Theory, BothDatabases]
    public async Task Who_asked_to_stay_anonymous_crosses_by_no_decision(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, number) = await chain.ReportAsync(Chain.Facts);
        await chain.DecideAsync(chain.Noor, number, Outcome.Administrative, with: form => form with { ShareReporter = true });

        Assert.Null((await chain.OpenAsync(chain.Inge, number))!.Reporter);
        Assert.Empty(await chain.AuditAsync("access.grant-reporter"));
    }

    [Theory, BothDatabases]
    public async Task Who_reported_never_crosses_with_the_signal(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, number) = await chain.ReportAsync(Chain.Facts, new ReporterContact("Sanne Smit", "0612345678"));
        await chain.DecideAsync(chain.Noor, number, Outcome.Administrative, with: form => form with { AddFollower = true });

        Assert.Equal("Sanne Smit", (await chain.OpenAsync(chain.Noor, number))!.Reporter!.Name);
        foreach (var actor in new[] { chain.Inge, chain.Samira })
        {
            var view = (await chain.OpenAsync(actor, number))!;
            Assert.Null(view.Reporter);
            Assert.True(view.ReporterWithheld);
        }

        var crossed = await chain.AskAsync(db => db.Set<Grant>().Where(g => g.OrganisationId != chain.Noor.OrganisationId).ToListAsync());
        Assert.Equal(2, crossed.Count);
        Assert.All(crossed, grant => Assert.False(grant.Fields.HasFlag(GrantedFields.Reporter)));
        Assert.All(crossed, grant => Assert.Equal("AVG art. 6 lid 1 onder e", grant.LegalBasis));
    }

    [Theory, BothDatabases]
    public async Task What_is_already_known_is_shown_with_its_reason_and_to_assessors_only(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, first) = await chain.ReportAsync(Chain.Facts);
        var (_, second) = await chain.ReportAsync(Chain.Facts);

        var known = (await chain.OpenAsync(chain.Noor, second))!.Known!;

        Assert.Equal(first, Assert.Single(known.Signals).Number);
        Assert.Contains("kvk", known.Signals[0].Kinds);
        Assert.Empty(known.Elsewhere);
        await chain.DecideAsync(chain.Noor, second, Outcome.Administrative);
        Assert.Null((await chain.OpenAsync(chain.Inge, second))!.Known);
    }

    private static DecisionForm Form() => new() { Outcome = Outcome.Administrative, Urgency = Urgency.Normal, Reason = "Omdat.", FollowsProposal = true, SeenDecisions = 0, SeenContent = 1 };
}
