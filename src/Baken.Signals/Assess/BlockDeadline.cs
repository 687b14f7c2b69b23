using Baken.Kernel.Time;
using Baken.Signals.Reference;

namespace Baken.Signals.Assess;

/// <summary>
/// The deadline of a report without sign-in counts from the start of its anonymity block, so a short term may end before the block does. Until
/// the block ends nobody is late: the deadline is 'now'.
/// </summary>
public static class BlockDeadline
{
    /// <summary>Whether the deadline of this signal reads 'nu'.</summary>
    public static bool IsNow(SignalView view, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(view);
        return IsNow(view.State, view.ReceivedAt, view.Urgency, view.HasNewInformation, view.DueAt, now);
    }

    internal static bool IsNow(SignalState state, DateTimeOffset receivedAt, Urgency urgency, bool hasNewInformation, DateTimeOffset? dueAt, DateTimeOffset now)
    {
        var block = AnonymityBlock.Start(now);
        return dueAt < now && state == SignalState.ToAssess && (receivedAt >= block || hasNewInformation && urgency == Urgency.Acute && dueAt >= block);
    }

    /// <summary>Those that are too late; the same rule, for the database.</summary>
    internal static IQueryable<Signal> Overdue(IQueryable<Signal> signals, DateTimeOffset now)
    {
        var block = AnonymityBlock.Start(now);
        return signals.Where(s => s.DueAt < now
            && !(s.State == SignalState.ToAssess && (s.ReceivedAt >= block || s.HasNewInformation && s.Urgency == Urgency.Acute && s.DueAt >= block)));
    }
}
