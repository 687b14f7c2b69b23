namespace Baken.Estimation;

/// <summary><see cref="Method.Stepwise"/>. Of pairs with one p the first in the order 12, 13, … 23, … is taken.</summary>
internal sealed class StepwiseSearch : Search
{
    private readonly double _threshold;
    private readonly int[] _effects;
    private readonly int _start;
    private readonly int[] _pairs;
    private readonly double[] _p;
    private int _size;

    public StepwiseSearch(int lists, double threshold)
        : base(lists)
    {
        _threshold = threshold;
        _pairs = [.. from first in Enumerable.Range(0, lists) from second in Enumerable.Range(first + 1, lists - first - 1) select new ListPair(first, second).Pattern];
        _p = new double[_pairs.Length];
        _start = lists + 1;
        _effects = new int[_start + _pairs.Length];
        for (var list = 0; list < lists; list++)
        {
            _effects[list + 1] = 1 << list;
        }
    }

    public override ReadOnlySpan<int> Chosen => _effects.AsSpan(0, _size);

    public override NoEstimate Run()
    {
        _size = _start;
        var reason = Workspace.Fit(Chosen);
        if (reason is not NoEstimate.None)
        {
            return reason;
        }

        while (_size < _effects.Length)
        {
            for (var pair = 0; pair < _pairs.Length; pair++)
            {
                var effect = _pairs[pair];
                _p[pair] = Chosen.Contains(effect) ? 2 : Poisson.SmallerTail(Workspace.Margin(effect), Workspace.ExpectedMargin(effect));
            }

            if (!AddSmallest())
            {
                return Workspace.Fit(Chosen);
            }
        }

        return NoEstimate.None;
    }

    private bool AddSmallest()
    {
        while (true)
        {
            var smallest = 0;
            for (var pair = 1; pair < _p.Length; pair++)
            {
                smallest = _p[pair] < _p[smallest] ? pair : smallest;
            }

            if (!(_p[smallest] < _threshold))
            {
                return false;
            }

            _effects[_size++] = _pairs[smallest];
            if (Workspace.Fit(Chosen) is NoEstimate.None)
            {
                return true;
            }

            _size--;
            _p[smallest] = 2;
        }
    }
}
