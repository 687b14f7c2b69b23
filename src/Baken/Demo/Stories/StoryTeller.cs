namespace Baken.Demo.Stories;

/// <summary>
/// Tells the demo's reports: three years of them up to a given moment, sorted by time, the same for the same seed and moment.
/// Every tenth or so repeats a known employer; the company of the README's walk occurs in exactly two.
/// </summary>
internal sealed class StoryTeller
{
    private const int Unread = 80;
    private const int UnderWay = 70;
    private readonly int _seed;
    private readonly DateTimeOffset _now;
    private readonly FactsTeller _facts = new();
    private readonly NarrativeTeller _narratives = new();
    private readonly Particulars _particulars = new();
    private readonly JourneyTeller _journeys;

    /// <summary>
    /// <c>now</c>: The moment up to which the stories run; its offset is taken as local time.
    /// <c>assessors</c>: How many assessors take turns; at least two, because a second person is another.
    /// </summary>
    public StoryTeller(int seed, DateTimeOffset now, int assessors = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(assessors, 2);
        (_seed, _now, _journeys) = (seed, now, new JourneyTeller(now, assessors));
    }

    /// <summary>
    /// <c>count</c>: How many stories, at least 500: fewer leave no room for those unread and under way.
    /// </summary>
    public IReadOnlyList<Story> Tell(int count = 2000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 500);
        Dice dice = new(_seed, 0);
        IReadOnlyList<DateTimeOffset> moments = Moments.Received(dice, count - WalkStories.Count, Unread, _now);
        Dictionary<int, int> employers = Appearances(moments.Count, dice);
        List<(DateTimeOffset When, Facts? Facts, int? Repeats)> drafts = [.. moments.Select((when, i) => Draft(when, i, employers))];
        HashSet<string> told = [];
        List<Story> stories = [];
        WalkStories walk = new(_now);
        Dictionary<int, int> numberOfDraft = [];
        int next = 0;
        for (int i = 0; i < drafts.Count; i++)
        {
            while (next < WalkStories.Count && walk.When(next) <= drafts[i].When)
            {
                stories.Add(walk.Tell(next++, stories.Count + 1));
            }

            int? repeats = drafts[i].Repeats is int draft ? numberOfDraft[draft] : null;
            Facts facts = drafts[i].Facts ?? drafts[drafts[i].Repeats!.Value].Facts!;
            numberOfDraft[i] = stories.Count + 1;
            stories.Add(One(stories.Count + 1, drafts[i].When, facts, repeats, drafts.Count - 1 - i, told, new Dice(_seed, 500_000 + i)));
        }

        return stories;
    }

    /// <summary>Which employer appears at which place in time.</summary>
    private Dictionary<int, int> Appearances(int count, Dice dice)
    {
        Queue<int> places = new(dice.Shuffled(Enumerable.Range(0, count)));
        return _facts.Employers
            .SelectMany((employer, index) => Enumerable.Repeat(index, employer.Times))
            .ToDictionary(_ => places.Dequeue(), index => index);
    }

    private (DateTimeOffset, Facts?, int?) Draft(DateTimeOffset when, int i, Dictionary<int, int> employers)
    {
        Dice dice = new(_seed, 100_000 + i);
        bool repeats = i > 0 && i % 40 == 0 && !employers.ContainsKey(i) && (i - 1) % 40 != 0;
        return repeats ? (when, null, i - 1) : (when, _facts.Tell(dice, employers.TryGetValue(i, out int employer) ? employer : null), null);
    }

    private Story One(int number, DateTimeOffset when, Facts facts, int? repeats, int newer, HashSet<string> told, Dice dice)
    {
        Narrative narrative = _narratives.Tell(facts, when, dice);
        while (!told.Add(narrative.Text))
        {
            narrative = _narratives.Tell(facts, when, dice);
        }

        string title = _narratives.Title(facts, when, narrative, dice);
        bool? danger = dice.Weighted(((bool?)true, 4), (false, 66), (null, 30));
        if (danger == true && newer < Unread && when < _now.AddHours(-5))
        {
            // Whoever was in danger longer ago was not left unread.
            danger = false;
        }

        IReadOnlyList<StoryPerson> persons = _particulars.Persons(facts, narrative, dice);
        IReadOnlyList<string> indicators = _particulars.Indicators(facts, narrative, dice);
        bool minor = persons.Any(p => p.Minor is "yes" or "possibly");
        string wish = dice.Weighted((JourneyCodes.Anonymous, 55), (JourneyCodes.Contact, 25), (JourneyCodes.HearResult, 20));
        string? addition = dice.Chance(7) ? _narratives.Addition(facts, when, dice) : null;
        JourneyGround ground = new(when, facts.Scene.Form, danger, minor, indicators, repeats, addition);
        Journey journey = newer < Unread ? JourneyTeller.Unread : _journeys.Tell(ground, newer < Unread + UnderWay, dice);
        return new Story(
            number, when, facts.Scene.Language, danger, title, narrative.Text,
            Particulars.Happened(when, dice), dice.Chance(40) ? _narratives.WhenText(facts, when, dice) : null,
            dice.Weighted(("yes", 60), ("no", 12), ("unknown", 28)), facts.MunicipalityCode, facts.Address,
            Particulars.Forms(facts, dice), dice.Chance(88) ? facts.Sector : null,
            List(facts.Company), List(facts.Phone), List(facts.Email), List(facts.Plate), List(facts.OnlineName), List(facts.Link),
            persons, indicators, narrative.Reporter, wish, _particulars.Contact(wish, dice), journey, narrative.Templates);
    }

    private static IReadOnlyList<T> List<T>(T? one)
        where T : class => one is null ? [] : [one];
}
