using Baken.Kernel.Access;
using Baken.Signals.Reference;

namespace Baken.Signals.Assess;

/// <summary>One step on the timeline, as shown.</summary>
public sealed record TimelineStep
{
    /// <summary>What happened.</summary>
    public required SignalEventKind Kind { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A person, a reporter or Baken.</summary>
    public required ActorKind ActorKind { get; init; }

    /// <summary>The person's name; null for a reporter and for Baken.</summary>
    public string? Who { get; init; }

    /// <summary>Team it concerns.</summary>
    public string? Team { get; init; }

    /// <summary>Outcome it concerns.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Urgency it concerns.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>The rule that was applied.</summary>
    public string? Rule { get; init; }

    /// <summary>Version of that rule.</summary>
    public string? RuleVersion { get; init; }

    /// <summary>Version of the facts that it made; null for another step.</summary>
    public int? FactsVersion { get; init; }

    /// <summary>A result, reason or answer code.</summary>
    public string? Code { get; init; }

    /// <summary>Reason or text, in the words of who acted.</summary>
    public required string Words { get; init; }

    /// <summary>What was corrected; empty for other steps.</summary>
    public required IReadOnlyList<FactChange> Changes { get; init; }
}

/// <summary>A decision as shown.</summary>
public sealed record DecisionView
{
    /// <summary>Name of who decided.</summary>
    public required string By { get; init; }

    /// <summary>Account of who decided.</summary>
    public required Guid ByUserId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Urgency.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>Team; null where the outcome needs none.</summary>
    public string? Team { get; init; }

    /// <summary>Rule and version that proposed it.</summary>
    public required string Rule { get; init; }

    /// <summary>Version of the routing table.</summary>
    public required string RuleVersion { get; init; }

    /// <summary>Whether the proposal was followed.</summary>
    public required bool FollowsProposal { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Why another team.</summary>
    public required string OverrideReason { get; init; }

    /// <summary>Number of the signal that remains, of which this one is a duplicate; null for another outcome, or when the reader may not see that signal.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>Whether it waits for a second person.</summary>
    public required bool AwaitsSecond { get; init; }

    /// <summary>Whether it holds already.</summary>
    public required bool Provisional { get; init; }
}

/// <summary>A signal as one reader may see it.</summary>
public sealed record SignalView
{
    /// <summary>Number.</summary>
    public required string Number { get; init; }

    /// <summary>Title and first words.</summary>
    public required string Title { get; init; }

    /// <summary>What it holds.</summary>
    public required Facts Facts { get; init; }

    /// <summary>What was filled in as a number or address and is none as it stands: compared with nothing.</summary>
    public required IReadOnlySet<string> NotCompared { get; init; }

    /// <summary>Who reported; null when withheld or not told.</summary>
    public ReporterContact? Reporter { get; init; }

    /// <summary>Whether who reported is withheld from this reader.</summary>
    public required bool ReporterWithheld { get; init; }

    /// <summary>What the reporter wants.</summary>
    public required ReporterWish Wish { get; init; }

    /// <summary>Channel.</summary>
    public required Channel Channel { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Where it is.</summary>
    public required SignalState State { get; init; }

    /// <summary>When the one who is to act must have acted.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>Urgency.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>Rule that proposed the first urgency.</summary>
    public required string UrgencyRule { get; init; }

    /// <summary>Safety region; null for 'regio onbekend'.</summary>
    public string? Region { get; init; }

    /// <summary>A minor is or may be involved.</summary>
    public required bool Minor { get; init; }

    /// <summary>The team that leads.</summary>
    public required string LeadTeam { get; init; }

    /// <summary>Its id.</summary>
    public required Guid LeadTeamId { get; init; }

    /// <summary>Its organisation.</summary>
    public required string LeadOrganisation { get; init; }

    /// <summary>The person who has it.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>Account of the person who has it.</summary>
    public Guid? AssignedToId { get; init; }

    /// <summary>Outcome in force.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Whether it is provisional.</summary>
    public required bool Provisional { get; init; }

    /// <summary>Result.</summary>
    public string? Result { get; init; }

    /// <summary>How long it is kept: a code of <see cref="RetentionClasses"/>.</summary>
    public required string RetentionClass { get; init; }

    /// <summary>The first day on which it is destroyed, once closed and not held.</summary>
    public required DateOnly RetainUntil { get; init; }

    /// <summary>Why it is kept beyond that day, a code; null when it is not.</summary>
    public string? Hold { get; init; }

    /// <summary>Something was added since the last decision.</summary>
    public required bool HasNewInformation { get; init; }

    /// <summary>What the reporter may read, a code.</summary>
    public string? ReporterAnswer { get; init; }

    /// <summary>Version of the facts.</summary>
    public required int ContentVersion { get; init; }

    /// <summary>How many decisions were recorded.</summary>
    public required int Decisions { get; init; }

    /// <summary>The decision that counts now; null while there is none.</summary>
    public DecisionView? Decision { get; init; }

    /// <summary>Steps, newest first.</summary>
    public required IReadOnlyList<TimelineStep> Timeline { get; init; }

    /// <summary>What is already known; null for a reader who is no assessor.</summary>
    public Known? Known { get; init; }

    /// <summary>Whether hits elsewhere were left out because too many signals were opened in a short time.</summary>
    public required bool ElsewhereLimited { get; init; }

    /// <summary>Teams that read along.</summary>
    public required IReadOnlyList<string> Followers { get; init; }

    internal Guid Id { get; init; }
}
