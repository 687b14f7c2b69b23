using System.Threading.RateLimiting;

namespace Baken.Signals.Assess;

/// <summary>
/// How often one person may learn that something is also known elsewhere: sixty times an hour. Without it, typing identifiers into a signal
/// would question other organisations.
/// </summary>
internal sealed class ElsewhereLimit : IDisposable
{
    private const int PerHour = 60;

    private readonly PartitionedRateLimiter<Guid> limiter = PartitionedRateLimiter.Create<Guid, Guid>(user =>
        RateLimitPartition.GetFixedWindowLimiter(user, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerHour, Window = TimeSpan.FromHours(1) }));

    public bool MayAsk(Guid userId)
    {
        using var lease = limiter.AttemptAcquire(userId);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
