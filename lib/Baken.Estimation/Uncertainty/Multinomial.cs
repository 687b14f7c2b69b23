namespace Baken.Estimation;

/// <summary>Draws as many persons as a table has, each any person of the table with the same chance.</summary>
internal sealed class Multinomial
{
    /// <summary>Up to here the pattern of every person is looked up; above, searched in the running sums.</summary>
    private const long MostLookedUp = 1 << 20;

    private readonly ushort[] _patterns;
    private readonly ulong[] _sums;
    private readonly ushort[] _persons;

    public Multinomial(ReadOnlySpan<long> counts)
    {
        var patterns = new List<ushort>();
        var sums = new List<ulong>();
        var sum = 0UL;
        for (var pattern = 1; pattern < counts.Length; pattern++)
        {
            if (counts[pattern] > 0)
            {
                sum += (ulong)counts[pattern];
                patterns.Add((ushort)pattern);
                sums.Add(sum);
            }
        }

        (_patterns, _sums, _persons) = ([.. patterns], [.. sums], sum <= MostLookedUp ? new ushort[sum] : []);
        for (int person = 0, at = 0; person < _persons.Length; person++)
        {
            at += (ulong)person >= _sums[at] ? 1 : 0;
            _persons[person] = _patterns[at];
        }
    }

    /// <summary>Fills counts by pattern.</summary>
    public void Draw(ref RandomStream random, Span<long> into)
    {
        into.Clear();
        if (_persons.Length > 0)
        {
            for (var drawn = 0; drawn < _persons.Length; drawn++)
            {
                into[_persons[random.Next((uint)_persons.Length)]]++;
            }

            return;
        }

        for (var drawn = 0UL; drawn < _sums[^1]; drawn++)
        {
            var at = Array.BinarySearch(_sums, random.Next(_sums[^1]) + 1);
            into[_patterns[at < 0 ? ~at : at]]++;
        }
    }
}
