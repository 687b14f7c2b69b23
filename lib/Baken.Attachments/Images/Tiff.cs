using Baken.Attachments.Internals;

namespace Baken.Attachments.Images;

/// <summary>TIFF (Adobe TIFF 6.0). Raw pictures of cameras and files of more than 4 GB are not taken.</summary>
internal static class Tiff
{
    private const ushort Strips = 273;
    private const ushort Tiles = 324;
    private const ushort SubDirectories = 330;

    // Exif, GPS and interoperability.
    private static readonly ushort[] Notes = [34665, 34853, 40965];

    // What a picture needs to be drawn: baseline, tiles, JPEG and colour. Everything else tells of its making.
    private static readonly HashSet<ushort> Kept =
    [
        254, 255, 256, 257, 258, 259, 262, 263, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283, 284, 290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322,
        323, 324, 325, 332, 334, 336, 338, 339, 340, 341, 347, 529, 530, 531, 532, 34675,
    ];

    public static FileType Inspect(ByteSource source, AttachmentLimits limits)
    {
        var (pictures, packed, end) = (0, 0L, 8L);
        foreach (var (directory, isPage) in Directories(source, limits))
        {
            end = Math.Max(end, directory.End);
            foreach (var entry in directory.Entries)
            {
                end = Math.Max(end, entry.Payload + entry.Length);
                if (entry.Tag is 50706 or 50740)
                {
                    throw Refusal.Unknown("a raw picture of a camera");
                }
            }

            if (directory.Number(513) is { } thumbnail && directory.Number(514) is { } length)
            {
                end = Math.Max(end, thumbnail + length);
            }

            if (isPage && directory.Number(256) is { } width && directory.Number(257) is { } height)
            {
                pictures++;
                PictureSize.Check(width, height, limits);
            }

            foreach (var (start, size) in directory.Strips())
            {
                packed += size;
                end = Math.Max(end, start + size);
            }
        }

        return pictures == 0 ? throw Refusal.Damaged("no picture")
            : packed > source.Length ? throw new Refusal(RefusalReason.ArchiveBomb, "strips that overlap")
            : end > source.Length ? throw Refusal.Damaged("truncated")
            : source.Length - end > 3 ? throw Refusal.Polyglot("data after the end of the picture")
            : FileType.Tiff;
    }

    /// <summary>The pages anew with what is needed to draw them; null when their packing (the JPEG of TIFF 6.0) does not allow it.</summary>
    public static CopyPlan? Clean(ByteSource source)
    {
        var plan = new CopyPlan(source);
        var header = source.Bytes(0, 8).ToArray();
        plan.Put(header);
        var pointer = header.AsMemory(4);
        foreach (var (directory, isPage) in Directories(source, AttachmentLimits.Default))
        {
            if (!isPage)
            {
                continue;
            }

            if (directory.Number(259) == 6)
            {
                return null;
            }

            pointer = PutPage(plan, directory, pointer);
        }

        return plan;
    }

    // Writes strips, values and directory, and sets the pointer before it; gives the pointer to the next.
    private static Memory<byte> PutPage(CopyPlan plan, TiffDirectory directory, Memory<byte> pointer)
    {
        var places = new List<uint>();
        foreach (var (start, length) in directory.Strips())
        {
            places.Add((uint)plan.Length);
            plan.Keep(start, length);
        }

        var entries = directory.Entries.Where(entry => Kept.Contains(entry.Tag) && entry.Size > 0).DistinctBy(entry => entry.Tag).OrderBy(entry => entry.Tag).ToList();
        var table = new byte[6 + 12 * entries.Count];
        directory.Put(table, (ushort)entries.Count);
        for (var index = 0; index < entries.Count; index++)
        {
            var entry = entries[index];
            var row = table.AsSpan(2 + 12 * index, 12);
            var isPlaces = entry.Tag is Strips or Tiles;
            directory.Put(row, entry.Tag);
            directory.Put(row[2..], isPlaces ? (ushort)4 : entry.Type);
            directory.Put(row[4..], entry.Count);
            if (isPlaces)
            {
                PutPlaces(plan, directory, row, places);
            }
            else if (entry.Length > 4)
            {
                Align(plan);
                directory.Put(row[8..], (uint)plan.Length);
                plan.Keep(entry.Payload, entry.Length);
            }
            else
            {
                directory.Source(entry.Payload, (int)entry.Length).CopyTo(row[8..]);
            }
        }

        Align(plan);
        directory.Put(pointer.Span, (uint)plan.Length);
        plan.Put(table);
        var next = table.AsMemory(table.Length - 4);
        next.Span.Clear();
        return next;
    }

    private static void PutPlaces(CopyPlan plan, TiffDirectory directory, Span<byte> row, List<uint> places)
    {
        if (places.Count == 1)
        {
            directory.Put(row[8..], places[0]);
            return;
        }

        Align(plan);
        directory.Put(row[8..], (uint)plan.Length);
        var table = new byte[4 * places.Count];
        for (var place = 0; place < places.Count; place++)
        {
            directory.Put(table.AsSpan(4 * place), places[place]);
        }

        plan.Put(table);
    }

    private static void Align(CopyPlan plan) => plan.Zero(plan.Length & 1);

    // Each directory once: the pages in their chain, and what hangs below a page.
    private static IEnumerable<(TiffDirectory Directory, bool IsPage)> Directories(ByteSource source, AttachmentLimits limits)
    {
        var seen = new HashSet<long>();
        var first = source.U8(0) == 'I' ? source.U32Little(4) : source.U32(4);
        for (long at = first; at != 0;)
        {
            var page = Read(at);
            yield return (page, true);
            foreach (var below in page.Places(SubDirectories).Concat(Notes.SelectMany(page.Places)))
            {
                var directory = Read(below);
                yield return (directory, false);
                foreach (var note in Notes.SelectMany(directory.Places))
                {
                    yield return (Read(note), false);
                }
            }

            at = page.Next;
        }

        TiffDirectory Read(long at)
        {
            PictureSize.CheckFrames(seen.Count + 1, limits);
            return seen.Add(at) ? new(source, at) : throw Refusal.Damaged("a directory twice");
        }
    }
}
