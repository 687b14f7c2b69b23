using System.Globalization;
using Baken.Texts;

namespace Baken.Design;

/// <summary>
/// A date as someone types it in three boxes: any of them may be left empty, and what was typed is kept as it is.
/// <see cref="Read{T}"/> says what it means.
/// </summary>
public sealed class DateParts
{
    /// <summary>Day of the month, as typed.</summary>
    public string? Day { get; set; }

    /// <summary>Month, as a number, as typed.</summary>
    public string? Month { get; set; }

    /// <summary>Year in four digits, as typed.</summary>
    public string? Year { get; set; }

    /// <summary>What was typed, as people say it: '31 november', not '31-11'; as it stands when it is no day and month.</summary>
    public string Said => Number(Day, 1, 31, out var day) && day is not null && Number(Month, 1, 12, out var month) && month is not null
        ? $"{Languages.Current.Said(day.Value.ToString(CultureInfo.InvariantCulture), month.Value)}{(string.IsNullOrWhiteSpace(Year) ? "" : " " + Year.Trim())}"
        : string.Join('-', new[] { Day, Month, Year }.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!.Trim()));

    /// <summary>
    /// Reads the boxes. <paramref name="none"/>: all three empty. <paramref name="known"/>: year, month, day, each null when left empty, and
    /// together possible (29 February needs a leap year only when the year is known; a day needs its month). <paramref name="impossible"/>: no
    /// such date exists, or a box holds something else than a number in range.
    /// </summary>
    public T Read<T>(Func<T> none, Func<int?, int?, int?, T> known, Func<T> impossible)
    {
        if (!Number(Year, 1900, 9999, out var year) || !Number(Month, 1, 12, out var month) || !Number(Day, 1, 31, out var day))
        {
            return impossible();
        }

        if (year is null && month is null && day is null)
        {
            return none();
        }

        // 2000 is a leap year: without a year every day that some year has is possible.
        var fits = day is null || (month is { } inMonth && day <= DateTime.DaysInMonth(year ?? 2000, inMonth));
        return fits ? known(year, month, day) : impossible();
    }

    private static bool Number(string? typed, int least, int most, out int? number)
    {
        number = null;
        if (string.IsNullOrWhiteSpace(typed))
        {
            return true;
        }

        if (!int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read < least || read > most)
        {
            return false;
        }

        number = read;
        return true;
    }
}
