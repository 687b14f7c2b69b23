using Baken.Attachments.Internals;

namespace Baken.Attachments.Images;

/// <summary>The limits on what a picture becomes in memory.</summary>
internal static class PictureSize
{
    public static void Check(long width, long height, AttachmentLimits limits)
    {
        if (width <= 0 || height <= 0)
        {
            throw Refusal.Damaged("a picture without size");
        }

        if (width > limits.Pixels / height)
        {
            throw new Refusal(RefusalReason.TooManyPixels, $"{width} × {height}");
        }
    }

    public static void CheckFrames(long frames, AttachmentLimits limits)
    {
        if (frames > limits.Frames)
        {
            throw new Refusal(RefusalReason.TooManyFrames, $"more than {limits.Frames}");
        }
    }
}
