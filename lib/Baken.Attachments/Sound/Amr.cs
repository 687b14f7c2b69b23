using Baken.Attachments.Internals;

namespace Baken.Attachments.Sound;

/// <summary>AMR, one channel (RFC 4867, section 5): frames of a length that their first byte tells, and nothing else.</summary>
internal static class Amr
{
    private static readonly sbyte[] Narrow = [12, 13, 15, 17, 19, 20, 26, 31, 5, -1, -1, -1, -1, -1, -1, 0];
    private static readonly sbyte[] Wide = [17, 23, 32, 36, 40, 46, 50, 58, 60, 5, -1, -1, -1, -1, 0, 0];

    public static FileType Inspect(ByteSource source)
    {
        var isWide = source.Has(0, "#!AMR-WB\n"u8);
        long at = isWide ? 9 : 6;
        if (at >= source.Length)
        {
            throw Refusal.Damaged("no sound");
        }

        while (at < source.Length)
        {
            source.Step();
            var head = source.U8(at);
            var length = (isWide ? Wide : Narrow)[head >> 3 & 15];
            if (length < 0 || (head & 0x83) != 0)
            {
                throw Refusal.Damaged("no frame where one is due");
            }

            at += 1 + length;
        }

        return at == source.Length ? FileType.Amr : throw Refusal.Damaged("truncated");
    }

    public static CopyPlan Clean(ByteSource source)
    {
        var plan = new CopyPlan(source);
        plan.Keep(0, source.Length);
        return plan;
    }
}
