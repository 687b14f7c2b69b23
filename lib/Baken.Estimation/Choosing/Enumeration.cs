using System.Collections.ObjectModel;

namespace Baken.Estimation;

/// <summary>One model of an enumeration.</summary>
/// <param name="Model">The model.</param>
/// <param name="Total">Observed and hidden persons.</param>
/// <param name="Bic">As <see cref="LogLinearFit.Bic"/>.</param>
public sealed record RankedModel(LogLinearModel Model, double Total, double Bic);

/// <summary>Every hierarchical model with all main effects, fitted and ranked by BIC.</summary>
public sealed class Enumeration
{
    private const int ModelsInPartition = 64;

    private Enumeration(int tried, int rejected, RankedModel[] ranking) => (Tried, Rejected, Ranking) = (tried, rejected, Array.AsReadOnly(ranking));

    /// <summary>Models looked at.</summary>
    public int Tried { get; }

    /// <summary>Models without an estimate: it does not exist or is not identifiable.</summary>
    public int Rejected { get; }

    /// <summary>The best models, the smallest BIC first.</summary>
    public ReadOnlyCollection<RankedModel> Ranking { get; }

    /// <summary>Fits all models of up to six lists.</summary>
    /// <param name="table">The table, summed over covariates.</param>
    /// <param name="maxOrder">Lists in the largest effect.</param>
    /// <param name="keep">Models in the ranking at most.</param>
    /// <param name="workers">Threads; 0 for one a core. The answer is the same for any number.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Enumeration Of(CaptureTable table, int maxOrder = 3, int keep = 100, int workers = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfNegative(workers);
        var lists = table.Lists.Count;
        var models = HierarchicalModels.All(lists, maxOrder);
        var (totals, bics) = (new double[models.Length], new double[models.Length]);
        Partitions.Run((models.Length + ModelsInPartition - 1) / ModelsInPartition, workers, cancellation, Start, (worker, partition) =>
        {
            var end = Math.Min(models.Length, (partition + 1) * ModelsInPartition);
            for (var model = partition * ModelsInPartition; model < end; model++)
            {
                var effects = worker.Effects.AsSpan(0, HierarchicalModels.Effects(models[model], worker.Effects));
                var found = worker.Workspace.Fit(effects) is NoEstimate.None;
                (totals[model], bics[model]) = found ? (table.Observed + worker.Workspace.Hidden, worker.Workspace.Bic) : (0, double.PositiveInfinity);
            }
        });

        var rejected = bics.Count(double.IsPositiveInfinity);
        var ranking = Enumerable.Range(0, models.Length).Where(model => !double.IsPositiveInfinity(bics[model])).OrderBy(model => bics[model]).Take(keep).Select(Ranked);
        return new(models.Length, rejected, [.. ranking]);

        (FitWorkspace Workspace, int[] Effects) Start()
        {
            var workspace = new FitWorkspace(lists);
            workspace.Load(table.Counts);
            return (workspace, new int[1 << lists]);
        }

        RankedModel Ranked(int model)
        {
            var effects = new int[1 << lists];
            var size = HierarchicalModels.Effects(models[model], effects);
            return new(LogLinearModel.Of(lists, effects[..size]), totals[model], bics[model]);
        }
    }
}
