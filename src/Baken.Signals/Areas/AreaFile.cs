using System.Globalization;
using Baken.Kernel.Tables;

namespace Baken.Signals.Areas;

/// <summary>
/// Reads a file of areas: columns <c>kind, code, name, valid_from, valid_to, municipalities, safety_regions, source</c> in any order.
/// Memory is bounded by the rows it takes; every problem names line and column.
/// </summary>
public static class AreaFile
{
    /// <summary>Most rows in a file.</summary>
    public const int MostRows = 2000;

    /// <summary>Most problems that are told; the rest is left out.</summary>
    public const int MostProblems = 100;

    private const int LongestLine = 10_000;
    private const int LongestCode = 20;
    private const int LongestText = 400;
    private static readonly string[] Required = ["kind", "code", "name", "valid_from", "municipalities", "safety_regions", "source"];
    private static readonly string[] Known = [.. Required, "valid_to"];

    /// <summary>The rows, or the problems in order of their lines; never both.</summary>
    public static (IReadOnlyList<AreaRow> Rows, IReadOnlyList<AreaProblem> Problems) Read(TextReader text)
    {
        var lines = new CsvRows(text, LongestLine);
        if (!lines.Next() || lines.IsBroken)
        {
            return ([], [new AreaProblem(Math.Max(lines.Row, 1), "", lines.IsBroken ? "line-broken" : "file-empty", "")]);
        }

        var columns = lines.Cells.ConvertAll(cell => cell.ToLowerInvariant());
        var wrong = columns.Where(column => !Known.Contains(column)).Select(column => new AreaProblem(lines.Row, Cut(column), "column-unknown", Cut(column)))
            .Concat(columns.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => new AreaProblem(lines.Row, Cut(g.Key), "column-twice", Cut(g.Key))))
            .Concat(Required.Except(columns).Select(column => new AreaProblem(lines.Row, column, "column-missing", column)))
            .Take(MostProblems).ToList();
        return wrong.Count > 0 ? ([], wrong) : Rows(lines, columns);
    }

    private static (IReadOnlyList<AreaRow> Rows, IReadOnlyList<AreaProblem> Problems) Rows(CsvRows lines, List<string> columns)
    {
        var rows = new List<AreaRow>();
        var problems = new List<AreaProblem>();
        var first = new Dictionary<(AreaKind, string), List<AreaRow>>();
        while (lines.Next() && problems.Count < MostProblems)
        {
            if (rows.Count == MostRows)
            {
                problems.Add(new AreaProblem(lines.Row, "", "file-long", MostRows.ToString(CultureInfo.InvariantCulture)));
                break;
            }

            if (lines.IsBroken || lines.Cells.Count > columns.Count)
            {
                problems.Add(new AreaProblem(lines.Row, "", lines.IsBroken ? "line-broken" : "cells-many", ""));
                continue;
            }

            var before = problems.Count;
            var row = new Reading(lines.Row, columns, lines.Cells, problems).Read();
            if (problems.Count > before)
            {
                continue;
            }

            var same = first.TryGetValue((row.Kind, row.Code), out var known) ? known : first[(row.Kind, row.Code)] = [];
            if (same.Exists(other => Overlap(other.ValidFrom, other.ValidTo, row.ValidFrom, row.ValidTo)))
            {
                problems.Add(new AreaProblem(lines.Row, "valid_from", "period-overlaps", row.Code));
                continue;
            }

            same.Add(row);
            rows.Add(row);
        }

        if (rows.Count == 0 && problems.Count == 0)
        {
            problems.Add(new AreaProblem(lines.Row, "", "file-empty", ""));
        }

        return problems.Count > 0 ? ([], problems) : (rows, []);
    }

    internal static bool Overlap(DateOnly from, DateOnly? to, DateOnly otherFrom, DateOnly? otherTo) =>
        (to is null || otherFrom <= to) && (otherTo is null || from <= otherTo);

    private static string Cut(string text) => text.Length <= 60 ? text : text[..60] + "…";

    /// <summary>One row while it is read.</summary>
    private sealed class Reading(int line, List<string> columns, List<string> cells, List<AreaProblem> problems)
    {
        public AreaRow Read() => new()
        {
            Kind = Kind(),
            Code = Text("code", LongestCode),
            Name = Text("name", LongestText),
            ValidFrom = Day("valid_from") ?? Missing("valid_from"),
            ValidTo = Until(),
            Municipalities = Codes("municipalities", code => Reference.Municipalities.ByCode(code)?.Code ?? Reference.Municipalities.Find(code)?.Code),
            SafetyRegions = Codes("safety_regions", code => Reference.Municipalities.Regions.FirstOrDefault(region => region.Code == code)?.Code),
            Source = Text("source", LongestText),
        };

        private AreaKind Kind()
        {
            var text = Cell("kind");
            if (text is "care_region" or "police_unit")
            {
                return text == "care_region" ? AreaKind.CareRegion : AreaKind.PoliceUnit;
            }

            Wrong("kind", "kind-unknown", text);
            return default;
        }

        private string Text(string column, int longest)
        {
            var text = Cell(column);
            if (text.Length == 0 || text.Length > longest || text.Any(char.IsControl))
            {
                Wrong(column, text.Length == 0 ? "cell-empty" : "cell-wrong", text);
            }

            return text;
        }

        private DateOnly Missing(string column)
        {
            if (Cell(column).Length == 0)
            {
                Wrong(column, "cell-empty", "");
            }

            return default;
        }

        private DateOnly? Until()
        {
            var until = Day("valid_to");
            if (until < Day("valid_from", silent: true))
            {
                Wrong("valid_to", "period-backwards", Cell("valid_to"));
            }

            return until;
        }

        private DateOnly? Day(string column, bool silent = false)
        {
            var text = Cell(column);
            if (text.Length == 0)
            {
                return null;
            }

            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2200)
            {
                return day;
            }

            if (!silent)
            {
                Wrong(column, "day-wrong", text);
            }

            return null;
        }

        private List<string> Codes(string column, Func<string, string?> find)
        {
            var found = new List<string>();
            foreach (var text in Cell(column).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (find(text) is { } code)
                {
                    found.Add(code);
                }
                else
                {
                    Wrong(column, "code-unknown", text);
                }
            }

            return [.. found.Distinct().Order(StringComparer.Ordinal)];
        }

        private string Cell(string column) => columns.IndexOf(column) is >= 0 and var at && at < cells.Count ? cells[at] : "";

        private void Wrong(string column, string code, string text) => problems.Add(new AreaProblem(line, column, code, Cut(text)));
    }
}
