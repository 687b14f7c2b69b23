using System.Text;
using Baken.Attachments.Internals;

namespace Baken.Attachments.Film;

/// <summary>A track of a film: what it holds, and where in the file its samples are.</summary>
internal sealed class Track
{
    private const int MostChunks = 2_000_000;
    private readonly ByteSource source;
    private readonly Box? table;

    public Track(ByteSource source, Box box)
    {
        this.source = source;
        Box = box;
        if (Boxes.Find(source, box, "mdia") is { } media)
        {
            Handler = Boxes.Find(source, media, "hdlr") is { } handler && handler.End - handler.Body >= 12 ? Encoding.Latin1.GetString(source.Bytes(handler.Body + 8, 4)) : "";
            Information = Boxes.Find(source, media, "minf");
            table = Information is { } information ? Boxes.Find(source, information, "stbl") : null;
        }
    }

    public Box Box { get; }

    /// <summary>Of what the track is: <c>vide</c>, <c>soun</c>, or data.</summary>
    public string Handler { get; } = "";

    public Box? Information { get; }

    public bool IsSeenOrHeard => Handler is "vide" or "soun";

    /// <summary>The descriptions of its samples.</summary>
    public IEnumerable<Box> Descriptions()
    {
        if (table is { } samples && Boxes.Find(source, samples, "stsd") is { } list && list.End - list.Body >= 8)
        {
            foreach (var description in Boxes.In(source, list, 8))
            {
                yield return description;
            }
        }
    }

    /// <summary>Where its samples are, chunk by chunk (8.6 and 8.7 of ISO/IEC 14496-12).</summary>
    public IEnumerable<(long Start, long Length)> Chunks()
    {
        if (table is not { } samples
            || Boxes.Find(source, samples, "stsc") is not { } groups
            || (Boxes.Find(source, samples, "stsz") ?? Boxes.Find(source, samples, "stz2")) is not { } sizes
            || (Boxes.Find(source, samples, "stco") ?? Boxes.Find(source, samples, "co64")) is not { } places)
        {
            yield break;
        }

        var (placeReader, groupReader, sizeReader) = (source.Beside(), source.Beside(), new SampleSizes(source.Beside(), sizes));
        var width = places.Type == "stco" ? 4 : 8;
        var count = Rows(places, 8, width);
        var groupCount = Rows(groups, 8, 12);
        if (count > MostChunks)
        {
            throw Refusal.Damaged("too many chunks");
        }

        long group = 0, perChunk = 0;
        for (long chunk = 0; chunk < count; chunk++)
        {
            if (group < groupCount && groupReader.U32(groups.Body + 8 + group * 12) <= chunk + 1)
            {
                perChunk = groupReader.U32(groups.Body + 12 + group * 12);
                group++;
            }

            var start = width == 4 ? placeReader.U32(places.Body + 8 + chunk * 4) : (long)Math.Min(placeReader.U64(places.Body + 8 + chunk * 8), long.MaxValue / 2);
            var length = sizeReader.Next(perChunk);
            if (start + length > source.Length)
            {
                throw Refusal.Damaged("a sample beyond the end");
            }

            yield return (start, length);
        }
    }

    private long Rows(Box box, int skip, int size)
    {
        if (box.End - box.Body < skip)
        {
            throw Refusal.Damaged("a table too short");
        }

        var rows = source.U32(box.Body + skip - 4);
        return box.Body + skip + rows * (long)size <= box.End ? rows : throw Refusal.Damaged("a table beyond its box");
    }

    /// <summary>The sizes of samples in their order.</summary>
    private sealed class SampleSizes
    {
        private readonly ByteSource source;
        private readonly Box box;
        private readonly long same;
        private readonly int bits;
        private readonly long count;
        private long next;

        public SampleSizes(ByteSource source, Box box)
        {
            (this.source, this.box) = (source, box);
            if (box.End - box.Body < 12)
            {
                throw Refusal.Damaged("a table too short");
            }

            same = box.Type == "stsz" ? source.U32(box.Body + 4) : 0;
            bits = box.Type == "stsz" ? 32 : source.U8(box.Body + 7);
            count = source.U32(box.Body + 8);
            if (bits is not (4 or 8 or 16 or 32) || (same == 0 && box.Body + 12 + (count * bits + 7) / 8 > box.End))
            {
                throw Refusal.Damaged("a table beyond its box");
            }
        }

        /// <summary>The size of the next samples together.</summary>
        public long Next(long samples)
        {
            samples = Math.Min(samples, count - next);
            if (same != 0)
            {
                next += samples;
                return samples * same;
            }

            long sum = 0;
            for (; samples > 0; samples--, next++)
            {
                source.Step();
                sum += bits switch
                {
                    4 => source.U8(box.Body + 12 + next / 2) >> (next % 2 == 0 ? 4 : 0) & 0xF,
                    8 => source.U8(box.Body + 12 + next),
                    16 => source.U16(box.Body + 12 + next * 2),
                    _ => source.U32(box.Body + 12 + next * 4),
                };
            }

            return sum;
        }
    }
}
