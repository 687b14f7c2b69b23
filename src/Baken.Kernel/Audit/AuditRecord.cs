using Baken.Kernel.Access;

namespace Baken.Kernel.Audit;

/// <summary>
/// One line in the audit log: who did or saw what, when, what for. Holds ids only, never content. Appended, never changed.
/// </summary>
public sealed class AuditRecord
{
    private AuditRecord()
    {
    }

    internal AuditRecord(Actor actor, DateTimeOffset at, string purpose, string action, string objectKind, IEnumerable<Guid> objects, bool refused)
    {
        Id = Guid.NewGuid();
        At = at;
        ActorKind = actor.Kind;
        UserId = actor.UserId;
        OrganisationId = actor.OrganisationId;
        Purpose = purpose;
        Action = action;
        ObjectKind = objectKind;
        Objects = [.. objects.Distinct()];
        Refused = refused;
    }

    /// <summary>Random id.</summary>
    public Guid Id { get; private set; }

    /// <summary>When; for a reporter the start of the anonymity block.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>A person, a reporter or Baken.</summary>
    public ActorKind ActorKind { get; private set; }

    /// <summary>The person's account.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>The organisation the person acted for.</summary>
    public Guid? OrganisationId { get; private set; }

    /// <summary>What for.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>What was done, as a code: <c>signal.read</c>, <c>decision.record</c>.</summary>
    public string Action { get; private set; } = "";

    /// <summary>The kind of the objects.</summary>
    public string ObjectKind { get; private set; } = "";

    /// <summary>Every object that was shown or changed.</summary>
    public List<Guid> Objects { get; private set; } = [];

    /// <summary>Whether it was refused.</summary>
    public bool Refused { get; private set; }
}
