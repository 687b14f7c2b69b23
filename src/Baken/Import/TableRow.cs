using Baken.Kernel.Tables;
using Baken.Signals.Report;

namespace Baken.Import;

/// <summary>The first row of a table.</summary>
internal sealed record TableHead(string Table, IReadOnlyList<string> Columns)
{
    /// <summary>Reads it; columns that a report has no place for are told.</summary>
    /// <exception cref="ImportFileException">A column is unknown, there twice, or missing.</exception>
    public static TableHead Read(string table, CsvRows row, IEnumerable<string> known, ICollection<ImportProblem> told)
    {
        var names = known.Append(Tables.Reference).ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);
        if (row.IsBroken)
        {
            throw new ImportFileException(new ImportProblem(row.Row, "", "row-broken") { Table = table });
        }

        var columns = new List<string>();
        foreach (var cell in row.Cells)
        {
            var leftOut = table == "persons" && Tables.LeftOut.Contains(cell);
            if (!names.TryGetValue(cell, out var column) && !leftOut)
            {
                throw new ImportFileException(new ImportProblem(row.Row, Shown(cell), "column-unknown", Shown(cell)) { Table = table });
            }

            if (column is not null && columns.Contains(column))
            {
                throw new ImportFileException(new ImportProblem(row.Row, column, "column-twice", column) { Table = table });
            }

            if (leftOut)
            {
                told.Add(new ImportProblem(row.Row, cell, "column-left-out", cell) { Table = table });
            }

            columns.Add(column ?? "");
        }

        string[] needed = table == Tables.Signals ? [Tables.Reference, "narrative"] : [Tables.Reference];
        return Array.Find(needed, name => !columns.Contains(name)) is { } missing
            ? throw new ImportFileException(new ImportProblem(row.Row, missing, "column-missing", missing) { Table = table })
            : new TableHead(table, columns);
    }

    private static string Shown(string cell) => cell.Length > 40 ? cell[..40] + "…" : cell;
}

/// <summary>A row of a table.</summary>
internal sealed record TableRow(TableHead Head, long Line, IReadOnlyList<string> Cells)
{
    public string Table => Head.Table;

    /// <summary>Why it cannot be read; null when it can.</summary>
    public ImportProblem? Broken { get; init; }

    public string Reference => this[Tables.Reference] ?? "";

    /// <summary>The cell in a column; null when it is empty or not there.</summary>
    public string? this[string column]
    {
        get
        {
            for (var i = 0; i < Cells.Count; i++)
            {
                if (Head.Columns[i] == column && Cells[i].Length > 0)
                {
                    return Cells[i];
                }
            }

            return null;
        }
    }

    public ImportProblem Problem(string column, string code, string? value = null) => new(Line, column, code, value is { Length: > 40 } ? value[..40] + "…" : value) { Table = Table };
}
