using System.Text;
using Baken.Attachments.Images;
using Baken.Attachments.Internals;

namespace Baken.Attachments.Film;

/// <summary>Films and sounds in the ISO base media file format (ISO/IEC 14496-12) and in QuickTime (Apple, QuickTime File Format).</summary>
internal static class IsoMedia
{
    private const int MostTracks = 100;

    /// <summary>Whether a type of box is one that files of QuickTime without a 'ftyp' begin with.</summary>
    public static bool IsOldBeginning(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("moov"u8) || type.SequenceEqual("mdat"u8) || type.SequenceEqual("wide"u8) || type.SequenceEqual("pnot"u8);

    /// <summary>The four letters of the brands, the chief one first; empty when the file has none.</summary>
    public static IReadOnlyList<string> Brands(ByteSource source, long from)
    {
        if (!source.Has(from + 4, "ftyp"u8))
        {
            return [];
        }

        var size = source.U32(from);
        if (size is < 16 or > 4096)
        {
            throw Refusal.Damaged("brands");
        }

        var brands = new List<string>();
        for (var at = from + 8; at + 4 <= from + size; at += 4)
        {
            if (at != from + 12)
            {
                brands.Add(Encoding.Latin1.GetString(source.Bytes(at, 4)));
            }
        }

        return brands;
    }

    public static FileType Inspect(ByteSource source, long from, AttachmentLimits limits)
    {
        var brands = Brands(source, from);
        var (hasPicture, hasSound, hasData) = (false, false, false);
        Box? movie = null;
        foreach (var box in Boxes.In(source, from, source.Length, isTop: true))
        {
            hasData |= box.Type is "mdat" or "moof";
            if (box.Type == "moov")
            {
                movie = movie is null ? box : throw Refusal.Damaged("two films");
            }
        }

        if (movie is not { } found)
        {
            throw Refusal.Damaged("no film");
        }

        foreach (var track in Tracks(source, found))
        {
            hasPicture |= track.Handler == "vide";
            hasSound |= track.Handler == "soun";
            CheckTrack(source, track, limits);
        }

        return !hasData || !(hasPicture || hasSound) ? throw Refusal.Damaged("no film") : TypeOf(brands, hasPicture);
    }

    /// <summary>The tracks of a film.</summary>
    public static List<Track> Tracks(ByteSource source, Box movie)
    {
        var tracks = new List<Track>();
        foreach (var box in Boxes.In(source, movie))
        {
            if (box.Type is "cmov" or "rmra")
            {
                throw box.Type == "rmra" ? new Refusal(RefusalReason.ExternalContent, "a film elsewhere") : Refusal.Unknown("a packed film");
            }

            if (box.Type == "trak")
            {
                tracks.Add(new(source, box));
                PictureSize.CheckFrames(tracks.Count, AttachmentLimits.Default with { Frames = MostTracks });
            }
        }

        return tracks;
    }

    private static FileType TypeOf(IReadOnlyList<string> brands, bool hasPicture)
    {
        var chief = brands.Count > 0 ? brands[0] : "qt  ";
        return !hasPicture ? FileType.M4a
            : chief == "qt  " ? FileType.Mov
            : chief.StartsWith("3g", StringComparison.Ordinal) ? FileType.ThreeGp
            : FileType.Mp4;
    }

    private static void CheckTrack(ByteSource source, Track track, AttachmentLimits limits)
    {
        if (track.Information is { } information
            && Boxes.Find(source, information, "dinf") is { } place
            && Boxes.Find(source, place, "dref") is { } references && references.End - references.Body >= 8)
        {
            foreach (var reference in Boxes.In(source, references, 8))
            {
                // The lowest flag: the data are in this file.
                if (reference.End - reference.Body < 4 || (source.U32(reference.Body) & 1) == 0)
                {
                    throw new Refusal(RefusalReason.ExternalContent, "data elsewhere");
                }
            }
        }

        foreach (var description in track.Descriptions())
        {
            if (track.Handler == "vide")
            {
                if (description.End - description.Body < 70)
                {
                    throw Refusal.Damaged("description of a sample");
                }

                PictureSize.Check(source.U16(description.Body + 24), source.U16(description.Body + 26), limits);
            }
        }

        foreach (var _ in track.Chunks())
        {
            // That they lie within the file is checked on the way.
            source.Step();
        }
    }
}
