using System.Collections.ObjectModel;
using System.Numerics;

namespace Baken.Estimation;

/// <summary>Two lists, by position, the first before the second.</summary>
public readonly record struct ListPair(int First, int Second)
{
    /// <summary>The pattern with both bits.</summary>
    public int Pattern => 1 << First | 1 << Second;
}

/// <summary>What a capture table shows before any model: who sees how many, and how thin the overlaps are.</summary>
public sealed class CaptureFigures
{
    private readonly long[,] _overlaps;

    private CaptureFigures(CaptureTable table)
    {
        var lists = table.Lists.Count;
        var times = new long[lists + 1];
        var alone = new long[lists];
        _overlaps = new long[lists, lists];
        for (var pattern = 1; pattern < table.Counts.Length; pattern++)
        {
            var count = table.Counts[pattern];
            FilledPatterns += count > 0 ? 1 : 0;
            times[BitOperations.PopCount((uint)pattern)] += count;
            for (var first = 0; first < lists && count > 0; first++)
            {
                alone[first] += pattern == 1 << first ? count : 0;
                for (var second = 0; second < lists; second++)
                {
                    _overlaps[first, second] += (pattern >> first & pattern >> second & 1) is 1 ? count : 0;
                }
            }
        }

        Observed = table.Observed;
        TimesSeen = Array.AsReadOnly(times);
        Sizes = Array.AsReadOnly([.. Enumerable.Range(0, lists).Select(list => _overlaps[list, list])]);
        ZeroOverlaps = Array.AsReadOnly([
            .. from first in Enumerable.Range(0, lists)
               from second in Enumerable.Range(first + 1, lists - first - 1)
               where _overlaps[first, second] is 0
               select new ListPair(first, second),
        ]);
        NonInformative = Array.AsReadOnly([.. Enumerable.Range(0, lists).Where(list => alone[list] == Sizes[list])]);
        ContainedLists = Array.AsReadOnly([
            .. from inner in Enumerable.Range(0, lists)
               from outer in Enumerable.Range(0, lists)
               where inner != outer && _overlaps[inner, outer] == Sizes[inner]
               select (inner, outer),
        ]);
    }

    /// <summary>Persons on at least one list.</summary>
    public long Observed { get; }

    /// <summary>Persons on each list.</summary>
    public ReadOnlyCollection<long> Sizes { get; }

    /// <summary>Persons on exactly 0, 1, 2 … lists; the first is 0.</summary>
    public ReadOnlyCollection<long> TimesSeen { get; }

    /// <summary>Patterns that occur, of the 2^lists − 1.</summary>
    public int FilledPatterns { get; }

    /// <summary>Pairs of lists that share nobody. The interaction of such a pair is estimated at minus infinity when a model has it.</summary>
    public ReadOnlyCollection<ListPair> ZeroOverlaps { get; }

    /// <summary>Lists that share nobody with any other: they tell nothing about who is on no list.</summary>
    public ReadOnlyCollection<int> NonInformative { get; }

    /// <summary>Lists of which everybody is on another list too.</summary>
    public ReadOnlyCollection<(int Inner, int Outer)> ContainedLists { get; }

    /// <summary>The figures of a table.</summary>
    public static CaptureFigures Of(CaptureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new(table);
    }

    /// <summary>Persons on both lists; for a list with itself its size.</summary>
    public long Overlap(int first, int second) => _overlaps[first, second];
}
