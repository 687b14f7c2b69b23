namespace Baken.Estimation;

/// <summary>Merging and dropping lists. The reason is kept in the notes, for the reader of the estimate.</summary>
public sealed partial class CaptureTable
{
    /// <summary>The table in which some lists are one: a person is on it when they are on any of them. It takes the place of the first.</summary>
    /// <param name="lists">Two or more names.</param>
    /// <param name="name">The name of the merged list.</param>
    /// <param name="reason">Why, in a sentence.</param>
    /// <exception cref="ArgumentException">A list is unknown or named twice, no reason is given, or fewer than two lists would be left.</exception>
    public CaptureTable MergeLists(IReadOnlyCollection<string> lists, string name, string reason)
    {
        var merged = Indices(lists, reason);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (merged.Length < 2)
        {
            throw new ArgumentException("merging needs two lists or more", nameof(lists));
        }

        var dropped = merged[1..];
        var all = Mask(merged);
        var kept = Kept(dropped);
        var names = Array.ConvertAll(kept, list => list == merged[0] ? name : Lists[list]);
        return Changed(names, $"lists {Named(merged)} were merged into '{name}': {reason}",
            pattern => Project((pattern & all) is 0 ? pattern : pattern | 1 << merged[0], kept));
    }

    /// <summary>The table without some lists. Persons who were on no other list are no longer observed; the note tells how many.</summary>
    /// <param name="lists">One name or more.</param>
    /// <param name="reason">Why, in a sentence.</param>
    /// <exception cref="ArgumentException">A list is unknown or named twice, no reason is given, or fewer than two lists would be left.</exception>
    public CaptureTable DropLists(IReadOnlyCollection<string> lists, string reason)
    {
        var dropped = Indices(lists, reason);
        var kept = Kept(dropped);
        var gone = Cells.Where(cell => Project(cell.Pattern, kept) is 0).Sum(cell => cell.Count);
        return Changed(Array.ConvertAll(kept, list => Lists[list]),
            $"lists {Named(dropped)} were dropped, and with them {gone} person(s) who were on no other list: {reason}", pattern => Project(pattern, kept));
    }

    private CaptureTable Changed(string[] names, string note, Func<int, int> patternOf)
    {
        if (CheckLists(names) is { } wrong)
        {
            throw new ArgumentException(wrong.Message);
        }

        var sums = new CellSums();
        foreach (var cell in Cells)
        {
            if (patternOf(cell.Pattern) is not 0 and var pattern)
            {
                sums.Add(pattern, [.. cell.Values], cell.Count);
            }
        }

        var (table, problem) = Build(names, [.. Covariates], sums, [.. Notes, note]);
        return table ?? throw new ArgumentException(problem!.ToString());
    }

    private int[] Indices(IReadOnlyCollection<string> lists, string reason)
    {
        ArgumentNullException.ThrowIfNull(lists);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        int[] indices = [.. lists.Select(Lists.IndexOf).Order()];
        return indices.Length is 0 || indices[0] < 0 || indices.Distinct().Count() < indices.Length
            ? throw new ArgumentException("the names of lists, each once", nameof(lists))
            : indices;
    }

    private int[] Kept(int[] dropped) => [.. Enumerable.Range(0, Lists.Count).Except(dropped)];

    private string Named(int[] lists) => string.Join(", ", lists.Select(list => $"'{Lists[list]}'"));

    private static int Mask(int[] lists) => lists.Aggregate(0, (mask, list) => mask | 1 << list);

    // The bits of the kept lists, moved together.
    private static int Project(int pattern, int[] kept)
    {
        var projected = 0;
        for (var list = 0; list < kept.Length; list++)
        {
            projected |= (pattern >> kept[list] & 1) << list;
        }

        return projected;
    }
}
