using Baken.Attachments.Internals;

namespace Baken.Attachments;

/// <summary>
/// Decides from its content whether a file may be taken, and says what it is. The name only makes it stricter: what a name calls itself is never believed.
/// </summary>
/// <remarks>
/// Pure: it reads the stream and nothing else, and keeps far less than 100 MB of it, whatever the file. It does not draw pictures or play sounds: a file
/// that is sound by its specification may still be one that a faulty program stumbles over, so what draws it runs apart. Viruses are looked for elsewhere.
/// </remarks>
public static class AttachmentInspector
{
    /// <summary>Looks at a file.</summary>
    /// <param name="file">The whole file, from its beginning whatever the position is now; it can be read and sought. Where its position is afterwards is
    /// not said; it is not closed.</param>
    /// <param name="name">The name under which it was sent, without a folder; null when there is none.</param>
    /// <param name="limits">How much it may be; null for <see cref="AttachmentLimits.Default"/>.</param>
    /// <param name="cancellation">Ends the looking with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>What it is, or why it is not taken. No content makes it throw; what the stream itself throws is passed on.</returns>
    /// <exception cref="ArgumentException">The stream cannot be read or sought.</exception>
    public static Inspection Inspect(Stream file, string? name, AttachmentLimits? limits = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!file.CanRead || !file.CanSeek)
        {
            throw new ArgumentException("The stream can be read and sought.", nameof(file));
        }

        try
        {
            return new Inspection.Accepted(Look(new(file, cancellation), name, limits ?? AttachmentLimits.Default));
        }
        catch (Refusal refusal)
        {
            return new Inspection.Refused(refusal.Reason, refusal.Detail);
        }
    }

    private static FileType Look(ByteSource source, string? name, AttachmentLimits limits)
    {
        FileNames.CheckGiven(name);
        if (source.Length == 0)
        {
            throw new Refusal(RefusalReason.Empty);
        }

        CheckLength(source, limits.MostBytes);
        Sweep.ForVirusTest(source);
        var extension = FileNames.Extension(name);
        var type = Detection.Find(source) is var (kind, inspect) ? Known(source, limits, kind, inspect) : Unknown(source, limits, extension);
        return FileNames.IsProgram(extension) ? throw new Refusal(RefusalReason.ContradictingName, type.Code) : type;
    }

    private static FileType Known(ByteSource source, AttachmentLimits limits, FileKind kind, Detection.Inspector inspect)
    {
        CheckLength(source, limits.BytesOf(kind));
        var type = inspect(source, limits);
        CheckLength(source, limits.BytesOf(type.Kind));
        if (type.Kind is FileKind.Image or FileKind.Audio or FileKind.Video)
        {
            Sweep.ForSecondFormat(source);
            CleanCopy.CheckPossible(source, type);
        }
        else
        {
            Sweep.ForSniffedMarkup(source);
        }

        return type;
    }

    // Text has no beginning of its own: it is what begins as nothing else, and calls itself so.
    private static FileType Unknown(ByteSource source, AttachmentLimits limits, string extension)
    {
        var refusal = Detection.Refused(source, extension);
        if (extension != "txt" || refusal.Reason != RefusalReason.UnknownType)
        {
            throw refusal;
        }

        CheckLength(source, limits.BytesOf(FileKind.Text));
        return TextFile.Inspect(source);
    }

    private static void CheckLength(ByteSource source, long most)
    {
        if (source.Length > most)
        {
            throw new Refusal(RefusalReason.TooLarge, $"{source.Length} > {most}");
        }
    }
}
