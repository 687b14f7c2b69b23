using Baken.Attachments.Internals;

namespace Baken.Attachments.Images;

/// <summary>GIF (CompuServe, Graphics Interchange Format 87a and 89a).</summary>
internal static class Gif
{
    private enum Kind
    {
        Head, Picture, Control, Loop, Other, End,
    }

    private readonly record struct Block(Kind Kind, long Start, long End);

    public static FileType Inspect(ByteSource source, AttachmentLimits limits)
    {
        PictureSize.Check(source.U16Little(6), source.U16Little(8), limits);
        var (frames, end) = (0, 0L);
        foreach (var block in Blocks(source))
        {
            end = block.End;
            if (block.Kind == Kind.Picture)
            {
                PictureSize.CheckFrames(++frames, limits);
                PictureSize.Check(source.U16Little(block.Start + 5), source.U16Little(block.Start + 7), limits);
            }
        }

        return frames == 0 ? throw Refusal.Damaged("no picture")
            : end != source.Length ? throw Refusal.Polyglot("data after the end of the picture")
            : FileType.Gif;
    }

    /// <summary>Keeps the pictures, their timing and how often they are shown; comments, texts and the data of programs go.</summary>
    public static CopyPlan Clean(ByteSource source)
    {
        var plan = new CopyPlan(source);
        foreach (var block in Blocks(source))
        {
            if (block.Kind == Kind.Loop)
            {
                plan.Put([0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, .. source.Bytes(block.Start + 16, 2), 0]);
            }
            else if (block.Kind != Kind.Other)
            {
                plan.Keep(block.Start, block.End - block.Start);
            }
        }

        return plan;
    }

    private static IEnumerable<Block> Blocks(ByteSource source)
    {
        var at = 13L + Colours(source.U8(10));
        yield return new(Kind.Head, 0, at);
        while (true)
        {
            var start = at;
            var kind = source.U8(at);
            if (kind == 0x3B)
            {
                yield return new(Kind.End, at, at + 1);
                yield break;
            }

            if (kind == 0x2C)
            {
                at = start + 10 + Colours(source.U8(start + 9));
                if (source.U8(at) is < 1 or > 11)
                {
                    throw Refusal.Damaged("code size");
                }

                at = AfterBlocks(source, at + 1);
                yield return new(Kind.Picture, start, at);
            }
            else if (kind == 0x21)
            {
                at = AfterBlocks(source, start + 2);
                yield return new(ExtensionAt(source, start), start, at);
            }
            else
            {
                throw Refusal.Damaged("no block where one is due");
            }
        }
    }

    private static Kind ExtensionAt(ByteSource source, long at) => source.U8(at + 1) switch
    {
        0xF9 when source.U8(at + 2) == 4 && source.U8(at + 7) == 0 => Kind.Control,
        0xFF when source.Has(at + 2, "\x0BNETSCAPE2.0\x03\x01"u8) => Kind.Loop,
        _ => Kind.Other,
    };

    private static int Colours(byte packed) => (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);

    private static long AfterBlocks(ByteSource source, long at)
    {
        while (true)
        {
            source.Step();
            var length = source.U8(at);
            at += 1 + length;
            if (length == 0)
            {
                return at;
            }
        }
    }
}
