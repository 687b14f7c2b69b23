namespace Baken.Signals.Report;

/// <summary>Something in a file that must be changed first, or that is told.</summary>
/// <param name="Row">The line of the file on which it stands; 0 for the file as a whole.</param>
/// <param name="Field">The column, or the pointer within the row; empty for the row as a whole.</param>
/// <param name="Code">What is wrong, a code for which there are words.</param>
/// <param name="Value">The part that is wrong; null when there is none.</param>
public sealed record ImportProblem(long Row, string Field, string Code, string? Value = null)
{
    /// <summary>Which part of a file of several tables; null for another file.</summary>
    public string? Table { get; init; }
}

/// <summary>A report of a file: right, or with what is wrong in it.</summary>
/// <param name="Row">The line on which it begins.</param>
/// <param name="Form">The report; null when it could not be read.</param>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="Locate">The place in the file of what the rules of a report find wrong.</param>
public sealed record ImportRow(long Row, SubmissionForm? Form, IReadOnlyList<ImportProblem> Problems, Func<Problem, ImportProblem> Locate);

/// <summary>The file cannot be read as what it seems to be: nothing of it is stored.</summary>
public sealed class ImportFileException(ImportProblem problem) : Exception("The file cannot be read: " + problem.Code)
{
    /// <summary>What is wrong.</summary>
    public ImportProblem Problem { get; } = problem;
}

/// <summary>Reads the reports of a file, one after the other, whatever its form. Implemented where the forms of messages are.</summary>
public interface IImportReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The file, readable from any place.</param>
    /// <param name="organisation">For which organisation it reports.</param>
    /// <param name="told">What is told of the file that is not wrong: another encoding, columns that are left out.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="ImportFileException">It cannot be read.</exception>
    IAsyncEnumerable<ImportRow> ReadAsync(Stream file, string organisation, ICollection<ImportProblem> told, CancellationToken cancellation);
}
