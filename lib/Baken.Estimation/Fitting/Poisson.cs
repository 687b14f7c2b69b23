namespace Baken.Estimation;

/// <summary>Logarithms and tails of the Poisson distribution.</summary>
internal static class Poisson
{
    private static readonly double[] Small = SmallFactorials();

    /// <summary>ln n!, to about 1e-15 relative: a table to 255, then Stirling's series.</summary>
    public static double LogFactorial(double n)
    {
        if (n < Small.Length)
        {
            return Small[(int)n];
        }

        var x = n + 1;
        var inverse = 1 / (x * x);
        return (x - 0.5) * Math.Log(x) - x + 0.91893853320467274178 + (1 / 12.0 - inverse * (1 / 360.0 - inverse * (1 / 1260.0 - inverse / 1680.0))) / x;
    }

    /// <summary>min(P(X ≤ observed), P(X ≥ observed)) for X ~ Poisson(mean), by summing the shorter tail.</summary>
    public static double SmallerTail(double observed, double mean)
    {
        if (mean <= 0)
        {
            return observed > 0 ? 0 : 1;
        }

        var probability = Math.Exp(observed * Math.Log(mean) - mean - LogFactorial(observed));
        var tail = observed < mean ? Below(observed, mean) : Above(observed, mean);
        return Math.Min(probability * tail, 1 - probability * (tail - 1));
    }

    // Both as multiples of P(X = observed).
    private static double Below(double observed, double mean)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = observed; k > 0 && term > sum * 1e-17; k--)
        {
            sum += term *= k / mean;
        }

        return sum;
    }

    private static double Above(double observed, double mean)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = observed + 1; term > sum * 1e-17; k++)
        {
            sum += term *= mean / k;
        }

        return sum;
    }

    private static double[] SmallFactorials()
    {
        var logs = new double[256];
        for (var n = 2; n < logs.Length; n++)
        {
            logs[n] = logs[n - 1] + Math.Log(n);
        }

        return logs;
    }
}
