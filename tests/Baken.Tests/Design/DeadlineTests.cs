using System.Globalization;
using Baken.Design;

namespace Baken.Tests.Design;

public sealed class DeadlineTests
{
    // Tuesday 24 November 2026, 10:12 on a Dutch clock.
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 12, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("nl", "2026-11-20T16:00:00Z", 2, "2 werkdagen te laat", DeadlineState.Late)]
    [InlineData("nl", "2026-11-23T16:00:00Z", 1, "1 werkdag te laat", DeadlineState.Late)]
    [InlineData("nl", "2026-11-24T08:00:00Z", 0, "1 u 12 min te laat", DeadlineState.Late)]
    [InlineData("nl", "2026-11-24T09:12:00Z", 0, "0 min te laat", DeadlineState.Late)]
    [InlineData("nl", "2026-11-24T11:00:00Z", 0, "12:00, nog 1 u 48 min", DeadlineState.Soon)]
    [InlineData("nl", "2026-11-24T09:50:30Z", 0, "10:50, nog 38 min", DeadlineState.Soon)]
    [InlineData("nl", "2026-11-24T13:12:00Z", 0, "14:12", DeadlineState.Ahead)]
    [InlineData("nl", "2026-11-25T16:00:00Z", 0, "wo 25 nov", DeadlineState.Ahead)]
    [InlineData("nl", "2027-01-04T16:00:00Z", 0, "ma 4 jan 2027", DeadlineState.Ahead)]
    [InlineData("en", "2026-11-20T16:00:00Z", 2, "2 working days late", DeadlineState.Late)]
    [InlineData("en", "2026-11-24T11:00:00Z", 0, "12:00, 1 h 48 min left", DeadlineState.Soon)]
    [InlineData("en", "2026-11-25T16:00:00Z", 0, "Wed 25 Nov", DeadlineState.Ahead)]
    public void A_deadline_is_said_as_near_as_it_is(string language, string due, int workingDaysLate, string words, DeadlineState state)
    {
        using var spoken = Rendered.In(language);
        var deadline = Deadline.Read(DateTimeOffset.Parse(due, CultureInfo.InvariantCulture), Now, workingDaysLate, false, Rendered.Texts);
        Assert.Equal((words, state), (deadline.Sentence, deadline.State));
    }

    [Fact]
    public void Within_its_block_of_hours_it_is_now_and_never_late()
    {
        using var dutch = Rendered.In("nl");
        Assert.Equal(new Deadline(DeadlineState.Soon, "nu", null), Deadline.Read(Now.AddHours(-5), Now, 0, isNow: true, Rendered.Texts));
    }

    [Fact]
    public void Just_after_midnight_what_is_due_soon_names_its_day()
    {
        using var dutch = Rendered.In("nl");
        var evening = new DateTimeOffset(2026, 11, 24, 22, 30, 0, TimeSpan.Zero);
        Assert.Equal("wo 25 nov 01:00, nog 1 u 30 min", Deadline.Read(evening.AddMinutes(90), evening, 0, false, Rendered.Texts).Sentence);
    }

    [Theory]
    [InlineData(false, "<time class=\"baken-deadline baken-deadline--soon\" datetime=\"2026-11-24T11:00:00Z\"><span>12:00</span> <span>nog 1 u 48 min</span></time>")]
    [InlineData(true, ">Nog 1 u 48 min</time></span>")]
    public async Task The_exact_time_is_kept_beside_the_words(bool asTag, string html)
    {
        using var dutch = Rendered.In("nl");
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Now);
        var written = await Rendered.Html(new DeadlineTagHelper(Rendered.Texts, clock) { Due = Now.AddMinutes(108), AsTag = asTag });
        Assert.Contains(html, written, StringComparison.Ordinal);
        Assert.Contains("datetime=\"2026-11-24T11:00:00Z\"", written, StringComparison.Ordinal);
    }
}
