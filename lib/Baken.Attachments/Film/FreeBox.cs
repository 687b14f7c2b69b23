using System.Buffers.Binary;
using Baken.Attachments.Internals;

namespace Baken.Attachments.Film;

/// <summary>A box that says nothing in the place of one that did, of the same length, so that every offset in the file stays right.</summary>
internal static class FreeBox
{
    public static void Put(CopyPlan plan, Box box)
    {
        var header = new byte[box.Length > uint.MaxValue ? 16 : 8];
        BinaryPrimitives.WriteUInt32BigEndian(header, header.Length == 16 ? 1 : (uint)box.Length);
        "free"u8.CopyTo(header.AsSpan(4));
        if (header.Length == 16)
        {
            BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(8), box.Length);
        }

        plan.Put(header);
        plan.Zero(box.Length - header.Length);
    }
}

/// <summary>Parts of a file that a copy keeps; what lies between becomes zeroes.</summary>
internal sealed class KeptParts
{
    private readonly List<(long Start, long End)> parts = [];

    public KeptParts(IEnumerable<(long Start, long Length)> all)
    {
        var sorted = all.Where(part => part.Length > 0).ToList();
        sorted.Sort();
        foreach (var (start, length) in sorted)
        {
            if (parts is [.., var last] && start <= last.End)
            {
                parts[^1] = (last.Start, Math.Max(last.End, start + length));
            }
            else
            {
                parts.Add((start, start + length));
            }
        }
    }

    /// <summary>Writes what lies between two places.</summary>
    public void Put(CopyPlan plan, long from, long to)
    {
        var index = parts.BinarySearch((from, long.MaxValue));
        index = Math.Max(0, (index < 0 ? ~index : index) - 1);
        for (; index < parts.Count && parts[index].Start < to; index++)
        {
            var start = Math.Max(parts[index].Start, from);
            var end = Math.Min(parts[index].End, to);
            if (end > start)
            {
                plan.Zero(start - from);
                plan.Keep(start, end - start);
                from = end;
            }
        }

        plan.Zero(to - from);
    }
}
