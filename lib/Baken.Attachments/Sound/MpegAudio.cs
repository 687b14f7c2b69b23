using Baken.Attachments.Internals;

namespace Baken.Attachments.Sound;

/// <summary>MPEG audio (ISO/IEC 11172-3 and 13818-3), with the tags that people put around it: ID3v2 (id3.org, 2.4.0) in front, APEv2 and ID3v1 behind.</summary>
internal static class MpegAudio
{
    // Kilobits a second, by version and layer: I, II and III of version 1; I, and II with III, of version 2.
    private static readonly short[][] Rates =
    [
        [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
        [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
        [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
        [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
        [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    ];

    private static readonly int[] Samplings = [44100, 48000, 32000];

    /// <summary>Whether two frames that follow each other begin here, or one that ends the file.</summary>
    public static bool IsAt(ByteSource source, long at) =>
        FrameLength(source, at) is var length and > 0 && (at + length == source.Length || FrameLength(source, at + length) > 0 || source.Has(at + length, "TAG"u8) || source.Has(at + length, "APETAGEX"u8));

    public static FileType Inspect(ByteSource source)
    {
        _ = Frames(source);
        return FileType.Mp3;
    }

    /// <summary>The frames without the tags.</summary>
    public static CopyPlan Clean(ByteSource source)
    {
        var (from, to) = Frames(source);
        var plan = new CopyPlan(source);
        plan.Keep(from, to - from);
        return plan;
    }

    private static (long From, long To) Frames(ByteSource source)
    {
        var start = AfterTags(source);
        var end = BeforeTags(source);
        if (end < start)
        {
            throw Refusal.Damaged("tags");
        }

        var at = start;
        while (at < end)
        {
            source.Step();
            var length = FrameLength(source, at);
            if (length == 0)
            {
                throw at == start ? Refusal.Damaged("no frame where one is due") : Refusal.Polyglot("data after the sound");
            }

            at += length;
        }

        return at > end ? throw Refusal.Damaged("truncated") : at == start ? throw Refusal.Damaged("no sound") : (start, end);
    }

    private static long AfterTags(ByteSource source)
    {
        long at = 0;
        while (source.Has(at, "ID3"u8))
        {
            source.Step();
            var head = source.Bytes(at, 10);
            if (((head[6] | head[7] | head[8] | head[9]) & 0x80) != 0)
            {
                throw Refusal.Damaged("length of a tag");
            }

            at += 10 + (head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]) + ((head[5] & 0x10) != 0 ? 10 : 0);
        }

        // Some programs leave room after the tag.
        while (at > 0 && at < source.Length && source.U8(at) == 0)
        {
            source.Step();
            at++;
        }

        return at;
    }

    private static long BeforeTags(ByteSource source)
    {
        var end = source.Length;
        if (source.Has(end - 128, "TAG"u8))
        {
            end -= source.Has(end - 128 - 227, "TAG+"u8) ? 128 + 227 : 128;
        }

        if (source.Has(end - 32, "APETAGEX"u8))
        {
            var hasHead = (source.U32Little(end - 12) & 0x80000000) != 0;
            end -= source.U32Little(end - 20) + (hasHead ? 32L : 0);
        }

        return end;
    }

    // In bytes; 0 when no frame begins here.
    private static long FrameLength(ByteSource source, long at)
    {
        if (at < 0 || at + 4 > source.Length)
        {
            return 0;
        }

        var head = source.U32(at);
        var (version, layer) = ((int)(head >> 19 & 3), 4 - (int)(head >> 17 & 3));
        var (rate, sampling, padding) = ((int)(head >> 12 & 15), (int)(head >> 10 & 3), (int)(head >> 9 & 1));
        if (head >> 21 != 0x7FF || version == 1 || layer == 4 || rate is 0 or 15 || sampling == 3)
        {
            return 0;
        }

        var bits = 1000L * Rates[version == 3 ? layer - 1 : layer == 1 ? 3 : 4][rate];
        var hertz = Samplings[sampling] >> (version switch { 3 => 0, 2 => 1, _ => 2 });
        return layer == 1 ? (12 * bits / hertz + padding) * 4 : (layer == 3 && version != 3 ? 72 : 144) * bits / hertz + padding;
    }
}
