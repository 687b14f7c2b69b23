using Baken.Attachments.Film;
using Baken.Attachments.Internals;

namespace Baken.Attachments.Images;

/// <summary>JPEG (ITU-T T.81, annex B).</summary>
internal static class Jpeg
{
    private const int MostPictures = 16;

    /// <summary>A marker with its segment, or the entropy coded data after a scan header (<see cref="Marker"/> 0).</summary>
    public readonly record struct Part(byte Marker, long Start, long Length);

    public static FileType Inspect(ByteSource source, AttachmentLimits limits)
    {
        var end = InspectOne(source, 0, limits);
        for (var pictures = 1; (end = AfterZeroes(source, end)) < source.Length; pictures++)
        {
            if (source.Has(end, [0xFF, 0xD8, 0xFF]) && pictures < MostPictures)
            {
                // Other exposures and gain maps (CIPA DC-007, Multi-Picture Format).
                end = InspectOne(source, end, limits);
            }
            else if (FilmAt(source, end) is { } film)
            {
                // The moment around the photo, as some telephones keep it.
                IsoMedia.Inspect(source, film, limits);
                break;
            }
            else
            {
                CheckSamsungTrailer(source, end);
                break;
            }
        }

        return FileType.Jpeg;
    }

    /// <summary>The parts of the picture that begins at a place, in order, end marker included.</summary>
    public static IEnumerable<Part> Parts(ByteSource source, long at)
    {
        if (!source.Has(at, [0xFF, 0xD8]))
        {
            throw Refusal.Damaged("no start of image");
        }

        yield return new(0xD8, at, 2);
        at += 2;
        while (true)
        {
            source.Step();
            if (source.U8(at) != 0xFF)
            {
                throw Refusal.Damaged("no marker where one is due");
            }

            while (source.U8(at + 1) == 0xFF)
            {
                source.Step();
                at++;
            }

            var marker = source.U8(at + 1);
            if (marker == 0xD9)
            {
                yield return new(marker, at, 2);
                yield break;
            }

            if (marker is 0 or 1 or (>= 0xD0 and <= 0xD8))
            {
                throw Refusal.Damaged("a marker out of place");
            }

            var length = 2L + source.U16(at + 2);
            if (length < 4 || at + length > source.Length)
            {
                throw Refusal.Damaged("a segment beyond the end");
            }

            yield return new(marker, at, length);
            at += length;
            if (marker == 0xDA)
            {
                var end = EndOfScan(source, at);
                yield return new(0, at, end - at);
                at = end;
            }
        }
    }

    public static CopyPlan Clean(ByteSource source)
    {
        var plan = new CopyPlan(source);
        ushort orientation = 1;
        foreach (var part in Parts(source, 0))
        {
            if (part.Marker == 0xE1 && source.Has(part.Start + 4, "Exif\0\0"u8))
            {
                orientation = Orientation.Read(source.Bytes(part.Start + 10, (int)part.Length - 10));
            }
            else if (part.Marker == 0xDA)
            {
                break;
            }
        }

        foreach (var part in Parts(source, 0))
        {
            if (part.Marker == 0xD8)
            {
                plan.Keep(part.Start, part.Length);
                PutDensity(source, plan);
                PutOrientation(plan, orientation);
            }
            else if (IsKept(source, part))
            {
                plan.Keep(part.Start, part.Length);
            }
        }

        return plan;
    }

    private static long InspectOne(ByteSource source, long from, AttachmentLimits limits)
    {
        var (frames, scans, end) = (0, 0, from);
        foreach (var part in Parts(source, from))
        {
            end = part.Start + part.Length;
            if (part.Marker is 0xC0 or 0xC1 or 0xC2)
            {
                if (++frames > 1 || part.Length < 11)
                {
                    throw Refusal.Damaged("frame header");
                }

                PictureSize.Check(source.U16(part.Start + 7), source.U16(part.Start + 5), limits);
            }
            else if (part.Marker is >= 0xC3 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                throw Refusal.Unknown("a process of JPEG that cameras do not use");
            }
            else if (part.Marker == 0xDA)
            {
                PictureSize.CheckFrames(++scans, limits);
                if (frames == 0)
                {
                    throw Refusal.Damaged("a scan before its frame");
                }
            }
        }

        return scans > 0 ? end : throw Refusal.Damaged("no scan");
    }

    private static long EndOfScan(ByteSource source, long at)
    {
        while (true)
        {
            source.Step();
            at = source.IndexOf(0xFF, at);
            if (at < 0)
            {
                throw Refusal.Damaged("truncated");
            }

            var next = source.U8(at + 1);
            if (next is not 0 and not (>= 0xD0 and <= 0xD7))
            {
                return at;
            }

            at += 2;
        }
    }

    private static long AfterZeroes(ByteSource source, long at)
    {
        while (at < source.Length)
        {
            var window = source.Window(at);
            var other = window.IndexOfAnyExcept((byte)0);
            if (other >= 0)
            {
                return at + other;
            }

            at += window.Length;
        }

        return at;
    }

    // The length of its first box begins with zeroes of its own.
    private static long? FilmAt(ByteSource source, long end)
    {
        for (var at = end; at > end - 4; at--)
        {
            if (source.Has(at + 4, "ftyp"u8))
            {
                return at;
            }
        }

        return null;
    }

    // Samsung's telephones end a photo with a directory 'SEFH' … 'SEFT' of what they noted; it is not in the copy.
    private static void CheckSamsungTrailer(ByteSource source, long end)
    {
        var directory = source.Length - 8 - (source.Length - end >= 20 ? source.U32Little(source.Length - 8) : 0);
        if (!source.Has(source.Length - 4, "SEFT"u8) || directory < end || !source.Has(directory, "SEFH"u8))
        {
            throw Refusal.Polyglot("data after the end of the picture");
        }
    }

    private static bool IsKept(ByteSource source, Part part) => part.Marker switch
    {
        0xE2 => source.Has(part.Start + 4, "ICC_PROFILE\0"u8),
        0xEE => part.Length <= 16 && source.Has(part.Start + 4, "Adobe"u8),
        >= 0xE0 and <= 0xFE => false,
        >= 0x02 and <= 0xBF => false,
        _ => true,
    };

    // The density without the thumbnail, which may show what was cut from the picture.
    private static void PutDensity(ByteSource source, CopyPlan plan)
    {
        if (source.Has(2, [0xFF, 0xE0]) && source.Has(6, "JFIF\0"u8) && source.U16(4) >= 16)
        {
            plan.Put([0xFF, 0xE0, 0, 16, .. source.Bytes(6, 12), 0, 0]);
        }
    }

    private static void PutOrientation(CopyPlan plan, ushort orientation)
    {
        if (orientation != 1)
        {
            var exif = Orientation.Minimal(orientation);
            plan.Put([0xFF, 0xE1, 0, (byte)(8 + exif.Length), .. "Exif\0\0"u8, .. exif]);
        }
    }
}
