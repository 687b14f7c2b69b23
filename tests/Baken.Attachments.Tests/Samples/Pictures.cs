using System.IO.Compression;
using static Baken.Attachments.Tests.Samples.Bytes;

namespace Baken.Attachments.Tests.Samples;

/// <summary>Small pictures with a place and an author in them.</summary>
internal static class Pictures
{
    public static byte[] Jpeg(int width = 2, int height = 2, byte process = 0xC0, int scans = 1) => Join(
        [0xFF, 0xD8],
        Segment(0xE0, Join(Ascii("JFIF\0"), [1, 1, 0, 0, 72, 0, 72, 0, 0])),
        Segment(0xE1, Join(Ascii("Exif\0\0"), Exif(6))),
        Segment(0xE1, Join(Ascii("http://ns.adobe.com/xap/1.0/\0"), Planted)),
        Segment(0xE2, Join(Ascii("ICC_PROFILE\0"), [1, 1, 1, 2, 3])),
        Segment(0xED, Planted),
        Segment(0xEE, Join(Ascii("Adobe"), [0, 100, 0, 0, 0, 0, 1])),
        Segment(0xFE, Planted),
        Segment(0xDB, new byte[65]),
        Segment(process, Join([8], Big16(height), Big16(width), [1, 1, 0x11, 0])),
        Segment(0xC4, new byte[18]),
        Join([.. Enumerable.Repeat(Join(Segment(0xDA, [1, 1, 0, 0, 63, 0]), [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]), scans)]),
        [0xFF, 0xD9]);

    public static byte[] Segment(byte marker, byte[] content) => Join([0xFF, marker], Big16(content.Length + 2), content);

    /// <summary>The TIFF structure of Exif with an orientation, a camera and a place.</summary>
    public static byte[] Exif(byte orientation) => Join(
        Ascii("II*\0"), Little32(8), Little16(2),
        Little16(0x112), Little16(3), Little32(1), [orientation, 0, 0, 0],
        Little16(0x10F), Little16(2), Little32(Planted.Length), Little32(38),
        Little32(0), Planted);

    public static byte[] Png(int width = 2, int height = 2, byte[]? extra = null) => Join(
        [0x89, .. "PNG\r\n\x1a\n"u8],
        Chunk("IHDR", Join(Big32(width), Big32(height), [8, 0, 0, 0, 0])),
        Chunk("gAMA", Big32(45455)),
        Chunk("tEXt", Join(Ascii("Author\0"), Planted)),
        Chunk("zTXt", Join(Ascii("Comment\0\0"), Zlib(Planted))),
        Chunk("iTXt", Join(Ascii("XML:com.adobe.xmp\0\0\0\0\0"), Planted)),
        Chunk("eXIf", Exif(8)),
        Chunk("tIME", [7, 232, 1, 2, 3, 4, 5]),
        Chunk("prVt", Planted),
        extra ?? [],
        Chunk("IDAT", Zlib([0, 1, 2, 0, 3, 4])),
        Chunk("IEND", []));

    public static byte[] Chunk(string type, byte[] data) => Join(Big32(data.Length), Ascii(type), data, Big32(Crc32(Join(Ascii(type), data))));

    public static byte[] Zlib(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            zlib.Write(bytes);
        }

        return packed.ToArray();
    }

    public static byte[] Gif(int width = 2, int height = 2, int frames = 2) => Join(
        Ascii("GIF89a"), Little16(width), Little16(height), [0x80, 0, 0], new byte[6],
        Join([0x21, 0xFF, 11], Ascii("NETSCAPE2.0"), [3, 1, 5, 0, 0]),
        Join([0x21, 0xFE, (byte)Planted.Length], Planted, [0]),
        Join([0x21, 0xFF, 11], Ascii("XMP DataXMP"), [(byte)Planted.Length], Planted, [0]),
        Join([.. Enumerable.Repeat(Join([0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0], Little16(width), Little16(height), [0, 2, 2, 0x4C, 0x01, 0]), frames)]),
        [0x3B]);

    public static byte[] WebP(int width = 2, int height = 2, int frames = 0) => Riff("WEBP",
        RiffChunk("VP8X", Join([(byte)(0x0C | (frames > 0 ? 2 : 0)), 0, 0, 0], Little32(width - 1)[..3], Little32(height - 1)[..3])),
        frames > 0
            ? Join(RiffChunk("ANIM", new byte[6]), Join([.. Enumerable.Repeat(
                RiffChunk("ANMF", Join(new byte[6], Little32(width - 1)[..3], Little32(height - 1)[..3], new byte[4], Vp8L(width, height), RiffChunk("note", Planted))), frames)]))
            : Vp8L(width, height),
        RiffChunk("EXIF", Exif(6)),
        RiffChunk("XMP ", Planted),
        RiffChunk("mine", Planted));

    public static byte[] Riff(string form, params byte[][] chunks)
    {
        var body = Join([Ascii(form), .. chunks]);
        return Join(Ascii("RIFF"), Little32(body.Length), body);
    }

    public static byte[] RiffChunk(string type, byte[] data) => Join(Ascii(type), Little32(data.Length), data, new byte[data.Length % 2]);

    public static byte[] Tiff(int width = 2, int height = 2, int pages = 2)
    {
        // Head, strips of a page, values, directory; then the next page.
        var file = new List<byte>(Join(Ascii("II*\0"), Little32(0)));
        var pointer = 4;
        for (var page = 0; page < pages; page++)
        {
            var strips = file.Count;
            file.AddRange([1, 2, 3, 4]);
            var author = file.Count;
            file.AddRange(Planted);
            file.AddRange(new byte[file.Count % 2]);
            var place = file.Count;
            file.AddRange(Join(Little16(1), Little16(1), Little16(2), Little32(4), Ascii("N\0\0\0"), Little32(0)));
            var here = Little32(file.Count);
            for (var index = 0; index < 4; index++)
            {
                file[pointer + index] = here[index];
            }

            byte[][] entries =
            [
                Entry(256, 3, 1, width), Entry(257, 4, 1, height), Entry(258, 3, 1, 8), Entry(259, 3, 1, 1), Entry(262, 3, 1, 1), Entry(271, 2, Planted.Length, author),
                Entry(273, 3, 2, strips | (strips + 2) << 16), Entry(274, 3, 1, 6), Entry(278, 3, 1, 1), Entry(279, 3, 2, 2 | 2 << 16), Entry(315, 2, Planted.Length, author),
                Entry(34853, 4, 1, place),
            ];
            file.AddRange(Join([Little16(entries.Length), .. entries]));
            pointer = file.Count;
            file.AddRange(Little32(0));
        }

        return [.. file];
    }

    private static byte[] Entry(int tag, int type, int count, int value) => Join(Little16(tag), Little16(type), Little32(count), Little32(value));

    private static byte[] Vp8L(int width, int height) => RiffChunk("VP8L", Join([0x2F], Little32((width - 1) | (height - 1) << 14), [7, 7, 7]));
}
