using System.Globalization;

namespace Baken.Estimation;

/// <summary>Reads the rows of a capture table, once the first row has told which column is what.</summary>
internal sealed class RowReader
{
    private const string NameIt = "name the column as a covariate when it is no list";

    private readonly string[] _names;
    private readonly int[] _listColumns;
    private readonly int[] _covariateColumns;
    private readonly bool[] _guessed;
    private readonly int _countColumn;
    private readonly string[] _values;
    private readonly CellSums _sums = new();

    public RowReader(string[] names, List<string> first, CaptureColumns columns)
    {
        _names = names;
        _countColumn = CaptureReader.IsCountName(names[^1]) ? names.Length - 1 : -1;
        var others = Enumerable.Range(0, names.Length).Where(index => index != _countColumn).ToArray();
        var isCovariate = others.ToDictionary(index => index, index => columns.Covariates?.Contains(names[index]) is true ||
            (columns.Lists is { } lists ? !lists.Contains(names[index]) : first[index].Trim() is not ("0" or "1")));

        // Lists stand before covariates: what stands to the left of a list is one too, and its value is wrong.
        var lastList = others.LastOrDefault(index => !isCovariate[index], -1);
        foreach (var index in others)
        {
            isCovariate[index] &= index > lastList || columns.Lists is not null || columns.Covariates?.Contains(names[index]) is true;
        }

        _listColumns = [.. others.Where(index => !isCovariate[index])];
        _covariateColumns = [.. others.Where(index => isCovariate[index])];
        _guessed = [.. _covariateColumns.Select(index => columns.Lists is null && columns.Covariates?.Contains(names[index]) is not true)];
        _values = new string[_covariateColumns.Length];
        WrongLists = CaptureTable.CheckLists([.. _listColumns.Select(index => names[index])]);
    }

    public CaptureProblem? WrongLists { get; }

    public void Add(long row, List<string> cells, List<CaptureProblem> problems)
    {
        var before = problems.Count;
        var pattern = 0;
        for (var list = 0; list < _listColumns.Length; list++)
        {
            var column = _listColumns[list];
            switch (cells[column].AsSpan().Trim())
            {
                case "0":
                    break;
                case "1":
                    pattern |= 1 << list;
                    break;
                default:
                    problems.Add(new(CaptureFault.NotZeroOrOne, row, _names[column], $"{Shown(cells[column])} is not 0 or 1; {NameIt}"));
                    break;
            }
        }

        for (var covariate = 0; covariate < _covariateColumns.Length; covariate++)
        {
            var column = _covariateColumns[covariate];
            _values[covariate] = cells[column].Trim();
            if (_guessed[covariate] && _values[covariate] is "0" or "1")
            {
                problems.Add(new(CaptureFault.NotZeroOrOne, row, _names[column],
                    $"{Shown(_values[covariate])} although the first row holds something else: {NameIt}, or correct the first row when it is"));
            }
        }

        var count = 1L;
        if (_countColumn >= 0 && ReadCount(cells[_countColumn].AsSpan().Trim(), out count) is { } fault)
        {
            problems.Add(fault with { Row = row, Column = _names[_countColumn] });
        }

        if (problems.Count == before && (CellSums.Check(pattern, count) ?? _sums.Add(pattern, _values, count)) is { } wrong)
        {
            problems.Add(wrong with { Row = row, Column = _countColumn >= 0 && wrong.Fault is CaptureFault.Overflow ? _names[_countColumn] : "" });
        }
    }

    public (CaptureTable? Table, CaptureProblem? Problem) Build()
    {
        List<string> notes = [];
        if (_countColumn < 0)
        {
            notes.Add("no column of counts: each row is one person");
        }
        else if (_sums.Repeated > 0)
        {
            notes.Add($"{_sums.Repeated} row(s) repeat a pattern and were added to it");
        }

        notes.AddRange(_covariateColumns.Where((_, index) => _guessed[index]).Select(column => $"column '{_names[column]}' was read as a covariate"));
        return CaptureTable.Build([.. _listColumns.Select(column => _names[column])], [.. _covariateColumns.Select(column => _names[column])], _sums, notes);
    }

    private static CaptureProblem? ReadCount(ReadOnlySpan<char> text, out long count)
    {
        count = 0;
        var negative = text is ['-', ..];
        var digits = negative ? text[1..] : text;
        var point = digits.IndexOf('.');
        var fraction = point < 0 ? [] : digits[(point + 1)..].TrimEnd('0');
        var whole = point < 0 ? digits : digits[..point];
        if (whole.IsEmpty || whole.ContainsAnyExceptInRange('0', '9') || (point >= 0 && fraction.ContainsAnyExceptInRange('0', '9')))
        {
            return new(CaptureFault.NotANumber, 0, "", $"{Shown(text.ToString())} is no whole number");
        }

        if (negative)
        {
            return new(CaptureFault.Negative, 0, "", $"{Shown(text.ToString())}: a count cannot be below zero");
        }

        if (!fraction.IsEmpty)
        {
            return new(CaptureFault.Fractional, 0, "", $"{Shown(text.ToString())}: a count of persons is whole");
        }

        return long.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count <= CaptureTable.MostPersons
            ? null
            : new(CaptureFault.Overflow, 0, "", $"{Shown(text.ToString())} is more than {CaptureTable.MostPersons}");
    }

    private static string Shown(string text) => text.Length <= 40 ? $"'{text}'" : $"'{text[..40]}…'";
}
