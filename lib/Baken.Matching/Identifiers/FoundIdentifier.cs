namespace Baken.Matching;

/// <summary>An identifier inside a text.</summary>
/// <param name="Kind">What it identifies.</param>
/// <param name="Canonical">Its canonical text, as <see cref="Identifiers"/> gives it.</param>
/// <param name="Start">Where it begins, in characters (UTF-16) of the text as given.</param>
/// <param name="Length">How many characters of the text it takes; at least one.</param>
public sealed record FoundIdentifier(IdentifierKind Kind, string Canonical, int Start, int Length);
