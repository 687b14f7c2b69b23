using System.Threading.RateLimiting;

namespace Baken.Kernel.People;

/// <summary>Limits on how often something is tried; kept in memory, by keys that tell nobody.</summary>
internal static class RateLimits
{
    /// <summary>So many in five minutes.</summary>
    public static PartitionedRateLimiter<string> PerFiveMinutes(int most) => Within(most, TimeSpan.FromMinutes(5));

    /// <summary>So many in an hour.</summary>
    public static PartitionedRateLimiter<string> PerHour(int most) => Within(most, TimeSpan.FromHours(1));

    private static PartitionedRateLimiter<string> Within(int most, TimeSpan window) => PartitionedRateLimiter.Create<string, string>(partition =>
        RateLimitPartition.GetSlidingWindowLimiter(partition, _ => new SlidingWindowRateLimiterOptions { PermitLimit = most, Window = window, SegmentsPerWindow = 5 }));
}
