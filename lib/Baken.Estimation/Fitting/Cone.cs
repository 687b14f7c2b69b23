namespace Baken.Estimation;

/// <summary>The linear programme of <see cref="ExistenceCheck"/>: is there a y with y ≥ 1 and Ay = 0, and are the rows of A independent?</summary>
internal static class Cone
{
    private const double Tiny = 1e-9;

    /// <summary>
    /// Phase one of the simplex method with Bland's rule, on y = 1 + z, z ≥ 0, Az = −A1. Overwrites the rows, each of
    /// <paramref name="columns"/> numbers and one to spare.
    /// </summary>
    public static Existence Look(Span<double> a, int rows, int columns)
    {
        var width = columns + 1;
        var rank = Rank(a, rows, columns);
        var identifiable = rank == rows;
        for (var row = 0; row < rank; row++)
        {
            var numbers = a.Slice(row * width, width);
            var sum = 0.0;
            foreach (var number in numbers[..columns])
            {
                sum += number;
            }

            // Right-hand sides are made positive, so that the artificial variables are a first solution.
            numbers[columns] = -sum;
            if (sum > 0)
            {
                foreach (ref var number in numbers)
                {
                    number = -number;
                }
            }
        }

        Span<int> basis = rank <= 128 ? stackalloc int[rank] : new int[rank];
        basis.Fill(int.MaxValue);
        while (true)
        {
            var entering = Entering(a, basis, rank, columns);
            if (entering < 0)
            {
                break;
            }

            var leaving = Leaving(a, basis, rank, columns, entering);
            basis[leaving] = entering;
            Pivot(a, rank, width, leaving, entering);
        }

        var infeasible = 0.0;
        for (var row = 0; row < rank; row++)
        {
            infeasible += basis[row] is int.MaxValue ? Math.Abs(a[row * width + columns]) : 0;
        }

        return new(infeasible < 1e-7, identifiable);
    }

    // The first column that lowers the sum of the artificial variables.
    private static int Entering(ReadOnlySpan<double> a, ReadOnlySpan<int> basis, int rows, int columns)
    {
        for (var column = 0; column < columns; column++)
        {
            var gain = 0.0;
            for (var row = 0; row < rows; row++)
            {
                gain += basis[row] is int.MaxValue ? a[row * (columns + 1) + column] : 0;
            }

            if (gain > Tiny && !basis.Contains(column))
            {
                return column;
            }
        }

        return -1;
    }

    private static int Leaving(ReadOnlySpan<double> a, ReadOnlySpan<int> basis, int rows, int columns, int entering)
    {
        var (leaving, least) = (-1, double.PositiveInfinity);
        for (var row = 0; row < rows; row++)
        {
            var number = a[row * (columns + 1) + entering];
            if (number <= Tiny)
            {
                continue;
            }

            var ratio = a[row * (columns + 1) + columns] / number;
            if (leaving < 0 || ratio < least - Tiny || (ratio < least + Tiny && basis[row] < basis[leaving]))
            {
                (leaving, least) = (row, ratio);
            }
        }

        return leaving;
    }

    private static void Pivot(Span<double> a, int rows, int width, int pivotRow, int pivotColumn)
    {
        var pivot = a.Slice(pivotRow * width, width);
        var scale = 1 / pivot[pivotColumn];
        foreach (ref var number in pivot)
        {
            number *= scale;
        }

        for (var row = 0; row < rows; row++)
        {
            var other = a.Slice(row * width, width);
            var times = other[pivotColumn];
            if (row == pivotRow || times is 0)
            {
                continue;
            }

            for (var column = 0; column < width; column++)
            {
                other[column] -= times * pivot[column];
                other[column] = Math.Abs(other[column]) < 1e-12 ? 0 : other[column];
            }
        }
    }

    // Gauss-Jordan with the largest pivot; independent rows come first.
    private static int Rank(Span<double> a, int rows, int columns)
    {
        var rank = 0;
        for (var column = 0; column < columns && rank < rows; column++)
        {
            var best = rank;
            for (var row = rank + 1; row < rows; row++)
            {
                best = Math.Abs(a[row * (columns + 1) + column]) > Math.Abs(a[best * (columns + 1) + column]) ? row : best;
            }

            if (Math.Abs(a[best * (columns + 1) + column]) <= Tiny)
            {
                continue;
            }

            for (var k = 0; best != rank && k <= columns; k++)
            {
                (a[best * (columns + 1) + k], a[rank * (columns + 1) + k]) = (a[rank * (columns + 1) + k], a[best * (columns + 1) + k]);
            }

            Pivot(a, rows, columns + 1, rank++, column);
        }

        return rank;
    }
}
