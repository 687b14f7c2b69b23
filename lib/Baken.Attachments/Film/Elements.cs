using System.Numerics;
using Baken.Attachments.Internals;

namespace Baken.Attachments.Film;

/// <summary>An element of EBML. An open one does not say its length.</summary>
internal readonly record struct Element(uint Id, long Start, long Body, long End, bool IsOpen);

/// <summary>Walks elements (RFC 8794).</summary>
internal static class Elements
{
    private const uint Cluster = 0x1F43B675;

    // What stands beside a cluster, so that it ends one of unknown length.
    private static readonly HashSet<uint> BesideCluster = [Cluster, 0x114D9B74, 0x1549A966, 0x1654AE6B, 0x1C53BB6B, 0x1941A469, 0x1043A770, 0x1254C367];

    /// <summary>The elements between two places, which they fill exactly; none is open.</summary>
    public static IEnumerable<Element> In(ByteSource source, long from, long to)
    {
        for (var at = from; at < to;)
        {
            source.Step();
            var element = At(source, at, to);
            if (element.IsOpen)
            {
                throw Refusal.Damaged("an element without length");
            }

            yield return element;
            at = element.End;
        }
    }

    /// <summary>The elements of a segment; a cluster of unknown length, as browsers record, ends where something begins that stands beside it.</summary>
    public static IEnumerable<Element> InSegment(ByteSource source, Element segment)
    {
        for (var at = segment.Body; at < segment.End;)
        {
            source.Step();
            var element = At(source, at, segment.End);
            if (element.IsOpen)
            {
                if (element.Id != Cluster)
                {
                    throw Refusal.Damaged("an element without length");
                }

                var end = element.Body;
                while (end < segment.End)
                {
                    source.Step();
                    var child = At(source, end, segment.End);
                    if (BesideCluster.Contains(child.Id))
                    {
                        break;
                    }

                    end = child.IsOpen ? throw Refusal.Damaged("an element without length") : child.End;
                }

                element = element with { End = end };
            }

            yield return element;
            at = element.End;
        }
    }

    public static Element At(ByteSource source, long at, long to)
    {
        var first = source.U8(at);
        var idLength = BitOperations.LeadingZeroCount((uint)first) - 23;
        if (idLength > 4)
        {
            throw Refusal.Damaged("no element where one is due");
        }

        uint id = 0;
        foreach (var one in source.Bytes(at, idLength))
        {
            id = id << 8 | one;
        }

        var sizeLength = BitOperations.LeadingZeroCount((uint)source.U8(at + idLength)) - 23;
        if (sizeLength > 8)
        {
            throw Refusal.Damaged("length of an element");
        }

        ulong size = 0;
        foreach (var one in source.Bytes(at + idLength, sizeLength))
        {
            size = size << 8 | one;
        }

        var mask = (1UL << (7 * sizeLength)) - 1;
        var body = at + idLength + sizeLength;
        var isOpen = (size & mask) == mask;
        var end = isOpen ? to : body + (long)(size & mask);
        return end <= to && body <= to ? new(id, at, body, end, isOpen) : throw Refusal.Damaged("an element beyond the end");
    }

    public static long Number(ByteSource source, Element element)
    {
        if (element.End - element.Body is < 1 or > 8)
        {
            throw Refusal.Damaged("a number");
        }

        ulong number = 0;
        foreach (var one in source.Bytes(element.Body, (int)(element.End - element.Body)))
        {
            number = number << 8 | one;
        }

        return (long)Math.Min(number, int.MaxValue);
    }

    /// <summary>An element that says nothing, of the same length.</summary>
    public static void PutVoid(CopyPlan plan, Element element)
    {
        var width = (int)Math.Min(8, element.Body - element.Start - 1);
        var size = (ulong)(element.End - element.Start - 1 - width) | 1UL << (7 * width);
        var header = new byte[1 + width];
        header[0] = 0xEC;
        for (var index = width; index > 0; index--, size >>= 8)
        {
            header[index] = (byte)size;
        }

        plan.Put(header);
        plan.Zero(element.End - element.Start - header.Length);
    }
}
