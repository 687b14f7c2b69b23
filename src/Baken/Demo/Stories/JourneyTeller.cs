using static Baken.Demo.Stories.JourneyCodes;

namespace Baken.Demo.Stories;

/// <summary>What a journey must know of the story it belongs to.</summary>
/// <remarks>
/// <c>MinorPossible</c>: A person is or may be under eighteen.
/// <c>DuplicateOf</c>: Number of the story that this one repeats, if it does.
/// <c>Addition</c>: Text that someone adds later, if anyone does.
/// </remarks>
internal sealed record JourneyGround(
    DateTimeOffset When, string Form, bool? InDangerNow, bool MinorPossible, IReadOnlyList<string> Indicators, int? DuplicateOf, string? Addition);

/// <summary>Invents what professionals do with a report, in working hours, with reasons that fit the form and the outcome.</summary>
internal sealed class JourneyTeller(DateTimeOffset now, int assessors)
{
    private readonly TextFile _texts = TextFile.Read("verloop");
    private readonly HashSet<string> _strong = [.. TextFile.Read("aanwijzingen").Section("sterk").Select(l => l.Text)];

    public static Journey Unread { get; } = new([], StoppedInQueue);

    /// <summary>
    /// <c>underWay</c>: The journey stops between the first decision and the end.
    /// </summary>
    public Journey Tell(JourneyGround ground, bool underWay, Dice dice)
    {
        List<JourneyStep> steps = [];
        int assessor = dice.Below(assessors);
        string urgency = Urgency(ground, dice);
        string outcome = ground.DuplicateOf is not null ? Duplicate : Outcome(ground.Form, dice, mayEnd: !underWay);
        bool early = ground.Addition is not null && dice.Chance(50);
        DateTimeOffset at = ground.When;
        if (early)
        {
            at = at.AddMinutes(dice.Between(30, 200));
            steps.Add(new Added(at, ground.Addition!));
        }

        at = urgency == Acute ? at.AddMinutes(dice.Between(10, 150)) : Moments.Office(at, Hours(urgency, dice), dice);
        steps.Add(Decide(ground, at, assessor, outcome, urgency, dice));
        bool waits = underWay && dice.Chance(30);
        at = ReadBySecond(steps, ground, at, waits, dice);
        if (!(waits && NeedsSecond(ground, outcome)) && !EndingOutcomes.Contains(Last(steps).Outcome))
        {
            Answer(steps, ground, at, underWay, dice);
        }

        if (ground.Addition is not null && !early && steps[^1] is Closed)
        {
            Reopen(steps, ground, dice);
        }

        return new Journey([.. steps.TakeWhile(s => s.At < now)], Stop([.. steps.TakeWhile(s => s.At < now)], ground));
    }

    private bool NeedsSecond(JourneyGround ground, string outcome) =>
        ground.MinorPossible || (EndingOutcomes.Contains(outcome) && (ground.Indicators.Count >= 2 || ground.Indicators.Any(_strong.Contains)));

    private static Assessed Last(List<JourneyStep> steps) => steps.OfType<Assessed>().Last();

    private string Stop(IReadOnlyList<JourneyStep> steps, JourneyGround ground) => steps.Count == 0 ? StoppedInQueue : steps[^1].Match(
        assessed => NeedsSecond(ground, assessed.Outcome) ? StoppedAwaitingSecond : Went(assessed),
        read => read.Confirms ? Went(steps.OfType<Assessed>().Last()) : StoppedInQueue,
        _ => StoppedUnderWay,
        _ => StoppedInQueue,
        _ => StoppedClosed,
        _ => StoppedClosed,
        _ => StoppedInQueue);

    private static string Went(Assessed assessed) => EndingOutcomes.Contains(assessed.Outcome) ? StoppedClosed : StoppedRouted;

    private Assessed Decide(JourneyGround ground, DateTimeOffset at, int assessor, string outcome, string urgency, Dice dice)
    {
        string reason = Text("reden " + outcome, ground.Form, dice);
        bool more = reason.IndexOf(". ", StringComparison.Ordinal) < 0 && dice.Chance(40);
        return new Assessed(
            at, assessor, outcome, urgency, more ? reason + " " + Text("aanvulling", ground.Form, dice) : reason,
            !EndingOutcomes.Contains(outcome) && dice.Chance(6) ? Text("afwijken", ground.Form, dice) : null,
            outcome == Duplicate ? ground.DuplicateOf : null);
    }

    private DateTimeOffset ReadBySecond(List<JourneyStep> steps, JourneyGround ground, DateTimeOffset at, bool waits, Dice dice)
    {
        Assessed decision = Last(steps);
        if (waits || !NeedsSecond(ground, decision.Outcome))
        {
            return at;
        }

        int second = (decision.Assessor + 1) % assessors;
        at = Moments.Office(at, dice.Between(1, 26), dice);
        if (!dice.Chance(12))
        {
            steps.Add(new SecondRead(at, second, true, Text("bevestigd", ground.Form, dice)));
            return at;
        }

        steps.Add(new SecondRead(at, second, false, Text("teruggelegd", ground.Form, dice)));
        at = Moments.Office(at, dice.Between(1, 20), dice);
        string outcome = EndingOutcomes.Contains(decision.Outcome) ? Outcome(ground.Form, dice, mayEnd: false) : decision.Outcome;
        steps.Add(Decide(ground, at, decision.Assessor, outcome, decision.Urgency == Low ? Normal : decision.Urgency, dice));
        if (NeedsSecond(ground, outcome))
        {
            at = Moments.Office(at, dice.Between(1, 20), dice);
            steps.Add(new SecondRead(at, second, true, Text("bevestigd", ground.Form, dice)));
        }

        return at;
    }

    private void Answer(List<JourneyStep> steps, JourneyGround ground, DateTimeOffset at, bool underWay, Dice dice)
    {
        if (dice.Chance(underWay ? 35 : 1))
        {
            return;
        }

        at = Moments.Office(at, Hours(Last(steps).Urgency, dice) + 2, dice);
        int way = underWay ? 50 : dice.Below(100);
        if (way < 11 && Last(steps).Urgency is not (Acute or High))
        {
            steps.Add(new NotTakenUp(at, Text("niet opgepakt", ground.Form, dice)));
            return;
        }

        if (way is >= 11 and < 16)
        {
            steps.Add(new HandedBack(at, Text("niet van ons", ground.Form, dice, Last(steps).Outcome)));
            at = Moments.Office(at, dice.Between(2, 30), dice);
            Assessed first = Last(steps);
            steps.Add(Decide(ground, at, first.Assessor, first.Outcome == Administrative ? Both : Forward, first.Urgency, dice)
                with
            { OverrideReason = Text("afwijken", ground.Form, dice) });
            at = ReadBySecond(steps, ground, at, false, dice);
            at = Moments.Office(at, dice.Between(5, 60), dice);
        }

        steps.Add(new TakenUp(at));
        if (!underWay)
        {
            Close(steps, ground, at, dice);
        }
    }

    private void Close(List<JourneyStep> steps, JourneyGround ground, DateTimeOffset at, Dice dice)
    {
        string result = Result(Last(steps).Outcome, ground.Form, dice);
        int days = result == HandedOn ? dice.Between(1, 5) : dice.Between(4, 75);
        steps.Add(new Closed(Moments.Office(at, days * 24, dice), result, Text("resultaat " + result, ground.Form, dice)));
    }

    private void Reopen(List<JourneyStep> steps, JourneyGround ground, Dice dice)
    {
        DateTimeOffset at = steps[^1].At.AddHours(dice.Between(20, 900));
        Assessed last = Last(steps);
        steps.Add(new Added(at, ground.Addition!));
        at = Moments.Office(at, Hours(last.Urgency, dice), dice);
        steps.Add(Decide(ground, at, last.Assessor, last.Outcome, last.Urgency, dice));
        if (NeedsSecond(ground, last.Outcome))
        {
            at = Moments.Office(at, dice.Between(1, 20), dice);
            steps.Add(new SecondRead(at, (last.Assessor + 1) % assessors, true, Text("bevestigd", ground.Form, dice)));
        }

        at = Moments.Office(at, dice.Between(4, 60), dice);
        steps.Add(new TakenUp(at));
        Close(steps, ground, at, dice);
    }

    private static string Urgency(JourneyGround ground, Dice dice) =>
        ground.InDangerNow == true ? Acute
        : ground.MinorPossible ? dice.Weighted((High, 80), (Acute, 6), (Normal, 14))
        : dice.Weighted((High, 14), (Normal, 62), (Low, 24));

    private static int Hours(string urgency, Dice dice) => urgency switch
    {
        Acute => dice.Between(1, 3),
        High => dice.Between(2, 22),
        Normal => dice.Between(10, 96),
        _ => dice.Between(24, 190),
    };

    private static string Outcome(string form, Dice dice, bool mayEnd)
    {
        int end = mayEnd ? 1 : 0;
        return form switch
        {
            "labour" => dice.Weighted((Administrative, 44), (Criminal, 12), (Both, 12), (Care, 4), (Forward, 4), (RegisterOnly, 10 * end), (NotEnoughInformation, 14 * end)),
            "sexual" => dice.Weighted((Criminal, 50), (Administrative, 5), (Both, 4), (Care, 15), (RegisterOnly, 10 * end), (NotEnoughInformation, 16 * end)),
            "criminal" => dice.Weighted((Criminal, 40), (Administrative, 4), (Care, 26), (Forward, 6), (RegisterOnly, 10 * end), (NotEnoughInformation, 14 * end)),
            "services" or "begging" => dice.Weighted((Criminal, 28), (Administrative, 22), (Care, 16), (Forward, 6), (RegisterOnly, 12 * end), (NotEnoughInformation, 16 * end)),
            "unknown" => dice.Weighted((Criminal, 14), (Forward, 22), (Care, 6), (RegisterOnly, 24 * end), (NotEnoughInformation, 34 * end)),
            _ => dice.Weighted((Criminal, 32), (Care, 36), (Forward, 14), (NotEnoughInformation, 18 * end)),
        };
    }

    private static string Result(string outcome, string form, Dice dice) => outcome switch
    {
        Administrative or Both when form == "labour" => dice.Weighted((FineImposed, 34), (WarningGiven, 18), (PremisesClosed, 7), (BackPay, 14), (NoViolation, 15), (NotTraceable, 7), (Unfounded, 5)),
        Administrative or Both => dice.Weighted((WarningGiven, 34), (PremisesClosed, 26), (NoViolation, 24), (NotTraceable, 16)),
        Care => dice.Weighted((VictimInCare, 66), (CareDeclined, 24), (NotTraceable, 10)),
        Forward => HandedOn,
        _ => dice.Weighted((InvestigationRunning, 38), (ReportTaken, 20), (ArrestMade, 12), (VictimInCare, 8), (NotTraceable, 12), (Unfounded, 10)),
    };

    private string Text(string section, string form, Dice dice, string outcome = "") =>
        dice.Of([.. _texts.Section(section).Where(l => l.Suits([form, outcome]))]).Text;
}
