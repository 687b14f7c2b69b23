using Baken.Kernel.Door;

namespace Baken.Kernel.People;

/// <summary>
/// A module in which people have work of their own. When somebody leaves, the organisation or a team, the work goes to a colleague or back to the team in the
/// same act.
/// </summary>
public interface IHandOver
{
    /// <summary>Takes what is open from a person. What the successor may not have goes to the team, without a person.</summary>
    /// <param name="unit">The command in which the person leaves.</param>
    /// <param name="from">Who leaves.</param>
    /// <param name="to">Who takes over; null for the team.</param>
    /// <param name="teams">The teams that the person leaves; memberships still stand.</param>
    /// <param name="cancellation">Until the commit.</param>
    Task HandOverAsync(Unit unit, Guid from, Guid? to, IReadOnlyCollection<Guid> teams, CancellationToken cancellation);
}
