namespace Baken.Demo.Stories;

/// <summary>What professionals do with a report after it came in: the steps in time order, none after the demo's 'now'.</summary>
/// <remarks>
/// <c>Stop</c>: Where the journey stands at 'now': one of the Stopped… codes of <see cref="JourneyCodes"/>.
/// </remarks>
internal sealed record Journey(IReadOnlyList<JourneyStep> Steps, string Stop);

/// <summary>One act on a signal. The family is closed: <see cref="Match{T}"/> has a case for each.</summary>
internal abstract record JourneyStep(DateTimeOffset At)
{
    public abstract T Match<T>(
        Func<Assessed, T> assessed, Func<SecondRead, T> secondRead, Func<TakenUp, T> takenUp, Func<HandedBack, T> handedBack,
        Func<NotTakenUp, T> notTakenUp, Func<Closed, T> closed, Func<Added, T> added);
}

/// <summary>An assessor decides; also the decision anew after a put-back, a hand-back or an addition.</summary>
/// <remarks>
/// <c>Assessor</c>: Index from 0 of the demo's assessors.
/// <c>OverrideReason</c>: Filled exactly when the proposed team is not followed.
/// <c>DuplicateOf</c>: Number of the earlier story, exactly when the outcome is 'duplicate'.
/// </remarks>
internal sealed record Assessed(
    DateTimeOffset At, int Assessor, string Outcome, string Urgency, string Reason, string? OverrideReason, int? DuplicateOf) : JourneyStep(At)
{
    public bool FollowsProposal => OverrideReason is null;

    public override T Match<T>(Func<Assessed, T> assessed, Func<SecondRead, T> secondRead, Func<TakenUp, T> takenUp, Func<HandedBack, T> handedBack, Func<NotTakenUp, T> notTakenUp, Func<Closed, T> closed, Func<Added, T> added) => assessed(this);
}

/// <summary>The second person confirms, or puts the decision back.</summary>
/// <remarks>
/// <c>Assessor</c>: Never the one who decided.
/// <c>Note</c>: A remark, or the reason for putting back.
/// </remarks>
internal sealed record SecondRead(DateTimeOffset At, int Assessor, bool Confirms, string Note) : JourneyStep(At)
{
    public override T Match<T>(Func<Assessed, T> assessed, Func<SecondRead, T> secondRead, Func<TakenUp, T> takenUp, Func<HandedBack, T> handedBack, Func<NotTakenUp, T> notTakenUp, Func<Closed, T> closed, Func<Added, T> added) => secondRead(this);
}

internal sealed record TakenUp(DateTimeOffset At) : JourneyStep(At)
{
    public override T Match<T>(Func<Assessed, T> assessed, Func<SecondRead, T> secondRead, Func<TakenUp, T> takenUp, Func<HandedBack, T> handedBack, Func<NotTakenUp, T> notTakenUp, Func<Closed, T> closed, Func<Added, T> added) => takenUp(this);
}

/// <summary>The team says that it is not theirs; an assessor decides anew.</summary>
internal sealed record HandedBack(DateTimeOffset At, string Reason) : JourneyStep(At)
{
    public override T Match<T>(Func<Assessed, T> assessed, Func<SecondRead, T> secondRead, Func<TakenUp, T> takenUp, Func<HandedBack, T> handedBack, Func<NotTakenUp, T> notTakenUp, Func<Closed, T> closed, Func<Added, T> added) => handedBack(this);
}

internal sealed record NotTakenUp(DateTimeOffset At, string Reason) : JourneyStep(At)
{
    public override T Match<T>(Func<Assessed, T> assessed, Func<SecondRead, T> secondRead, Func<TakenUp, T> takenUp, Func<HandedBack, T> handedBack, Func<NotTakenUp, T> notTakenUp, Func<Closed, T> closed, Func<Added, T> added) => notTakenUp(this);
}

/// <summary>
/// <c>Result</c>: One of <see cref="JourneyCodes.Results"/>.
/// </summary>
internal sealed record Closed(DateTimeOffset At, string Result, string Text) : JourneyStep(At)
{
    public override T Match<T>(Func<Assessed, T> assessed, Func<SecondRead, T> secondRead, Func<TakenUp, T> takenUp, Func<HandedBack, T> handedBack, Func<NotTakenUp, T> notTakenUp, Func<Closed, T> closed, Func<Added, T> added) => closed(this);
}

/// <summary>Someone adds information with the receipt code.</summary>
internal sealed record Added(DateTimeOffset At, string Text) : JourneyStep(At)
{
    public override T Match<T>(Func<Assessed, T> assessed, Func<SecondRead, T> secondRead, Func<TakenUp, T> takenUp, Func<HandedBack, T> handedBack, Func<NotTakenUp, T> notTakenUp, Func<Closed, T> closed, Func<Added, T> added) => added(this);
}
