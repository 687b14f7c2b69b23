using CsCheck;

namespace Baken.Estimation.Tests;

public class Bootstraps
{
    [Fact]
    public void Without_replicates_or_at_no_level_it_is_refused()
    {
        var table = PublishedTables.Of("Korea");
        var bootstrap = Run(table, Method.MainEffects, 200);

        Assert.Throws<ArgumentOutOfRangeException>(() => Run(table, Method.MainEffects, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Bootstrap.Of(table, Method.MainEffects, new(Workers: -1), TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentOutOfRangeException>(() => bootstrap.BcaQuantile(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => bootstrap.Bca(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Method.Stepwise(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Method.SmallestBic(0));
    }

    [Fact]
    public void It_stops_when_it_is_told_to() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Bootstrap.Of(PublishedTables.Of("Ned_5"), Method.Stepwise(), new(), new CancellationToken(true)));

    [Fact]
    public void Replicates_without_an_estimate_are_counted_and_told()
    {
        // One person alone joins the two lists: a third of the replicates miss that person, and then nothing is known.
        var bootstrap = Run(CaptureTable.Of(["A", "B"], [(1, 30), (2, 40), (3, 1)]), Method.MainEffects, 1000);

        Assert.InRange(bootstrap.Failed, 300, 440);
        Assert.Equal(bootstrap.Failed, bootstrap.Totals.Count(double.IsInfinity));
        Assert.Contains(bootstrap.Warnings, warning => warning.Contains("gave no estimate", StringComparison.Ordinal));
        Assert.Contains(bootstrap.Warnings, warning => warning.Contains("single person", StringComparison.Ordinal));
        Assert.True(double.IsFinite(bootstrap.Bca().Lower + bootstrap.Bca().Upper));
    }

    [Theory]
    [InlineData("Ned_5")]
    [InlineData("Korea")]
    public void Any_number_of_workers_gives_the_same_bits(string name)
    {
        var table = PublishedTables.Of(name);
        var totals = new[] { 1, 2, 3, 8 }
            .Select(workers => Bootstrap.Of(table, Method.Stepwise(), new(100, 7, workers), TestContext.Current.CancellationToken).Bootstrap!.Totals).ToArray();

        Assert.All(totals, other => Assert.Equal(totals[0].Select(BitConverter.DoubleToInt64Bits), other.Select(BitConverter.DoubleToInt64Bits)));
        Assert.NotEqual(totals[0], Run(PublishedTables.Of(name), Method.Stepwise(), 100).Totals);
    }

    [Fact]
    public void Fewer_replicates_are_the_first_of_more() =>
        Assert.Equal(Run(PublishedTables.Of("Korea"), Method.Stepwise(), 200).Totals.Take(50), Run(PublishedTables.Of("Korea"), Method.Stepwise(), 50).Totals);

    // SparseMSE 2.0.1 with draws of its own: quantiles of its replicates, and the acceleration, which has no chance in it.
    [Theory]
    [InlineData("UKdat_5", 9839.7, 11974.7, -0.0121810813737725)]
    [InlineData("Kosovo", 12625.1, 14354.9, -0.00416019944559343)]
    public void The_replicates_are_those_of_SparseMSE_within_the_chance_of_the_draws(string table, double low, double middle, double acceleration)
    {
        var bootstrap = Run(PublishedTables.Of(table), Method.Stepwise(0.02), 2000);

        Assert.Empty(bootstrap.Warnings);
        Reference.Close(low, bootstrap.Quantile(0.025), table, 0.02);
        Reference.Close(middle, bootstrap.Quantile(0.5), table, 0.02);
        Reference.Close(acceleration, bootstrap.Acceleration, table + " a");
        Assert.True(bootstrap.Bca().Lower < bootstrap.Fit.Total && bootstrap.Fit.Total < bootstrap.Bca().Upper);
    }

    [Fact]
    public void The_choice_by_BIC_is_repeated_too()
    {
        var bootstrap = Run(PublishedTables.Of("Korea"), Method.SmallestBic(2), 200);

        Assert.Equal(Enumeration.Of(PublishedTables.Of("Korea"), 2, cancellation: TestContext.Current.CancellationToken).Ranking[0].Model, bootstrap.Fit.Model);
        Assert.True(bootstrap.Totals.Select(total => Math.Round(total)).Distinct().Count() > 20);
    }

    // The known answers of the authors of Philox (Random123, kat_vectors), first number first.
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Random_numbers_are_those_of_Philox(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint first, uint second, uint third, uint fourth)
    {
        var block = RandomStream.Block(c0, c1, c2, c3, k0, k1);
        Assert.Equal((first, second, third, fourth), ((uint)block, (uint)(block >> 32), (uint)(block >> 64), (uint)(block >> 96)));
    }

    [Theory]
    [InlineData(6u)]
    [InlineData(4_000_000_000u)]
    public void Random_numbers_below_a_bound_are_equally_likely(uint bound)
    {
        var random = new RandomStream(5, 9);
        double sum = 0, wide = 0;
        for (var drawn = 0; drawn < 100_000; drawn++)
        {
            sum += (random.Next(bound) + 0.5) / bound;
            wide += (random.Next((ulong)bound << 20) + 0.5) / ((ulong)bound << 20);
        }

        Assert.InRange(sum / 100_000, 0.495, 0.505);
        Assert.InRange(wide / 100_000, 0.495, 0.505);
    }

    [Fact]
    public void A_draw_has_as_many_persons_as_the_table_whichever_way_they_are_found()
    {
        foreach (var count in new long[] { 3, 1L << 20 })
        {
            var drawn = new long[4];
            var random = new RandomStream(1, 1);
            new Multinomial([0, count, count, 2 * count]).Draw(ref random, drawn);
            Assert.Equal(4 * count, drawn.Sum());
            Assert.Equal(0, drawn[0]);
            Assert.InRange(drawn[3], count, 3 * count);
        }
    }

    [Fact]
    public void The_normal_distribution_and_its_inverse_agree()
    {
        Assert.Equal(1.959963984540054, Normal.Quantile(0.975), 13);
        Assert.Equal(0.15865525393145705, Normal.Cumulative(-1), 15);
        Reference.Close(1, Normal.Cumulative(-8) / 6.220960574271785e-16, "Φ(-8)", 1e-12);
        Assert.Equal((double.NegativeInfinity, 1), (Normal.Quantile(0), Normal.Cumulative(double.PositiveInfinity)));
        Gen.Double[1e-12, 1 - 1e-12].Sample(p => Math.Abs(Normal.Cumulative(Normal.Quantile(p)) - p) < 1e-13, iter: 1000);
    }

    // P(X ≤ 3) and P(X ≥ 9) for a mean of 5, from the sums of their terms.
    [Fact]
    public void Poisson_tails_are_the_sums_of_their_terms()
    {
        Assert.Equal(0.2650259153, Poisson.SmallerTail(3, 5), 9);
        Assert.Equal(0.0680936347, Poisson.SmallerTail(9, 5), 9);
        Assert.Equal(Math.Exp(-5), Poisson.SmallerTail(0, 5), 15);
        Assert.Equal((1, 0), (Poisson.SmallerTail(0, 0), Poisson.SmallerTail(2, 0)));
        Assert.Equal(5912.128178488163, Poisson.LogFactorial(1000), 9);
        Assert.Equal(Poisson.LogFactorial(255) + Math.Log(256), Poisson.LogFactorial(256), 10);
    }

    private static Bootstrap Run(CaptureTable table, Method method, int replicates) =>
        Bootstrap.Of(table, method, new(replicates), TestContext.Current.CancellationToken).Bootstrap!;
}
