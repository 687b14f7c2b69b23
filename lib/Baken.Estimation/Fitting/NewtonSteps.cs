namespace Baken.Estimation;

/// <summary>The iterations of a fit.</summary>
internal sealed partial class FitWorkspace
{
    private const int MostSteps = 200;

    private NoEstimate Solve()
    {
        if (!Start())
        {
            return NoEstimate.NotConverged;
        }

        var kernel = Evaluate(_theta);
        var before = double.PositiveInfinity;
        for (var step = 0; step < MostSteps; step++)
        {
            FillInformation();
            var slope = 0.0;
            for (var effect = 0; effect < Parameters; effect++)
            {
                _step[effect] = _trial[effect] = _margins[_effects[effect]] - _weights[_effects[effect]];
            }

            if (!Direction())
            {
                return NoEstimate.NotConverged;
            }

            for (var effect = 0; effect < Parameters; effect++)
            {
                slope += _trial[effect] * _step[effect];
            }

            // Close to the optimum ℓ no longer tells better from worse in 53 bits; the quadratic model does.
            var next = Move(kernel, slope);
            if (double.IsNaN(next))
            {
                return NoEstimate.NotConverged;
            }

            kernel = next;
            (before, var last) = (slope, before);
            // The slope is the squared distance to the optimum in standard errors. With counts of billions rounding keeps it from falling on.
            if (slope < 1e-13 || (slope < 1e-6 && slope > last / 4))
            {
                LogLikelihood = kernel - _logFactorials;
                return double.IsFinite(Hidden) ? NoEstimate.None : NoEstimate.TooLarge;
            }
        }

        return NoEstimate.NotConverged;
    }

    // One weighted least-squares step from μ = n + 0.1 gives the first θ.
    private bool Start()
    {
        for (var cell = 0; cell < _counts.Length; cell++)
        {
            var weight = _gone[cell] ? 0 : _counts[cell] + 0.1;
            _weights[cell] = weight;
            _eta[cell] = weight is 0 ? 0 : weight * Math.Log(weight);
        }

        Lattice.SumSupersets(_weights);
        Lattice.SumSupersets(_eta);
        for (var effect = 0; effect < Parameters; effect++)
        {
            _step[effect] = _eta[_effects[effect]];
        }

        FillInformation();
        if (!Direction())
        {
            return false;
        }

        _step.AsSpan(0, Parameters).CopyTo(_theta);
        return true;
    }

    // Goes along the step as far as ℓ does not fall; ℓ afterwards, or NaN when no part of the step helps.
    private double Move(double kernel, double slope)
    {
        for (var part = 1.0; part > 1e-12; part /= 2)
        {
            for (var effect = 0; effect < Parameters; effect++)
            {
                _trial[effect] = _theta[effect] + part * _step[effect];
            }

            var next = Evaluate(_trial);
            if (next >= kernel + 1e-4 * part * slope || (slope < 1e-6 && double.IsFinite(next)))
            {
                (_theta, _trial) = (_trial, _theta);
                return next;
            }
        }

        return double.NaN;
    }

    // ℓ at θ without its constant; leaves Σ μ over supersets in the weights.
    private double Evaluate(double[] theta)
    {
        Array.Clear(_eta);
        var kernel = 0.0;
        for (var effect = 0; effect < Parameters; effect++)
        {
            _eta[_effects[effect]] = theta[effect];
            kernel += _margins[_effects[effect]] * theta[effect];
        }

        Lattice.SumSubsets(_eta);
        for (var cell = 0; cell < _eta.Length; cell++)
        {
            _weights[cell] = _gone[cell] ? 0 : Math.Exp(_eta[cell]);
        }

        Lattice.SumSupersets(_weights);
        return kernel - _weights[0];
    }

    private void FillInformation()
    {
        var size = Parameters;
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                _information[row * size + column] = _weights[_effects[row] | _effects[column]];
            }
        }
    }

    // Solves for the step; when rounding leaves no positive definite matrix, a growing part of the diagonal is added (a shorter step uphill).
    private bool Direction()
    {
        for (var damping = 1e-12; !Cholesky.Factor(_information.AsSpan(0, Parameters * Parameters), Parameters); damping *= 100)
        {
            if (damping > 1)
            {
                return false;
            }

            FillInformation();
            for (var effect = 0; effect < Parameters; effect++)
            {
                _information[effect * Parameters + effect] *= 1 + damping;
            }
        }

        Cholesky.Solve(_information, Parameters, _step.AsSpan(0, Parameters));
        return true;
    }
}
