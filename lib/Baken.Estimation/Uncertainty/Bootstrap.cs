using System.Collections.ObjectModel;

namespace Baken.Estimation;

/// <summary>How a bootstrap is run.</summary>
/// <param name="Replicates">Tables that are drawn.</param>
/// <param name="Seed">The same seed gives the same answer, for any number of workers.</param>
/// <param name="Workers">Threads; 0 for one a core.</param>
public sealed record BootstrapOptions(int Replicates = 1000, ulong Seed = 1234, int Workers = 0);

/// <summary>A bootstrap, or why there is none.</summary>
/// <param name="Bootstrap">The bootstrap.</param>
/// <param name="Reason">Why the table itself gives no estimate.</param>
public sealed record BootstrapOutcome(Bootstrap? Bootstrap, NoEstimate Reason);

/// <summary>
/// The multinomial bootstrap: tables of as many persons, drawn from the table with replacement, and on each the whole method again, the
/// choice of the model with it. Replicate r draws from random stream r. The jackknife leaves out one person of every filled pattern in turn.
/// </summary>
public sealed class Bootstrap
{
    private const int ReplicatesInPartition = 16;

    private readonly double[] _ordered;

    private Bootstrap(LogLinearFit fit, double[] totals, double[] jackknife, long[] persons)
    {
        Fit = fit;
        Totals = Array.AsReadOnly(totals);
        _ordered = [.. totals.Where(double.IsFinite).Order()];
        Failed = totals.Length - _ordered.Length;
        Bias = BcaInterval.Bias(_ordered, fit.Total);
        var complete = Array.TrueForAll(jackknife, double.IsFinite);
        Acceleration = complete ? BcaInterval.Acceleration(jackknife, persons) : 0;
        Warnings = Array.AsReadOnly([.. fit.Warnings, .. Warn(totals.Length, complete)]);
    }

    /// <summary>The fit to the table itself.</summary>
    public LogLinearFit Fit { get; }

    /// <summary>The total of each replicate, in the order of their numbers; infinity where the method gave no estimate.</summary>
    public ReadOnlyCollection<double> Totals { get; }

    /// <summary>Replicates without an estimate. They are left out of the quantiles.</summary>
    public int Failed { get; }

    /// <summary>z₀ of BCa, in standard normal units; infinite when all replicates are on one side of the estimate.</summary>
    public double Bias { get; }

    /// <summary>a of BCa, from the jackknife; 0 when leaving out some person leaves no estimate.</summary>
    public double Acceleration { get; }

    /// <summary>What a reader of the interval must know, in sentences.</summary>
    public ReadOnlyCollection<string> Warnings { get; }

    /// <summary>Runs method and bootstrap.</summary>
    public static BootstrapOutcome Of(CaptureTable table, Method method, BootstrapOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Replicates, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Workers, nameof(options));
        var (fit, reason) = method.Estimate(table);
        if (fit is null)
        {
            return new(null, reason);
        }

        var lists = table.Lists.Count;
        var source = new Multinomial(table.Counts);
        int[] filled = [.. Enumerable.Range(1, (1 << lists) - 1).Where(pattern => table.Counts[pattern] > 0)];
        var (totals, jackknife) = (new double[options.Replicates], new double[filled.Length]);
        var draws = (totals.Length + ReplicatesInPartition - 1) / ReplicatesInPartition;
        Partitions.Run(draws + filled.Length, options.Workers, cancellation, () => (Search: method.Start(lists), Counts: new long[1 << lists]), (worker, partition) =>
        {
            if (partition >= draws)
            {
                table.Counts.CopyTo(worker.Counts);
                worker.Counts[filled[partition - draws]]--;
                jackknife[partition - draws] = TotalOf(worker.Search, worker.Counts);
                return;
            }

            var end = Math.Min(totals.Length, (partition + 1) * ReplicatesInPartition);
            for (var replicate = partition * ReplicatesInPartition; replicate < end; replicate++)
            {
                var random = new RandomStream(options.Seed, (ulong)replicate);
                source.Draw(ref random, worker.Counts);
                totals[replicate] = TotalOf(worker.Search, worker.Counts);
            }
        });

        return Array.Exists(totals, double.IsFinite)
            ? new(new(fit, totals, jackknife, [.. filled.Select(pattern => table.Counts[pattern])]), NoEstimate.None)
            : new(null, NoEstimate.DoesNotExist);
    }

    /// <summary>The total at a level α of BCa, in persons.</summary>
    /// <param name="alpha">Between 0 and 1.</param>
    public double BcaQuantile(double alpha)
    {
        CheckLevel(alpha);
        return BcaInterval.Quantile(_ordered, BcaInterval.Level(alpha, Bias, Acceleration));
    }

    /// <summary>The total at a level α of the replicates as they are, in persons.</summary>
    /// <param name="alpha">Between 0 and 1.</param>
    public double Quantile(double alpha)
    {
        CheckLevel(alpha);
        return BcaInterval.Quantile(_ordered, alpha);
    }

    /// <summary>The BCa interval.</summary>
    public Interval Bca(double level = 0.95) => new(level, BcaQuantile((1 - level) / 2), BcaQuantile((1 + level) / 2));

    internal static double TotalOf(Search search, ReadOnlySpan<long> counts)
    {
        search.Workspace.Load(counts);
        return search.Run() is NoEstimate.None ? search.Workspace.Observed + search.Workspace.Hidden : double.PositiveInfinity;
    }

    private static void CheckLevel(double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(alpha, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(alpha, 1);
    }

    private IEnumerable<string> Warn(int replicates, bool complete)
    {
        if (Failed > 0)
        {
            yield return $"{Failed} of {replicates} replicates gave no estimate and are left out: the interval is too narrow.";
        }

        if (!complete)
        {
            yield return "Without some single person there is no estimate: the interval is corrected for bias only.";
        }

        if (double.IsInfinity(Bias))
        {
            yield return "All replicates are on one side of the estimate: the interval shrinks to the outermost of them and says little.";
        }

        if (_ordered.Length < 200)
        {
            yield return $"{_ordered.Length} replicates are too few for the tails of the interval.";
        }
    }
}
