using Baken.Kernel.OnCall;

namespace Baken.Kernel.Tests.OnCall;

public sealed class Duty_roster
{
    private static readonly Guid Noor = Guid.NewGuid();
    private static readonly Guid Tom = Guid.NewGuid();
    private static readonly Duty Office = Of(new DutyHours(Noor, [DayOfWeek.Monday, DayOfWeek.Wednesday], new TimeOnly(8, 0), new TimeOnly(17, 0)));

    [Fact]
    public void An_empty_roster_never_starts() => Assert.Null(Duty.None.NextStart(At("2026-11-24T12:00:00Z")));

    [Theory]
    [InlineData("2026-11-24T12:00:00Z", "2026-11-25T07:00:00Z")]
    [InlineData("2026-11-25T06:59:00Z", "2026-11-25T07:00:00Z")]
    [InlineData("2026-11-25T07:00:00Z", "2026-11-30T07:00:00Z")]
    [InlineData("2027-03-25T12:00:00Z", "2027-03-29T06:00:00Z")]
    public void The_next_start_is_the_first_one_after_now_on_a_Dutch_clock(string now, string start) => Assert.Equal(At(start), Office.NextStart(At(now)));

    [Fact]
    public void A_start_a_week_away_is_found()
    {
        var weekly = Of(new DutyHours(Noor, [DayOfWeek.Monday], new TimeOnly(8, 0), new TimeOnly(9, 0)));
        Assert.Equal(At("2026-11-30T07:00:00Z"), weekly.NextStart(At("2026-11-23T07:00:00Z")));
    }

    [Fact]
    public void A_start_that_summer_time_skips_comes_an_hour_later()
    {
        var night = Of(new DutyHours(Noor, [DayOfWeek.Sunday], new TimeOnly(2, 30), new TimeOnly(6, 0)));
        Assert.Equal(At("2027-03-28T01:30:00Z"), night.NextStart(At("2027-03-27T12:00:00Z")));
    }

    [Fact]
    public void Who_is_not_of_the_team_any_more_is_not_on_duty_and_starts_nothing()
    {
        var left = Office with { Active = new HashSet<Guid> { Tom } };
        Assert.Empty(left.At(At("2026-11-25T09:00:00Z")));
        Assert.Null(left.NextStart(At("2026-11-24T12:00:00Z")));
        Assert.All(left.Stretches(new DateOnly(2026, 11, 23), 14), stretch => Assert.True(stretch.IsGap));
    }

    [Fact]
    public void Who_takes_over_is_called_in_the_period_and_not_before_or_after()
    {
        var duty = Office with { Handovers = [new DutyPeriod(Noor, Tom, At("2026-11-25T09:00:00Z"), At("2026-11-25T11:00:00Z"))] };
        Assert.Equal([[Noor], [Tom], [Noor]], new[] { "2026-11-25T08:59:00Z", "2026-11-25T09:00:00Z", "2026-11-25T11:00:00Z" }.Select(at => duty.At(At(at))));
        Assert.Equal([Tom], duty.Stretches(new DateOnly(2026, 11, 25), 1).Where(s => !s.IsGap).Select(s => s.Who[0]).Except([Noor]));
    }

    [Fact]
    public void Who_stands_in_for_each_other_runs_in_no_circle()
    {
        var (from, until) = (At("2026-11-25T00:00:00Z"), At("2026-11-26T00:00:00Z"));
        var duty = Office with { Handovers = [new DutyPeriod(Noor, Tom, from, until), new DutyPeriod(Tom, Noor, from, until)] };
        Assert.Equal([Tom], duty.At(At("2026-11-25T09:00:00Z")));
    }

    [Fact]
    public void Who_stands_first_in_the_pattern_is_called_first_and_each_once()
    {
        DayOfWeek[] days = [DayOfWeek.Wednesday];
        var duty = Of(new DutyHours(Tom, days, new(8, 0), new(12, 0)), new DutyHours(Noor, days, new(8, 0), TimeOnly.MinValue), new DutyHours(Tom, days, new(9, 0), new(10, 0)));
        Assert.Equal([Tom, Noor], duty.At(At("2026-11-25T08:30:00Z")));
        Assert.Equal([Noor], duty.At(At("2026-11-25T22:59:00Z")));
        Assert.Empty(duty.At(At("2026-11-25T23:00:00Z")));
    }

    [Fact]
    public void Stretches_cover_every_minute_once_and_mark_gaps_also_where_the_clock_changes()
    {
        var duty = Of(new DutyHours(Noor, Enum.GetValues<DayOfWeek>(), new TimeOnly(2, 30), new TimeOnly(17, 0)));
        var stretches = duty.Stretches(new DateOnly(2027, 3, 20), 14);
        Assert.Equal((At("2027-03-19T23:00:00Z"), At("2027-04-02T22:00:00Z")), (stretches[0].From, stretches[^1].Until));
        Assert.All(stretches.Zip(stretches.Skip(1)), pair => Assert.Equal(pair.First.Until, pair.Second.From));
        Assert.All(stretches, stretch => Assert.Equal(stretch.Who, duty.At(stretch.From)));
        Assert.Equal(28, stretches.Count(stretch => stretch.IsGap));
    }

    private static Duty Of(params DutyHours[] hours) => new(hours, [], new HashSet<Guid> { Noor, Tom });

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
