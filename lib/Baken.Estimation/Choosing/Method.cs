namespace Baken.Estimation;

/// <summary>A way from a table to a fitted model. The bootstrap repeats it on every replicate.</summary>
public abstract class Method
{
    private protected Method(string name) => Name = name;

    /// <summary>What the method is called on the command line and in reports.</summary>
    public string Name { get; }

    /// <summary>Lists are independent: main effects only.</summary>
    public static Method MainEffects { get; } = new FixedMethod("main", null);

    /// <summary>One model, given beforehand.</summary>
    public static Method Fixed(LogLinearModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new FixedMethod("fixed", model);
    }

    /// <summary>
    /// Pairs of lists added one by one as SparseMSE does (Chan, Silverman, Vincent 2021): from main effects, for each absent pair
    /// p = min(P(X ≤ o), P(X ≥ o)), X ~ Poisson(e), with o the persons on both lists and e their expectation under the current model; the pair
    /// with the smallest p below the threshold whose model has an estimate is added; until there is none.
    /// </summary>
    /// <param name="threshold">Between 0 and 1.</param>
    public static Method Stepwise(double threshold = 0.02)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threshold);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threshold, 1);
        return new StepwiseMethod(threshold);
    }

    /// <summary>Of all hierarchical models to an order the one with the smallest BIC; see <see cref="Enumeration"/>.</summary>
    /// <param name="maxOrder">Lists in the largest effect, 1 or more.</param>
    public static Method SmallestBic(int maxOrder = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxOrder, 1);
        return new BicMethod(maxOrder);
    }

    /// <summary>Applies the method to a table, summed over covariates.</summary>
    public FitOutcome Estimate(CaptureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var search = Start(table.Lists.Count);
        search.Workspace.Load(table.Counts);
        var reason = search.Run();
        return reason is NoEstimate.None ? LogLinearFit.Of(table, LogLinearModel.Of(table.Lists.Count, search.Chosen.ToArray())) : new(null, reason);
    }

    internal abstract Search Start(int lists);

    private sealed class FixedMethod(string name, LogLinearModel? model) : Method(name)
    {
        internal override Search Start(int lists)
        {
            var effects = model ?? LogLinearModel.MainEffects(lists);
            return effects.Lists == lists ? new FixedSearch(effects) : throw new ArgumentException($"a model of {effects.Lists} lists, a table of {lists}", nameof(lists));
        }
    }

    private sealed class StepwiseMethod(double threshold) : Method("stepwise")
    {
        internal override Search Start(int lists) => new StepwiseSearch(lists, threshold);
    }

    private sealed class BicMethod(int maxOrder) : Method("bic")
    {
        internal override Search Start(int lists) => new BicSearch(lists, maxOrder);
    }
}
