namespace Baken.Signals.Requests;

/// <summary>The right a data subject calls on (GDPR chapter III).</summary>
public enum DataRight
{
    /// <summary>Access (inzage), art. 15.</summary>
    Access,

    /// <summary>Rectification (rectificatie), art. 16.</summary>
    Rectification,

    /// <summary>Erasure (wissing), art. 17.</summary>
    Erasure,

    /// <summary>Restriction of processing (beperking), art. 18.</summary>
    Restriction,

    /// <summary>Objection (bezwaar), art. 21.</summary>
    Objection,
}

/// <summary>How it was established who asks. Never by a copy of a document.</summary>
public enum IdentityCheck
{
    /// <summary>Came in person and showed a document, which was not copied.</summary>
    InPerson,

    /// <summary>Called back on a number that was known already.</summary>
    CalledBack,

    /// <summary>Answered questions that only this person can answer.</summary>
    Questions,

    /// <summary>By a representative with a mandate.</summary>
    Representative,

    /// <summary>Could not be established.</summary>
    NotEstablished,
}

/// <summary>What was decided on a request.</summary>
public enum RequestDecision
{
    /// <summary>Wholly granted.</summary>
    Granted,

    /// <summary>Granted in part.</summary>
    Partly,

    /// <summary>Refused.</summary>
    Refused,
}

/// <summary>How far a request is.</summary>
public enum RequestState
{
    /// <summary>Somebody must decide.</summary>
    Open,

    /// <summary>Decided and answered; what follows from it may still have to be done.</summary>
    Decided,

    /// <summary>Done with.</summary>
    Closed,
}

/// <summary>What a request did to a signal.</summary>
public enum RequestEffect
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>Its processing is restricted.</summary>
    Restricted,

    /// <summary>The restriction has ended.</summary>
    RestrictionEnded,

    /// <summary>It was destroyed.</summary>
    Erased,

    /// <summary>It stays, for the reason of its hold.</summary>
    StaysHeld,

    /// <summary>It stays while it is being acted on.</summary>
    StaysOpen,
}

/// <summary>What can happen to a request.</summary>
public enum RequestStepKind
{
    /// <summary>It came in.</summary>
    Received,

    /// <summary>It was noted how the applicant's identity was established.</summary>
    IdentityChecked,

    /// <summary>The term was extended.</summary>
    Extended,

    /// <summary>Signals were looked for by an identifier, which is not kept.</summary>
    Searched,

    /// <summary>A signal was added by its number.</summary>
    SignalAdded,

    /// <summary>A signal turned out not to belong to it.</summary>
    SignalRemoved,

    /// <summary>An assessor was asked to look at the contents.</summary>
    Assigned,

    /// <summary>The assessor was ready.</summary>
    Prepared,

    /// <summary>It was decided.</summary>
    Decided,

    /// <summary>Signals were restricted.</summary>
    Restricted,

    /// <summary>The restriction ended.</summary>
    RestrictionEnded,

    /// <summary>Signals were destroyed.</summary>
    Erased,

    /// <summary>It was closed.</summary>
    Closed,

    /// <summary>It was opened again.</summary>
    Reopened,
}

/// <summary>How an act on a request ended.</summary>
public enum RequestOutcome
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>An explanation is missing or too long.</summary>
    WordsMissing,

    /// <summary>Nothing was chosen, or something that cannot be.</summary>
    ChoiceMissing,

    /// <summary>The date cannot be.</summary>
    DateImpossible,

    /// <summary>It is not an identifier of this kind, or no signal of the own organisation has this number.</summary>
    NothingFound,

    /// <summary>Who asks was not established yet.</summary>
    IdentityMissing,

    /// <summary>The assessor is not ready yet.</summary>
    ContentMissing,

    /// <summary>The request is past that, or not as far yet.</summary>
    NotNow,

    /// <summary>There is none for this person.</summary>
    NotFound,
}

/// <summary>Who asks, as far as it was told. Sealed.</summary>
/// <param name="Name">Name.</param>
/// <param name="Contact">Where the answer goes.</param>
/// <param name="Note">What is asked, in the applicant's words.</param>
public sealed record RequestSubject(string Name, string Contact, string Note);

/// <summary>The parts of a signal of which an assessor says whether the applicant is given them.</summary>
public static class RequestParts
{
    /// <summary>Codes, in the order shown.</summary>
    public static IReadOnlyList<string> All { get; } = ["narrative", "time_place", "persons", "identifiers", "indicators", "decisions", "recipients", "origin"];
}

/// <summary>How long a closed request is kept. Baken's own choice.</summary>
public static class DataRequestTerm
{
    /// <summary>Calendar months from the closing.</summary>
    public const int Months = 24;
}

/// <summary>A request in the list.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Right">Which right.</param>
/// <param name="Name">Who asks.</param>
/// <param name="ReceivedOn">When it came in.</param>
/// <param name="DueOn">The last day on which it must be answered.</param>
/// <param name="State">How far it is.</param>
/// <param name="Decision">What was decided.</param>
public sealed record RequestLine(string Number, DataRight Right, string Name, DateOnly ReceivedOn, DateOnly DueOn, RequestState State, RequestDecision? Decision);

/// <summary>A signal that a request touches: number and codes, nothing that was told.</summary>
/// <param name="Number">Its number.</param>
/// <param name="FoundBy">The kind of identifier by which it was found; empty when its number was given.</param>
/// <param name="Given">Parts that the applicant is given.</param>
/// <param name="Ground">Why the others are withheld, a code.</param>
/// <param name="IsPrepared">Whether the assessor has said so.</param>
/// <param name="VersionBefore">Version of the facts when the assessor was asked.</param>
/// <param name="VersionAfter">Version when the assessor was ready.</param>
/// <param name="Effect">What the request did to it.</param>
/// <param name="Hold">Why it is kept longer now, a code.</param>
/// <param name="IsThere">Whether it is there, and the organisation still has it.</param>
public sealed record RequestSignalView(
    string Number, string FoundBy, IReadOnlyList<string> Given, string? Ground, bool IsPrepared, int? VersionBefore, int? VersionAfter, RequestEffect Effect, string? Hold, bool IsThere)
{
    /// <summary>Whether somebody must still act on it.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Name of the organisation that owns it and decides on it; null for the own one.</summary>
    public string? OwnedBy { get; init; }
}

/// <summary>A step of a request.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When.</param>
/// <param name="Who">Who did it.</param>
/// <param name="Code">What was chosen.</param>
/// <param name="Words">The explanation.</param>
public sealed record RequestStepView(RequestStepKind Kind, DateTimeOffset At, string Who, string? Code, string Words);

/// <summary>A request as its officer, or the assessor who was asked, sees it.</summary>
public sealed record RequestView
{
    /// <summary>Its line in the list.</summary>
    public required RequestLine Line { get; init; }

    /// <summary>Who asks.</summary>
    public required RequestSubject Subject { get; init; }

    /// <summary>Whether the term was extended.</summary>
    public required bool IsExtended { get; init; }

    /// <summary>How identity was established; null while nobody noted it.</summary>
    public required IdentityCheck? Identity { get; init; }

    /// <summary>Name of the assessor who was asked; null when none was.</summary>
    public required string? Assessor { get; init; }

    /// <summary>Whether the assessor is ready.</summary>
    public required bool IsPrepared { get; init; }

    /// <summary>Grounds of the decision, codes.</summary>
    public required IReadOnlyList<string> Grounds { get; init; }

    /// <summary>When it was answered.</summary>
    public required DateOnly? AnsweredOn { get; init; }

    /// <summary>Until when a closed request is kept.</summary>
    public required DateOnly? RetainUntil { get; init; }

    /// <summary>The signals it touches.</summary>
    public required IReadOnlyList<RequestSignalView> Signals { get; init; }

    /// <summary>What happened, newest first.</summary>
    public required IReadOnlyList<RequestStepView> Steps { get; init; }
}
