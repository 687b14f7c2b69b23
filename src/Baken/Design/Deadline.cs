using Baken.Texts;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>How near a deadline is.</summary>
public enum DeadlineState
{
    /// <summary>Not yet within four hours.</summary>
    Ahead,

    /// <summary>Within four hours, or now.</summary>
    Soon,

    /// <summary>Past.</summary>
    Late,
}

/// <summary>A deadline in words. Two short lines at most; the page is whole when it comes and does not tick.</summary>
/// <param name="State">How near.</param>
/// <param name="First">The date, the hour, or how late.</param>
/// <param name="Second">What is left of it, when that is less than four hours.</param>
public sealed record Deadline(DeadlineState State, string First, string? Second)
{
    private static readonly TimeSpan SoonWithin = TimeSpan.FromHours(4);

    /// <summary>Both lines in one.</summary>
    public string Sentence => Second is null ? First : $"{First}, {Second}";

    /// <summary>What is left or how late; the hour or date when there is time.</summary>
    public string Nearest => Second ?? First;

    /// <summary>
    /// Another day: its date. Today: the hour. Less than four hours: the hour and what is left. Past: how many working days late, counted by
    /// the caller (who knows the holidays), or hours and minutes within the first.
    /// </summary>
    /// <param name="due">When it must be done.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="workingDaysLate">Whole working days since <paramref name="due"/>; 0 when none or not counted in working days.</param>
    /// <param name="isNow">True when the instant is known only to a block of hours: then it reads 'nu', never 'te laat', until the block ends.</param>
    /// <param name="texts">The shared texts.</param>
    public static Deadline Read(DateTimeOffset due, DateTimeOffset now, int workingDaysLate, bool isNow, IStringLocalizer<Shared> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (isNow)
        {
            return new Deadline(DeadlineState.Soon, texts["Deadline.Now"].Value, null);
        }

        if (due <= now)
        {
            var late = workingDaysLate switch
            {
                0 => texts["Deadline.LateTime", Span(now - due, texts)].Value,
                _ => texts.Counted("Deadline.LateDays", workingDaysLate),
            };
            return new Deadline(DeadlineState.Late, late, null);
        }

        var left = due - now;
        var today = Moments.Local(due).Date == Moments.Local(now).Date;
        var first = today ? Moments.Hour(due) : Moments.Day(due, now);
        return left < SoonWithin
            ? new Deadline(DeadlineState.Soon, today ? first : $"{first} {Moments.Hour(due)}", texts["Deadline.Left", Span(left, texts)].Value)
            : new Deadline(DeadlineState.Ahead, first, null);
    }

    // Minutes are rounded down: what is left is never shown as more than it is.
    private static string Span(TimeSpan span, IStringLocalizer<Shared> texts) => span.TotalHours < 1
        ? texts["Time.Minutes", span.Minutes].Value
        : texts["Time.HoursMinutes", (int)span.TotalHours, span.Minutes].Value;
}
