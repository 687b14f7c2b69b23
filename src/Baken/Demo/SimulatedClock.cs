namespace Baken.Demo;

/// <summary>The clock of the demo's past: each act has its own moment, carried along with its asynchronous calls.</summary>
internal sealed class SimulatedClock : TimeProvider
{
    private readonly AsyncLocal<DateTimeOffset> now = new();

    public override DateTimeOffset GetUtcNow() => now.Value;

    public void Set(DateTimeOffset moment) => now.Value = moment.ToUniversalTime();
}
