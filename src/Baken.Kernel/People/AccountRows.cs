using Baken.Kernel.Access;
using Baken.Kernel.Sealing;

namespace Baken.Kernel.People;

/// <summary>Whether a person can sign in.</summary>
public enum AccountState
{
    /// <summary>The one-time link waits.</summary>
    Invited,

    /// <summary>The one-time link lapsed before it was used.</summary>
    Lapsed,

    /// <summary>Can sign in.</summary>
    Active,

    /// <summary>The account has ended.</summary>
    Ended,
}

/// <summary>A role somebody holds or asked for.</summary>
public sealed record HeldRole(Role Role, DateTimeOffset Since);

/// <summary>A team, as chosen and shown.</summary>
public sealed record TeamName(Guid Id, string Name);

/// <summary>Somebody who is away, and who stands in.</summary>
public sealed record AbsenceView(Guid Id, DateOnly From, DateOnly Until, Guid Deputy, string DeputyName);

/// <summary>A person of the organisation, as its administrator sees it: never what the person works on.</summary>
public sealed record AccountView
{
    /// <summary>The account.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>E-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>Roles and since when, in the order of <see cref="Role"/>.</summary>
    public required IReadOnlyList<HeldRole> Roles { get; init; }

    /// <summary>Roles that wait for a second person.</summary>
    public required IReadOnlyList<Role> Asked { get; init; }

    /// <summary>Teams, by name.</summary>
    public required IReadOnlyList<TeamName> Teams { get; init; }

    /// <summary>Whether the person can sign in.</summary>
    public required AccountState State { get; init; }

    /// <summary>When the account ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the person signed in last; null when never.</summary>
    public DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>Since when there is a code app.</summary>
    public DateTimeOffset? FactorSince { get; init; }

    /// <summary>Whether recovery of both steps waits for a second person.</summary>
    public bool ResetAsked { get; init; }

    /// <summary>The absences that last or come.</summary>
    public IReadOnlyList<AbsenceView> Absences { get; init; } = [];

    /// <summary>The version of the account that this view shows.</summary>
    public required string Seen { get; init; }
}

/// <summary>Something a second person must confirm.</summary>
public enum AccessRequestKind
{
    /// <summary>A role that reads content.</summary>
    Role,

    /// <summary>Password and code app are both set anew.</summary>
    Reset,
}

/// <summary>How far a request for access has come.</summary>
public enum AccessRequestState
{
    /// <summary>Waits for a second person.</summary>
    Waits,

    /// <summary>Confirmed: it was done in the same act.</summary>
    Confirmed,

    /// <summary>Refused.</summary>
    Refused,

    /// <summary>Overtaken: the account ended, or the role was taken back.</summary>
    Lapsed,
}

/// <summary>A role that reads content, or a reset of both factors: asked by one person, confirmed by another. Stays as history.</summary>
public sealed class AccessRequest
{
    private AccessRequest()
    {
    }

    internal AccessRequest(AccessRequestKind kind, User user, Role? role, Guid askedBy, DateTimeOffset at)
    {
        Id = Guid.NewGuid();
        Kind = kind;
        UserId = user.Id;
        OrganisationId = user.OrganisationId;
        Role = role;
        AskedBy = askedBy;
        AskedAt = at;
    }

    /// <summary>Random id.</summary>
    public Guid Id { get; private set; }

    /// <summary>What is asked.</summary>
    public AccessRequestKind Kind { get; private set; }

    /// <summary>For whom.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The organisation of that person.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>The role, when one is asked.</summary>
    public Role? Role { get; private set; }

    /// <summary>Who asked.</summary>
    public Guid AskedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>How far it has come.</summary>
    public AccessRequestState State { get; private set; }

    /// <summary>The second person.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>When that person decided.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    internal void Decided(AccessRequestState state, Guid? by, DateTimeOffset at)
    {
        if (by == AskedBy || by == UserId)
        {
            throw new InvalidOperationException("The second person is another one.");
        }

        (State, DecidedBy, DecidedAt) = (state, by, at);
    }
}

/// <summary>Somebody is away from one day until another, both included; a colleague stands in.</summary>
public sealed class Absence
{
    private Absence()
    {
    }

    internal Absence(Guid userId, Guid deputyId, DateOnly from, DateOnly until)
    {
        Id = Guid.NewGuid();
        UserId = userId;
        DeputyId = deputyId;
        From = from;
        Until = until;
    }

    /// <summary>Random id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who is away.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Who stands in.</summary>
    public Guid DeputyId { get; private set; }

    /// <summary>First day, on Dutch clocks.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day.</summary>
    public DateOnly Until { get; private set; }

    internal void EndOn(DateOnly day) => Until = day;
}

/// <summary>One review of who has access: what was looked at, and who signed.</summary>
public sealed class AccessReview
{
    private AccessReview()
    {
    }

    internal AccessReview(Guid organisationId, Guid by, DateTimeOffset at, string list)
    {
        Id = Guid.NewGuid();
        OrganisationId = organisationId;
        SignedBy = by;
        SignedAt = at;
        List = list;
    }

    /// <summary>Random id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The organisation.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>Who signed.</summary>
    public Guid SignedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset SignedAt { get; private set; }

    /// <summary>What was looked at, as JSON.</summary>
    public string List { get; private set; } = "";

    /// <summary>What the signer remarked, sealed.</summary>
    public SealedText Remarks { get; internal set; }
}
