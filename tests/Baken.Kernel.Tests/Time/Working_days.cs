using System.Globalization;
using Baken.Kernel.Time;
using CsCheck;

namespace Baken.Kernel.Tests.Time;

public class Working_days
{
    private static readonly Gen<DateTimeOffset> Instants =
        Gen.Long[new DateTime(1991, 1, 1).Ticks, new DateTime(2190, 1, 1).Ticks].Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    [Fact]
    public void A_negative_number_of_days_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingDays.Add(At("2026-03-02T10:00+01:00"), -1));

    [Fact]
    public void A_date_beyond_the_known_years_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingDays.IsWorkingDay(new DateOnly(2200, 1, 6)));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingDays.Add(At("2199-12-31T10:00+01:00"), 1));
    }

    [Theory]
    [InlineData(2026, 4, 3)] // Good Friday
    [InlineData(2026, 4, 4)] // Saturday
    [InlineData(2026, 4, 5)] // Sunday
    [InlineData(2026, 4, 27)] // King's Day
    [InlineData(2026, 5, 5)]
    public void Nobody_works_on_a_weekend_or_holiday(int year, int month, int day) =>
        Assert.False(WorkingDays.IsWorkingDay(new DateOnly(year, month, day)));

    [Theory]
    [InlineData("2026-03-02T10:00+01:00", 0, "2026-03-02T17:00+01:00")]
    [InlineData("2026-03-02T17:00+01:00", 0, "2026-03-02T17:00+01:00")]
    [InlineData("2026-03-02T17:01+01:00", 0, "2026-03-03T17:00+01:00")] // after hours
    [InlineData("2026-03-07T10:00+01:00", 0, "2026-03-09T17:00+01:00")] // Saturday
    [InlineData("2026-03-02T10:00+01:00", 2, "2026-03-04T17:00+01:00")]
    [InlineData("2026-03-06T23:59+01:00", 1, "2026-03-09T17:00+01:00")] // Friday night
    [InlineData("2026-03-27T10:00+01:00", 1, "2026-03-30T17:00+02:00")] // across the start of summer time
    [InlineData("2026-10-23T10:00+02:00", 1, "2026-10-26T17:00+01:00")] // across its end
    [InlineData("2026-04-02T10:00+02:00", 1, "2026-04-07T17:00+02:00")] // Easter
    [InlineData("2026-12-24T10:00+01:00", 5, "2027-01-04T17:00+01:00")] // Christmas and New Year
    [InlineData("2026-03-01T23:30+00:00", 1, "2026-03-03T17:00+01:00")] // already Monday in the Netherlands
    public void A_term_ends_at_the_end_of_business_of_its_last_day(string from, int days, string due) =>
        Assert.Equal(At(due), WorkingDays.Add(At(from), days));

    [Fact]
    public void A_term_is_given_in_universal_time() => Assert.Equal(TimeSpan.Zero, WorkingDays.Add(At("2026-07-01T10:00+02:00"), 1).Offset);

    [Theory]
    [InlineData("2026-03-02T17:00+01:00", "2026-03-02T16:00+01:00", 0)] // not due yet
    [InlineData("2026-03-02T17:00+01:00", "2026-03-03T16:59+01:00", 0)] // late, but no whole day
    [InlineData("2026-03-02T17:00+01:00", "2026-03-03T17:00+01:00", 1)]
    [InlineData("2026-03-06T17:00+01:00", "2026-03-08T23:00+01:00", 0)] // a weekend makes nobody later
    [InlineData("2026-03-06T17:00+01:00", "2026-03-09T17:00+01:00", 1)]
    [InlineData("2026-03-06T17:00+01:00", "2026-03-14T12:00+01:00", 5)]
    [InlineData("2026-03-07T10:00+01:00", "2026-03-09T11:00+01:00", 0)] // due on a Saturday: Monday must end first
    [InlineData("2026-03-07T10:00+01:00", "2026-03-09T17:00+01:00", 1)]
    [InlineData("2026-04-02T17:00+02:00", "2026-04-07T17:00+02:00", 1)] // Easter
    public void Lateness_is_counted_in_whole_working_days(string due, string until, int days) =>
        Assert.Equal(days, WorkingDays.Between(At(due), At(until)));

    [Fact]
    public void What_was_given_a_number_of_days_is_that_many_days_from_the_end_of_its_first_day() =>
        Gen.Select(Instants, Gen.Int[1, 60]).Sample((from, days) =>
        {
            var start = WorkingDays.Add(from, 0);
            Assert.Equal(days, WorkingDays.Between(start, WorkingDays.Add(start, days)));
        });

    [Fact]
    public void A_term_ends_on_a_working_day_at_five_and_never_before_it_began() =>
        Gen.Select(Instants, Gen.Int[0, 60]).Sample((from, days) =>
        {
            var due = WorkingDays.Add(from, days);
            var local = DutchTime.Local(due);
            Assert.True(due >= from);
            Assert.True(WorkingDays.IsWorkingDay(DateOnly.FromDateTime(local)));
            Assert.Equal(new TimeSpan(17, 0, 0), local.TimeOfDay);
        });

    [Fact]
    public void Who_begins_later_never_ends_earlier() =>
        Gen.Select(Instants, Gen.Long[0, TimeSpan.TicksPerDay * 10], Gen.Int[0, 30]).Sample((from, later, days) =>
            Assert.True(WorkingDays.Add(from, days) <= WorkingDays.Add(from.AddTicks(later), days)));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
