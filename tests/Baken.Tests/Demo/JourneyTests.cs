using Baken.Demo.Stories;

namespace Baken.Tests.Demo;

public sealed class JourneyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 30, 0, TimeSpan.FromHours(1));
    private static readonly IReadOnlyList<Story> Stories = new StoryTeller(1, Now).Tell();

    [Fact]
    public void No_step_lies_before_the_report_or_after_now_and_steps_are_in_order() =>
        Assert.All(Stories, s =>
        {
            DateTimeOffset[] times = [s.When, .. s.Journey.Steps.Select(x => x.At), Now];
            Assert.Equal(times.Order(), times);
        });

    [Fact]
    public void Nobody_reads_a_decision_of_their_own_as_second_person() =>
        Assert.All(Stories, s =>
        {
            int decided = -1;
            foreach (JourneyStep step in s.Journey.Steps)
            {
                decided = step is Assessed a ? a.Assessor : decided;
                Assert.False(step is SecondRead r && r.Assessor == decided);
            }
        });

    [Fact]
    public void No_team_acts_on_a_signal_whose_work_was_ended() =>
        Assert.All(Stories, s =>
        {
            string outcome = "";
            foreach (JourneyStep step in s.Journey.Steps)
            {
                outcome = step is Assessed a ? a.Outcome : outcome;
                Assert.False(step is TakenUp or HandedBack or NotTakenUp or Closed && JourneyCodes.EndingOutcomes.Contains(outcome));
            }
        });

    [Fact]
    public void A_decision_about_a_minor_reaches_a_team_only_after_a_second_person() =>
        Assert.All(Stories.Where(s => s.Persons.Any(p => p.Minor is "yes" or "possibly")), s =>
        {
            bool confirmed = false;
            foreach (JourneyStep step in s.Journey.Steps)
            {
                confirmed = step is SecondRead read ? read.Confirms : confirmed && step is not Assessed;
                Assert.True(confirmed || step is not (TakenUp or NotTakenUp or HandedBack or Closed));
            }
        });

    [Fact]
    public void A_duplicate_names_an_earlier_signal_that_shares_its_facts()
    {
        Assessed[] duplicates = [.. Stories.SelectMany(s => s.Journey.Steps).OfType<Assessed>().Where(a => a.Outcome == JourneyCodes.Duplicate)];
        Assert.True(duplicates.Length >= 15);
        foreach (Story story in Stories)
        {
            foreach (Assessed step in story.Journey.Steps.OfType<Assessed>())
            {
                Assert.Equal(step.Outcome == JourneyCodes.Duplicate, step.DuplicateOf is not null);
                if (step.DuplicateOf is int number)
                {
                    Assert.InRange(number, 1, story.Number - 1);
                    Assert.Equal((story.MunicipalityCode, story.AddressText), (Stories[number - 1].MunicipalityCode, Stories[number - 1].AddressText));
                }
            }
        }
    }

    [Fact]
    public void The_newest_wait_unread_others_are_under_way_and_most_are_closed()
    {
        Assert.All(Stories.TakeLast(80), s => Assert.Empty(s.Journey.Steps));
        Dictionary<string, int> stops = Stories.CountBy(s => s.Journey.Stop).ToDictionary();
        Assert.InRange(stops[JourneyCodes.StoppedInQueue], 80, 120);
        Assert.InRange(stops[JourneyCodes.StoppedUnderWay] + stops[JourneyCodes.StoppedAwaitingSecond], 25, 110);
        Assert.InRange(stops[JourneyCodes.StoppedRouted], 20, 70);
        Assert.InRange(stops[JourneyCodes.StoppedClosed], 1700, 1900);
    }

    [Fact]
    public void Every_outcome_urgency_and_result_occurs_and_reasons_vary()
    {
        Assessed[] decisions = [.. Stories.SelectMany(s => s.Journey.Steps).OfType<Assessed>()];
        Assert.Equal(JourneyCodes.Outcomes.Order(), decisions.Select(d => d.Outcome).Distinct().Order());
        Assert.Equal(JourneyCodes.Urgencies.Order(), decisions.Select(d => d.Urgency).Distinct().Order());
        Assert.Equal(JourneyCodes.Results.Order(), Stories.SelectMany(s => s.Journey.Steps).OfType<Closed>().Select(c => c.Result).Distinct().Order());
        Assert.True(decisions.Select(d => d.Reason).Distinct().Count() >= 100);
    }

    [Fact]
    public void Some_decisions_are_put_back_some_handed_back_some_not_taken_up_and_some_added_to()
    {
        JourneyStep[] steps = [.. Stories.SelectMany(s => s.Journey.Steps)];
        Assert.InRange(steps.OfType<SecondRead>().Count(r => !r.Confirms), 20, 200);
        Assert.InRange(steps.OfType<HandedBack>().Count(), 20, 150);
        Assert.InRange(steps.OfType<NotTakenUp>().Count(), 50, 250);
        Assert.InRange(steps.OfType<Added>().Count(), 60, 160);
        Assert.All(steps.OfType<Assessed>(), a => Assert.Equal(a.FollowsProposal, a.OverrideReason is null));
    }
}
