using Baken.Kernel.Access;
using Baken.Kernel.Sealing;
using Baken.Signals.Reference;

namespace Baken.Signals;

/// <summary>One version of what a signal holds, sealed. Never changed; the newest one counts.</summary>
internal sealed class SignalContent : IGuarded
{
    private SignalContent()
    {
    }

    public SignalContent(Guid signalId, int version, Guid? author, DateTimeOffset at)
    {
        Id = Guid.NewGuid();
        SignalId = signalId;
        Version = version;
        Author = author;
        At = at;
    }

    public static string GuardedBy => nameof(SignalId);

    public Guid Id { get; private set; }

    public Guid SignalId { get; private set; }

    public int Version { get; private set; }

    public Guid? Author { get; private set; }

    public DateTimeOffset At { get; private set; }

    public SealedText Facts { get; set; }
}

/// <summary>What can happen to a signal.</summary>
public enum SignalEventKind
{
    /// <summary>It came in.</summary>
    Received,

    /// <summary>Baken proposed an urgency by a rule.</summary>
    UrgencyProposed,

    /// <summary>Baken found earlier signals.</summary>
    KnownFound,

    /// <summary>Someone opened it for the first time.</summary>
    Opened,

    /// <summary>Someone took it to assess.</summary>
    Assigned,

    /// <summary>Facts were added or corrected.</summary>
    FactsCompleted,

    /// <summary>A decision was recorded and waits for the second person.</summary>
    DecisionRecorded,

    /// <summary>A decision took effect.</summary>
    DecisionTookEffect,

    /// <summary>A decision took effect at once, ahead of the second person.</summary>
    DecisionProvisional,

    /// <summary>The second person confirmed.</summary>
    DecisionConfirmed,

    /// <summary>The second person put it back.</summary>
    DecisionPutBack,

    /// <summary>It went to a team.</summary>
    Routed,

    /// <summary>Another team may read along.</summary>
    FollowerAdded,

    /// <summary>The team took it up.</summary>
    TakenUp,

    /// <summary>The team gave it back: not theirs.</summary>
    HandedBack,

    /// <summary>The team did not take it up.</summary>
    NotTakenUp,

    /// <summary>The team closed it with a result.</summary>
    Closed,

    /// <summary>An answer was made ready for the reporter.</summary>
    Answered,

    /// <summary>The holder of the code added something.</summary>
    InformationAdded,

    /// <summary>New information opened it again.</summary>
    Reopened,

    /// <summary>A remark.</summary>
    Noted,

    /// <summary>Someone decided that it is kept though its time passes.</summary>
    Held,

    /// <summary>The hold was ended.</summary>
    HoldEnded,

    /// <summary>Only named readers may see it from here.</summary>
    Restricted,

    /// <summary>Its teams may read it again.</summary>
    RestrictionEnded,

    /// <summary>Somebody is kept from it: involved, or close to who is.</summary>
    Recused,

    /// <summary>Somebody who was kept from it may read it again.</summary>
    RecusalEnded,

    /// <summary>Whoever had it left; it went to a colleague or back to the team.</summary>
    Reassigned,

    /// <summary>Its team's organisation left; another team goes on with it.</summary>
    HandedOver,

    /// <summary>An assessor asked for a translation, outside Baken.</summary>
    TranslationAsked,
}

/// <summary>
/// One step of a signal's path; appended, never changed. Carries what the funnel needs: year and month, due time, rule and version.
/// </summary>
internal sealed class SignalEvent : IGuarded
{
    private SignalEvent()
    {
    }

    public SignalEvent(Guid signalId, SignalEventKind kind, DateTimeOffset at, DateTime local, Actor actor)
    {
        Id = Guid.NewGuid();
        SignalId = signalId;
        Kind = kind;
        At = at;
        Year = local.Year;
        Month = local.Month;
        ActorKind = actor.Kind;
        UserId = actor.UserId;
        OrganisationId = actor.OrganisationId;
    }

    public static string GuardedBy => nameof(SignalId);

    public Guid Id { get; private set; }

    public Guid SignalId { get; private set; }

    /// <summary>Order within the signal.</summary>
    public int Sequence { get; set; }

    public SignalEventKind Kind { get; private set; }

    public DateTimeOffset At { get; private set; }

    public int Year { get; private set; }

    public int Month { get; private set; }

    public ActorKind ActorKind { get; private set; }

    public Guid? UserId { get; private set; }

    public Guid? OrganisationId { get; private set; }

    public SignalState State { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    public Urgency? Urgency { get; init; }

    public Outcome? Outcome { get; init; }

    public Guid? TeamId { get; init; }

    /// <summary>The rule that was applied.</summary>
    public string? Rule { get; init; }

    public string? RuleVersion { get; init; }

    /// <summary>A result, reason or answer code.</summary>
    public string? Code { get; init; }

    /// <summary>Version of the facts this step made or saw.</summary>
    public int? ContentVersion { get; init; }

    /// <summary>Reason or text of this step, sealed.</summary>
    public SealedText Words { get; set; }
}

/// <summary>How far a decision has come.</summary>
internal enum DecisionState
{
    /// <summary>Waits for the second person.</summary>
    Awaits,

    /// <summary>In force, and still waits for the second person.</summary>
    Provisional,

    /// <summary>In force.</summary>
    InForce,

    /// <summary>Put back by the second person.</summary>
    PutBack,

    /// <summary>A later one took its place.</summary>
    Superseded,
}

/// <summary>What an assessor decided, why, and what the second person said of it.</summary>
internal sealed class Decision : IGuarded
{
    private Decision()
    {
    }

    public Decision(Guid signalId, int sequence, Guid byUserId, DateTimeOffset at)
    {
        Id = Guid.NewGuid();
        SignalId = signalId;
        Sequence = sequence;
        ByUserId = byUserId;
        At = at;
    }

    public static string GuardedBy => nameof(SignalId);

    public Guid Id { get; private set; }

    public Guid SignalId { get; private set; }

    public int Sequence { get; private set; }

    public DecisionState State { get; private set; }

    public Guid ByUserId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public Outcome Outcome { get; init; }

    public Urgency Urgency { get; init; }

    public Guid? TeamId { get; private set; }

    public string Rule { get; init; } = "";

    public string RuleVersion { get; init; } = "";

    public bool FollowsProposal { get; init; }

    public Guid? FollowerTeamId { get; private set; }

    public Guid? DuplicateOf { get; init; }

    public bool ShareReporter { get; init; }

    public string ReporterAnswer { get; init; } = "";

    public string LegalBasis { get; init; } = "";

    public SealedText Reason { get; set; }

    public SealedText OverrideReason { get; set; }

    public Guid? SecondUserId { get; private set; }

    public DateTimeOffset? SecondAt { get; private set; }

    public SealedText SecondReason { get; private set; }

    public void Stands(DecisionState state) => State = state;

    /// <summary>The teams it names, or the ones that go on with their work.</summary>
    public void Redirect(Guid? teamId, Guid? followerTeamId) => (TeamId, FollowerTeamId) = (teamId, followerTeamId);

    public void SecondSaid(Guid userId, DateTimeOffset at, bool confirmed, SealedText reason)
    {
        if (userId == ByUserId)
        {
            throw new InvalidOperationException("The second person is another one.");
        }

        SecondUserId = userId;
        SecondAt = at;
        SecondReason = reason;
        State = confirmed ? DecisionState.InForce : DecisionState.PutBack;
    }
}

/// <summary>Text of a decision that was not recorded yet; only its author sees it.</summary>
internal sealed class DecisionConcept : IGuarded
{
    private DecisionConcept()
    {
    }

    public DecisionConcept(Guid signalId, Guid userId)
    {
        Id = Guid.NewGuid();
        SignalId = signalId;
        UserId = userId;
    }

    public static string GuardedBy => nameof(SignalId);

    public Guid Id { get; private set; }

    public Guid SignalId { get; private set; }

    public Guid UserId { get; private set; }

    public DateTimeOffset SavedAt { get; set; }

    public SealedText Words { get; set; }
}

/// <summary>
/// One identifier of one signal as a token that can be looked up but not read. Not guarded: a token says nothing without
/// the key, and a hit elsewhere must be found to be announced.
/// </summary>
internal sealed class IndexEntry
{
    private IndexEntry()
    {
    }

    public IndexEntry(string kind, byte[] token, int keyVersion, Guid signalId)
    {
        Kind = kind;
        Token = token;
        KeyVersion = keyVersion;
        SignalId = signalId;
    }

    public string Kind { get; private set; } = "";

    public byte[] Token { get; private set; } = [];

    public int KeyVersion { get; private set; }

    public Guid SignalId { get; private set; }
}

/// <summary>What remains of a destroyed signal: that it was there, when it went and on what ground.</summary>
internal sealed class SignalTombstone
{
    private SignalTombstone()
    {
    }

    public SignalTombstone(Signal signal, DateTimeOffset at, string ground)
    {
        SignalId = signal.Id;
        ReceivedYear = signal.ReceivedYear;
        RetentionClass = signal.RetentionClass;
        DestroyedAt = at;
        Ground = ground;
    }

    public Guid SignalId { get; private set; }

    public int ReceivedYear { get; private set; }

    public string RetentionClass { get; private set; } = "";

    public DateTimeOffset DestroyedAt { get; private set; }

    public string Ground { get; private set; } = "";
}
