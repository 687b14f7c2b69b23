namespace Baken.Texts;

/// <summary>The words of the pages on which an assessor completes and decides. Dutch in <c>Decide.resx</c>, English beside it.</summary>
public sealed class Decide;
