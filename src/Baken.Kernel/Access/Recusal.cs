namespace Baken.Kernel.Access;

/// <summary>
/// Somebody who must not see an object, whatever grants say: involved in it, or close to who is. The one named filter of
/// <see cref="Data.BakenDb"/> reads these rows after the grants.
/// </summary>
public sealed class Recusal
{
    private Recusal()
    {
    }

    /// <summary>Keeps a person from an object.</summary>
    public Recusal(Guid objectId, Guid userId, Guid declaredBy, DateTimeOffset at)
    {
        Id = Guid.NewGuid();
        ObjectId = objectId;
        UserId = userId;
        DeclaredBy = declaredBy;
        At = at;
    }

    /// <summary>Random id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The object.</summary>
    public Guid ObjectId { get; private set; }

    /// <summary>Who is kept from it.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Who said so: the person, or a colleague.</summary>
    public Guid DeclaredBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }
}
