namespace Baken.Attachments;

/// <summary>What <see cref="AttachmentInspector"/> found.</summary>
public abstract record Inspection
{
    /// <summary>It may be taken.</summary>
    /// <param name="Type">What its content is, whatever its name says.</param>
    public sealed record Accepted(FileType Type) : Inspection;

    /// <summary>It may not be taken.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Detail">More, in English, for who looks into it; holds nothing of what the file says.</param>
    public sealed record Refused(RefusalReason Reason, string? Detail) : Inspection;

    /// <summary>One answer a case.</summary>
    public T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused) => this switch
    {
        Accepted a => accepted(a),
        Refused r => refused(r),
        _ => throw new InvalidOperationException(),
    };
}
