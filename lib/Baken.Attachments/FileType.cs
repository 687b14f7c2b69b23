namespace Baken.Attachments;

/// <summary>What one does with a file: look, read, listen.</summary>
public enum FileKind
{
    /// <summary>A picture, still or moving.</summary>
    Image,

    /// <summary>A PDF document.</summary>
    Pdf,

    /// <summary>A text document, spreadsheet or presentation of an office suite.</summary>
    Office,

    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Sound.</summary>
    Audio,

    /// <summary>Moving pictures, with or without sound.</summary>
    Video,
}

/// <summary>A kind of file that may be taken. There are no others than those in <see cref="All"/>.</summary>
public sealed record FileType
{
    private FileType(string code, string mediaType, FileKind kind, params string[] extensions) =>
        (Code, MediaType, Kind, Extensions) = (code, mediaType, kind, extensions);

    /// <summary>JPEG (ITU-T T.81), as cameras write it: baseline, extended or progressive.</summary>
    public static FileType Jpeg { get; } = new("jpeg", "image/jpeg", FileKind.Image, "jpg", "jpeg", "jpe", "jfif", "mpo");

    /// <summary>PNG (W3C Portable Network Graphics), animated ones included.</summary>
    public static FileType Png { get; } = new("png", "image/png", FileKind.Image, "png", "apng");

    /// <summary>GIF (CompuServe GIF 87a and 89a).</summary>
    public static FileType Gif { get; } = new("gif", "image/gif", FileKind.Image, "gif");

    /// <summary>WebP (RFC 9649).</summary>
    public static FileType WebP { get; } = new("webp", "image/webp", FileKind.Image, "webp");

    /// <summary>HEIC (ISO/IEC 23008-12), the photos of Apple's telephones.</summary>
    public static FileType Heic { get; } = new("heic", "image/heic", FileKind.Image, "heic", "heif");

    /// <summary>TIFF (Adobe TIFF 6.0), the pages of scanners.</summary>
    public static FileType Tiff { get; } = new("tiff", "image/tiff", FileKind.Image, "tif", "tiff");

    /// <summary>PDF (ISO 32000).</summary>
    public static FileType Pdf { get; } = new("pdf", "application/pdf", FileKind.Pdf, "pdf");

    /// <summary>A text document of Office Open XML (ECMA-376).</summary>
    public static FileType Docx { get; } =
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", FileKind.Office, "docx");

    /// <summary>A spreadsheet of Office Open XML (ECMA-376).</summary>
    public static FileType Xlsx { get; } = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FileKind.Office, "xlsx");

    /// <summary>A presentation of Office Open XML (ECMA-376).</summary>
    public static FileType Pptx { get; } =
        new("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", FileKind.Office, "pptx", "ppsx");

    /// <summary>A text document of OpenDocument (ISO/IEC 26300).</summary>
    public static FileType Odt { get; } = new("odt", "application/vnd.oasis.opendocument.text", FileKind.Office, "odt");

    /// <summary>A spreadsheet of OpenDocument (ISO/IEC 26300).</summary>
    public static FileType Ods { get; } = new("ods", "application/vnd.oasis.opendocument.spreadsheet", FileKind.Office, "ods");

    /// <summary>A presentation of OpenDocument (ISO/IEC 26300).</summary>
    public static FileType Odp { get; } = new("odp", "application/vnd.oasis.opendocument.presentation", FileKind.Office, "odp");

    /// <summary>Plain text in UTF-8 or Windows-1252, as messengers export a conversation; taken only under a name that ends in <c>.txt</c>.</summary>
    public static FileType Text { get; } = new("txt", "text/plain", FileKind.Text, "txt");

    /// <summary>MPEG audio, layers I to III (ISO/IEC 11172-3, 13818-3).</summary>
    public static FileType Mp3 { get; } = new("mp3", "audio/mpeg", FileKind.Audio, "mp3", "mp2", "mpga");

    /// <summary>Sound without pictures in an MPEG-4 file (ISO/IEC 14496-14).</summary>
    public static FileType M4a { get; } = new("m4a", "audio/mp4", FileKind.Audio, "m4a", "m4b", "mp4", "3gp", "3gpp", "3ga", "mov", "aac");

    /// <summary>WAVE (Microsoft, Multimedia Programming Interface and Data Specifications 1.0).</summary>
    public static FileType Wav { get; } = new("wav", "audio/wav", FileKind.Audio, "wav");

    /// <summary>Vorbis or Opus in Ogg (RFC 3533, 5215, 7845).</summary>
    public static FileType Ogg { get; } = new("ogg", "audio/ogg", FileKind.Audio, "ogg", "oga", "opus");

    /// <summary>FLAC (RFC 9639).</summary>
    public static FileType Flac { get; } = new("flac", "audio/flac", FileKind.Audio, "flac");

    /// <summary>AMR, narrow and wide band (RFC 4867, section 5), as older telephones record.</summary>
    public static FileType Amr { get; } = new("amr", "audio/amr", FileKind.Audio, "amr", "awb");

    /// <summary>MPEG-4 video (ISO/IEC 14496-12 and -14).</summary>
    public static FileType Mp4 { get; } = new("mp4", "video/mp4", FileKind.Video, "mp4", "m4v");

    /// <summary>QuickTime (Apple, QuickTime File Format).</summary>
    public static FileType Mov { get; } = new("mov", "video/quicktime", FileKind.Video, "mov", "qt");

    /// <summary>Video of telephones (3GPP TS 26.244).</summary>
    public static FileType ThreeGp { get; } = new("3gp", "video/3gpp", FileKind.Video, "3gp", "3gpp", "3g2");

    /// <summary>WebM (RFC 9559 with document type 'webm').</summary>
    public static FileType WebM { get; } = new("webm", "video/webm", FileKind.Video, "webm", "weba");

    /// <summary>Matroska (RFC 9559).</summary>
    public static FileType Mkv { get; } = new("mkv", "video/matroska", FileKind.Video, "mkv", "mka");

    /// <summary>Every kind of file that may be taken.</summary>
    public static IReadOnlyList<FileType> All { get; } =
    [
        Jpeg, Png, Gif, WebP, Heic, Tiff, Pdf, Docx, Xlsx, Pptx, Odt, Ods, Odp, Text, Mp3, M4a, Wav, Ogg, Flac, Amr, Mp4, Mov, ThreeGp, WebM, Mkv,
    ];

    /// <summary>A short name in small letters, fit to be stored: <c>jpeg</c>, <c>docx</c>.</summary>
    public string Code { get; }

    /// <summary>The media type (RFC 6838) under which the file is sent.</summary>
    public string MediaType { get; }

    /// <summary>What one does with it.</summary>
    public FileKind Kind { get; }

    /// <summary>Extensions that people give it, in small letters without the dot; the first is the one to offer a download under.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>The type of a stored code; null when there is none.</summary>
    public static FileType? Find(string? code) => All.FirstOrDefault(type => type.Code == code);

    /// <summary>The code.</summary>
    public override string ToString() => Code;
}
