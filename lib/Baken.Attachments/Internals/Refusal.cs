namespace Baken.Attachments.Internals;

/// <summary>Leaves a parser at the first fault; the public face turns it into a value.</summary>
internal sealed class Refusal(RefusalReason reason, string? detail = null) : Exception(detail)
{
    public RefusalReason Reason { get; } = reason;

    public string? Detail { get; } = detail;

    public static Refusal Damaged(string detail) => new(RefusalReason.Damaged, detail);

    public static Refusal Polyglot(string detail) => new(RefusalReason.Polyglot, detail);

    public static Refusal Unknown(string detail) => new(RefusalReason.UnknownType, detail);
}
