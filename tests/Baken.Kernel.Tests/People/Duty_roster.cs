using Baken.Kernel.People;

namespace Baken.Kernel.Tests.People;

public sealed class Duty_roster
{
    private static readonly Duty Office = new([new DutyHours("Loket", [DayOfWeek.Monday, DayOfWeek.Wednesday], new TimeOnly(8, 0), new TimeOnly(17, 0))]);

    [Fact]
    public void An_empty_roster_never_starts() => Assert.Null(new Duty([]).NextStart(At("2026-11-24T12:00:00Z")));

    [Theory]
    [InlineData("2026-11-24T12:00:00Z", "2026-11-25T07:00:00Z")]
    [InlineData("2026-11-25T06:59:00Z", "2026-11-25T07:00:00Z")]
    [InlineData("2026-11-25T07:00:00Z", "2026-11-30T07:00:00Z")]
    [InlineData("2027-03-25T12:00:00Z", "2027-03-29T06:00:00Z")]
    public void The_next_start_is_the_first_one_after_now_on_a_Dutch_clock(string now, string start) => Assert.Equal(At(start), Office.NextStart(At(now)));

    [Fact]
    public void A_start_a_week_away_is_found()
    {
        var weekly = new Duty([new DutyHours("Loket", [DayOfWeek.Monday], new TimeOnly(8, 0), new TimeOnly(9, 0))]);
        Assert.Equal(At("2026-11-30T07:00:00Z"), weekly.NextStart(At("2026-11-23T07:00:00Z")));
    }

    [Fact]
    public void A_start_that_summer_time_skips_comes_an_hour_later()
    {
        var night = new Duty([new DutyHours("Nacht", [DayOfWeek.Sunday], new TimeOnly(2, 30), new TimeOnly(6, 0))]);
        Assert.Equal(At("2027-03-28T01:30:00Z"), night.NextStart(At("2027-03-27T12:00:00Z")));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
