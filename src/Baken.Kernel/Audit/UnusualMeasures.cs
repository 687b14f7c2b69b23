namespace Baken.Kernel.Audit;

/// <summary>
/// Where use begins to be listed as unusual: the one place of these floors. Baken's own choice. They say what a person is asked to look at, and
/// nothing about whether it was right.
/// </summary>
public sealed record UnusualMeasures
{
    /// <summary>Different objects opened on a day: fewer are never listed.</summary>
    public int Objects { get; init; } = 40;

    /// <summary>And how many times the person's own median that must be.</summary>
    public int TimesMedian { get; init; } = 3;

    /// <summary>Days before a day that count for its median.</summary>
    public int MedianDays { get; init; } = 90;

    /// <summary>Days with use that a median needs; with fewer only <see cref="Objects"/> counts.</summary>
    public int FewestDays { get; init; } = 5;

    /// <summary>When the night begins, Dutch time.</summary>
    public TimeOnly NightFrom { get; init; } = new(22, 0);

    /// <summary>When it ends, Dutch time.</summary>
    public TimeOnly NightUntil { get; init; } = new(6, 0);

    /// <summary>Acts in one night outside duty: fewer are not listed.</summary>
    public int NightActs { get; init; } = 3;

    /// <summary>Different signals of another region opened on a day: fewer are not listed.</summary>
    public int ElsewhereSignals { get; init; } = 3;

    /// <summary>Percentage of a team's signals from which a region is one of its own.</summary>
    public int OwnRegionPercent { get; init; } = 5;

    /// <summary>Signals that a team must have had in the last year, or it has no own regions to compare with.</summary>
    public int TeamSignals { get; init; } = 20;

    /// <summary>Longest period that is asked for, in days.</summary>
    public int LongestPeriod { get; init; } = 92;

    internal bool IsNight(TimeOnly time) => time >= NightFrom || time < NightUntil;
}

/// <summary>Who was on duty for acute signals; what is done then at night is nothing unusual.</summary>
public interface IDutyMoments
{
    /// <summary>Those of these moments at which the person was not on duty.</summary>
    Task<IReadOnlyList<DateTimeOffset>> OutsideAsync(Guid person, IReadOnlyList<DateTimeOffset> moments, CancellationToken cancellation);
}

/// <summary>In which region objects lie, as codes and counts; nothing else of them.</summary>
public interface IObjectRegions
{
    /// <summary>The region of each of these objects that has one.</summary>
    Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<Guid> objects, CancellationToken cancellation);

    /// <summary>How many objects these teams were given since then, by region.</summary>
    Task<IReadOnlyDictionary<string, int>> CountAsync(IReadOnlyCollection<Guid> teams, DateTimeOffset since, CancellationToken cancellation);
}

/// <summary>Why a line stands in the list.</summary>
public enum UnusualKind
{
    /// <summary>Many different objects were opened on one day.</summary>
    Many,

    /// <summary>Used at night, outside duty.</summary>
    Night,

    /// <summary>Signals were opened of a region from which the person's teams have few or none.</summary>
    Elsewhere,
}

/// <summary>Which line: stays the same however often the list is made.</summary>
/// <param name="Kind">Why it is listed.</param>
/// <param name="Person">Whose use.</param>
/// <param name="Day">On which day, Dutch time; of a night the day on which it began.</param>
/// <param name="Region">Which region, a code; empty for the other kinds.</param>
public sealed record UnusualKey(UnusualKind Kind, Guid Person, DateOnly Day, string Region = "");

/// <summary>What an officer noted at a line.</summary>
/// <param name="Who">Name of the officer.</param>
/// <param name="At">When.</param>
/// <param name="Words">What was found when it was looked into.</param>
public sealed record UnusualNoted(string Who, DateTimeOffset At, string Words);

/// <summary>One line: what happened, and against what measure. Never a verdict.</summary>
/// <param name="Key">Which line.</param>
/// <param name="Who">Name of the person.</param>
/// <param name="Count">How many objects, acts or signals.</param>
/// <param name="Measure">Median of the person's days before; signals of the region that the teams had. Null when there is none.</param>
/// <param name="Of">Of how many: days behind the median, signals of the teams.</param>
/// <param name="Notes">What officers noted, newest first.</param>
public sealed record UnusualLine(UnusualKey Key, string Who, int Count, double? Measure, int Of, IReadOnlyList<UnusualNoted> Notes);

/// <summary>How a note ended.</summary>
public enum UnusualNoteOutcome
{
    /// <summary>It is kept.</summary>
    Noted,

    /// <summary>Words are missing, or too long.</summary>
    WordsMissing,

    /// <summary>There is no such line for this person.</summary>
    NotFound,
}
