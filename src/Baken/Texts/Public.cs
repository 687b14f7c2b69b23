namespace Baken.Texts;

/// <summary>The words of the pages for the public, B1. Dutch in <c>Public.resx</c>, English beside it.</summary>
public sealed class Public;
