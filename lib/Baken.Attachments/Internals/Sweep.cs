namespace Baken.Attachments.Internals;

/// <summary>One pass over every byte, whatever the format, for what another program might see in the file.</summary>
internal static class Sweep
{
    // Where readers of PDF still take a header (ISO 32000-1, annex H, note 13).
    private const int PdfReach = 1024;

    // Where browsers guess (WHATWG MIME Sniffing: 1,445 bytes), rounded up.
    private const int SniffReach = 4096;

    private static readonly byte[][] Tags = [.. new[] { "script", "html", "svg", "!doctype", "iframe", "?php", "body", "?xml" }.Select(tag => System.Text.Encoding.ASCII.GetBytes(tag))];

    /// <summary>Refuses the EICAR test string.</summary>
    public static void ForVirusTest(ByteSource source)
    {
        var test = new VirusTest();
        for (long at = 0; at < source.Length;)
        {
            var window = source.Window(at);
            test.Pass(window);
            at += window.Length;
        }
    }

    /// <summary>Refuses a second format in a picture, a sound or a film.</summary>
    public static void ForSecondFormat(ByteSource source)
    {
        if (source.IndexOf("%PDF-"u8, 1, PdfReach) >= 0)
        {
            throw Refusal.Polyglot("header of a PDF inside");
        }

        if (HasMarkup(source, source.Length))
        {
            throw Refusal.Polyglot("markup inside");
        }

        if (source.IndexOf("Rar!\x1a\x07"u8, 1, source.Length) >= 0 || source.IndexOf([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], 1, source.Length) >= 0)
        {
            throw Refusal.Polyglot("archive inside");
        }

        if (HasZipDirectory(source))
        {
            throw Refusal.Polyglot("directory of a zip inside");
        }
    }

    /// <summary>Refuses markup where a browser might look for it, in a document that may otherwise speak of it.</summary>
    public static void ForSniffedMarkup(ByteSource source)
    {
        if (HasMarkup(source, SniffReach))
        {
            throw Refusal.Polyglot("markup at the beginning");
        }
    }

    /// <summary>Whether a tag of script or of a page begins before a place. Only tags that random bytes do not make are looked for beyond the beginning.</summary>
    public static bool HasMarkup(ByteSource source, long to)
    {
        for (var at = source.IndexOf((byte)'<', 0); at >= 0 && at < to; at = source.IndexOf((byte)'<', at + 1))
        {
            if (IsTag(source.Window(at + 1, 16), at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an end record near the end of the file belongs to the directory of a zip: readers look for it from there.</summary>
    public static bool HasZipDirectory(ByteSource source)
    {
        var from = Math.Max(0, source.Length - 22 - 0xFFFF - 1024);
        for (var at = source.IndexOf("PK\x05\x06"u8, from, source.Length); at >= 0; at = source.IndexOf("PK\x05\x06"u8, at + 1, source.Length))
        {
            if (source.Window(at, 22).Length < 22)
            {
                return false;
            }

            var entries = source.U16Little(at + 10);
            if (entries == 0 ? source.U32Little(at + 12) == 0 : source.Has(at - source.U32Little(at + 12), "PK\x01\x02"u8))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTag(ReadOnlySpan<byte> after, long at)
    {
        foreach (var tag in Tags)
        {
            if (after.Length > tag.Length && System.Text.Ascii.EqualsIgnoreCase(after[..tag.Length], tag)
                && after[tag.Length] is (byte)' ' or (byte)'>' or (byte)'/' or (byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C
                // Four letters come by chance in tens of megabytes of compressed picture; XMP, which is harmless, begins with a declaration.
                && (tag.Length >= 6 || at < SniffReach || tag is [(byte)'h', ..] or [(byte)'?', (byte)'p', ..])
                && !(tag is [(byte)'?', (byte)'x', ..] && at > 0))
            {
                return true;
            }
        }

        return false;
    }
}
