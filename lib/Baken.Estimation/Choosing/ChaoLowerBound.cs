namespace Baken.Estimation;

/// <summary>Chao's lower bound of the total, for lists that miss some persons more than others (Chao 1987, Biometrics 43:783–791).</summary>
/// <param name="Total">Persons: n + (t−1)/t · f₁²/(2f₂), with t lists and f₁, f₂ persons on exactly one and two; null when f₂ is 0.</param>
/// <param name="BiasCorrected">Persons: n + (t−1)/t · f₁(f₁−1)/(2(f₂+1)), which always exists.</param>
public sealed record ChaoLowerBound(double? Total, double BiasCorrected)
{
    /// <summary>The bound from the numbers of persons seen once and twice.</summary>
    public static ChaoLowerBound Of(CaptureTable table)
    {
        var figures = CaptureFigures.Of(table);
        double once = figures.TimesSeen[1], twice = figures.TimesSeen[2], lists = table.Lists.Count, factor = (lists - 1) / lists;
        return new(twice > 0 ? table.Observed + factor * once * once / (2 * twice) : null, table.Observed + factor * once * (once - 1) / (2 * (twice + 1)));
    }
}
