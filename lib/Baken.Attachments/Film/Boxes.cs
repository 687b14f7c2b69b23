using System.Text;
using Baken.Attachments.Internals;

namespace Baken.Attachments.Film;

/// <summary>A box of the ISO base media file format: its type, where it begins, where its content begins, where it ends.</summary>
internal readonly record struct Box(string Type, long Start, long Body, long End)
{
    public long Length => End - Start;
}

/// <summary>Walks boxes (ISO/IEC 14496-12, 4.2; the atoms of the QuickTime File Format).</summary>
internal static class Boxes
{
    private static readonly HashSet<string> Tops =
        ["ftyp", "moov", "mdat", "moof", "mfra", "sidx", "ssix", "styp", "pdin", "free", "skip", "wide", "uuid", "meta", "udta", "emsg", "pnot", "prft"];

    /// <summary>The boxes between two places, which they fill exactly.</summary>
    /// <param name="source">The file.</param>
    /// <param name="from">Where the first begins.</param>
    /// <param name="to">Where the last ends.</param>
    /// <param name="isTop">Whether these are the boxes of the file itself, of which the last may run to the end, and after which nothing may follow.</param>
    public static IEnumerable<Box> In(ByteSource source, long from, long to, bool isTop = false)
    {
        for (var at = from; at < to;)
        {
            source.Step();
            if (to - at < 8)
            {
                // QuickTime ends some lists with four zeroes.
                if (!isTop && to - at == 4 && source.U32(at) == 0)
                {
                    yield break;
                }

                throw isTop && at > from ? Refusal.Polyglot("data after the last box") : Refusal.Damaged("a box beyond the end");
            }

            var box = At(source, at, to, isTop);
            if (box.End > to)
            {
                // Four letters that are no box of a file: something else follows.
                throw isTop && at > from && !Tops.Contains(box.Type) ? Refusal.Polyglot("no box where one is due") : Refusal.Damaged("a box beyond the end");
            }

            yield return box;
            at = box.End;
        }
    }

    public static IEnumerable<Box> In(ByteSource source, Box parent, int skip = 0) => In(source, parent.Body + skip, parent.End);

    /// <summary>The first box of a type; null when there is none.</summary>
    public static Box? Find(ByteSource source, Box parent, string type, int skip = 0)
    {
        foreach (var box in In(source, parent, skip))
        {
            if (box.Type == type)
            {
                return box;
            }
        }

        return null;
    }

    private static Box At(ByteSource source, long at, long to, bool isTop)
    {
        var bytes = source.Bytes(at + 4, 4);
        foreach (var letter in bytes)
        {
            if (letter is (< 0x20 or > 0x7E) and not 0xA9)
            {
                throw isTop && at > 0 ? Refusal.Polyglot("no box where one is due") : Refusal.Damaged("no box where one is due");
            }
        }

        var type = Encoding.Latin1.GetString(bytes);
        long size = source.U32(at);
        var body = at + 8;
        if (size == 1)
        {
            size = (long)Math.Min(source.U64(at + 8), long.MaxValue / 2);
            body = at + 16;
        }
        else if (size == 0 && isTop)
        {
            size = to - at;
        }

        return size >= body - at ? new(type, at, body, at + size) : throw Refusal.Damaged("the size of a box");
    }
}
