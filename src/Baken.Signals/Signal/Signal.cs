using Baken.Kernel.Access;
using Baken.Kernel.Sealing;
using Baken.Signals.Reference;

namespace Baken.Signals;

/// <summary>Where a signal is on its path, and so who is to act.</summary>
public enum SignalState
{
    /// <summary>An assessor of the lead team must judge it.</summary>
    ToAssess,

    /// <summary>A decision waits for a second assessor.</summary>
    AwaitsSecond,

    /// <summary>The team it was routed to must take it up, or say why not.</summary>
    Routed,

    /// <summary>The team works on it.</summary>
    TakenUp,

    /// <summary>Nobody has to act: it has an outcome.</summary>
    Closed,
}

/// <summary>What an assessor decides about a signal.</summary>
public enum Outcome
{
    /// <summary>Suspicion of article 273f Sr.</summary>
    Criminal,

    /// <summary>Labour, wage, housing law.</summary>
    Administrative,

    /// <summary>Both: one team leads, another follows.</summary>
    Both,

    /// <summary>First safety and shelter.</summary>
    Care,

    /// <summary>Belongs to another organisation.</summary>
    Forward,

    /// <summary>Counts in the picture; nobody acts.</summary>
    RegisterOnly,

    /// <summary>Too little to go on.</summary>
    NotEnoughInformation,

    /// <summary>The same as another signal.</summary>
    Duplicate,
}

/// <summary>
/// A signal: its state and what lists need, in plain codes; its words sealed. One lead owner at any time; visible only through
/// grants. Invariants: a signal that is not closed has a due time; times of a report without sign-in are starts of anonymity blocks.
/// </summary>
internal sealed class Signal : IGuarded
{
    private Signal()
    {
    }

    public Signal(string number, Channel channel, DateTimeOffset receivedAt, DateTime localReceived, Guid keyId)
    {
        Id = Guid.NewGuid();
        Number = number;
        Channel = channel;
        ReceivedAt = receivedAt;
        ReceivedYear = localReceived.Year;
        ReceivedMonth = localReceived.Month;
        KeyId = keyId;
        State = SignalState.ToAssess;
        Version = 1;
    }

    public static string GuardedBy => nameof(Id);

    public Guid Id { get; private set; }

    public string Number { get; private set; } = "";

    public Channel Channel { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    public int ReceivedYear { get; private set; }

    public int ReceivedMonth { get; private set; }

    public Guid KeyId { get; private set; }

    public SignalState State { get; private set; }

    /// <summary>When the one who is to act must have acted; null when closed.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public Urgency Urgency { get; private set; }

    public string UrgencyRule { get; private set; } = "";

    public string UrgencyRuleVersion { get; private set; } = "";

    public Guid LeadOrganisationId { get; private set; }

    public Guid LeadTeamId { get; private set; }

    /// <summary>The person who has it: assessor while it is assessed, team member after.</summary>
    public Guid? AssignedTo { get; private set; }

    public int FormMask { get; private set; }

    public string? Sector { get; private set; }

    public string? Municipality { get; private set; }

    public string? Region { get; private set; }

    public bool MinorInvolved { get; private set; }

    public int StrongIndicators { get; private set; }

    public int Indicators { get; private set; }

    public ReporterWish Wish { get; private set; }

    /// <summary>Title and first words, for lists.</summary>
    public SealedText Headline { get; private set; }

    /// <summary>Who reported, when that was told.</summary>
    public SealedText Reporter { get; private set; }

    public int ContentVersion { get; private set; }

    /// <summary>How many earlier signals of the lead organisation share an identifier, and which kinds.</summary>
    public int KnownCount { get; private set; }

    public string KnownKinds { get; private set; } = "";

    public DateTimeOffset? FirstOpenedAt { get; private set; }

    /// <summary>How many steps its timeline has.</summary>
    public int Steps { get; private set; }

    /// <summary>How many decisions were recorded: a decision written beside an older count meets a colleague's.</summary>
    public int Decisions { get; private set; }

    /// <summary>The outcome in force.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>Whether the decision in force still waits for the second person.</summary>
    public bool Provisional { get; private set; }

    /// <summary>Whether a decision, in effect or not, waits for a second person.</summary>
    public bool SecondWaits { get; private set; }

    /// <summary>What the team reported at the end; a code.</summary>
    public string? Result { get; private set; }

    /// <summary>Whether something was added since the last decision.</summary>
    public bool HasNewInformation { get; private set; }

    /// <summary>The text the reporter may read, a code; null while there is none.</summary>
    public string? ReporterAnswer { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Keyed hash of the receipt code.</summary>
    public byte[]? CodeHash { get; private set; }

    public string RetentionClass { get; private set; } = "";

    public DateOnly RetainUntil { get; private set; }

    /// <summary>Why it must be kept though its time has passed, a code of <see cref="Reference.HoldReasons"/>; null when it need not.</summary>
    public string? Hold { get; private set; }

    public int Version { get; private set; }

    public void OwnedBy(Guid organisationId, Guid teamId)
    {
        if (LeadTeamId != teamId)
        {
            AssignedTo = null;
        }

        LeadOrganisationId = organisationId;
        LeadTeamId = teamId;
    }

    public void ReceiptCode(byte[] hash) => CodeHash = hash;

    public void Wishes(ReporterWish wish) => Wish = wish;

    public void Reported(ReporterWish wish, SealedText reporter)
    {
        Wish = wish;
        Reporter = reporter;
    }

    public void Holds(Facts facts, SealedText headline, string? region, int strong)
    {
        ContentVersion++;
        FormMask = ExploitationFormMask.Of(facts.Forms);
        Sector = facts.Sector;
        Municipality = facts.Municipality;
        Region = region;
        MinorInvolved = facts.MinorInvolved;
        StrongIndicators = strong;
        Indicators = facts.Indicators.Count;
        Headline = headline;
    }

    public void Known(int count, IEnumerable<string> kinds)
    {
        KnownCount = count;
        KnownKinds = string.Join(' ', kinds);
    }

    public void ProposedUrgency(Urgency urgency, string rule, string version)
    {
        Urgency = urgency;
        UrgencyRule = rule;
        UrgencyRuleVersion = version;
    }

    public void ChosenUrgency(Urgency urgency) => Urgency = urgency;

    public void Opened(DateTimeOffset at) => FirstOpenedAt ??= at;

    public void Assign(Guid? userId)
    {
        AssignedTo = userId;
        Version++;
    }

    public void MoveTo(SignalState state, DateTimeOffset? dueAt)
    {
        if ((state == SignalState.Closed) != dueAt is null)
        {
            throw new InvalidOperationException("Only a closed signal has no due time.");
        }

        State = state;
        DueAt = dueAt;
        Version++;
    }

    public void Decided(Outcome outcome, bool provisional)
    {
        Outcome = outcome;
        Provisional = provisional;
        HasNewInformation = false;
        Result = null;
    }

    public int NextStep() => ++Steps;

    public void CountDecision() => Decisions++;

    public void Confirmed() => Provisional = false;

    public void WaitsForSecond(bool waits) => SecondWaits = waits;

    public void Withdrawn()
    {
        Outcome = null;
        Provisional = false;
    }

    public void ClosedWith(string result) => Result = result;

    public void Answered(string code, DateTimeOffset at)
    {
        ReporterAnswer = code;
        AnsweredAt = at;
    }

    public void Added() => HasNewInformation = true;

    public void AdditionsSeen() => HasNewInformation = false;

    public void Corrected() => Version++;

    public void Retain(string retentionClass, DateOnly until)
    {
        RetentionClass = retentionClass;
        RetainUntil = until;
    }

    public void HoldFor(string? reasonCode) => Hold = reasonCode;
}
