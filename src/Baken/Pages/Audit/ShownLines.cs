namespace Baken.Pages.Audit;

/// <summary>Lines of the audit log as a table.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Words">The words for their codes.</param>
/// <param name="Numbers">Numbers of the objects that may be named.</param>
/// <param name="Caption">What the table shows.</param>
/// <param name="WithPerson">Whether it says who; not where all is one person's.</param>
internal sealed record ShownLines(IReadOnlyList<FoldedLine> Lines, AuditWords Words, IReadOnlyDictionary<Guid, string> Numbers, string Caption, bool WithPerson);
