using Baken.Kernel.Audit;

namespace Baken.Pages.Audit;

/// <summary>A record of the audit log, and how often the same person read the same within the same five minutes; the log itself keeps all.</summary>
/// <param name="Line">The newest of them.</param>
/// <param name="Times">How many there are on this page; 1 for a record that stands alone.</param>
internal sealed record FoldedLine(AuditLine Line, int Times)
{
    private static readonly HashSet<string> Reads = ["signal.read", "known.read"];
    private static readonly long Window = TimeSpan.FromMinutes(5).Ticks;

    /// <summary>Folds identical reads; everything else, and what was refused, stands alone. The order stays.</summary>
    public static IReadOnlyList<FoldedLine> Of(IReadOnlyList<AuditLine> lines) =>
        [.. lines.GroupBy(Key).Select(group => new FoldedLine(group.First(), group.Count()))];

    private static string Key(AuditLine line) => Reads.Contains(line.Action) && !line.Refused
        ? $"{line.Person} {line.Action} {line.Purpose} {line.At.UtcTicks / Window} {string.Join(' ', line.Objects.Order())}"
        : line.Id.ToString();
}
