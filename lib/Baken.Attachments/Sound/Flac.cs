using Baken.Attachments.Internals;

namespace Baken.Attachments.Sound;

/// <summary>FLAC (RFC 9639).</summary>
internal static class Flac
{
    private readonly record struct Block(int Type, long Start, long Length);

    public static FileType Inspect(ByteSource source)
    {
        var (first, frames) = (true, 0L);
        foreach (var block in Blocks(source))
        {
            if (first != (block.Type == 0) || (first && block.Length != 38) || block.Type == 127)
            {
                throw Refusal.Damaged("description of the stream");
            }

            (first, frames) = (false, block.Start + block.Length);
        }

        if (frames >= source.Length)
        {
            throw Refusal.Damaged("no sound");
        }

        if ((source.U16(frames) & 0xFFFE) != 0xFFF8)
        {
            throw Refusal.Damaged("no frame where one is due");
        }

        // Each frame ends with a check that makes the sum of it zero, so the sum of all is zero when nothing is lacking and nothing follows.
        uint check = 0;
        for (var at = frames; at < source.Length;)
        {
            var window = source.Window(at);
            check = Checksums.Flac(check, window);
            at += window.Length;
        }

        return check == 0 ? FileType.Flac : throw Refusal.Damaged("check of the frames");
    }

    /// <summary>Keeps the description and the table to seek by.</summary>
    public static CopyPlan Clean(ByteSource source)
    {
        var blocks = Blocks(source).ToList();
        var kept = blocks.Where(block => block.Type is 0 or 3).Take(2).ToList();
        var plan = new CopyPlan(source);
        plan.Keep(0, 4);
        foreach (var block in kept)
        {
            plan.Put([(byte)(block.Type | (block == kept[^1] ? 0x80 : 0))]);
            plan.Keep(block.Start + 1, block.Length - 1);
        }

        var frames = blocks[^1].Start + blocks[^1].Length;
        plan.Keep(frames, source.Length - frames);
        return plan;
    }

    private static IEnumerable<Block> Blocks(ByteSource source)
    {
        var at = 4L;
        for (var count = 0; ; count++)
        {
            var head = source.U32(at);
            var block = new Block((int)(head >> 24 & 0x7F), at, 4 + (head & 0xFFFFFF));
            at += block.Length;
            if (at > source.Length || count > 1000)
            {
                throw Refusal.Damaged("a block beyond the end");
            }

            yield return block;
            if (head >> 31 == 1)
            {
                yield break;
            }
        }
    }
}
