using Baken.Kernel.Access;
using Baken.Kernel.Door;

namespace Baken.Kernel.Audit;

/// <summary>Notes what a person saw, before it is shown.</summary>
public sealed class ReadLog(WriteDoor door)
{
    /// <summary>One record that names every object that is about to be shown; nothing when there is none.</summary>
    public async Task RecordAsync(Actor actor, string purpose, string action, string objectKind, IReadOnlyCollection<Guid> objects, CancellationToken cancellation)
    {
        if (objects.Count == 0)
        {
            return;
        }

        await door.WriteAsync(actor, purpose, (unit, _) =>
        {
            unit.Audit(action, objectKind, objects);
            return Task.FromResult(true);
        }, cancellation);
    }
}
