using static Baken.Demo.Stories.JourneyCodes;

namespace Baken.Demo.Stories;

/// <summary>
/// The two earlier reports about the company of the README's walk, Kasbloei Personeel B.V.: two years before 'now' not taken up for lack of capacity,
/// one year before closed with a fine. No other story mentions the company, its number or its phone.
/// </summary>
internal sealed class WalkStories(DateTimeOffset now)
{
    public const int Count = 2;
    private static readonly string[] Sections = ["2 jaar terug", "1 jaar terug"];
    private readonly TextFile _texts = TextFile.Read("verhaal-kasbloei");

    public DateTimeOffset When(int index) => index == 0
        ? new DateTimeOffset(now.Year - 2, 3, 12, 10, 42, 17, now.Offset)
        : new DateTimeOffset(now.Year - 1, 6, 17, 19, 5, 48, now.Offset);

    public Story Tell(int index, int number)
    {
        DateTimeOffset when = When(index);
        bool first = index == 0;
        string text = Text(index, "tekst"), reason = Text(index, "reden"), decision = Text(index, "besluit");
        Dice dice = new(11, index);
        DateTimeOffset assessed = Moments.Office(when, 20, dice), answered = Moments.Office(assessed, 30, dice);
        JourneyStep[] steps = first
            ? [new Assessed(assessed, 0, Administrative, Normal, reason, null, null), new NotTakenUp(answered, decision)]
            : [
                new Assessed(assessed, 1, Administrative, Normal, reason, null, null), new TakenUp(answered),
                new Closed(Moments.Office(answered, 47 * 24, dice), FineImposed, decision),
            ];
        return new Story(
            number, when, "nl", false, Text(index, "titel"), text,
            new StoryDate(null, when.Month, when.Year), null, "yes", "GM1783", null, ["labour"], "greenhouse",
            [first ? new StoryCompany("Kas Bloei Personeel", null, null) : new StoryCompany("Kasbloei Personeel B.V.", "0001 2345", null)],
            [first ? "0600123456" : "06 00 12 34 56"], [], [], [], [], [],
            first ? ["ILO-4-03", "NL-01", "NL-17"] : ["ILO-4-03", "ILO-4-04", "NL-01", "NL-06"],
            first ? "collega" : "buur", Anonymous, null, new Journey(steps, StoppedClosed), [text]);
    }

    private string Text(int index, string key) =>
        _texts.Section(Sections[index]).First(l => l.For is [string label] && label == key).Text;
}
