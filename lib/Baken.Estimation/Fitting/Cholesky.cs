namespace Baken.Estimation;

/// <summary>The factor L of a symmetric matrix A = LL', row by row in one array, lower half used.</summary>
internal static class Cholesky
{
    /// <summary>A pivot below this part of its diagonal is taken for zero.</summary>
    private const double Smallest = 1e-13;

    /// <summary>Overwrites the lower half of A with L; false when A is not positive definite to working precision.</summary>
    public static bool Factor(Span<double> a, int size)
    {
        for (var column = 0; column < size; column++)
        {
            var pivotRow = a.Slice(column * size, column + 1);
            var diagonal = pivotRow[column];
            var pivot = diagonal;
            for (var k = 0; k < column; k++)
            {
                pivot -= pivotRow[k] * pivotRow[k];
            }

            if (!(pivot > diagonal * Smallest) || !double.IsFinite(pivot))
            {
                return false;
            }

            pivot = Math.Sqrt(pivot);
            pivotRow[column] = pivot;
            for (var row = column + 1; row < size; row++)
            {
                var other = a.Slice(row * size, column + 1);
                var sum = other[column];
                for (var k = 0; k < column; k++)
                {
                    sum -= other[k] * pivotRow[k];
                }

                other[column] = sum / pivot;
            }
        }

        return true;
    }

    /// <summary>Solves LL'x = b in place.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int size, Span<double> b)
    {
        for (var row = 0; row < size; row++)
        {
            var sum = b[row];
            for (var k = 0; k < row; k++)
            {
                sum -= factor[row * size + k] * b[k];
            }

            b[row] = sum / factor[row * size + row];
        }

        for (var row = size - 1; row >= 0; row--)
        {
            var sum = b[row];
            for (var k = row + 1; k < size; k++)
            {
                sum -= factor[k * size + row] * b[k];
            }

            b[row] = sum / factor[row * size + row];
        }
    }
}
