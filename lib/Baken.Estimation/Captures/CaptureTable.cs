using System.Collections.ObjectModel;

namespace Baken.Estimation;

/// <summary>How many persons share one capture pattern and one value of each covariate.</summary>
/// <param name="Pattern">The lists on which they stand: bit i is set when they are on list i (counted from 0). Never 0.</param>
/// <param name="Values">Their values, in the order of <see cref="CaptureTable.Covariates"/>.</param>
/// <param name="Count">Persons, above zero.</param>
public sealed record CaptureCell(int Pattern, ReadOnlyCollection<string> Values, long Count);

/// <summary>
/// Persons seen by 2 to 16 lists, counted by the set of lists on which they stand. The number to estimate is of pattern 0: on no list.
/// </summary>
public sealed partial class CaptureTable
{
    /// <summary>Lists a table may have at least.</summary>
    public const int FewestLists = 2;

    /// <summary>Lists a table may have at most: 65,535 patterns.</summary>
    public const int MostLists = 16;

    /// <summary>Persons a table may have at most: the largest whole number to which every number is exact in arithmetic of 64 bits, 2^53 - 1.</summary>
    public const long MostPersons = (1L << 53) - 1;

    private readonly long[] _counts;

    private CaptureTable(string[] lists, string[] covariates, CaptureCell[] cells, string[] notes)
    {
        Lists = Array.AsReadOnly(lists);
        Covariates = Array.AsReadOnly(covariates);
        Cells = Array.AsReadOnly(cells);
        Notes = Array.AsReadOnly(notes);
        _counts = new long[1 << lists.Length];
        foreach (var cell in cells)
        {
            _counts[cell.Pattern] += cell.Count;
            Observed += cell.Count;
        }
    }

    /// <summary>Names of the lists; position i belongs to bit i of a pattern.</summary>
    public ReadOnlyCollection<string> Lists { get; }

    /// <summary>Names of the covariates.</summary>
    public ReadOnlyCollection<string> Covariates { get; }

    /// <summary>Counts by pattern and covariates, ordered by pattern, then by values; no cell is empty.</summary>
    public ReadOnlyCollection<CaptureCell> Cells { get; }

    /// <summary>What was done to come to this table, in sentences: rows summed, lists merged or dropped and why.</summary>
    public ReadOnlyCollection<string> Notes { get; }

    /// <summary>Persons on at least one list.</summary>
    public long Observed { get; }

    /// <summary>Persons by pattern, over all values of the covariates; 2^lists numbers, of which the first is 0.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    /// <summary>A table from counts by pattern. Patterns that occur twice are summed.</summary>
    /// <exception cref="ArgumentException">Something is wrong with the table, in the words of <see cref="CaptureProblem"/>.</exception>
    public static CaptureTable Of(IEnumerable<string> lists, IEnumerable<(int Pattern, long Count)> counts)
    {
        ArgumentNullException.ThrowIfNull(lists);
        ArgumentNullException.ThrowIfNull(counts);
        string[] names = [.. lists];
        if (CheckLists(names) is { } wrongLists)
        {
            throw new ArgumentException(wrongLists.ToString(), nameof(lists));
        }

        var sums = new CellSums();
        foreach (var (pattern, count) in counts)
        {
            if (pattern < 0 || pattern >> names.Length != 0)
            {
                throw new ArgumentException($"pattern {pattern} names a list that does not exist", nameof(counts));
            }

            if ((CellSums.Check(pattern, count) ?? sums.Add(pattern, [], count)) is { } wrong)
            {
                throw new ArgumentException(wrong.Message, nameof(counts));
            }
        }

        var (table, problem) = Build(names, [], sums, []);
        return table ?? throw new ArgumentException(problem!.ToString(), nameof(counts));
    }

    internal static CaptureProblem? CheckLists(string[] lists) =>
        lists.Length switch
        {
            < FewestLists => new(CaptureFault.TooFewLists, 0, "", $"{lists.Length} list(s): an overlap needs at least {FewestLists}"),
            > MostLists => new(CaptureFault.TooManyLists, 0, "", $"{lists.Length} lists: at most {MostLists}; merge or drop some"),
            _ when lists.Distinct(StringComparer.Ordinal).Count() < lists.Length => new(CaptureFault.Header, 0, "", "two lists have one name"),
            _ => null,
        };

    internal static (CaptureTable? Table, CaptureProblem? Problem) Build(string[] lists, string[] covariates, CellSums sums, IEnumerable<string> notes)
    {
        var cells = sums.ToCells();
        if (cells.Length is 0)
        {
            return (null, new(CaptureFault.Empty, 0, "", "nobody is in the table"));
        }

        var used = cells.Aggregate(0, (all, cell) => all | cell.Pattern);
        for (var list = 0; list < lists.Length; list++)
        {
            if ((used >> list & 1) is 0)
            {
                return (null, new(CaptureFault.EmptyList, 0, lists[list], "nobody is on this list: it tells nothing; leave it out"));
            }
        }

        return (new(lists, covariates, cells, [.. notes]), null);
    }
}
