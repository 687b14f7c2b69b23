namespace Baken.Attachments.Tests.Samples;

/// <summary>One small sound file of every kind, and of the variants that are built otherwise.</summary>
internal static class Sample
{
    public static IReadOnlyList<(FileType Type, string Name, byte[] Bytes)> All { get; } =
    [
        (FileType.Jpeg, "a.jpg", Pictures.Jpeg()),
        (FileType.Jpeg, "progressive.jpg", Pictures.Jpeg(process: 0xC2, scans: 3)),
        (FileType.Png, "a.png", Pictures.Png()),
        (FileType.Gif, "a.gif", Pictures.Gif()),
        (FileType.WebP, "a.webp", Pictures.WebP()),
        (FileType.WebP, "moving.webp", Pictures.WebP(frames: 2)),
        (FileType.Heic, "a.heic", Films.Heic()),
        (FileType.Tiff, "a.tif", Pictures.Tiff()),
        (FileType.Pdf, "a.pdf", Documents.Pdf()),
        (FileType.Docx, "a.docx", Documents.Docx()),
        (FileType.Xlsx, "a.xlsx", Documents.Xlsx()),
        (FileType.Pptx, "a.pptx", Documents.Pptx()),
        (FileType.Odt, "a.odt", Documents.OpenDocument()),
        (FileType.Ods, "a.ods", Documents.OpenDocument("spreadsheet")),
        (FileType.Odp, "a.odp", Documents.OpenDocument("presentation")),
        (FileType.Text, "a.txt", Bytes.Ascii("12-03-2026 21:14 - Kom maandag om zes uur, ‘s avonds".Replace('‘', '\u0091') + "\r\n")),
        (FileType.Mp3, "a.mp3", Sounds.Mp3()),
        (FileType.M4a, "a.m4a", Films.Mp4("M4A ", hasPicture: false)),
        (FileType.Wav, "a.wav", Sounds.Wav()),
        (FileType.Ogg, "a.opus", Sounds.Opus()),
        (FileType.Ogg, "a.ogg", Sounds.Vorbis()),
        (FileType.Flac, "a.flac", Sounds.Flac()),
        (FileType.Amr, "a.amr", Sounds.Amr()),
        (FileType.Mp4, "a.mp4", Films.Mp4()),
        (FileType.Mp4, "pieces.mp4", Films.Fragmented()),
        (FileType.Mov, "a.mov", Films.Mp4("qt  ")),
        (FileType.ThreeGp, "a.3gp", Films.Mp4("3gp5")),
        (FileType.WebM, "a.webm", Films.WebM()),
        (FileType.WebM, "recorded.webm", Films.WebM(isOpen: true)),
        (FileType.Mkv, "a.mkv", Films.WebM("matroska")),
    ];

    public static TheoryData<string> Names => [.. All.Select(sample => sample.Name)];

    public static (FileType Type, string Name, byte[] Bytes) Of(string name) => All.Single(sample => sample.Name == name);

    /// <summary>Looks, and gives the refusal; fails when it is accepted.</summary>
    public static RefusalReason Refusal(byte[] bytes, string? name = null, AttachmentLimits? limits = null) =>
        Inspect(bytes, name, limits).Match(
            accepted => throw new Xunit.Sdk.XunitException($"accepted as {accepted.Type}"),
            refused => refused.Reason);

    /// <summary>Looks, and gives the type; fails when it is refused.</summary>
    public static FileType Accepted(byte[] bytes, string? name = null, AttachmentLimits? limits = null) =>
        Inspect(bytes, name, limits).Match(
            accepted => accepted.Type,
            refused => throw new Xunit.Sdk.XunitException($"refused: {refused.Reason}, {refused.Detail}"));

    public static Inspection Inspect(byte[] bytes, string? name = null, AttachmentLimits? limits = null) =>
        AttachmentInspector.Inspect(new MemoryStream(bytes), name, limits, TestContext.Current.CancellationToken);

    /// <summary>The clean copy; fails when there is none.</summary>
    public static byte[] Clean(byte[] bytes, FileType type)
    {
        using var copy = new MemoryStream();
        return CleanCopy.Write(new MemoryStream(bytes), type, copy, TestContext.Current.CancellationToken).Match(
            _ => copy.ToArray(),
            _ => throw new Xunit.Sdk.XunitException("only as a preview"),
            unreadable => throw new Xunit.Sdk.XunitException(unreadable.Detail));
    }
}
