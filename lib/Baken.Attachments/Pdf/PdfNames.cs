namespace Baken.Attachments.Pdf;

/// <summary>The names by which a PDF does more than show pages (ISO 32000-1 and -2).</summary>
internal static class PdfNames
{
    /// <summary>Too long to come by chance in compressed data: looked for in every byte.</summary>
    private static readonly HashSet<string> Long =
        ["JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "RichMediaContent", "ImportData", "SubmitForm", "FileAttachment", "Rendition", "NeedsRendering"];

    private static readonly HashSet<string> Short = ["JS", "XFA", "GoToE", "GoToR", "Movie", "Sound", "3D", "EF", "RF", "Collection"];

    public static bool IsActive(string name) => Long.Contains(name) || Short.Contains(name);

    public static bool IsActiveAnywhere(string name) => Long.Contains(name);
}
