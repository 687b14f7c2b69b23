using System.Buffers.Binary;
using Baken.Attachments.Internals;

namespace Baken.Attachments.Images;

/// <summary>PNG (W3C Portable Network Graphics, third edition).</summary>
internal static class Png
{
    public static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    // A colour profile or a text beyond this is made to become large.
    private const int MostUnpacked = 16 * 1024 * 1024;

    private static readonly HashSet<string> Critical = ["IHDR", "PLTE", "IDAT", "IEND"];

    private static readonly HashSet<string> Kept =
        [.. Critical, "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT", "cICP", "mDCV", "cLLI"];

    private readonly record struct Chunk(string Type, long Start, uint Length)
    {
        public long Data => Start + 8;

        public long End => Start + 12 + Length;
    }

    public static FileType Inspect(ByteSource source, AttachmentLimits limits)
    {
        var (data, frames, end) = (false, 0, 0L);
        foreach (var chunk in Chunks(source))
        {
            if (source.U32(chunk.Data + chunk.Length) != Check(source, chunk.Start + 4, chunk.Length + 4L))
            {
                throw Refusal.Damaged("check of a chunk");
            }

            end = chunk.End;
            data |= chunk.Type == "IDAT";
            switch (chunk.Type)
            {
                case "IHDR":
                    CheckHeader(source, chunk, limits);
                    break;
                case "acTL" when chunk.Length == 8:
                    PictureSize.CheckFrames(source.U32(chunk.Data), limits);
                    break;
                case "fcTL" when chunk.Length == 26:
                    PictureSize.CheckFrames(++frames, limits);
                    PictureSize.Check(source.U32(chunk.Data + 4), source.U32(chunk.Data + 8), limits);
                    break;
                case "iCCP" or "zTXt" or "iTXt":
                    CheckUnpacked(source, chunk);
                    break;
            }
        }

        return !data ? throw Refusal.Damaged("no picture")
            : end != source.Length ? throw Refusal.Polyglot("data after the end of the picture")
            : FileType.Png;
    }

    public static CopyPlan Clean(ByteSource source)
    {
        var plan = new CopyPlan(source);
        plan.Keep(0, Signature.Length);
        var exif = Chunks(source).FirstOrDefault(chunk => chunk.Type == "eXIf");
        var orientation = exif.Start > 0 ? Orientation.Read(source.Bytes(exif.Data, (int)Math.Min(exif.Length, 32 * 1024))) : (ushort)1;
        foreach (var chunk in Chunks(source))
        {
            if (chunk.Type == "IHDR" && orientation != 1)
            {
                plan.Keep(chunk.Start, chunk.End - chunk.Start);
                PutOrientation(plan, orientation);
            }
            else if (Kept.Contains(chunk.Type))
            {
                plan.Keep(chunk.Start, chunk.End - chunk.Start);
            }
        }

        return plan;
    }

    private static void PutOrientation(CopyPlan plan, ushort orientation)
    {
        byte[] content = [.. "eXIf"u8, .. Orientation.Minimal(orientation)];
        var head = new byte[4];
        var check = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(head, content.Length - 4);
        BinaryPrimitives.WriteUInt32BigEndian(check, ~Checksums.Crc32(uint.MaxValue, content));
        plan.Put([.. head, .. content, .. check]);
    }

    private static IEnumerable<Chunk> Chunks(ByteSource source)
    {
        for (long at = Signature.Length; ;)
        {
            source.Step();
            var chunk = new Chunk(TypeAt(source, at + 4), at, source.U32(at));
            if (chunk.End > source.Length || chunk.Length > int.MaxValue)
            {
                throw Refusal.Damaged("a chunk beyond the end");
            }

            if ((at == Signature.Length) != (chunk.Type == "IHDR") || (chunk.Type[0] is >= 'A' and <= 'Z' && !Critical.Contains(chunk.Type)))
            {
                throw Refusal.Damaged("a chunk out of place");
            }

            yield return chunk;
            if (chunk.Type == "IEND")
            {
                yield break;
            }

            at = chunk.End;
        }
    }

    private static string TypeAt(ByteSource source, long at)
    {
        var type = source.Bytes(at, 4);
        foreach (var letter in type)
        {
            if (!char.IsAsciiLetter((char)letter))
            {
                throw Refusal.Damaged("no chunk where one is due");
            }
        }

        return string.Intern(System.Text.Encoding.ASCII.GetString(type));
    }

    private static uint Check(ByteSource source, long at, long length)
    {
        var state = uint.MaxValue;
        for (var end = at + length; at < end;)
        {
            var window = source.Window(at);
            window = window[..(int)Math.Min(window.Length, end - at)];
            state = Checksums.Crc32(state, window);
            at += window.Length;
        }

        return ~state;
    }

    private static void CheckHeader(ByteSource source, Chunk chunk, AttachmentLimits limits)
    {
        if (chunk.Length != 13)
        {
            throw Refusal.Damaged("header");
        }

        PictureSize.Check(source.U32(chunk.Data), source.U32(chunk.Data + 4), limits);
        var (depth, colour, interlace) = (source.U8(chunk.Data + 8), source.U8(chunk.Data + 9), source.U8(chunk.Data + 12));
        var isAllowed = (colour, depth) is (0, 1 or 2 or 4 or 8 or 16) or (3, 1 or 2 or 4 or 8) or (2 or 4 or 6, 8 or 16);
        if (!isAllowed || interlace > 1 || source.U16(chunk.Data + 10) != 0)
        {
            throw Refusal.Damaged("header");
        }
    }

    // Where the packed data begin differs a little by kind; what does not unpack is not looked at by readers either.
    private static void CheckUnpacked(ByteSource source, Chunk chunk)
    {
        var end = chunk.Data + chunk.Length;
        var at = source.IndexOf(0, chunk.Data);
        if (at < 0 || at >= end)
        {
            return;
        }

        at += 2;
        if (chunk.Type == "iTXt")
        {
            at = at + 1 < end && source.U8(at - 1) == 1 ? source.IndexOf(0, at + 1) : -1;
            at = at < 0 ? -1 : source.IndexOf(0, at + 1) + 1;
        }

        if (at > 0 && at < end && Unpacking.CountZlib(source, at, end, MostUnpacked) > MostUnpacked)
        {
            throw new Refusal(RefusalReason.ArchiveBomb, "a packed chunk");
        }
    }
}
