using Baken.Attachments.Film;
using Baken.Attachments.Images;
using Baken.Attachments.Office;
using Baken.Attachments.Pdf;
using Baken.Attachments.Sound;

namespace Baken.Attachments.Internals;

/// <summary>Which format a file begins as, and who knows it.</summary>
internal static class Detection
{
    public delegate FileType Inspector(ByteSource source, AttachmentLimits limits);

    /// <summary>The family and its inspector; null when it begins as none that is taken.</summary>
    public static (FileKind Kind, Inspector Inspect)? Find(ByteSource source)
    {
        var head = source.Window(0, 512);
        return Picture(head) ?? Sound(source, head) ?? Film(source) ?? Document(source);
    }

    private static (FileKind, Inspector)? Picture(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? (FileKind.Image, Jpeg.Inspect)
        : head.StartsWith(Png.Signature) ? (FileKind.Image, Png.Inspect)
        : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? (FileKind.Image, Gif.Inspect)
        : head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..].StartsWith("WEBP"u8) ? (FileKind.Image, WebP.Inspect)
        : head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) ? (FileKind.Image, Tiff.Inspect)
        : null;

    private static (FileKind, Inspector)? Sound(ByteSource source, ReadOnlySpan<byte> head) =>
        head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..].StartsWith("WAVE"u8) ? (FileKind.Audio, (file, _) => Wave.Inspect(file))
        : head.StartsWith("fLaC"u8) ? (FileKind.Audio, (file, _) => Flac.Inspect(file))
        : head.StartsWith("OggS"u8) ? (FileKind.Audio, (file, _) => Ogg.Inspect(file))
        : head.StartsWith("#!AMR\n"u8) || head.StartsWith("#!AMR-WB\n"u8) ? (FileKind.Audio, (file, _) => Amr.Inspect(file))
        : head.StartsWith("ID3"u8) || MpegAudio.IsAt(source, 0) ? (FileKind.Audio, (file, _) => MpegAudio.Inspect(file))
        : null;

    private static (FileKind, Inspector)? Film(ByteSource source)
    {
        var head = source.Window(0, 512);
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
        {
            return (FileKind.Video, Matroska.Inspect);
        }

        if (head.Length < 12 || (!head[4..].StartsWith("ftyp"u8) && !IsoMedia.IsOldBeginning(head[4..8])))
        {
            return null;
        }

        var brands = IsoMedia.Brands(source, 0);
        return Heic.Is(brands) ? (FileKind.Image, Heic.Inspect)
            : brands.Count > 0 && brands[0] is "avif" or "avis" or "jxl " or "crx " or "mif1" ? throw Refusal.Unknown("a picture of another kind")
            : (FileKind.Video, (file, limits) => IsoMedia.Inspect(file, 0, limits));
    }

    private static (FileKind, Inspector)? Document(ByteSource source)
    {
        var head = source.Window(0, 512);
        return head.StartsWith("%PDF-"u8) ? (FileKind.Pdf, PdfFile.Inspect)
            : head.StartsWith("PK\x03\x04"u8) ? (FileKind.Office, OfficeFile.Inspect)
            : null;
    }

    /// <summary>Why what begins as none of these is not taken; <see cref="RefusalReason.UnknownType"/> when it looks like nothing.</summary>
    public static Refusal Refused(ByteSource source, string extension)
    {
        var head = source.Window(0, 512);
        if (Signatures.OldOffice(head))
        {
            return source.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8, 0, source.Length) >= 0 ? new(RefusalReason.Encrypted, "an office file with a password")
                : extension is "msi" or "msp" or "mst" ? new(RefusalReason.Executable, "Windows")
                : new(RefusalReason.OldOfficeFormat, "a compound file");
        }

        if (head.StartsWith("{\\rtf"u8))
        {
            return new(RefusalReason.OldOfficeFormat, "rtf");
        }

        if (Signatures.Program(head) is { } program)
        {
            return new(RefusalReason.Executable, program);
        }

        if (Signatures.Archive(head) is { } archive)
        {
            return new(RefusalReason.Archive, archive);
        }

        if (IsMarkup(head) || Sweep.HasMarkup(source, 4096))
        {
            return new(RefusalReason.Markup, "by how it begins");
        }

        return FileNames.IsProgram(extension) ? new(RefusalReason.Executable, "by its name")
            : source.IndexOf("%PDF-"u8, 0, 1024) >= 0 ? Refusal.Polyglot("a PDF that begins later")
            : Sweep.HasZipDirectory(source) ? Refusal.Polyglot("an archive that begins later")
            : source.Has(32769, "CD001"u8) ? new(RefusalReason.Archive, "iso")
            : Refusal.Unknown("by how it begins");
    }

    // A bracket after marks of encoding and space; in two bytes a character, too.
    private static bool IsMarkup(ReadOnlySpan<byte> head)
    {
        foreach (var one in head)
        {
            if (one == '<')
            {
                return true;
            }

            if (one is not (0xEF or 0xBB or 0xBF or 0xFE or 0xFF or 0 or 9 or 10 or 12 or 13 or 32))
            {
                return false;
            }
        }

        return false;
    }
}
