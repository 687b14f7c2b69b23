using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Testing;

namespace Baken.Signals.Tests.Path;

/// <summary>A decision that waits for a second person takes nothing away from the one in effect.</summary>
public sealed class A_later_decision
{
    [Theory, BothDatabases]
    public async Task That_waits_leaves_an_acute_signal_with_the_team(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, number) = await chain.ReportAsync(Chain.WithMinor);
        Assert.IsType<DecideOutcome.Provisional>(await chain.DecideAsync(chain.Noor, number, Outcome.Administrative, Urgency.Acute));
        var before = (await chain.OpenAsync(chain.Inge, number))!;

        Assert.IsType<DecideOutcome.AwaitsSecond>(await chain.DecideAsync(chain.Tom, number, Outcome.Care, Urgency.High));

        var after = (await chain.OpenAsync(chain.Inge, number))!;
        Assert.Equal(SignalState.Routed, after.State);
        Assert.Equal((before.DueAt, Urgency.Acute, before.LeadTeam), (after.DueAt, after.Urgency, after.LeadTeam));
        Assert.Contains(number, (await chain.Get<WorkQueue>().AwaitsSecondAsync(chain.Noor, new QueueFilter(), default)).Rows.Select(r => r.Number));
    }

    [Theory, BothDatabases]
    public async Task That_is_put_back_leaves_the_earlier_one_in_effect(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, number) = await chain.ReportAsync(Chain.WithMinor);
        await chain.DecideAsync(chain.Noor, number, Outcome.Administrative, Urgency.Acute);
        await chain.DecideAsync(chain.Tom, number, Outcome.Care, Urgency.High);

        Assert.Equal(SecondOutcome.PutBack, await chain.Get<SecondPerson>().AnswerAsync(chain.Noor, number, 2, false, "De politie is al onderweg.", default));

        var after = (await chain.OpenAsync(chain.Inge, number))!;
        Assert.Equal((SignalState.Routed, Urgency.Acute, Outcome.Administrative), (after.State, after.Urgency, after.Outcome!.Value));
        Assert.Equal(Outcome.Administrative, after.Decision!.Outcome);
    }

    [Theory, BothDatabases]
    public async Task That_is_confirmed_takes_its_place_and_ends_what_the_former_team_saw(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, number) = await chain.ReportAsync(Chain.WithMinor);
        await chain.DecideAsync(chain.Noor, number, Outcome.Administrative, Urgency.Acute);
        await chain.DecideAsync(chain.Tom, number, Outcome.RegisterOnly, Urgency.High);

        Assert.Equal(SecondOutcome.Confirmed, await chain.Get<SecondPerson>().AnswerAsync(chain.Noor, number, 2, true, "Toch geen werk voor het team.", default));

        Assert.Null(await chain.OpenAsync(chain.Inge, number));
        Assert.Equal(SignalState.Closed, (await chain.OpenAsync(chain.Noor, number))!.State);
    }

    [Theory, BothDatabases]
    public async Task That_waits_does_not_make_an_acute_report_less_urgent(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, number) = await chain.ReportAsync(Chain.WithMinor with { Danger = Answer.Yes });
        await chain.DecideAsync(chain.Noor, number, Outcome.Care, Urgency.High);
        Assert.Equal(Urgency.Acute, (await chain.OpenAsync(chain.Noor, number))!.Urgency);

        await chain.Get<SecondPerson>().AnswerAsync(chain.Tom, number, 1, false, "Dit is acuut.", default);

        Assert.Equal((SignalState.ToAssess, Urgency.Acute), ((await chain.OpenAsync(chain.Noor, number))!.State, (await chain.OpenAsync(chain.Noor, number))!.Urgency));
    }
}
