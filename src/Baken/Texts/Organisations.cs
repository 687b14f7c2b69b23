namespace Baken.Texts;

/// <summary>The words of the pages about organisations, regions and keys of systems. Dutch in <c>Organisations.resx</c>, English beside it.</summary>
public sealed class Organisations;
