namespace Baken.Attachments;

/// <summary>What became of a copy without location and author.</summary>
public abstract record CleanResult
{
    /// <summary>The copy is whole, and of the same type.</summary>
    public sealed record Written : CleanResult;

    /// <summary>There is no clean copy of this type, or of this file: it is shown only as pages or text that are made from it (PDF, office files, some
    /// films with tracks of data). Nothing was written.</summary>
    public sealed record OnlyAsPreview : CleanResult;

    /// <summary>The source is not what <see cref="AttachmentInspector"/> takes as this type; of what it takes this never comes. What was written must be thrown away.</summary>
    /// <param name="Detail">More, in English; holds nothing of what the file says.</param>
    public sealed record Unreadable(string? Detail) : CleanResult;

    /// <summary>One answer a case.</summary>
    public T Match<T>(Func<Written, T> written, Func<OnlyAsPreview, T> onlyAsPreview, Func<Unreadable, T> unreadable) => this switch
    {
        Written w => written(w),
        OnlyAsPreview p => onlyAsPreview(p),
        Unreadable u => unreadable(u),
        _ => throw new InvalidOperationException(),
    };
}
