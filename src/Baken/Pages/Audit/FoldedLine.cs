using Baken.Kernel.Audit;

namespace Baken.Pages.Audit;

/// <summary>
/// A record of the audit log, and how often the same person read the same, or a list, within the same five minutes; the log itself keeps all.
/// </summary>
/// <param name="Line">The newest of them; its objects are those of all.</param>
/// <param name="Times">How many there are on this page; 1 for a record that stands alone.</param>
internal sealed record FoldedLine(AuditLine Line, int Times)
{
    private static readonly HashSet<string> Reads = ["signal.read", "known.read"];
    private static readonly HashSet<string> Lists = ["signal.list", "audit.read", "audit.own"];
    private static readonly long Window = TimeSpan.FromMinutes(5).Ticks;

    /// <summary>Folds identical reads, and lists whatever stood in them; everything else, and what was refused, stands alone. The order stays.</summary>
    public static IReadOnlyList<FoldedLine> Of(IReadOnlyList<AuditLine> lines) =>
        [.. lines.GroupBy(Key).Select(group => new FoldedLine(group.First() with { Objects = [.. group.SelectMany(line => line.Objects).Distinct()] }, group.Count()))];

    private static string Key(AuditLine line) => line.Refused ? line.Id.ToString()
        : Reads.Contains(line.Action) ? $"{Same(line)} {string.Join(' ', line.Objects.Order())}"
        : Lists.Contains(line.Action) ? Same(line)
        : line.Id.ToString();

    private static string Same(AuditLine line) => $"{line.Person} {line.Action} {line.Purpose} {line.At.UtcTicks / Window}";
}
