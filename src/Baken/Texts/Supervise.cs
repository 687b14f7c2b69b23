namespace Baken.Texts;

/// <summary>The words of the pages for the data protection officer. Dutch in <c>Supervise.resx</c>, English beside it.</summary>
public sealed class Supervise;
