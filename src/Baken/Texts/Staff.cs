namespace Baken.Texts;

/// <summary>The words of the pages for professionals. Dutch in <c>Staff.resx</c>, English beside it.</summary>
public sealed class Staff;
