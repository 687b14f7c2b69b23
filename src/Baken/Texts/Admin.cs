namespace Baken.Texts;

/// <summary>The words of the pages for administrators: people, teams, organisations, keys. Dutch in <c>Admin.resx</c>, English beside it.</summary>
public sealed class Admin;
