namespace Baken.Attachments;

/// <summary>How much an attachment may be. Every limit is inclusive and at least one; a smaller number makes that everything is refused.</summary>
public sealed record AttachmentLimits
{
    private const long Mega = 1024 * 1024;

    /// <summary>The limits as Baken ships them.</summary>
    public static AttachmentLimits Default { get; } = new();

    /// <summary>Bytes of a picture. 25 MB.</summary>
    public long ImageBytes { get; init; } = 25 * Mega;

    /// <summary>Bytes of a PDF, an office file or a text. 25 MB.</summary>
    public long DocumentBytes { get; init; } = 25 * Mega;

    /// <summary>Bytes of a sound. 100 MB: an hour of good quality.</summary>
    public long AudioBytes { get; init; } = 100 * Mega;

    /// <summary>Bytes of a video. 250 MB: some minutes of a telephone.</summary>
    public long VideoBytes { get; init; } = 250 * Mega;

    /// <summary>Pixels (width times height) of a picture, of each of its frames, and of the pictures of a video. 50 million.</summary>
    public long Pixels { get; init; } = 50_000_000;

    /// <summary>Frames, pages or parts of one picture; passes over one JPEG. 1,000.</summary>
    public int Frames { get; init; } = 1_000;

    /// <summary>Entries of an office file, which is an archive. 5,000.</summary>
    public int ArchiveEntries { get; init; } = 5_000;

    /// <summary>Bytes of everything packed in one file together, after unpacking. 512 MB.</summary>
    public long UnpackedBytes { get; init; } = 512 * Mega;

    /// <summary>How many times larger than packed an entry of more than a megabyte may become. 200; no real office file passes 100.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>The most bytes that a file of any kind may have.</summary>
    public long MostBytes => Math.Max(Math.Max(ImageBytes, DocumentBytes), Math.Max(AudioBytes, VideoBytes));

    /// <summary>The most bytes that a file of a kind may have.</summary>
    public long BytesOf(FileKind kind) => kind switch
    {
        FileKind.Image => ImageBytes,
        FileKind.Pdf or FileKind.Office or FileKind.Text => DocumentBytes,
        FileKind.Audio => AudioBytes,
        FileKind.Video => VideoBytes,
    };
}
