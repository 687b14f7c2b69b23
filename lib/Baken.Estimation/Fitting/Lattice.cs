namespace Baken.Estimation;

/// <summary>
/// Sums over the subsets of lists, in place and in lists·2^lists additions. They stand for the design matrix X (X(c, e) = 1 when e ⊆ c):
/// Xθ is <see cref="SumSubsets"/> of θ, X'v is <see cref="SumSupersets"/> of v, and X'WX(e, f) is <see cref="SumSupersets"/> of w at e ∪ f.
/// </summary>
internal static class Lattice
{
    /// <summary>a(c) ← Σ a(e) over e ⊆ c.</summary>
    public static void SumSubsets(Span<double> values)
    {
        for (var bit = 1; bit < values.Length; bit <<= 1)
        {
            for (var block = 0; block < values.Length; block += bit << 1)
            {
                for (var low = block; low < block + bit; low++)
                {
                    values[low + bit] += values[low];
                }
            }
        }
    }

    /// <summary>a(e) ← Σ a(c) over c ⊇ e.</summary>
    public static void SumSupersets(Span<double> values)
    {
        for (var bit = 1; bit < values.Length; bit <<= 1)
        {
            for (var block = 0; block < values.Length; block += bit << 1)
            {
                for (var low = block; low < block + bit; low++)
                {
                    values[low] += values[low + bit];
                }
            }
        }
    }
}
