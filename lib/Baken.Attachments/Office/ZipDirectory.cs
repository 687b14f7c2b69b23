using System.IO.Compression;
using System.Text;
using Baken.Attachments.Internals;

namespace Baken.Attachments.Office;

/// <summary>An entry of a zip as both its headers say it.</summary>
/// <param name="Name">As written; names that differ only in case are one.</param>
/// <param name="IsPacked">Deflate, or stored as it is.</param>
/// <param name="Header">Where its own header begins.</param>
/// <param name="Data">Where its bytes begin.</param>
/// <param name="Packed">How many they are.</param>
/// <param name="Unpacked">How many they become.</param>
/// <param name="Check">The CRC-32 of what they become.</param>
internal sealed record ZipEntry(string Name, bool IsPacked, long Header, long Data, long Packed, long Unpacked, uint Check)
{
    public Stream Open(ByteSource source)
    {
        var slice = new SliceStream(source, Data, Data + Packed);
        return IsPacked ? new DeflateStream(slice, CompressionMode.Decompress) : slice;
    }
}

/// <summary>
/// A zip (PKWARE, APPNOTE 6.3) that is one for every reader: its end record stands at the end, the entries lie from the first byte to the directory
/// without gaps and without overlap, and each says the same in the directory and before its data.
/// </summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;

    public static List<ZipEntry> Read(ByteSource source, AttachmentLimits limits)
    {
        var end = source.Length - EndLength;
        if (!source.Has(end, "PK\x05\x06"u8) || source.U16Little(end + 20) != 0)
        {
            // One that ends elsewhere has something behind it; without any it lost its end.
            throw Sweep.HasZipDirectory(source) ? Refusal.Polyglot("data after the directory") : Refusal.Damaged("no directory");
        }

        long count = source.U16Little(end + 10);
        long size = source.U32Little(end + 12);
        long start = source.U32Little(end + 16);
        if (count == 0xFFFF || start == uint.MaxValue)
        {
            (count, size, start, end) = Large(source, end);
        }

        if (count > limits.ArchiveEntries)
        {
            throw new Refusal(RefusalReason.TooManyEntries, $"{count}");
        }

        if (start + size != end)
        {
            throw start + size < end ? Refusal.Polyglot("data before the archive") : Refusal.Damaged("directory");
        }

        var entries = ReadEntries(source, start, end, count);
        CheckTiles(source, entries, start);
        CheckSizes(entries, limits);
        return entries;
    }

    // The larger end record (APPNOTE 4.3.14), which only an archive of too many entries needs here.
    private static (long Count, long Size, long Start, long End) Large(ByteSource source, long end)
    {
        var at = source.Has(end - 20, "PK\x06\x07"u8) ? end - 20 - 56 : -1;
        if (!source.Has(at, "PK\x06\x06"u8))
        {
            throw Refusal.Damaged("directory");
        }

        return (U64(at + 32), U64(at + 40), U64(at + 48), at);

        long U64(long place) => source.U32Little(place) | (long)Math.Min(source.U32Little(place + 4), 0xFFFF) << 32;
    }

    private static List<ZipEntry> ReadEntries(ByteSource source, long at, long end, long count)
    {
        var entries = new List<ZipEntry>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (; at < end && entries.Count < count; at += Length(source, at))
        {
            source.Step();
            if (!source.Has(at, "PK\x01\x02"u8))
            {
                throw Refusal.Damaged("no entry where one is due");
            }

            var flags = source.U16Little(at + 8);
            var method = source.U16Little(at + 10);
            if ((flags & 0x2041) != 0 || method == 99)
            {
                throw new Refusal(RefusalReason.Encrypted, "an entry");
            }

            if (method is not (0 or 8))
            {
                throw new Refusal(RefusalReason.Unverifiable, "a method of packing that is not looked into");
            }

            var nameLength = source.U16Little(at + 28);
            var name = source.Bytes(at + 46, Math.Min((int)nameLength, 1024));
            FileNames.CheckEntry(name);
            var text = Encoding.UTF8.GetString(name);
            if (!names.Add(text))
            {
                throw new Refusal(RefusalReason.Unverifiable, "a name twice");
            }

            entries.Add(new(text, method == 8, source.U32Little(at + 42), 0, source.U32Little(at + 20), source.U32Little(at + 24), source.U32Little(at + 16)));
        }

        return at == end && entries.Count == count ? entries : throw Refusal.Damaged("directory");
    }

    private static long Length(ByteSource source, long at) => 46L + source.U16Little(at + 28) + source.U16Little(at + 30) + source.U16Little(at + 32);

    private static void CheckTiles(ByteSource source, List<ZipEntry> entries, long directory)
    {
        var order = Enumerable.Range(0, entries.Count).OrderBy(index => entries[index].Header).ToList();
        if (order.Count == 0 ? directory > 0 : entries[order[0]].Header > 0)
        {
            throw Refusal.Polyglot("data before the archive");
        }

        for (var place = 0; place < order.Count; place++)
        {
            var entry = entries[order[place]];
            var next = place + 1 < order.Count ? entries[order[place + 1]].Header : directory;
            var data = CheckLocal(source, entry, directory);
            entries[order[place]] = entry with { Data = data };
            var gap = next - data - entry.Packed;
            if (gap < 0)
            {
                throw new Refusal(RefusalReason.ArchiveBomb, "entries that overlap");
            }

            if (HasTrailer(source, entry) ? !IsTrailer(source, entry, data + entry.Packed, gap) : gap != 0)
            {
                throw Refusal.Polyglot("data between the entries");
            }
        }
    }

    // Where the data begin; refuses a header that says otherwise than the directory.
    private static long CheckLocal(ByteSource source, ZipEntry entry, long directory)
    {
        var at = entry.Header;
        if (!source.Has(at, "PK\x03\x04"u8))
        {
            throw Refusal.Damaged("no entry where one is due");
        }

        var hasTrailer = HasTrailer(source, entry);
        var (check, packed, unpacked) = (source.U32Little(at + 14), source.U32Little(at + 18), source.U32Little(at + 22));
        var nameLength = source.U16Little(at + 26);
        var isSame = source.U16Little(at + 8) == (entry.IsPacked ? 8 : 0)
            && (source.U16Little(at + 6) & 0x2041) == 0
            && Same(check, entry.Check, hasTrailer) && Same(packed, entry.Packed, hasTrailer) && Same(unpacked, entry.Unpacked, hasTrailer)
            && source.Has(at + 30, Encoding.UTF8.GetBytes(entry.Name)) && nameLength == Encoding.UTF8.GetByteCount(entry.Name);
        var data = at + 30 + nameLength + source.U16Little(at + 28);
        return !isSame ? throw new Refusal(RefusalReason.Unverifiable, "an entry that says otherwise than the directory")
            : data + entry.Packed > directory ? throw new Refusal(RefusalReason.ArchiveBomb, "entries that overlap")
            : data;
    }

    // Sizes that are not known when the header is written follow the data.
    private static bool HasTrailer(ByteSource source, ZipEntry entry) => (source.U16Little(entry.Header + 6) & 8) != 0;

    private static bool Same(uint local, long central, bool hasTrailer) => local == central || (hasTrailer && local is 0 or uint.MaxValue);

    // With or without a sign before it, and with sizes of four or eight bytes.
    private static bool IsTrailer(ByteSource source, ZipEntry entry, long at, long length)
    {
        var isSigned = length is 16 or 24;
        if (length is not (12 or 16 or 20 or 24) || (isSigned && !source.Has(at, "PK\x07\x08"u8)))
        {
            return false;
        }

        at += isSigned ? 4 : 0;
        var width = length < 20 ? 4 : 8;
        return source.U32Little(at) == entry.Check && source.U32Little(at + 4) == entry.Packed && source.U32Little(at + 4 + width) == entry.Unpacked;
    }

    private static void CheckSizes(List<ZipEntry> entries, AttachmentLimits limits)
    {
        if (entries.Sum(entry => entry.Unpacked) > limits.UnpackedBytes || entries.Exists(entry => IsBomb(entry.Packed, entry.Unpacked, limits)))
        {
            throw new Refusal(RefusalReason.ArchiveBomb, "as it says itself");
        }
    }

    /// <summary>Whether something grows more than it may, beyond the first megabyte.</summary>
    public static bool IsBomb(long packed, long unpacked, AttachmentLimits limits) => unpacked > 1024 * 1024 && unpacked > limits.Ratio * Math.Max(packed, 1);
}
