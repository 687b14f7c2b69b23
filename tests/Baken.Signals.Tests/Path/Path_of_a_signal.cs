using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Baken.Signals.Route;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Tests.Path;

public sealed class Path_of_a_signal
{
    [Theory, BothDatabases]
    public async Task Closing_before_taking_up_or_without_a_result_is_refused(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, number) = await chain.ReportAsync(Chain.Facts);
        await chain.DecideAsync(chain.Noor, number, Outcome.Administrative);
        var work = chain.Get<TeamWork>();

        Assert.Equal(TeamOutcome.ResultMissing, await work.CloseAsync(chain.Inge, number, null, "Klaar.", null, TestContext.Current.CancellationToken));
        Assert.Equal(TeamOutcome.ResultMissing, await work.CloseAsync(chain.Inge, number, "unfounded", "Klaar.", null, TestContext.Current.CancellationToken));
        Assert.Equal(TeamOutcome.Done, await work.TakeUpAsync(chain.Inge, number, TestContext.Current.CancellationToken));
        Assert.Equal(TeamOutcome.ChangedMeanwhile, await work.TakeUpAsync(chain.Inge, number, TestContext.Current.CancellationToken));
        Assert.Equal(TeamOutcome.ReasonMissing, await work.CloseAsync(chain.Inge, number, "unfounded", "", null, TestContext.Current.CancellationToken));
    }

    [Theory, BothDatabases]
    public async Task From_receipt_to_an_answer_and_open_again_when_something_is_added(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var reporting = chain.Get<Reporting>();
        var (code, number) = await chain.ReportAsync(Chain.Facts);
        Assert.Equal(ReportProgress.Received, (await reporting.ReadAsync(code, TestContext.Current.CancellationToken))!.Progress);

        var received = (await chain.OpenAsync(chain.Noor, number))!;
        Assert.Equal((SignalState.ToAssess, "Beoordelaars"), (received.State, received.LeadTeam));
        Assert.NotNull(received.DueAt);
        Assert.Equal(ReportProgress.BeingRead, (await reporting.ReadAsync(code, TestContext.Current.CancellationToken))!.Progress);

        Assert.IsType<DecideOutcome.InForce>(await chain.DecideAsync(chain.Noor, number, Outcome.Administrative));
        var status = (await reporting.ReadAsync(code, TestContext.Current.CancellationToken))!;
        Assert.Equal((ReportProgress.AnswerReady, "passed_on"), (status.Progress, status.Answer));

        await chain.Get<TeamWork>().TakeUpAsync(chain.Inge, number, TestContext.Current.CancellationToken);
        Assert.Equal(TeamOutcome.Done, await chain.Get<TeamWork>().CloseAsync(chain.Inge, number, "unfounded", "Niets gevonden.", null, TestContext.Current.CancellationToken));
        Assert.Equal("looked_into", (await reporting.ReadAsync(code, TestContext.Current.CancellationToken))!.Answer);

        Assert.Equal(AdditionOutcome.Added, await reporting.AddAsync(code, new Addition("Ze zijn verhuisd."), "eens", TestContext.Current.CancellationToken));
        Assert.Equal(AdditionOutcome.Added, await reporting.AddAsync(code, new Addition("Ze zijn verhuisd."), "eens", TestContext.Current.CancellationToken));
        var reopened = (await chain.OpenAsync(chain.Noor, number))!;
        Assert.Equal((SignalState.ToAssess, "Beoordelaars", true), (reopened.State, reopened.LeadTeam, reopened.HasNewInformation));
        Assert.Equal("Ze zijn verhuisd.", Assert.Single(reopened.Timeline, step => step.Kind == SignalEventKind.InformationAdded).Words);
        Assert.Equal(
            [SignalEventKind.Received, SignalEventKind.DecisionTookEffect, SignalEventKind.Routed, SignalEventKind.TakenUp, SignalEventKind.Closed, SignalEventKind.InformationAdded, SignalEventKind.Reopened],
            reopened.Timeline.Reverse().Select(step => step.Kind).Where(kind => kind is not (SignalEventKind.UrgencyProposed or SignalEventKind.Opened or SignalEventKind.Answered or SignalEventKind.KnownFound)));
    }

    [Theory, BothDatabases]
    public async Task Whoever_holds_the_code_cannot_take_a_signal_from_the_team(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (code, number) = await chain.ReportAsync(Chain.Facts);
        await chain.DecideAsync(chain.Noor, number, Outcome.Administrative);
        await chain.Get<TeamWork>().TakeUpAsync(chain.Inge, number, TestContext.Current.CancellationToken);

        await chain.Get<Reporting>().AddAsync(code, new Addition("Laat maar."), "eens", TestContext.Current.CancellationToken);

        var view = (await chain.OpenAsync(chain.Inge, number))!;
        Assert.Equal((SignalState.TakenUp, true), (view.State, view.HasNewInformation));
    }

    [Theory, BothDatabases]
    public async Task Danger_or_a_minor_told_afterwards_makes_a_signal_more_urgent_and_the_term_shorter(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (code, number) = await chain.ReportAsync(Chain.Facts);
        var before = (await chain.OpenAsync(chain.Noor, number))!;

        await chain.Get<Reporting>().AddAsync(code, new Addition("Er is ook een meisje van 15.", Minor: AgeGroup.Minor), "een", TestContext.Current.CancellationToken);
        var minor = (await chain.OpenAsync(chain.Noor, number))!;
        Assert.Equal((true, Urgency.High), (minor.Minor, minor.Urgency));

        await chain.Get<Reporting>().AddAsync(code, new Addition("Hij komt eraan.", Danger: Answer.Yes), "twee", TestContext.Current.CancellationToken);
        var acute = (await chain.OpenAsync(chain.Noor, number))!;
        Assert.Equal(Urgency.Acute, acute.Urgency);
        Assert.True(acute.DueAt < minor.DueAt && minor.DueAt < before.DueAt);
    }

    [Theory, BothDatabases]
    public async Task A_form_that_is_sent_twice_does_not_overwrite_the_receipt(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (drafts, key) = (chain.Get<Drafts>(), DraftKey.New());
        var cancellation = TestContext.Current.CancellationToken;
        await drafts.SaveAsync(key, "getypt", cancellation);
        await chain.Get<Reporting>().ReceiveAsync(new Baken.Signals.Report.Report(Channel.Form, Chain.Facts, ReporterWish.Anonymous, null), key, cancellation);
        var receipt = (await drafts.ReadAsync(key, cancellation))!.Code;

        await drafts.SaveAsync(key, "nog eens", cancellation);

        Assert.NotNull(receipt);
        Assert.Equal(receipt, (await drafts.ReadAsync(key, cancellation))!.Code);
    }

    [Theory, BothDatabases]
    public async Task A_wrong_code_opens_nothing(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        await chain.ReportAsync(Chain.Facts);

        Assert.Null(await chain.Get<Reporting>().ReadAsync("AAAA-BBBB-CCCC-DDDD", TestContext.Current.CancellationToken));
        Assert.Null(await chain.Get<Reporting>().ReadAsync("", TestContext.Current.CancellationToken));
        Assert.Equal(AdditionOutcome.NoSuchCode, await chain.Get<Reporting>().AddAsync("AAAA-BBBB-CCCC-DDDD", new Addition("Iets."), "eens", TestContext.Current.CancellationToken));
    }

    [Theory, BothDatabases]
    public async Task A_duplicate_of_itself_or_of_nothing_is_refused(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, number) = await chain.ReportAsync(Chain.Facts);
        var (_, other) = await chain.ReportAsync(Chain.Facts);

        foreach (var (wrong, code) in new[] { (number, "duplicate-itself"), ("26-nooit", "duplicate-unknown"), (" ", "duplicate-missing") })
        {
            var refused = Assert.IsType<DecideOutcome.HasProblems>(await chain.DecideAsync(chain.Noor, number, Outcome.Duplicate, with: form => form with { DuplicateOf = wrong }));
            Assert.Equal(code, Assert.Single(refused.Problems).Code);
        }

        Assert.IsType<DecideOutcome.InForce>(await chain.DecideAsync(chain.Noor, number, Outcome.Duplicate, with: form => form with { DuplicateOf = other }));
        var closed = (await chain.OpenAsync(chain.Noor, number))!;
        Assert.Equal((SignalState.Closed, other), (closed.State, closed.Decision!.DuplicateOf));
    }

    [Theory, BothDatabases]
    public async Task Two_signals_are_never_made_each_others_duplicate_so_that_one_stays_open(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, one) = await chain.ReportAsync(Chain.Facts);
        var (_, two) = await chain.ReportAsync(Chain.Facts);
        var (_, three) = await chain.ReportAsync(Chain.Facts);

        var at = await Task.WhenAll(DuplicateAsync(one, two), DuplicateAsync(two, one));
        Assert.Single(at, outcome => outcome is DecideOutcome.InForce);
        var refused = Assert.IsType<DecideOutcome.HasProblems>(Assert.Single(at, outcome => outcome is not DecideOutcome.InForce));
        Assert.Equal("duplicate-of-duplicate", Assert.Single(refused.Problems).Code);
        var (closed, open) = at[0] is DecideOutcome.InForce ? (one, two) : (two, one);
        Assert.Equal(SignalState.Closed, (await chain.OpenAsync(chain.Noor, closed))!.State);
        Assert.Equal(SignalState.ToAssess, (await chain.OpenAsync(chain.Noor, open))!.State);

        Assert.IsType<DecideOutcome.HasProblems>(await DuplicateAsync(three, closed));
        Assert.IsType<DecideOutcome.InForce>(await DuplicateAsync(three, open));

        Task<DecideOutcome> DuplicateAsync(string number, string of) => chain.DecideAsync(chain.Noor, number, Outcome.Duplicate, with: form => form with { DuplicateOf = of });
    }

    [Theory, BothDatabases]
    public async Task A_second_person_is_needed_exactly_when_it_must_be(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var unknown = Indicators.Catalogue.All.Where(i => i.StrengthFor(false) == Strength.Unknown).Take(2).Select(i => new ObservedIndicator(i.Code)).ToList();
        var strong = Indicators.Catalogue.All.First(i => i.StrengthFor(false) == Strength.Strong).Code;
        (Facts Facts, Outcome Outcome, bool Needed)[] cases =
        [
            (Chain.WithMinor, Outcome.Administrative, true),
            (Chain.Facts with { Persons = [new Person(PersonRole.Witness, AgeGroup: AgeGroup.PossiblyMinor)] }, Outcome.Care, true),
            (Chain.Facts with { Persons = [new Person(PersonRole.PossibleVictim, Age: 18)] }, Outcome.Administrative, false),
            (Chain.Facts, Outcome.RegisterOnly, false),
            (Chain.Facts with { Indicators = [unknown[0]] }, Outcome.NotEnoughInformation, false),
            (Chain.Facts with { Indicators = unknown }, Outcome.NotEnoughInformation, true),
            (Chain.Facts with { Indicators = [new(strong)] }, Outcome.RegisterOnly, true),
            (Chain.Facts with { Indicators = unknown }, Outcome.Administrative, false),
        ];

        foreach (var (facts, outcome, needed) in cases)
        {
            var (_, number) = await chain.ReportAsync(facts);
            var decided = await chain.DecideAsync(chain.Noor, number, outcome);
            Assert.Equal(needed, decided is DecideOutcome.AwaitsSecond);
        }
    }

    [Theory, BothDatabases]
    public async Task Correcting_computes_urgency_and_what_is_known_again(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, earlier) = await chain.ReportAsync(new Facts { Narrative = "Een busje.", Plates = ["AB-123-C"] });
        var (_, number) = await chain.ReportAsync(new Facts { Narrative = "Nog een busje." });
        Assert.Empty((await chain.OpenAsync(chain.Noor, number))!.Known!.Signals);

        var corrected = new Facts { Narrative = "Iets anders.", Plates = ["ab123c"], Persons = [new Person(PersonRole.PossibleVictim, AgeGroup: AgeGroup.PossiblyMinor)] };
        var completed = Assert.IsType<CompleteOutcome.Completed>(await chain.Get<Completing>().CompleteAsync(chain.Noor, number, 1, corrected, TestContext.Current.CancellationToken));

        Assert.Equal((Urgency.High, true), (completed.Proposed, completed.UrgencyChanged));
        var view = (await chain.OpenAsync(chain.Noor, number))!;
        Assert.Equal((true, Urgency.High, 2), (view.Minor, view.Urgency, view.ContentVersion));
        Assert.Equal(earlier, Assert.Single(view.Known!.Signals).Number);
        Assert.Equal("Nog een busje.", view.Facts.Narrative);
    }

    [Theory, BothDatabases]
    public async Task Facts_that_changed_meanwhile_are_refused_with_what_changed(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, number) = await chain.ReportAsync(Chain.Facts);
        await chain.Get<Completing>().CompleteAsync(chain.Tom, number, 1, Chain.Facts with { Sector = "greenhouse" }, TestContext.Current.CancellationToken);

        var late = await chain.Get<Completing>().CompleteAsync(chain.Noor, number, 1, Chain.Facts with { Address = "Kasweg 4" }, TestContext.Current.CancellationToken);
        var decided = await chain.DecideAsync(chain.Noor, number, Outcome.Administrative, with: form => form with { SeenContent = 1 });

        Assert.Equal(new FactChange("Sector", "", "greenhouse"), Assert.Single(Assert.IsType<CompleteOutcome.ChangedMeanwhile>(late).Theirs));
        Assert.IsType<DecideOutcome.FactsChanged>(decided);
        Assert.Equal(1, await chain.AskAsync(db => db.Set<Signal>().IgnoreQueryFilters([Kernel.Data.BakenDb.GrantFilter]).CountAsync(s => s.Decisions == 0)));
    }

    [Theory, BothDatabases]
    public async Task Two_decisions_at_once_are_one_decision_and_one_meeting(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        for (var round = 0; round < 5; round++)
        {
            var (_, number) = await chain.ReportAsync(Chain.Facts);
            var form = new DecisionForm { Outcome = Outcome.Administrative, Urgency = Urgency.Normal, Reason = "Omdat.", FollowsProposal = true, SeenDecisions = 0, SeenContent = 1 };
            var outcomes = await Task.WhenAll(
                new[] { chain.Noor, chain.Tom }.Select(actor => Task.Run(() => chain.Get<Deciding>().DecideAsync(actor, number, form, null, TestContext.Current.CancellationToken))));

            Assert.Single(outcomes.OfType<DecideOutcome.MetAnother>());
            Assert.Single(outcomes.OfType<DecideOutcome.InForce>());
            Assert.Equal(1, (await chain.OpenAsync(chain.Noor, number))!.Decisions);
        }
    }
}
