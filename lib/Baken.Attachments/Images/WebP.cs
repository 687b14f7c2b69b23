using Baken.Attachments.Internals;

namespace Baken.Attachments.Images;

/// <summary>WebP (RFC 9649).</summary>
internal static class WebP
{
    private const byte HasExif = 8;
    private const byte HasXmp = 4;

    private static readonly HashSet<string> Kept = ["VP8 ", "VP8L", "ANIM", "ALPH", "ICCP"];

    public static FileType Inspect(ByteSource source, AttachmentLimits limits)
    {
        Riff.CheckLength(source);
        var (pictures, frames) = (0, 0);
        foreach (var chunk in Riff.Chunks(source, 12, source.Length))
        {
            switch (chunk.Type)
            {
                case "VP8X":
                    PictureSize.Check(1L + U24(source, chunk, 4), 1L + U24(source, chunk, 7), limits);
                    break;
                case "ANMF":
                    PictureSize.CheckFrames(++frames, limits);
                    PictureSize.Check(1L + U24(source, chunk, 6), 1L + U24(source, chunk, 9), limits);
                    pictures += PicturesIn(source, chunk, limits);
                    break;
                case "VP8 " or "VP8L":
                    pictures++;
                    CheckPicture(source, chunk, limits);
                    break;
            }
        }

        return pictures > 0 ? FileType.WebP : throw Refusal.Damaged("no picture");
    }

    public static CopyPlan Clean(ByteSource source)
    {
        var chunks = new CopyPlan(source);
        var orientation = OrientationOf(source);
        var body = Fill(source, new(source), orientation).Length + 4;
        chunks.Put([.. Riff.Header("RIFF"u8, body), .. "WEBP"u8]);
        return Fill(source, chunks, orientation);
    }

    private static CopyPlan Fill(ByteSource source, CopyPlan plan, ushort orientation)
    {
        var isExtended = false;
        foreach (var chunk in Riff.Chunks(source, 12, source.Length))
        {
            if (Kept.Contains(chunk.Type))
            {
                Riff.Keep(plan, chunk);
            }
            else if (chunk.Type == "VP8X")
            {
                isExtended = true;
                var head = source.Bytes(chunk.Data, 10).ToArray();
                head[0] = (byte)(head[0] & ~(HasExif | HasXmp) | (orientation == 1 ? 0 : HasExif));
                plan.Put([.. Riff.Header("VP8X"u8, 10), .. head]);
            }
            else if (chunk.Type == "ANMF")
            {
                var parts = Riff.Chunks(source, chunk.Data + 16, chunk.Data + chunk.Length).Where(part => Kept.Contains(part.Type)).Take(8).ToList();
                plan.Put([.. Riff.Header("ANMF"u8, 16 + parts.Sum(part => part.End - part.Start)), .. source.Bytes(chunk.Data, 16)]);
                parts.ForEach(part => Riff.Keep(plan, part));
            }
        }

        if (isExtended && orientation != 1)
        {
            var exif = Orientation.Minimal(orientation);
            plan.Put([.. Riff.Header("EXIF"u8, exif.Length), .. exif]);
        }

        return plan;
    }

    private static ushort OrientationOf(ByteSource source)
    {
        foreach (var chunk in Riff.Chunks(source, 12, source.Length))
        {
            if (chunk.Type == "EXIF")
            {
                var exif = source.Bytes(chunk.Data, (int)Math.Min(chunk.Length, 32 * 1024));
                return Orientation.Read(exif.StartsWith("Exif\0\0"u8) ? exif[6..] : exif);
            }
        }

        return 1;
    }

    private static int PicturesIn(ByteSource source, Riff.Chunk frame, AttachmentLimits limits)
    {
        var pictures = 0;
        foreach (var part in Riff.Chunks(source, frame.Data + 16, frame.Data + frame.Length))
        {
            if (part.Type is "VP8 " or "VP8L")
            {
                pictures++;
                CheckPicture(source, part, limits);
            }
        }

        return pictures;
    }

    private static void CheckPicture(ByteSource source, Riff.Chunk chunk, AttachmentLimits limits)
    {
        if (chunk.Type == "VP8L" && chunk.Length >= 5 && source.U8(chunk.Data) == 0x2F)
        {
            var bits = source.U32Little(chunk.Data + 1);
            PictureSize.Check(1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF), limits);
        }
        else if (chunk.Type == "VP8 " && chunk.Length >= 10 && source.Has(chunk.Data + 3, [0x9D, 0x01, 0x2A]))
        {
            PictureSize.Check(source.U16Little(chunk.Data + 6) & 0x3FFF, source.U16Little(chunk.Data + 8) & 0x3FFF, limits);
        }
        else
        {
            throw Refusal.Damaged("header of a picture");
        }
    }

    private static int U24(ByteSource source, Riff.Chunk chunk, int at) => chunk.Length >= at + 3
        ? source.U8(chunk.Data + at) | source.U8(chunk.Data + at + 1) << 8 | source.U8(chunk.Data + at + 2) << 16
        : throw Refusal.Damaged("a chunk too short");
}
