using System.Collections.ObjectModel;

namespace Baken.Estimation;

/// <summary>One effect of a fitted model.</summary>
/// <param name="Effect">The lists, as a bit mask.</param>
/// <param name="Name">Their names, as <see cref="LogLinearModel.NameOf"/>.</param>
/// <param name="Value">θ, in natural logarithms; minus infinity when nobody is on all of these lists.</param>
/// <param name="StandardError">Of θ; 0 for minus infinity, which is not estimated but read off the table.</param>
public sealed record Coefficient(int Effect, string Name, double Value, double StandardError);

/// <summary>An interval for the total.</summary>
/// <param name="Level">The part of intervals that should hold the truth, such as 0.95.</param>
/// <param name="Lower">Persons.</param>
/// <param name="Upper">Persons.</param>
public sealed record Interval(double Level, double Lower, double Upper);

/// <summary>A fit, or why there is none.</summary>
/// <param name="Fit">The fit.</param>
/// <param name="Reason">Why there is none.</param>
public sealed record FitOutcome(LogLinearFit? Fit, NoEstimate Reason);

/// <summary>A log-linear model fitted to a table by (extended) maximum likelihood. Totals are in persons.</summary>
public sealed class LogLinearFit
{
    private readonly double[] _expected;

    private LogLinearFit(CaptureTable table, LogLinearModel model, FitWorkspace workspace)
    {
        Model = model;
        Observed = table.Observed;
        Hidden = workspace.Hidden;
        Parameters = workspace.Parameters;
        (Aic, Bic) = (workspace.Aic, workspace.Bic);
        _expected = new double[table.Counts.Length];
        workspace.Expected(_expected);
        for (var cell = 1; cell < _expected.Length; cell++)
        {
            if (!workspace.Gone[cell])
            {
                var (count, mean) = (table.Counts[cell], _expected[cell]);
                Cells++;
                Deviance += 2 * ((count > 0 ? count * Math.Log(count / mean) : 0) - (count - mean));
                Pearson += (count - mean) * (count - mean) / mean;
            }
        }

        var errors = new double[Parameters];
        workspace.StandardErrors(errors);
        var coefficients = new Coefficient[model.Effects.Length];
        for (int index = 0, finite = 0; index < coefficients.Length; index++)
        {
            var effect = model.Effects[index];
            var isFinite = workspace.Margin(effect) > 0;
            coefficients[index] = new(effect, LogLinearModel.NameOf(effect, table.Lists), isFinite ? workspace.Theta[finite] : double.NegativeInfinity, isFinite ? errors[finite] : 0);
            finite += isFinite ? 1 : 0;
        }

        Coefficients = Array.AsReadOnly(coefficients);
        Warnings = Array.AsReadOnly([.. Warn()]);
    }

    /// <summary>The model.</summary>
    public LogLinearModel Model { get; }

    /// <summary>Persons on at least one list.</summary>
    public long Observed { get; }

    /// <summary>Estimated persons on no list: exp of the intercept.</summary>
    public double Hidden { get; }

    /// <summary>Observed and hidden persons together.</summary>
    public double Total => Observed + Hidden;

    /// <summary>The effects in the order of the model, the intercept first.</summary>
    public ReadOnlyCollection<Coefficient> Coefficients { get; }

    /// <summary>Finite effects.</summary>
    public int Parameters { get; }

    /// <summary>Cells that were fitted: observed ones that no effect at minus infinity empties.</summary>
    public int Cells { get; }

    /// <summary>2 Σ (n ln(n/μ) − n + μ).</summary>
    public double Deviance { get; }

    /// <summary>Σ (n − μ)²/μ.</summary>
    public double Pearson { get; }

    /// <summary>−2ℓ + 2k, ℓ with its constant, k the effects of the model, those at minus infinity with them: the data chose them too.</summary>
    public double Aic { get; }

    /// <summary>AIC − 2k + k·ln(observed persons), as Rcapture counts.</summary>
    public double Bic { get; }

    /// <summary>μ of every pattern, of which the first is not observed and 0 here.</summary>
    public ReadOnlySpan<double> Expected => _expected;

    /// <summary>What a reader of the estimate must know, in sentences: where it stands at a boundary, and where nothing is left to test it by.</summary>
    public ReadOnlyCollection<string> Warnings { get; }

    /// <summary>Fits the model to the table, summed over covariates, once its estimate is known to exist and to be identifiable.</summary>
    public static FitOutcome Of(CaptureTable table, LogLinearModel model)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(model);
        var workspace = Workspace(table, model);
        var reason = workspace.Fit(model.Effects);
        return new(reason is NoEstimate.None ? new(table, model, workspace) : null, reason);
    }

    /// <summary>Whether the model has an estimate on the table, without fitting.</summary>
    public static Existence CheckExistence(CaptureTable table, LogLinearModel model)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(model);
        return Workspace(table, model).Check(model.Effects);
    }

    /// <summary>The Wald interval: observed + exp(θ₀ ± z·se(θ₀)), z the normal quantile of (1 + level)/2.</summary>
    public Interval Wald(double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(level, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        var width = Normal.Quantile((1 + level) / 2) * Coefficients[0].StandardError;
        return new(level, Observed + Hidden * Math.Exp(-width), Observed + Hidden * Math.Exp(width));
    }

    private IEnumerable<string> Warn()
    {
        foreach (var coefficient in Coefficients.Where(coefficient => double.IsNegativeInfinity(coefficient.Value)))
        {
            yield return $"Nobody is on all of the lists {coefficient.Name}: their interaction is at minus infinity, a boundary that intervals from standard errors do not know of.";
        }

        if (Cells == Parameters)
        {
            yield return "The model fits the table exactly: nothing is left to test it by.";
        }
    }

    private static FitWorkspace Workspace(CaptureTable table, LogLinearModel model)
    {
        if (model.Lists != table.Lists.Count)
        {
            throw new ArgumentException($"a model of {model.Lists} lists, a table of {table.Lists.Count}", nameof(model));
        }

        var workspace = new FitWorkspace(model.Lists);
        workspace.Load(table.Counts);
        return workspace;
    }
}
