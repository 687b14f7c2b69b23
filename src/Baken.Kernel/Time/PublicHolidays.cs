using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Baken.Kernel.Time;

/// <summary>A day on which a statutory term does not end.</summary>
/// <param name="Date">The calendar date in the Netherlands.</param>
/// <param name="Name">The Dutch name.</param>
/// <param name="Equated">True for Good Friday, which the law equates with a public holiday; false for the holidays it names.</param>
public sealed record PublicHoliday(DateOnly Date, string Name, bool Equated);

/// <summary>
/// The Dutch public holidays of any year from 1990 to 2199, after article 3 of the Algemene termijnenwet (BWBR0002448): New Year's Day,
/// Easter Monday, the King's birthday, 5 May, Ascension Day, Whit Monday, both Christmas days, and Good Friday, which is equated.
/// Easter Sunday and Whit Sunday are Sundays and so need no row. Days equated by royal decree for a single year are not known here.
/// </summary>
public static class PublicHolidays
{
    /// <summary>The first year that can be asked for.</summary>
    public const int FirstYear = 1990;

    /// <summary>The last year that can be asked for.</summary>
    public const int LastYear = 2199;

    private static readonly ConcurrentDictionary<int, FrozenDictionary<DateOnly, PublicHoliday>> Years = new();

    /// <summary>The holidays of a year, in order of date. Two may fall on one date (Ascension Day and 5 May 2016), which then has one row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year lies outside 1990 to 2199.</exception>
    public static IReadOnlyList<PublicHoliday> Of(int year) => [.. Year(year).Values.OrderBy(holiday => holiday.Date)];

    /// <summary>The holiday on a date, or null when there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year lies outside 1990 to 2199.</exception>
    public static PublicHoliday? On(DateOnly date) => Year(date.Year).GetValueOrDefault(date);

    /// <summary>
    /// Easter Sunday of a year in the Gregorian calendar, by the anonymous Gregorian algorithm (Nature, 20 April 1876; as in J. Meeus,
    /// Astronomical Algorithms, chapter 8).
    /// </summary>
    internal static DateOnly EasterSunday(int year)
    {
        var (century, yearOfCentury) = Math.DivRem(year, 100);
        var golden = year % 19;
        var moonCorrection = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - (century / 4) - moonCorrection + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        var exception = (golden + (11 * epact) + (22 * weekday)) / 451;
        var (month, day) = Math.DivRem(epact + weekday - (7 * exception) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }

    private static FrozenDictionary<DateOnly, PublicHoliday> Year(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        return Years.GetOrAdd(year, static y => Compute(y).DistinctBy(holiday => holiday.Date).ToFrozenDictionary(holiday => holiday.Date));
    }

    private static IEnumerable<PublicHoliday> Compute(int year)
    {
        var easter = EasterSunday(year);
        yield return new(new DateOnly(year, 1, 1), "Nieuwjaarsdag", false);
        yield return new(easter.AddDays(-2), "Goede Vrijdag", true);
        yield return new(easter.AddDays(1), "Tweede paasdag", false);
        yield return Birthday(year);
        yield return new(new DateOnly(year, 5, 5), "Bevrijdingsdag", false);
        yield return new(easter.AddDays(39), "Hemelvaartsdag", false);
        yield return new(easter.AddDays(50), "Tweede pinksterdag", false);
        yield return new(new DateOnly(year, 12, 25), "Eerste kerstdag", false);
        yield return new(new DateOnly(year, 12, 26), "Tweede kerstdag", false);
    }

    // Never kept on a Sunday (royal decree, since 1980): the day before takes its place.
    private static PublicHoliday Birthday(int year)
    {
        var (date, name) = year <= 2013
            ? (new DateOnly(year, 4, 30), "Koninginnedag")
            : (new DateOnly(year, 4, 27), "Koningsdag");
        return new(date.DayOfWeek == DayOfWeek.Sunday ? date.AddDays(-1) : date, name, false);
    }
}
