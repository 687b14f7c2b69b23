namespace Baken.Texts;

/// <summary>
/// The words for codes: <c>Outcome.Criminal</c>, <c>Identifier.kvk</c>, <c>Problem.narrative-missing</c>. Lists with a source of their own (forms,
/// sectors, indicators, results) carry their names themselves.
/// </summary>
public sealed class Codes;
