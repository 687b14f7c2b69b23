namespace Baken.Estimation;

/// <summary>Whether a model has an estimate on a table.</summary>
/// <param name="Exists">The (extended) maximum-likelihood estimate exists: no effect that is left runs to infinity.</param>
/// <param name="Identifiable">The observed cells fix every effect: the design has full column rank.</param>
public readonly record struct Existence(bool Exists, bool Identifiable)
{
    /// <summary>Both.</summary>
    public bool Holds => Exists && Identifiable;
}

/// <summary>
/// Decides existence and identifiability before a fit. Effects that nobody shows are at minus infinity and their cells are gone (Chan,
/// Silverman, Vincent 2021). On the cells that are left the estimate exists when the margins lie inside the cone of the design: when some
/// x &gt; 0 has X'x = X'n (Fienberg, Rinaldo 2012, 'Maximum likelihood estimation in log-linear models'). That is a linear programme in all
/// cells; the filled cells only fix the directions N that leave them alone, and what is left is: does M = X₀N, a row per zero cell, have
/// a y &gt; 0 with M'y = 0? When the filled cells have full rank there is no such direction and both answers are yes.
/// </summary>
internal sealed class ExistenceCheck(int lists)
{
    private const double Tiny = 1e-9;

    private readonly double[] _column = new double[1 << lists];
    private double[] _rows = [];
    private double[] _programme = [];
    private int[] _pivots = [];

    /// <summary>Checks a table against effects of which none is at minus infinity.</summary>
    /// <param name="counts">2^lists counts.</param>
    /// <param name="gone">Cells that are dropped; cell 0 is.</param>
    /// <param name="effects">The effects that are left.</param>
    public Existence Check(ReadOnlySpan<double> counts, ReadOnlySpan<bool> gone, ReadOnlySpan<int> effects)
    {
        var size = effects.Length;
        if (_rows.Length < size * size)
        {
            _rows = new double[size * size];
            _pivots = new int[size];
        }

        var rank = Reduce(counts, effects);
        if (rank == size)
        {
            return new(true, true);
        }

        var zeros = 0;
        for (var cell = 1; cell < counts.Length; cell++)
        {
            zeros += !gone[cell] && counts[cell] is 0 ? 1 : 0;
        }

        var free = size - rank;
        if (_programme.Length < free * (zeros + 1))
        {
            _programme = new double[free * (zeros + 1)];
        }

        var programme = _programme.AsSpan(0, free * (zeros + 1));
        FillDirections(counts, gone, effects, rank, programme, zeros + 1);
        return Cone.Look(programme, free, zeros);
    }

    // Filled cells one by one into reduced row echelon form; a row that adds nothing is forgotten. Returns the rank.
    private int Reduce(ReadOnlySpan<double> counts, ReadOnlySpan<int> effects)
    {
        var size = effects.Length;
        var rank = 0;
        for (var cell = 1; cell < counts.Length && rank < size; cell++)
        {
            if (counts[cell] is 0)
            {
                continue;
            }

            var row = _rows.AsSpan(rank * size, size);
            for (var effect = 0; effect < size; effect++)
            {
                row[effect] = (effects[effect] & ~cell) is 0 ? 1 : 0;
            }

            for (var earlier = 0; earlier < rank; earlier++)
            {
                Subtract(_rows.AsSpan(earlier * size, size), row, row[_pivots[earlier]]);
            }

            var pivot = -1;
            for (var effect = 0; effect < size; effect++)
            {
                if (Math.Abs(row[effect]) > (pivot < 0 ? Tiny : Math.Abs(row[pivot])))
                {
                    pivot = effect;
                }
            }

            if (pivot < 0)
            {
                continue;
            }

            var scale = 1 / row[pivot];
            for (var effect = 0; effect < size; effect++)
            {
                row[effect] *= scale;
            }

            for (var earlier = 0; earlier < rank; earlier++)
            {
                var above = _rows.AsSpan(earlier * size, size);
                Subtract(row, above, above[pivot]);
            }

            _pivots[rank++] = pivot;
        }

        return rank;
    }

    private static void Subtract(ReadOnlySpan<double> row, Span<double> from, double times)
    {
        if (times is not 0)
        {
            for (var effect = 0; effect < from.Length; effect++)
            {
                from[effect] -= times * row[effect];
            }
        }
    }

    // M' with a row for each free direction, a column for each zero cell, and one to spare for the right-hand side.
    private void FillDirections(ReadOnlySpan<double> counts, ReadOnlySpan<bool> gone, ReadOnlySpan<int> effects, int rank, Span<double> into, int width)
    {
        var size = effects.Length;
        var direction = 0;
        for (var free = 0; free < size; free++)
        {
            if (_pivots.AsSpan(0, rank).Contains(free))
            {
                continue;
            }

            Array.Clear(_column);
            _column[effects[free]] = 1;
            for (var row = 0; row < rank; row++)
            {
                _column[effects[_pivots[row]]] = -_rows[row * size + free];
            }

            Lattice.SumSubsets(_column);
            var at = direction++ * width;
            for (var cell = 1; cell < counts.Length; cell++)
            {
                if (!gone[cell] && counts[cell] is 0)
                {
                    into[at++] = Math.Abs(_column[cell]) < Tiny ? 0 : _column[cell];
                }
            }
        }
    }
}
