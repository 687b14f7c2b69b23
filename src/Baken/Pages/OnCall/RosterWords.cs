using System.Globalization;
using Baken.Design;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.OnCall;

/// <summary>Days and times of a roster, as they are written and read.</summary>
internal static class RosterWords
{
    private static readonly string[] Forms = ["HH:mm", "H:mm"];

    /// <summary>The week, Monday first.</summary>
    public static IReadOnlyList<DayOfWeek> Week { get; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public static string Days(IEnumerable<DayOfWeek> days) => string.Join(", ", Week.Where(days.Contains).Select(day => CultureInfo.CurrentUICulture.DateTimeFormat.GetAbbreviatedDayName(day)));

    public static string Span(TimeOnly from, TimeOnly until) => $"{Time(from)} – {(until == TimeOnly.MinValue ? "24:00" : Time(until))}";

    /// <summary>Reads a time; an error at the field when it is none. 24:00 is the end of the day.</summary>
    public static TimeOnly? Read(ModelStateDictionary state, string field, string? typed, IStringLocalizer<Texts.Notices> texts)
    {
        var text = (typed ?? "").Trim().Replace('.', ':');
        if (text == "24:00")
        {
            return TimeOnly.MinValue;
        }

        if (TimeOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        state.AddModelError(field, text.Length == 0 ? texts["Roster.TimeMissing"].Value : texts["Choices.NoTime", text.Length > 20 ? text[..20] + "…" : text].Value);
        return null;
    }

    public static IEnumerable<Choice> People(IEnumerable<KeyValuePair<Guid, string>> people) => people.Select(person => new Choice(person.Key.ToString(), person.Value));

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
