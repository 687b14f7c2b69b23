namespace Baken.Texts;

/// <summary>The words of notices, duty and alarms. Dutch in <c>Notices.resx</c>, English beside it.</summary>
public sealed class Notices;
