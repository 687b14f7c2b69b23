using Baken.Kernel.Sealing;

namespace Baken.Signals.Report;

/// <summary>
/// A report that is being written. The row is named by a hash of the key in the reporter's cookie and sealed under another
/// part of it: without the cookie nobody reads it, Baken included. The exact end stands inside, sealed; the row shows the block only.
/// </summary>
internal sealed class Draft
{
    private Draft()
    {
    }

    public Draft(Guid id, DateTimeOffset sweepAfter)
    {
        Id = id;
        SweepAfter = sweepAfter;
    }

    public Guid Id { get; private set; }

    public SealedText Words { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset SweepAfter { get; private set; }

    public void Hold(SealedText words, DateTimeOffset sweepAfter)
    {
        Words = words;
        SweepAfter = sweepAfter;
        Version++;
    }
}
