namespace Baken.Estimation;

/// <summary>
/// Fits models to tables of one number of lists, without allocating once its arrays have grown. Newton's method on the Poisson
/// log-likelihood ℓ(θ) = Σ t(e)θ(e) − Σ μ(c) over the observed cells, where t(e) = Σ n(c) over c ⊇ e are the sufficient statistics: with
/// the canonical link this is iteratively reweighted least squares. A step that lowers ℓ is halved. Not for two threads at once.
/// </summary>
internal sealed partial class FitWorkspace
{
    private readonly ExistenceCheck _existence;
    private readonly double[] _counts;
    private readonly double[] _margins;
    private readonly double[] _eta;
    private readonly double[] _weights;
    private readonly bool[] _gone;
    private double _logFactorials;
    private int[] _effects = [];
    private double[] _theta = [];
    private double[] _trial = [];
    private double[] _step = [];
    private double[] _information = [];

    public FitWorkspace(int lists)
    {
        var cells = 1 << lists;
        _existence = new(lists);
        (_counts, _margins, _eta, _weights, _gone) = (new double[cells], new double[cells], new double[cells], new double[cells], new bool[cells]);
    }

    /// <summary>Persons in the table.</summary>
    public double Observed => _margins[0];

    /// <summary>Effects that are finite in the last fit.</summary>
    public int Parameters { get; private set; }

    /// <summary>The finite effects of the last fit, in the order of the model.</summary>
    public ReadOnlySpan<int> Effects => _effects.AsSpan(0, Parameters);

    /// <summary>θ of the last fit, for <see cref="Effects"/>; the first is the intercept, ln of the expected persons on no list.</summary>
    public ReadOnlySpan<double> Theta => _theta.AsSpan(0, Parameters);

    /// <summary>ℓ of the last fit with its constant, Σ ln Poisson(n(c); μ(c)).</summary>
    public double LogLikelihood { get; private set; }

    /// <summary>Cells that an effect at minus infinity empties; cell 0 counts as one, it is not observed.</summary>
    public ReadOnlySpan<bool> Gone => _gone;

    /// <summary>Effects of the last model, those at minus infinity with the finite ones: the k of AIC and BIC.</summary>
    public int ModelSize { get; private set; }

    /// <summary>AIC = −2ℓ + 2k of the last fit.</summary>
    public double Aic => -2 * LogLikelihood + 2 * ModelSize;

    /// <summary>BIC = AIC − 2k + k·ln(observed persons) of the last fit.</summary>
    public double Bic => -2 * LogLikelihood + ModelSize * Math.Log(Observed);

    /// <summary>Expected persons on no list in the last fit.</summary>
    public double Hidden => Math.Exp(_theta[0]);

    /// <summary>Takes a table: 2^lists counts, of which the first is not looked at.</summary>
    public void Load<T>(ReadOnlySpan<T> counts)
        where T : struct, System.Numerics.INumberBase<T>
    {
        _logFactorials = 0;
        _counts[0] = 0;
        for (var cell = 1; cell < _counts.Length; cell++)
        {
            var count = double.CreateTruncating(counts[cell]);
            _counts[cell] = count;
            _logFactorials += count > 1 ? Poisson.LogFactorial(count) : 0;
        }

        _counts.CopyTo(_margins, 0);
        Lattice.SumSupersets(_margins);
    }

    /// <summary>Persons on all lists of the effect.</summary>
    public double Margin(int effect) => _margins[effect];

    /// <summary>Expected persons on all lists of the effect, of those who are observed, under the last fit.</summary>
    public double ExpectedMargin(int effect) => _weights[effect];

    /// <summary>Existence and identifiability of a model on the table.</summary>
    public Existence Check(ReadOnlySpan<int> effects)
    {
        Prepare(effects);
        return _existence.Check(_counts, _gone, Effects);
    }

    /// <summary>Fits the model when its estimate exists.</summary>
    public NoEstimate Fit(ReadOnlySpan<int> effects) =>
        Check(effects) switch
        {
            { Holds: true } => Solve(),
            { Exists: true } => NoEstimate.NotIdentifiable,
            { Identifiable: true } => NoEstimate.DoesNotExist,
            _ => NoEstimate.NeitherExistsNorIdentifiable,
        };

    /// <summary>μ of every observed cell under the last fit, into 2^lists numbers; 0 for the cells that are gone.</summary>
    public void Expected(Span<double> into)
    {
        into.Clear();
        for (var effect = 0; effect < Parameters; effect++)
        {
            into[_effects[effect]] = _theta[effect];
        }

        Lattice.SumSubsets(into);
        for (var cell = 0; cell < into.Length; cell++)
        {
            into[cell] = _gone[cell] ? 0 : Math.Exp(into[cell]);
        }
    }

    /// <summary>Standard errors of <see cref="Theta"/>: roots of the diagonal of (X'MX)⁻¹, M the diagonal of the observed μ.</summary>
    public void StandardErrors(Span<double> into)
    {
        FillInformation();
        if (!Cholesky.Factor(_information.AsSpan(0, Parameters * Parameters), Parameters))
        {
            into.Fill(double.PositiveInfinity);
            return;
        }

        for (var effect = 0; effect < Parameters; effect++)
        {
            var unit = _step.AsSpan(0, Parameters);
            unit.Clear();
            unit[effect] = 1;
            Cholesky.Solve(_information, Parameters, unit);
            into[effect] = Math.Sqrt(unit[effect]);
        }
    }

    // Parts the effects in finite ones and those that nobody shows, and drops the cells of the latter.
    private void Prepare(ReadOnlySpan<int> effects)
    {
        if (_effects.Length < effects.Length)
        {
            var size = effects.Length + 8;
            (_effects, _theta, _trial, _step, _information) = (new int[size], new double[size], new double[size], new double[size], new double[size * size]);
        }

        (Parameters, ModelSize) = (0, effects.Length);
        Array.Clear(_gone);
        _gone[0] = true;
        foreach (var effect in effects)
        {
            if (_margins[effect] > 0)
            {
                _effects[Parameters++] = effect;
            }
            else if (!_gone[effect] || effect is 0)
            {
                for (var cell = effect; cell < _gone.Length; cell = cell + 1 | effect)
                {
                    _gone[cell] = true;
                }
            }
        }
    }
}
