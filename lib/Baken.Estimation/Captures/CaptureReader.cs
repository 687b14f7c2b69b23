using System.Collections.ObjectModel;

namespace Baken.Estimation;

/// <summary>Which columns are what, where the reader must not find out by itself.</summary>
/// <param name="Lists">The list columns; null: those that hold 0 or 1 in the first row.</param>
/// <param name="Covariates">The columns that are covariates although they hold 0 or 1.</param>
public sealed record CaptureColumns(IReadOnlyCollection<string>? Lists = null, IReadOnlyCollection<string>? Covariates = null);

/// <summary>What reading gave: a table, or what is wrong.</summary>
/// <param name="Table">The table, when nothing is wrong.</param>
/// <param name="Problems">What is wrong, in the order of the rows; at most <see cref="CaptureReader.MostProblems"/>.</param>
public sealed record CaptureReading(CaptureTable? Table, ReadOnlyCollection<CaptureProblem> Problems);

/// <summary>
/// Reads a capture table from comma-, semicolon- or tab-separated text with a header. A last column named count, counts, n, or beginning
/// with freq holds counts; without one each row is a person. A column that holds 0 or 1 in the first row is a list, any other is a
/// covariate; a column that is one thing in the first row and another further down is refused until <see cref="CaptureColumns"/> names it.
/// Rows stream: a million rows need the memory of the different ones.
/// </summary>
public static class CaptureReader
{
    /// <summary>Characters a line may have.</summary>
    public const int LongestLine = 65_536;

    /// <summary>Different rows (pattern and covariates) a table may have.</summary>
    public const int MostCells = 1_000_000;

    /// <summary>Problems that are told; reading stops there.</summary>
    public const int MostProblems = 20;

    /// <summary>Reads a table from text.</summary>
    public static CaptureReading Read(string text, CaptureColumns? columns = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var reader = new StringReader(text);
        return Read(reader, columns);
    }

    /// <summary>Reads a table from a stream of characters.</summary>
    public static CaptureReading Read(TextReader reader, CaptureColumns? columns = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var lines = new CsvLines(reader, LongestLine);
        var problems = new List<CaptureProblem>();
        if (!lines.Next())
        {
            return Refuse(new CaptureProblem(CaptureFault.Empty, 0, "", "no header line"));
        }

        if (lines.Fault is { } fault)
        {
            return Refuse(new CaptureProblem(CaptureFault.Line, lines.Row, "", fault));
        }

        string[] names = [.. lines.Cells.Select(cell => cell.Trim())];
        if (CheckHeader(names, columns ?? new()) is { } wrongHeader)
        {
            return Refuse(wrongHeader);
        }

        RowReader? rows = null;
        while (problems.Count < MostProblems && lines.Next())
        {
            if (lines.Fault is { } broken)
            {
                problems.Add(new(CaptureFault.Line, lines.Row, "", broken));
            }
            else if (lines.Cells.Count != names.Length)
            {
                problems.Add(new(CaptureFault.RowLength, lines.Row, "", $"{lines.Cells.Count} cells, the header has {names.Length} columns"));
            }
            else
            {
                rows ??= new RowReader(names, lines.Cells, columns ?? new());
                if (rows.WrongLists is { } wrongLists)
                {
                    return Refuse(wrongLists);
                }

                rows.Add(lines.Row, lines.Cells, problems);
            }
        }

        if (problems.Count > 0 || rows is null)
        {
            return Refuse(problems.Count > 0 ? [.. problems] : [new(CaptureFault.Empty, 0, "", "no row under the header")]);
        }

        var (table, problem) = rows.Build();
        return table is null ? Refuse(problem!) : new(table, ReadOnlyCollection<CaptureProblem>.Empty);
    }

    internal static bool IsCountName(string name) =>
        name.ToUpperInvariant() is "COUNT" or "COUNTS" or "N" || name.StartsWith("freq", StringComparison.OrdinalIgnoreCase);

    private static CaptureProblem? CheckHeader(string[] names, CaptureColumns columns)
    {
        for (var index = 0; index < names.Length; index++)
        {
            if (names[index].Length is 0)
            {
                return new(CaptureFault.Header, 1, "", $"column {index + 1} has no name");
            }

            if (Array.IndexOf(names, names[index]) != index)
            {
                return new(CaptureFault.Header, 1, names[index], "two columns have this name");
            }
        }

        return (columns.Lists ?? []).Concat(columns.Covariates ?? []).FirstOrDefault(name => !names.Contains(name)) is { } unknown
            ? new(CaptureFault.UnknownColumn, 1, unknown, "there is no column of this name")
            : null;
    }

    private static CaptureReading Refuse(params CaptureProblem[] problems) => new(null, Array.AsReadOnly(problems));
}
