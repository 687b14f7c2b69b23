namespace Baken.Attachments.Internals;

/// <summary>The container of WebP and WAVE (Microsoft, Resource Interchange File Format).</summary>
internal static class Riff
{
    public readonly record struct Chunk(string Type, long Start, uint Length)
    {
        public long Data => Start + 8;

        public long End => Start + 8 + Length + (Length & 1);
    }

    /// <summary>Refuses a file that ends elsewhere than it says.</summary>
    public static void CheckLength(ByteSource source)
    {
        var end = 8L + source.U32Little(4);
        if (end > source.Length)
        {
            throw Refusal.Damaged("truncated");
        }

        if (end != source.Length && !(end % 2 == 1 && end + 1 == source.Length))
        {
            throw Refusal.Polyglot("data after the end");
        }
    }

    /// <summary>The chunks between two places. The last may lack its pad byte, as some programs write it.</summary>
    public static IEnumerable<Chunk> Chunks(ByteSource source, long from, long to)
    {
        for (var at = from; at < to;)
        {
            source.Step();
            if (at + 8 > to)
            {
                // A lone pad byte.
                if (at + 1 == to && source.U8(at) == 0)
                {
                    yield break;
                }

                throw Refusal.Damaged("a chunk beyond the end");
            }

            var chunk = new Chunk(System.Text.Encoding.Latin1.GetString(source.Bytes(at, 4)), at, source.U32Little(at + 4));
            if (chunk.Data + chunk.Length > to)
            {
                throw Refusal.Damaged("a chunk beyond the end");
            }

            yield return chunk;
            at = chunk.End;
        }
    }

    /// <summary>Takes a chunk over, always with its pad byte.</summary>
    public static void Keep(CopyPlan plan, Chunk chunk)
    {
        plan.Keep(chunk.Start, 8L + chunk.Length);
        plan.Zero(chunk.Length & 1);
    }

    public static byte[] Header(ReadOnlySpan<byte> type, long length) =>
        [.. type, (byte)length, (byte)(length >> 8), (byte)(length >> 16), (byte)(length >> 24)];
}
