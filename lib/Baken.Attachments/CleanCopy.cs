using Baken.Attachments.Film;
using Baken.Attachments.Images;
using Baken.Attachments.Internals;
using Baken.Attachments.Sound;

namespace Baken.Attachments;

/// <summary>
/// Makes the copy that is shown: the same picture, sound or film without what tells where, when, by whom and with what it was made. What is seen and
/// heard stays bit for bit; only what is needed for that is taken over (a list of what may stay, not of what must go).
/// </summary>
/// <remarks>
/// What stays: which way a picture is up, its density, colour profiles, timing, how often an animation repeats; in sound and film what the coder wrote between the
/// samples. What one can see or hear in it stays of course: a street sign, a voice.
/// </remarks>
public static class CleanCopy
{
    /// <summary>Writes the copy.</summary>
    /// <param name="source">A file that <see cref="AttachmentInspector"/> accepted; it can be read and sought.</param>
    /// <param name="type">The type with which it was accepted.</param>
    /// <param name="target">Where the copy goes, forward only; not closed.</param>
    /// <param name="cancellation">Ends the writing with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Whether there is a copy. No content makes it throw; what the streams themselves throw is passed on.</returns>
    /// <exception cref="ArgumentException">The source cannot be read or sought.</exception>
    public static CleanResult Write(Stream source, FileType type, Stream target, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(target);
        if (!source.CanRead || !source.CanSeek)
        {
            throw new ArgumentException("The stream can be read and sought.", nameof(source));
        }

        try
        {
            return Write(new(source, cancellation), type, target) ? new CleanResult.Written() : new CleanResult.OnlyAsPreview();
        }
        catch (Refusal refusal)
        {
            return new CleanResult.Unreadable(refusal.Detail);
        }
    }

    /// <summary>Refuses a file of which no copy can be made because it is damaged deeper than one needs to look to say what it is.</summary>
    internal static void CheckPossible(ByteSource source, FileType type)
    {
        if (type == FileType.Ogg)
        {
            Ogg.Clean(source, Stream.Null);
        }
        else
        {
            _ = Plan(source, type);
        }
    }

    private static bool Write(ByteSource source, FileType type, Stream target)
    {
        if (type == FileType.Ogg)
        {
            Ogg.Clean(source, target);
            return true;
        }

        var plan = Plan(source, type);
        plan?.Write(target);
        return plan is not null;
    }

    private static CopyPlan? Plan(ByteSource source, FileType type) => type.Code switch
    {
        "jpeg" => Jpeg.Clean(source),
        "png" => Png.Clean(source),
        "gif" => Gif.Clean(source),
        "webp" => WebP.Clean(source),
        "heic" => Heic.Clean(source),
        "tiff" => Tiff.Clean(source),
        "txt" => TextFile.Clean(source),
        "mp3" => MpegAudio.Clean(source),
        "wav" => Wave.Clean(source),
        "flac" => Flac.Clean(source),
        "amr" => Amr.Clean(source),
        "m4a" or "mp4" or "mov" or "3gp" => IsoMediaCopy.Clean(source),
        "webm" or "mkv" => Matroska.Clean(source),
        _ => null,
    };
}
