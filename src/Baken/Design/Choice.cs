namespace Baken.Design;

/// <summary>One option of a choice list.</summary>
/// <param name="Value">What is posted when it is chosen.</param>
/// <param name="Label">What the reader sees.</param>
/// <param name="Hint">A second line that explains; none when null.</param>
public sealed record Choice(string Value, string Label, string? Hint = null);
