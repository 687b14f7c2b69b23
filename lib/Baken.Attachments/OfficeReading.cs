namespace Baken.Attachments;

/// <summary>What <see cref="OfficeText"/> read.</summary>
public abstract record OfficeReading
{
    /// <summary>The text.</summary>
    /// <param name="Value">Lines end with a line feed; cells of a row stand apart by a tab. At most as many characters as were asked.</param>
    /// <param name="IsWhole">False when there was more.</param>
    public sealed record Text(string Value, bool IsWhole) : OfficeReading;

    /// <summary>The file is not what <see cref="AttachmentInspector"/> takes as this type.</summary>
    /// <param name="Detail">More, in English; holds nothing of what the file says.</param>
    public sealed record Unreadable(string? Detail) : OfficeReading;

    /// <summary>One answer a case.</summary>
    public T Match<T>(Func<Text, T> text, Func<Unreadable, T> unreadable) => this switch
    {
        Text t => text(t),
        Unreadable u => unreadable(u),
        _ => throw new InvalidOperationException(),
    };
}
