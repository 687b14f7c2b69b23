using Baken.Kernel.Access;

namespace Baken.Kernel.Audit;

/// <summary>An object that stands in the audit log.</summary>
/// <param name="Id">The object.</param>
/// <param name="IsOwn">Whether the actor's organisation owns it.</param>
public sealed record AuditedObject(Guid Id, bool IsOwn);

/// <summary>
/// How a module names its objects in the audit log. The data protection officer sees none of them: a number tells nothing of what was told.
/// </summary>
public interface IAuditedObjects
{
    /// <summary>The object with this number, the own organisation's or not; null when there is none, and for anybody else than a data protection officer.</summary>
    Task<AuditedObject?> FindAsync(Actor actor, string number, CancellationToken cancellation);

    /// <summary>The numbers of these objects, as far as they still are there: to a data protection officer of all, to others of what a grant opens to them.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NumbersAsync(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation);
}
