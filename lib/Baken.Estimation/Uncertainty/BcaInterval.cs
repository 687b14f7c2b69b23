namespace Baken.Estimation;

/// <summary>
/// Bias-corrected and accelerated quantiles of a bootstrap (Efron 1987): the quantile at α is that of the replicates at
/// Φ(z₀ + (z₀ + z_α)/(1 − a(z₀ + z_α))).
/// </summary>
internal static class BcaInterval
{
    /// <summary>Totals closer than this part of themselves are one: a tie must not be broken by rounding.</summary>
    private const double Tie = 1e-9;

    /// <summary>z₀ = Φ⁻¹ of the part of replicates below the estimate.</summary>
    public static double Bias(ReadOnlySpan<double> replicates, double estimate)
    {
        var below = 0;
        foreach (var replicate in replicates)
        {
            below += replicate < estimate * (1 - Tie) ? 1 : 0;
        }

        return Normal.Quantile((double)below / replicates.Length);
    }

    /// <summary>a = Σ w d³ / (6 (Σ w d²)^1.5), d the mean of the estimates without one person less each; w persons stand for each.</summary>
    public static double Acceleration(ReadOnlySpan<double> estimates, ReadOnlySpan<long> persons)
    {
        double weight = 0, mean = 0, squares = 0, cubes = 0;
        for (var index = 0; index < estimates.Length; index++)
        {
            weight += persons[index];
            mean += persons[index] * estimates[index];
        }

        mean /= weight;
        for (var index = 0; index < estimates.Length; index++)
        {
            var difference = mean - estimates[index];
            squares += persons[index] * difference * difference;
            cubes += persons[index] * difference * difference * difference;
        }

        return squares > 0 ? cubes / (6 * Math.Pow(squares, 1.5)) : 0;
    }

    /// <summary>The level of the replicates' quantile that stands for α.</summary>
    public static double Level(double alpha, double bias, double acceleration)
    {
        var z = bias + Normal.Quantile(alpha);
        return Normal.Cumulative(bias + z / (1 - acceleration * z));
    }

    /// <summary>Quantile of type 8 of Hyndman and Fan (1996): at (N + 1/3)p + 1/3 between the ordered values.</summary>
    public static double Quantile(ReadOnlySpan<double> ordered, double p)
    {
        var position = (ordered.Length + 1 / 3.0) * p + 1 / 3.0;
        var whole = Math.Floor(position + 1e-15 * 4);
        var part = position - whole;
        var lower = ordered[(int)Math.Clamp(whole - 1, 0, ordered.Length - 1)];
        var upper = ordered[(int)Math.Clamp(whole, 0, ordered.Length - 1)];
        return Math.Abs(part) < 1e-15 * 4 ? lower : lower + part * (upper - lower);
    }
}
