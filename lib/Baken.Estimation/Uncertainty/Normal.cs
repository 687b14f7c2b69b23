namespace Baken.Estimation;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    /// <summary>Φ(x) to about 1e-15: Marsaglia's series (2004), and the continued fraction of the tail beyond 6.</summary>
    public static double Cumulative(double x)
    {
        if (double.IsInfinity(x))
        {
            return x > 0 ? 1 : 0;
        }

        var density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        if (Math.Abs(x) > 6)
        {
            var fraction = Math.Abs(x);
            for (var k = 60; k > 0; k--)
            {
                fraction = Math.Abs(x) + k / fraction;
            }

            return x > 0 ? 1 - density / fraction : density / fraction;
        }

        var (sum, term) = (x, x);
        for (var k = 3; Math.Abs(term) > 1e-18; k += 2)
        {
            sum += term *= x * x / k;
        }

        return 0.5 + sum * density;
    }

    /// <summary>Φ⁻¹(p) by Newton's method with a second-order correction (Halley) on Φ, from the rational start of Abramowitz and Stegun 26.2.23.</summary>
    public static double Quantile(double p)
    {
        if (p is <= 0 or >= 1)
        {
            return p <= 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        var t = Math.Sqrt(-2 * Math.Log(Math.Min(p, 1 - p)));
        var x = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        x = p < 0.5 ? -x : x;
        for (var step = 0; step < 4; step++)
        {
            var error = (Cumulative(x) - p) * Math.Sqrt(2 * Math.PI) * Math.Exp(x * x / 2);
            x -= error / (1 + x * error / 2);
        }

        return x;
    }
}
