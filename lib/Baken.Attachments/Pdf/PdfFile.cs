using Baken.Attachments.Internals;

namespace Baken.Attachments.Pdf;

/// <summary>
/// PDF (ISO 32000). The table of objects is not trusted, nor where a stream says that it ends: every place of the file where an object could begin is
/// looked at, also inside streams, and names that act are looked for in every byte.
/// </summary>
internal sealed class PdfFile
{
    // What may follow a header of a stream or be an object that is no stream.
    private const int MostObject = ByteSource.Most;

    // How many bytes of an object that is read more than once count as one turn.
    private const int BytesAStep = 16;

    private readonly ByteSource source;
    private readonly AttachmentLimits limits;
    private long unpacked;
    private bool hasPages;

    private PdfFile(ByteSource source, AttachmentLimits limits) => (this.source, this.limits) = (source, limits);

    public static FileType Inspect(ByteSource source, AttachmentLimits limits)
    {
        var file = new PdfFile(source, limits);
        file.CheckFrame();
        file.CheckNames();
        file.CheckTrailers();
        file.CheckObjects();
        return file.hasPages ? FileType.Pdf : throw Refusal.Damaged("no pages");
    }

    private void CheckFrame()
    {
        if (!source.Has(5, "1."u8) && !source.Has(5, "2."u8))
        {
            throw Refusal.Damaged("version");
        }

        // The last end, and after it nothing but space.
        long end = -1;
        for (var at = Last(source.Length - 2048); at >= 0; at = source.IndexOf("%%EOF"u8, at + 1, source.Length))
        {
            end = at + 5;
        }

        if (end < 0)
        {
            var anywhere = source.IndexOf("%%EOF"u8, 0, source.Length);
            throw anywhere < 0 ? Refusal.Damaged("truncated") : Refusal.Polyglot("data after the end");
        }

        if (source.IndexOf("startxref"u8, Math.Max(0, end - 2048), end) < 0)
        {
            throw Refusal.Damaged("no place of the table");
        }

        for (; end < source.Length; end++)
        {
            if (!PdfTokens.IsSpace(source.U8(end)))
            {
                throw Refusal.Polyglot("data after the end");
            }
        }

        long Last(long from) => source.IndexOf("%%EOF"u8, Math.Max(0, from), source.Length);
    }

    private void CheckNames()
    {
        for (var at = source.IndexOf((byte)'/', 0); at >= 0; at = source.IndexOf((byte)'/', at + 1))
        {
            source.Step();
            var name = PdfTokens.ReadName(source.Window(at + 1, 200), 0, out var end);
            if (name == "Encrypt")
            {
                throw new Refusal(RefusalReason.Encrypted);
            }

            Check(name, PdfNames.IsActiveAnywhere(name));
            at += end;
        }
    }

    private void CheckTrailers()
    {
        for (var at = source.IndexOf("trailer"u8, 0, source.Length); at >= 0; at = source.IndexOf("trailer"u8, at + 7, source.Length))
        {
            var tokens = new PdfTokens(source.Window(at + 7, MostObject));
            while (tokens.Next() && tokens.Text != "startxref")
            {
                Check(tokens.Text, tokens.IsName && PdfNames.IsActive(tokens.Text));
            }

            source.Step(1 + tokens.At / BytesAStep);
        }
    }

    private void CheckObjects()
    {
        for (var at = source.IndexOf("obj"u8, 0, source.Length); at >= 0; at = source.IndexOf("obj"u8, at + 3, source.Length))
        {
            source.Step();
            if (BeginsAt(at))
            {
                CheckObject(at + 3);
            }
        }
    }

    // 'endobj', and words in text, have a letter before it.
    private bool BeginsAt(long at) => at > 0 && !char.IsAsciiLetter((char)source.U8(at - 1));

    private void CheckObject(long at)
    {
        // Nearly all are small; of the others more is read.
        if (!CheckObject(at, 2048) && !CheckObject(at, MostObject))
        {
            CheckLargeObject(at);
        }
    }

    // False when the object does not end within what was read.
    private bool CheckObject(long at, int least)
    {
        var head = new PdfStreamHead();
        var window = source.Window(at, least);
        var isCut = window.Length >= least && at + window.Length < source.Length;
        var tokens = new PdfTokens(window);
        while (tokens.Next())
        {
            if (!tokens.IsName && tokens.Text is "endobj" or "obj" or "stream")
            {
                source.Step(1 + tokens.At / BytesAStep);
                if (tokens.Text == "stream")
                {
                    CheckStream(at + tokens.At, head);
                }

                return true;
            }

            hasPages |= tokens is { IsName: true, Text: "Page" };
            Check(tokens.Text, tokens.IsName && PdfNames.IsActive(tokens.Text));
            head.See(tokens.Text, tokens.IsName);
        }

        source.Step(1 + window.Length / BytesAStep);
        return !isCut;
    }

    // In pieces that overlap, so that a name at a border is seen whole.
    private void CheckLargeObject(long at)
    {
        var end = source.IndexOf("endobj"u8, at, source.Length);
        end = end < 0 ? source.Length : end;
        source.Step((end - at) / BytesAStep);
        for (; at < end; at += MostObject - 256)
        {
            var window = source.Window(at, MostObject);
            window = window[..(int)Math.Min(window.Length, end - at)];
            for (var slash = window.IndexOf((byte)'/'); slash >= 0;)
            {
                var name = PdfTokens.ReadName(window, slash + 1, out var after);
                Check(name, PdfNames.IsActive(name));
                var next = window[after..].IndexOf((byte)'/');
                slash = next < 0 ? -1 : after + next;
            }

            if (window.IndexOf("/ObjStm"u8) >= 0)
            {
                throw new Refusal(RefusalReason.Unverifiable, "a dictionary too large");
            }
        }
    }

    private void CheckStream(long at, PdfStreamHead head)
    {
        at += source.Has(at, "\r\n"u8) ? 2 : 1;
        source.Step(400);
        if (head.IsObjects && !head.CanBeOpened)
        {
            throw new Refusal(RefusalReason.Unverifiable, "objects packed in a way that is not looked into");
        }

        if (head.IsObjects && !head.IsPacked)
        {
            // Its names are those of an object that is not packed.
            CheckPlainObjects(at);
        }
        else if (head.IsPacked)
        {
            var test = new VirusTest();
            var reader = head.IsObjects ? new PdfObjectReader() : null;
            var left = limits.UnpackedBytes - unpacked;
            using var opened = head.Open(new SliceStream(source, at, source.Length));
            unpacked += Unpacking.Read(opened, left, bytes =>
            {
                source.Step();
                test.Pass(bytes);
                reader?.Pass(bytes);
            });
            if (unpacked > limits.UnpackedBytes)
            {
                throw new Refusal(RefusalReason.ArchiveBomb, "streams");
            }

            hasPages |= reader?.End() ?? false;
        }
    }

    private void CheckPlainObjects(long at)
    {
        var reader = new PdfObjectReader();
        var end = source.IndexOf("endstream"u8, at, source.Length);
        end = end < 0 ? source.Length : end;
        // Each name in it takes a turn, and names may be short.
        source.Step((end - at) / 4);
        while (at < end)
        {
            var window = source.Window(at);
            window = window[..(int)Math.Min(window.Length, end - at)];
            reader.Pass(window);
            at += window.Length;
        }

        hasPages |= reader.End();
    }

    private static void Check(string name, bool isActive)
    {
        if (isActive)
        {
            throw new Refusal(RefusalReason.ActivePdf, name);
        }
    }
}
