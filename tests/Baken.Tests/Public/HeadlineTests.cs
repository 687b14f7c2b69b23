using Baken.Signals.Assess;
using Baken.Testing;
using Baken.Testing.Web;

namespace Baken.Tests.Public;

public sealed class HeadlineTests
{
    [Theory]
    [InlineData("Hij zei \u202Eiets\u202C. Meer.", "Hij zei iets", "Meer.")]
    [InlineData("In een kas in Westland slapen tien mensen in een schuur zonder water en zij krijgen geen loon. Er is een bus.", "In een kas in Westland slapen tien mensen in een schuur zonder water en zij krijgen geen loon", "Er is een bus.")]
    [InlineData("In een kas in Westland slapen tien mensen in een oude schuur zonder water en zonder licht en zij krijgen al maanden geen loon. Er is een bus.", "In een kas in Westland slapen tien mensen in een oude schuur zonder water en zonder licht en zij…", "Er is een bus.")]
    [InlineData("Om 06.30 uur komt er een bus. Altijd.", "Om 06.30 uur komt er een bus", "Altijd.")]
    public async Task The_title_is_the_first_sentence_and_the_summary_begins_at_the_next(string narrative, string title, string summary)
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        await browser.ReportAsync(narrative);
        var queue = await baken.Get<WorkQueue>().ToAssessAsync(await baken.ActorAsync("Noor"), new QueueFilter(), TestContext.Current.CancellationToken);
        var row = Assert.Single(queue.Rows);
        Assert.Equal((title, summary), (row.Title, row.Summary));
        Assert.Equal(narrative, (await baken.OnlySignalAsync()).Facts.Narrative);
    }
}
