using Baken.Attachments.Internals;
using Baken.Attachments.Office;

namespace Baken.Attachments;

/// <summary>
/// The words of an office file, for who may not open the file itself. Without names of authors, comments, what was deleted while changes were tracked, and
/// fields that say who or where (author, file name, sender).
/// </summary>
public static class OfficeText
{
    /// <summary>Reads the text in the order of the pages: the body, then headers, footers and notes; sheets by their name; slides, then their notes.</summary>
    /// <param name="file">A file that <see cref="AttachmentInspector"/> accepted; it can be read and sought.</param>
    /// <param name="type">The type with which it was accepted, of kind <see cref="FileKind.Office"/>.</param>
    /// <param name="mostCharacters">The most characters (UTF-16) to give; at least one.</param>
    /// <param name="cancellation">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The type is none of an office, or the stream cannot be read or sought.</exception>
    public static OfficeReading Read(Stream file, FileType type, int mostCharacters, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(type);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostCharacters, 1);
        if (!file.CanRead || !file.CanSeek || type.Kind != FileKind.Office)
        {
            throw new ArgumentException("An office file that can be read and sought.", nameof(file));
        }

        var text = new BoundedText(mostCharacters);
        try
        {
            var package = new Package(new(file, cancellation));
            switch (type.Code)
            {
                case "docx":
                    WordText.Read(package, text);
                    break;
                case "xlsx":
                    SheetText.Read(package, text);
                    break;
                case "pptx":
                    SlideText.Read(package, text);
                    break;
                default:
                    OpenDocumentText.Read(package, text);
                    break;
            }

            return new OfficeReading.Text(text.ToString(), IsWhole: true);
        }
        catch (BoundedText.Full)
        {
            return new OfficeReading.Text(text.ToString(), IsWhole: false);
        }
        catch (Refusal refusal)
        {
            return new OfficeReading.Unreadable(refusal.Detail);
        }
    }
}
