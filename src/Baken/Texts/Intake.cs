namespace Baken.Texts;

/// <summary>The words of the pages on which professionals and the desk report, and files come in. Dutch in <c>Intake.resx</c>, English beside it.</summary>
public sealed class Intake;
