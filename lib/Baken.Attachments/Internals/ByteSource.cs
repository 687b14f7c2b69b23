using System.Buffers.Binary;

namespace Baken.Attachments.Internals;

/// <summary>
/// Reads a seekable stream at any place through one buffer. What lies beyond the end is a <see cref="Refusal"/>, never an exception of the stream.
/// A span that it gives is good until the next call.
/// </summary>
internal sealed class ByteSource
{
    /// <summary>The most bytes that can be asked at once.</summary>
    public const int Most = 64 * 1024;

    // A file of the largest size allowed needs a fraction; what needs more goes in circles.
    private const int MostSteps = 60_000_000;

    private readonly Stream stream;
    private readonly CancellationToken cancellation;
    private readonly byte[] buffer;
    private long start;
    private int filled;
    private long steps;

    public ByteSource(Stream stream, CancellationToken cancellation, int size = Most)
    {
        (this.stream, this.cancellation, buffer) = (stream, cancellation, new byte[size]);
        Length = stream.Length;
    }

    public long Length { get; }

    /// <summary>The same file through a small buffer of its own, for a table that is read beside others.</summary>
    public ByteSource Beside() => new(stream, cancellation, 4096);

    /// <summary>Counts turns of a loop, so that no file keeps it going.</summary>
    public void Step(long turns = 1)
    {
        if ((steps >> 12) != ((steps += turns) >> 12))
        {
            cancellation.ThrowIfCancellationRequested();
        }

        if (steps > MostSteps)
        {
            throw Refusal.Damaged("goes in circles");
        }
    }

    /// <summary>What can be had from a place without reading again, at least <paramref name="least"/> bytes unless the file ends; empty at its end.</summary>
    public ReadOnlySpan<byte> Window(long at, int least = 1)
    {
        if (at < 0)
        {
            throw Refusal.Damaged("before the beginning");
        }

        if (at >= Length)
        {
            return [];
        }

        if (at < start || at + Math.Min(least, Length - at) > start + filled)
        {
            Fill(at);
        }

        return buffer.AsSpan((int)(at - start), (int)(start + filled - at));
    }

    /// <summary>Exactly so many bytes; a refusal when the file ends before.</summary>
    public ReadOnlySpan<byte> Bytes(long at, int count)
    {
        var window = Window(at, count);
        return window.Length >= count ? window[..count] : throw Refusal.Damaged("truncated");
    }

    public byte U8(long at) => Bytes(at, 1)[0];

    public ushort U16(long at) => BinaryPrimitives.ReadUInt16BigEndian(Bytes(at, 2));

    public uint U32(long at) => BinaryPrimitives.ReadUInt32BigEndian(Bytes(at, 4));

    public ulong U64(long at) => BinaryPrimitives.ReadUInt64BigEndian(Bytes(at, 8));

    public ushort U16Little(long at) => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(at, 2));

    public uint U32Little(long at) => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(at, 4));

    public bool Has(long at, ReadOnlySpan<byte> text) => at >= 0 && Window(at, text.Length).StartsWith(text);

    /// <summary>Where a byte is next; −1 when nowhere.</summary>
    public long IndexOf(byte value, long from)
    {
        for (var at = from; at < Length;)
        {
            var window = Window(at);
            var found = window.IndexOf(value);
            if (found >= 0)
            {
                return at + found;
            }

            at += window.Length;
        }

        return -1;
    }

    /// <summary>Where bytes are next, beginning before <paramref name="to"/>; −1 when nowhere.</summary>
    public long IndexOf(ReadOnlySpan<byte> text, long from, long to)
    {
        for (var at = Math.Max(0, from); at < to;)
        {
            var window = Window(at, text.Length);
            if (window.Length < text.Length)
            {
                return -1;
            }

            var found = window.IndexOf(text);
            if (found >= 0)
            {
                return at + found < to ? at + found : -1;
            }

            at += window.Length - text.Length + 1;
        }

        return -1;
    }

    private void Fill(long at)
    {
        cancellation.ThrowIfCancellationRequested();
        stream.Position = at;
        start = at;
        filled = stream.ReadAtLeast(buffer, (int)Math.Min(buffer.Length, Length - at), throwOnEndOfStream: false);
        if (filled == 0)
        {
            throw Refusal.Damaged("shorter than it said");
        }
    }
}
