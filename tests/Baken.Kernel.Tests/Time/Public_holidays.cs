using Baken.Kernel.Time;

namespace Baken.Kernel.Tests.Time;

public class Public_holidays
{
    [Theory]
    [InlineData(1989)]
    [InlineData(2200)]
    [InlineData(0)]
    public void A_year_outside_1990_to_2199_is_refused(int year) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PublicHolidays.Of(year));

    [Theory]
    [InlineData("2026-04-05")] // Easter Sunday: a Sunday, not a row
    [InlineData("2026-04-30")]
    [InlineData("2026-05-04")]
    [InlineData("2026-12-24")]
    [InlineData("2026-12-31")]
    public void An_ordinary_date_is_no_holiday(string date) => Assert.Null(PublicHolidays.On(Date(date)));

    [Theory]
    [InlineData("Nieuwjaarsdag", "2026-01-01")]
    [InlineData("Goede Vrijdag", "2026-04-03")]
    [InlineData("Tweede paasdag", "2026-04-06")]
    [InlineData("Koningsdag", "2026-04-27")]
    [InlineData("Bevrijdingsdag", "2026-05-05")]
    [InlineData("Hemelvaartsdag", "2026-05-14")]
    [InlineData("Tweede pinksterdag", "2026-05-25")]
    [InlineData("Eerste kerstdag", "2026-12-25")]
    [InlineData("Tweede kerstdag", "2026-12-26")]
    public void The_dates_of_2026_are_as_published(string name, string date)
    {
        Assert.Equal(name, PublicHolidays.On(Date(date))?.Name);
        Assert.Equal(9, PublicHolidays.Of(2026).Count);
    }

    [Theory]
    [InlineData("Koningsdag", "2025-04-26")] // the 27th was a Sunday
    [InlineData("Koningsdag", "2014-04-26")]
    [InlineData("Koninginnedag", "2013-04-30")]
    [InlineData("Koninginnedag", "2006-04-29")] // the 30th was a Sunday
    public void The_birthday_gives_way_to_Sunday(string name, string date) => Assert.Equal(name, PublicHolidays.On(Date(date))?.Name);

    [Fact]
    public void Only_Good_Friday_is_equated() =>
        Assert.Equal("Goede Vrijdag", Assert.Single(PublicHolidays.Of(2026), holiday => holiday.Equated).Name);

    [Theory]
    [InlineData("1990-04-15")]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    [InlineData("2011-04-24")]
    [InlineData("2024-03-31")]
    [InlineData("2038-04-25")]
    [InlineData("2049-04-18")]
    [InlineData("2076-04-19")]
    public void Easter_is_as_the_church_tables_say(string date) => Assert.Equal(Date(date), PublicHolidays.EasterSunday(Date(date).Year));

    [Fact]
    public void Every_year_has_nine_holidays_or_fewer_where_two_meet_and_none_is_lost()
    {
        for (var year = PublicHolidays.FirstYear; year <= PublicHolidays.LastYear; year++)
        {
            var holidays = PublicHolidays.Of(year);
            var easter = PublicHolidays.EasterSunday(year);
            Assert.Equal(DayOfWeek.Sunday, easter.DayOfWeek);
            Assert.InRange(easter, new DateOnly(year, 3, 22), new DateOnly(year, 4, 25));
            Assert.InRange(holidays.Count, 7, 9);
            Assert.All(holidays, holiday => Assert.Equal(year, holiday.Date.Year));
            Assert.DoesNotContain(holidays, holiday => holiday.Name.StartsWith("Konin", StringComparison.Ordinal) && holiday.Date.DayOfWeek == DayOfWeek.Sunday);
        }
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
