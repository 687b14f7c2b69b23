using static Baken.Attachments.Tests.Samples.Bytes;

namespace Baken.Attachments.Tests.Samples;

/// <summary>Small films, and the photos of telephones that are built like them.</summary>
internal static class Films
{
    public static readonly byte[] Picture = Ascii("[picture-samples]");
    public static readonly byte[] Sound = Ascii("[sound-samples]");

    public static byte[] Box(string type, params byte[][] content)
    {
        var body = Join(content);
        return Join(Big32(body.Length + 8), Ascii(type), body);
    }

    /// <summary>A film with a track of pictures, one of sound, one of places, and texts of a telephone.</summary>
    public static byte[] Mp4(string brand = "isom", bool hasPicture = true, int width = 2, int height = 2, byte[]? extra = null, byte reference = 1)
    {
        var head = Box("ftyp", Ascii(brand), Big32(0), Ascii(brand));
        var data = head.Length + 8;
        var places = data + Picture.Length + Sound.Length;
        return Join(
            head,
            Box("mdat", Picture, Sound, Planted),
            Box("moov",
                Box("mvhd", Times(), new byte[88]),
                hasPicture ? Track("vide", Visual(width, height), data, Picture.Length, reference) : [],
                Track("soun", Audible(), data + Picture.Length, Sound.Length, reference),
                Track("meta", Box("mebx", new byte[8], Planted), places, Planted.Length, reference),
                Box("udta", Box("\u00A9xyz", Planted)),
                Box("meta", Planted)),
            Box("uuid", new byte[16], Planted),
            Box("free", Planted),
            extra ?? []);
    }

    /// <summary>A film in fragments.</summary>
    public static byte[] Fragmented() => Join(
        Box("ftyp", Ascii("iso5"), Big32(0), Ascii("iso5")),
        Box("moov", Box("mvhd", Times(), new byte[88]), Track("vide", Visual(2, 2), 0, 0, 1), Box("mvex", Box("trex", new byte[24])), Box("udta", Planted)),
        Box("moof", Box("mfhd", new byte[8]), Box("traf", Box("tfhd", new byte[8]), Box("trun", new byte[8]), Box("uuid", new byte[16], Planted))),
        Box("mdat", Picture));

    public static byte[] Heic(int width = 2, int height = 2, int items = 1)
    {
        var head = Box("ftyp", Ascii("heic"), Big32(0), Ascii("mif1heic"));
        var measure = Meta(0, width, height, items).Length;
        var data = head.Length + measure + 8;
        return Join(head, Meta(data, width, height, items), Box("mdat", Picture, Planted, Planted), Box("uuid", new byte[16], Planted));
    }

    public static byte[] WebM(string type = "webm", bool isOpen = false, int width = 2, int height = 2, byte kind = 1)
    {
        var cluster = Join(Element(0xE7, [0]), Element(0xA3, Join([0x81, 0, 0, 0x80], Picture)), Element(0xEC, Planted));
        var segment = Join(
            Element(0x1549A966, Element(0x2AD7B1, [15, 66, 64]), Element(0x7BA9, Planted), Element(0x4D80, Planted), Element(0x5741, Planted), Element(0x4461, Planted[..8])),
            Element(0x1654AE6B, Element(0xAE, Element(0xD7, [1]), Element(0x83, [kind]), Element(0x536E, Planted), Element(0xE0, Element(0xB0, Big16(width)), Element(0xBA, Big16(height))))),
            isOpen ? Join([0x1F, 0x43, 0xB6, 0x75, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], cluster) : Element(0x1F43B675, cluster),
            Element(0x1254C367, Planted),
            Element(0x1941A469, Planted));
        return Join(
            Element(0x1A45DFA3, Element(0x4282, Ascii(type))),
            isOpen ? Join([0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], segment) : Element(0x18538067, segment));
    }

    public static byte[] Element(uint id, params byte[][] content)
    {
        var body = Join(content);
        var name = Big32(id).SkipWhile(one => one == 0).ToArray();
        byte[] size = body.Length < 126 ? [(byte)(0x80 | body.Length)] : [(byte)(0x40 | body.Length >> 8), (byte)body.Length];
        return Join(name, size, body);
    }

    private static byte[] Times() => Join(new byte[4], Ascii("MADEAT01"), new byte[8]);

    private static byte[] Visual(int width, int height) => Box("avc1",
        new byte[6], Big16(1), new byte[4], Ascii("appl"), new byte[8], Big16(width), Big16(height), Big32(0x480000), Big32(0x480000), new byte[4], Big16(1), Join([16], Planted[..16], new byte[15]), new byte[4]);

    private static byte[] Audible() => Box("mp4a", new byte[6], Big16(1), new byte[4], Ascii("appl"), new byte[12]);

    private static byte[] Track(string handler, byte[] description, int at, int length, byte reference) => Box("trak",
        Box("tkhd", Times(), new byte[68]),
        Box("mdia",
            Box("mdhd", Times(), new byte[4]),
            Box("hdlr", new byte[8], Ascii(handler), Ascii("appl"), new byte[8], Planted, [0]),
            Box("minf",
                Box("vmhd", new byte[12]),
                Box("dinf", Box("dref", new byte[4], Big32(1), Box("url ", [0, 0, 0, reference]))),
                Box("stbl",
                    Box("stsd", new byte[4], Big32(1), description),
                    Box("stts", new byte[8]),
                    Box("stsc", new byte[4], Big32(1), Big32(1), Big32(1), Big32(1)),
                    Box("stsz", new byte[4], Big32(0), Big32(length > 0 ? 1 : 0), length > 0 ? Big32(length) : []),
                    Box("stco", new byte[4], Big32(length > 0 ? 1 : 0), length > 0 ? Big32(at) : [])))),
        Box("udta", Planted));

    private static byte[] Meta(int data, int width, int height, int items)
    {
        byte[] Item(int id, string type) => Box("infe", [2, 0, 0, 0], Big16(id), Big16(0), Ascii(type), Planted, [0]);
        byte[] Place(int id, int at, int length) => Join(Big16(id), Big16(0), Big16(1), Big32(at), Big32(length));
        return Box("meta", new byte[4],
            Box("hdlr", new byte[8], Ascii("pict"), new byte[12], Planted, [0]),
            Box("pitm", new byte[4], Big16(1)),
            Box("iinf", Join([new byte[4], Big16(items + 2), .. Enumerable.Range(0, items).Select(item => Item(item == 0 ? 1 : item + 10, "hvc1")), Item(2, "Exif"), Item(3, "mime")])),
            Box("iloc", new byte[4], [0x44, 0], Big16(3), Place(1, data, Picture.Length), Place(2, data + Picture.Length, Planted.Length), Place(3, data + Picture.Length + Planted.Length, Planted.Length)),
            Box("iprp", Box("ipco", Box("ispe", new byte[4], Big32(width), Big32(height)), Box("udes", new byte[4], Planted)), Box("ipma", new byte[8])),
            Box("xml ", Planted));
    }
}
