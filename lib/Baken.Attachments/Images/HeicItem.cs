using System.Text;
using Baken.Attachments.Film;
using Baken.Attachments.Internals;

namespace Baken.Attachments.Images;

/// <summary>An item of a HEIC file: its type, and where its bytes are (ISO/IEC 14496-12, 8.11.3 and 8.11.6).</summary>
internal sealed record HeicItem(string Type, IReadOnlyList<(long Start, long Length)> Extents, bool IsElsewhere)
{
    private const int MostItems = 10_000;
    private const int MostExtents = 100_000;

    public static List<HeicItem> ReadAll(ByteSource source, Box meta, int most)
    {
        if (meta.End - meta.Body < 4
            || Boxes.Find(source, meta, "iinf", 4) is not { } information
            || Boxes.Find(source, meta, "iloc", 4) is not { } locations)
        {
            throw Refusal.Damaged("no items");
        }

        var types = Types(source, information, Math.Min(most, MostItems));
        var data = Boxes.Find(source, meta, "idat", 4);
        return [.. Locations(source, locations, data).Select(item => item.Found with { Type = types.GetValueOrDefault(item.Id, "") })];
    }

    private static Dictionary<uint, string> Types(ByteSource source, Box box, int most)
    {
        var types = new Dictionary<uint, string>();
        foreach (var entry in Boxes.In(source, box, source.U8(box.Body) == 0 ? 6 : 8))
        {
            PictureSize.CheckFrames(types.Count + 1L, AttachmentLimits.Default with { Frames = most });
            var version = source.U8(entry.Body);
            var at = TypeAt(version, entry);
            if (entry.Type != "infe" || version is not (2 or 3) || at + 4 > entry.End)
            {
                throw Refusal.Damaged("an item");
            }

            var id = version == 2 ? source.U16(entry.Body + 4) : source.U32(entry.Body + 4);
            types[id] = Encoding.Latin1.GetString(source.Bytes(at, 4));
        }

        return types;
    }

    /// <summary>Where the type stands in the entry of an item.</summary>
    public static long TypeAt(byte version, Box entry) => entry.Body + (version == 2 ? 8 : 10);

    private static IEnumerable<(uint Id, HeicItem Found)> Locations(ByteSource source, Box box, Box? data)
    {
        var version = source.U8(box.Body);
        var (sizes, more) = (source.U8(box.Body + 4), source.U8(box.Body + 5));
        var (offsetSize, lengthSize, baseSize, indexSize) = (sizes >> 4, sizes & 15, more >> 4, version == 0 ? 0 : more & 15);
        if (version > 2 || new[] { offsetSize, lengthSize, baseSize, indexSize }.Any(size => size is not (0 or 4 or 8)))
        {
            throw Refusal.Damaged("places of items");
        }

        var at = box.Body + 6;
        var count = Next(version < 2 ? 2 : 4);
        PictureSize.CheckFrames(count, AttachmentLimits.Default with { Frames = MostItems });
        var total = 0;
        for (long item = 0; item < count; item++)
        {
            var id = (uint)Next(version < 2 ? 2 : 4);
            var method = version == 0 ? 0 : Next(2) & 15;
            var isElsewhere = Next(2) != 0 || method > 1;
            var first = Next(baseSize);
            var extents = new List<(long, long)>();
            for (var left = Next(2); left > 0; left--)
            {
                _ = Next(indexSize);
                var start = first + Next(offsetSize) + (method == 1 ? data?.Body ?? throw Refusal.Damaged("no data") : 0);
                var length = Next(lengthSize);
                if (!isElsewhere && (start < 0 || start > source.Length || length > source.Length - start))
                {
                    throw Refusal.Damaged("an item beyond the end");
                }

                extents.Add((start, length));
                PictureSize.CheckFrames(++total, AttachmentLimits.Default with { Frames = MostExtents });
            }

            yield return (id, new("", extents, isElsewhere));
        }

        long Next(int size)
        {
            source.Step();
            var value = size switch
            {
                2 => source.U16(at),
                4 => source.U32(at),
                8 => (long)Math.Min(source.U64(at), long.MaxValue / 8),
                _ => 0,
            };
            at += size;
            return at <= box.End ? value : throw Refusal.Damaged("places of items");
        }
    }
}
