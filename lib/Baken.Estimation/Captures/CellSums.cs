using System.Text;

namespace Baken.Estimation;

/// <summary>Sums counts by pattern and covariates while rows stream past: memory grows with the different rows, not with the rows.</summary>
internal sealed class CellSums
{
    private readonly Dictionary<string, (int Pattern, string[] Values, long Count)> _sums = new(StringComparer.Ordinal);
    private readonly StringBuilder _key = new();
    private long _total;

    /// <summary>Rows that added to a cell that was there already.</summary>
    public long Repeated { get; private set; }

    public int Cells => _sums.Count;

    public static CaptureProblem? Check(int pattern, long count) =>
        count switch
        {
            < 0 => new(CaptureFault.Negative, 0, "", $"{count} persons: a count cannot be below zero"),
            > 0 when pattern is 0 => new(CaptureFault.OnNoList, 0, "", "a person who is on no list cannot have been seen: leave the row out"),
            _ => null,
        };

    public CaptureProblem? Add(int pattern, ReadOnlySpan<string> values, long count)
    {
        if (count is 0)
        {
            return null;
        }

        if (count > CaptureTable.MostPersons - _total)
        {
            return new(CaptureFault.Overflow, 0, "", $"with this row the counts add up to more than {CaptureTable.MostPersons}");
        }

        _total += count;
        _key.Clear().Append((char)pattern);
        foreach (var value in values)
        {
            _key.Append(value.Length).Append(':').Append(value);
        }

        var key = _key.ToString();
        if (_sums.TryGetValue(key, out var cell))
        {
            Repeated++;
            _sums[key] = cell with { Count = cell.Count + count };
            return null;
        }

        if (_sums.Count == CaptureReader.MostCells)
        {
            return new(CaptureFault.TooManyCells, 0, "", $"more than {CaptureReader.MostCells} different rows: leave out the covariates that differ for each person");
        }

        _sums.Add(key, (pattern, values.ToArray(), count));
        return null;
    }

    public CaptureCell[] ToCells() =>
    [
        .. _sums.OrderBy(pair => pair.Value.Pattern).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new CaptureCell(pair.Value.Pattern, Array.AsReadOnly(pair.Value.Values), pair.Value.Count)),
    ];
}
