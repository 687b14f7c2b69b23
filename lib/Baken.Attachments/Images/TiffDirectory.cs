using System.Buffers.Binary;
using Baken.Attachments.Internals;

namespace Baken.Attachments.Images;

/// <summary>A value of a directory: where it lies, and how many of what.</summary>
internal readonly record struct TiffEntry(ushort Tag, ushort Type, uint Count, long Payload)
{
    public int Size => Type switch
    {
        1 or 2 or 6 or 7 => 1,
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 => 8,
        _ => 0,
    };

    public long Length => Size * (long)Count;
}

/// <summary>A directory of a TIFF file (Adobe TIFF 6.0, section 2), read in the order of bytes of the file.</summary>
internal sealed class TiffDirectory
{
    private const int MostStrips = 1_000_000;

    private readonly ByteSource source;
    private readonly bool little;
    private readonly List<TiffEntry> entries = [];

    public TiffDirectory(ByteSource source, long at)
    {
        (this.source, little) = (source, source.U8(0) == 'I');
        var count = U16(at);
        if (count > 1000)
        {
            throw Refusal.Damaged("a directory too large");
        }

        for (var entry = 0; entry < count; entry++)
        {
            source.Step();
            var here = at + 2 + entry * 12L;
            var found = new TiffEntry(U16(here), U16(here + 2), U32(here + 4), here + 8);
            found = found.Length > 4 ? found with { Payload = U32(here + 8) } : found;
            if (found.Payload + found.Length > source.Length)
            {
                throw Refusal.Damaged("a value beyond the end");
            }

            entries.Add(found);
        }

        Next = U32(at + 2 + count * 12L);
        End = at + 6 + count * 12L;
    }

    public IReadOnlyList<TiffEntry> Entries => entries;

    /// <summary>Where the next directory is; 0 when this is the last.</summary>
    public long Next { get; }

    public long End { get; }

    /// <summary>The first number under a tag; null when it is absent.</summary>
    public long? Number(ushort tag) => Find(tag) is { Count: > 0 } entry ? NumberAt(source, entry, 0) : null;

    public TiffEntry? Find(ushort tag) => entries.Where(entry => entry.Tag == tag && entry.Size > 0).Select(entry => (TiffEntry?)entry).FirstOrDefault();

    /// <summary>The strips or tiles, each within the file.</summary>
    public IEnumerable<(long Start, long Length)> Strips()
    {
        var offsets = Find(273) ?? Find(324);
        var lengths = Find(279) ?? Find(325);
        if (offsets is null && lengths is null)
        {
            yield break;
        }

        if (offsets?.Count != lengths?.Count || offsets!.Value.Count > MostStrips)
        {
            throw Refusal.Damaged("strips");
        }

        var (starts, sizes) = (source.Beside(), source.Beside());
        for (uint strip = 0; strip < offsets.Value.Count; strip++)
        {
            source.Step();
            var (start, length) = (NumberAt(starts, offsets.Value, strip), NumberAt(sizes, lengths!.Value, strip));
            if (start + length > source.Length)
            {
                throw Refusal.Damaged("a strip beyond the end");
            }

            yield return (start, length);
        }
    }

    /// <summary>The numbers under a tag, as places of other directories; at most a thousand.</summary>
    public IEnumerable<long> Places(ushort tag) =>
        Find(tag) is { Type: 4 or 13 } entry ? Enumerable.Range(0, (int)Math.Min(entry.Count, 1000)).Select(index => NumberAt(source, entry, (uint)index)) : [];

    /// <summary>The bytes of a short value.</summary>
    public ReadOnlySpan<byte> Source(long at, int count) => source.Bytes(at, count);

    private long NumberAt(ByteSource from, TiffEntry entry, uint index) => entry.Type switch
    {
        1 => from.U8(entry.Payload + index),
        3 => little ? from.U16Little(entry.Payload + index * 2L) : from.U16(entry.Payload + index * 2L),
        4 or 13 => little ? from.U32Little(entry.Payload + index * 4L) : from.U32(entry.Payload + index * 4L),
        _ => throw Refusal.Damaged("a number of another type"),
    };

    private ushort U16(long at) => little ? source.U16Little(at) : source.U16(at);

    private uint U32(long at) => little ? source.U32Little(at) : source.U32(at);

    /// <summary>A number in the order of the file.</summary>
    public void Put(Span<byte> target, uint number)
    {
        if (little)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(target, number);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(target, number);
        }
    }

    /// <summary>A short number in the order of the file.</summary>
    public void Put(Span<byte> target, ushort number)
    {
        if (little)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(target, number);
        }
        else
        {
            BinaryPrimitives.WriteUInt16BigEndian(target, number);
        }
    }
}
