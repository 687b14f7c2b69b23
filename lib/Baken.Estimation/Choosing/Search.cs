namespace Baken.Estimation;

/// <summary>A method at work on tables of one number of lists, with its own memory; not for two threads at once.</summary>
internal abstract class Search(int lists)
{
    /// <summary>Holds the table, and after <see cref="Run"/> the fit of what was chosen.</summary>
    public FitWorkspace Workspace { get; } = new(lists);

    /// <summary>The effects that were chosen.</summary>
    public abstract ReadOnlySpan<int> Chosen { get; }

    /// <summary>Chooses on the loaded table.</summary>
    public abstract NoEstimate Run();
}

/// <summary>No choice.</summary>
internal sealed class FixedSearch(LogLinearModel model) : Search(model.Lists)
{
    public override ReadOnlySpan<int> Chosen => model.Effects;

    public override NoEstimate Run() => Workspace.Fit(model.Effects);
}

/// <summary><see cref="Method.SmallestBic"/>. Of models with one BIC the first in the order of <see cref="HierarchicalModels"/>.</summary>
internal sealed class BicSearch : Search
{
    private readonly ulong[] _models;
    private readonly int[] _effects;
    private int _size;

    public BicSearch(int lists, int maxOrder)
        : base(lists)
    {
        _models = HierarchicalModels.All(lists, maxOrder);
        _effects = new int[1 << lists];
    }

    public override ReadOnlySpan<int> Chosen => _effects.AsSpan(0, _size);

    public override NoEstimate Run()
    {
        var (best, least) = (-1, double.PositiveInfinity);
        for (var model = 0; model < _models.Length; model++)
        {
            _size = HierarchicalModels.Effects(_models[model], _effects);
            if (Workspace.Fit(Chosen) is NoEstimate.None && Workspace.Bic < least)
            {
                (best, least) = (model, Workspace.Bic);
            }
        }

        _size = best < 0 ? 0 : HierarchicalModels.Effects(_models[best], _effects);
        return best < 0 ? NoEstimate.DoesNotExist : Workspace.Fit(Chosen);
    }
}
