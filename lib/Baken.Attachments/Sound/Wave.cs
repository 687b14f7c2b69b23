using Baken.Attachments.Internals;

namespace Baken.Attachments.Sound;

/// <summary>WAVE (Microsoft, Multimedia Programming Interface and Data Specifications 1.0).</summary>
internal static class Wave
{
    private static readonly HashSet<string> Kept = ["fmt ", "fact", "data"];

    public static FileType Inspect(ByteSource source)
    {
        Riff.CheckLength(source);
        var (format, data) = (false, false);
        foreach (var chunk in Riff.Chunks(source, 12, source.Length))
        {
            format |= chunk.Type == "fmt " && chunk.Length >= 14;
            data |= chunk.Type == "data" && format;
        }

        return data ? FileType.Wav : throw Refusal.Damaged("no sound");
    }

    public static CopyPlan Clean(ByteSource source)
    {
        var kept = Riff.Chunks(source, 12, source.Length).Where(chunk => Kept.Contains(chunk.Type)).Take(1000).ToList();
        var plan = new CopyPlan(source);
        plan.Put([.. Riff.Header("RIFF"u8, 4 + kept.Sum(chunk => chunk.End - chunk.Start)), .. "WAVE"u8]);
        kept.ForEach(chunk => Riff.Keep(plan, chunk));
        return plan;
    }
}
