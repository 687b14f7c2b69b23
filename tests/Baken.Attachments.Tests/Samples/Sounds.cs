using static Baken.Attachments.Tests.Samples.Bytes;

namespace Baken.Attachments.Tests.Samples;

/// <summary>Small sounds with a place and an author in them.</summary>
internal static class Sounds
{
    /// <summary>A frame of MPEG 1, layer III, 32 kbit/s, 48 kHz: 96 bytes.</summary>
    public static byte[] Frame => Join([0xFF, 0xFB, 0x14, 0xC4], new byte[92]);

    public static byte[] Mp3(int frames = 3) => Join(
        Ascii("ID3"), [4, 0, 0, 0, 0, 0, (byte)(Planted.Length + 10)], Ascii("TPE1"), Big32(Planted.Length), [0, 0], Planted,
        Join([.. Enumerable.Repeat(Frame, frames)]),
        Planted, Ascii("APETAGEX"), Little32(2000), Little32(Planted.Length + 32), Little32(1), Little32(0), new byte[8],
        Ascii("TAG"), Planted, new byte[125 - Planted.Length]);

    public static byte[] Wav() => Pictures.Riff("WAVE",
        Pictures.RiffChunk("fmt ", Join(Little16(1), Little16(1), Little32(8000), Little32(8000), Little16(1), Little16(8))),
        Pictures.RiffChunk("bext", Planted),
        Pictures.RiffChunk("data", [1, 2, 3]),
        Pictures.RiffChunk("LIST", Join(Ascii("INFOIART"), Planted)),
        Pictures.RiffChunk("iXML", Planted),
        Pictures.RiffChunk("id3 ", Planted));

    public static byte[] Flac()
    {
        byte[] frame = [0xFF, 0xF8, 0x69, 0x08, 0, 0, 0x42, 1, 2, 3, 4];
        uint check = 0;
        foreach (var one in frame)
        {
            check ^= (uint)one << 8;
            for (var bit = 0; bit < 8; bit++)
            {
                check = (check & 0x8000) != 0 ? (check << 1 ^ 0x8005) & 0xFFFF : check << 1;
            }
        }

        return Join(
            Ascii("fLaC"), Block(0, new byte[34]), Block(4, Planted), Block(6, Planted), Block(2, Planted), Block(0x81, Planted),
            frame, Big16((int)check));

        static byte[] Block(byte type, byte[] content) => Join([type], Big32(content.Length)[1..], content);
    }

    public static byte[] Amr() => Join(Ascii("#!AMR\n"), [0x04], new byte[12], [0x7C]);

    public static byte[] Opus() => Join(
        Page(2, 0, Join(Ascii("OpusHead"), new byte[11])),
        Page(0, 1, Join(Ascii("OpusTags"), Little32(Planted.Length), Planted, Little32(1), Little32(Planted.Length), Planted)),
        Page(4, 2, Ascii("[sound-samples]")));

    /// <summary>Comments and set-up in one page, as Vorbis has them, the comments over two pages.</summary>
    public static byte[] Vorbis()
    {
        var comments = Join([3], Ascii("vorbis"), Little32(Planted.Length), Planted, Little32(1), Little32(300), new byte[300 - Planted.Length], Planted, [1]);
        var setup = Join([5], Ascii("vorbis"), Ascii("[set-up]"));
        return Join(
            Page(2, 0, Join([1], Ascii("vorbis"), new byte[23])),
            RawPage(0, 1, [255], comments[..255]),
            RawPage(1, 2, [(byte)(comments.Length - 255), (byte)setup.Length], Join(comments[255..], setup)),
            Page(4, 3, Ascii("[sound-samples]")));
    }

    public static byte[] Page(byte flags, int number, byte[] packet) => RawPage(flags, number, [(byte)packet.Length], packet);

    private static byte[] RawPage(byte flags, int number, byte[] segments, byte[] body)
    {
        var page = Join(Ascii("OggS"), [0, flags], new byte[8], Little32(7), Little32(number), Little32(0), [(byte)segments.Length], segments, body);
        uint check = 0;
        foreach (var one in page)
        {
            check ^= (uint)one << 24;
            for (var bit = 0; bit < 8; bit++)
            {
                check = check >> 31 == 1 ? check << 1 ^ 0x04C11DB7 : check << 1;
            }
        }

        return page.With(22, Little32(check));
    }
}
