using System.Buffers.Binary;
using Baken.Attachments.Internals;

namespace Baken.Attachments.Sound;

/// <summary>Vorbis and Opus in Ogg (RFC 3533, RFC 7845, Vorbis I specification): one stream, or several after each other.</summary>
internal static class Ogg
{
    private const int HeadLength = 27;

    private readonly record struct Page(long Start, byte Flags, uint Serial, byte[] Segments)
    {
        public long Body => Start + HeadLength + Segments.Length;

        public int BodyLength => Segments.Sum(segment => segment);

        public long End => Body + BodyLength;

        public bool IsFirst => (Flags & 2) != 0;
    }

    public static FileType Inspect(ByteSource source)
    {
        uint? serial = null;
        var pages = 0;
        foreach (var page in Pages(source))
        {
            if (Check(source, page, []) != source.U32Little(page.Start + 22))
            {
                throw Refusal.Damaged("check of a page");
            }

            if (page.IsFirst && !source.Has(page.Body, "OpusHead"u8) && !source.Has(page.Body, "\x01vorbis"u8))
            {
                throw Refusal.Unknown("a stream of Ogg that is not Vorbis or Opus");
            }

            serial = page.IsFirst ? page.Serial : serial;
            if (page.Serial != serial)
            {
                throw serial is null ? Refusal.Damaged("no first page") : Refusal.Unknown("streams of Ogg beside each other");
            }

            pages++;
        }

        // Head, comments, sound.
        return pages >= 3 ? FileType.Ogg : throw Refusal.Damaged("no sound");
    }

    /// <summary>Page for page, with spaces in the place of the comments: so no page moves.</summary>
    public static void Clean(ByteSource source, Stream target)
    {
        foreach (var page in WithComments(source))
        {
            var head = source.Bytes(page.Page.Start, HeadLength + page.Page.Segments.Length).ToArray();
            BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(22), Check(source, page.Page, page.Changes));
            target.Write(head);
            target.Write(BodyOf(source, page.Page, page.Changes));
        }
    }

    private readonly record struct Change(int At, byte[] Bytes);

    private static IEnumerable<(Page Page, List<Change> Changes)> WithComments(ByteSource source)
    {
        byte[]? comments = null;
        var (packet, done) = (0, 0);
        foreach (var page in Pages(source))
        {
            packet = page.IsFirst ? 0 : packet;
            var changes = new List<Change>();
            var at = 0;
            foreach (var segment in page.Segments)
            {
                if (packet == 1)
                {
                    comments ??= EmptyComments(source, page, at);
                    changes.Add(new(at, comments[done..(done + segment)]));
                    done += segment;
                }

                at += segment;
                if (segment < 255)
                {
                    packet++;
                    (comments, done) = packet == 1 ? (null, 0) : (comments, done);
                }
            }

            yield return (page, changes);
        }
    }

    // A packet of comments of the same length: the name of the maker is spaces, and there are no comments.
    private static byte[] EmptyComments(ByteSource source, Page page, int at)
    {
        var length = PacketLength(source, page, at);
        var packet = new byte[length];
        var isOpus = source.Has(page.Body + at, "OpusTags"u8);
        var (magic, fixedLength) = isOpus ? (8, 16) : (7, 16);
        if (length < fixedLength)
        {
            throw Refusal.Damaged("comments");
        }

        packet.AsSpan().Fill((byte)' ');
        source.Bytes(page.Body + at, magic).CopyTo(packet);
        BinaryPrimitives.WriteInt32LittleEndian(packet.AsSpan(magic), length - fixedLength);
        var count = magic + 4 + length - fixedLength;
        packet.AsSpan(count).Clear();
        if (!isOpus)
        {
            packet[^1] = 1;
        }

        return packet;
    }

    private static int PacketLength(ByteSource source, Page first, int at)
    {
        var (length, skipped) = (0L, 0);
        foreach (var page in Pages(source, first.Start))
        {
            foreach (var segment in page.Segments)
            {
                if (page.Start == first.Start && skipped < at)
                {
                    skipped += segment;
                    continue;
                }

                length += segment;
                if (segment < 255)
                {
                    return (int)length;
                }

                if (length > 30_000_000)
                {
                    throw Refusal.Damaged("comments too long");
                }
            }
        }

        throw Refusal.Damaged("comments without end");
    }

    private static IEnumerable<Page> Pages(ByteSource source, long from = 0)
    {
        for (var at = from; at < source.Length;)
        {
            source.Step();
            if (!source.Has(at, "OggS\0"u8))
            {
                throw source.Length - at < 5 ? Refusal.Damaged("truncated") : Refusal.Polyglot("data after the sound");
            }

            var segments = source.Bytes(at + HeadLength, source.U8(at + 26)).ToArray();
            var page = new Page(at, source.U8(at + 5), source.U32Little(at + 14), segments);
            if (page.End > source.Length)
            {
                throw Refusal.Damaged("truncated");
            }

            yield return page;
            at = page.End;
        }
    }

    private static uint Check(ByteSource source, Page page, List<Change> changes)
    {
        var head = source.Bytes(page.Start, HeadLength + page.Segments.Length).ToArray();
        head.AsSpan(22, 4).Clear();
        return Checksums.Ogg(Checksums.Ogg(0, head), BodyOf(source, page, changes));
    }

    private static byte[] BodyOf(ByteSource source, Page page, List<Change> changes)
    {
        var body = source.Bytes(page.Body, page.BodyLength).ToArray();
        foreach (var change in changes)
        {
            change.Bytes.CopyTo(body.AsSpan(change.At));
        }

        return body;
    }
}
