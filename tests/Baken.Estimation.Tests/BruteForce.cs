namespace Baken.Estimation.Tests;

/// <summary>The same answers by slow and plain means, with none of the library's arithmetic. Models without the effect of all lists.</summary>
internal static class BruteForce
{
    /// <summary>The total by iterative proportional fitting: the expectations are scaled to the margins of each generator in turn.</summary>
    public static double Total(CaptureTable table, LogLinearModel model)
    {
        var cells = table.Counts.Length;
        var expected = Enumerable.Repeat(1.0, cells).ToArray();
        for (var (pass, change) = (0, 1.0); pass < 100_000 && change > 1e-13; pass++)
        {
            change = 0;
            foreach (var generator in model.Generators)
            {
                foreach (var group in Enumerable.Range(1, cells - 1).GroupBy(cell => cell & generator))
                {
                    var scale = group.Sum(cell => (double)table.Counts[cell]) / group.Sum(cell => expected[cell]);
                    change = Math.Max(change, Math.Abs(scale - 1));
                    foreach (var cell in group)
                    {
                        expected[cell] *= scale;
                    }
                }
            }
        }

        // Without the effect of all lists the alternating sum of the logarithms over all cells is 0.
        return table.Observed + Math.Exp(-Enumerable.Range(1, cells - 1).Sum(cell => int.PopCount(cell) % 2 is 0 ? Math.Log(expected[cell]) : -Math.Log(expected[cell])));
    }

    /// <summary>
    /// Whether the likelihood, on the cells that no empty effect empties, has a top at finite effects: with a vanishing penalty on their size
    /// they stay where they are; without a top they run on.
    /// </summary>
    public static bool HasTop(CaptureTable table, LogLinearModel model)
    {
        var counts = table.Counts.ToArray();
        long Margin(int effect) => Enumerable.Range(1, counts.Length - 1).Where(cell => (cell & effect) == effect).Sum(cell => counts[cell]);
        var all = model.Effects.ToArray();
        int[] effects = [.. all.Where(effect => Margin(effect) > 0)];
        int[] cells = [.. Enumerable.Range(1, counts.Length - 1).Where(cell => !all.Any(effect => (cell & effect) == effect && Margin(effect) is 0))];
        double[][] design = [.. cells.Select(cell => effects.Select(effect => (effect & ~cell) is 0 ? 1.0 : 0).ToArray())];
        double[] persons = [.. cells.Select(cell => (double)counts[cell])];
        var near = Penalised(design, persons, 1e-5);
        var far = Penalised(design, persons, 1e-8);
        return near.Zip(far, (one, other) => Math.Abs(one - other)).Max() < 1;
    }

    private static double[] Penalised(double[][] design, double[] counts, double penalty)
    {
        var theta = new double[design[0].Length];
        theta[0] = Math.Log(counts.Max());
        for (var step = 0; step < 500; step++)
        {
            double[] expected = [.. design.Select(row => Math.Exp(Dot(row, theta)))];
            double[] slope = [.. theta.Select((value, i) => design.Select((row, cell) => row[i] * (counts[cell] - expected[cell])).Sum() - penalty * value)];
            var system = theta.Select((_, i) => theta.Select((_, j) => design.Select((row, cell) => row[i] * row[j] * expected[cell]).Sum() + (i == j ? penalty : 0)).Append(slope[i]).ToArray()).ToArray();
            var move = Solve(system);
            var part = 1.0;
            while (part > 1e-10 && !(Height(Along(part)) > Height(theta)))
            {
                part /= 2;
            }

            if (part <= 1e-10)
            {
                break;
            }

            theta = Along(part);

            double[] Along(double length) => [.. theta.Zip(move, (value, by) => value + length * by)];
        }

        return theta;

        double Height(double[] at) => design.Select((row, cell) => counts[cell] * Dot(row, at) - Math.Exp(Dot(row, at))).Sum() - penalty / 2 * Dot(at, at);
    }

    private static double Dot(double[] one, double[] other) => one.Zip(other, (a, b) => a * b).Sum();

    // Gauss with the largest pivot; the last column is the right-hand side.
    private static double[] Solve(double[][] system)
    {
        var size = system.Length;
        for (var column = 0; column < size; column++)
        {
            var best = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(system[row][column]));
            (system[column], system[best]) = (system[best], system[column]);
            foreach (var row in system.Where(row => row != system[column]))
            {
                var times = row[column] / system[column][column];
                for (var k = column; k <= size; k++)
                {
                    row[k] -= times * system[column][k];
                }
            }
        }

        return [.. system.Select((row, index) => row[size] / row[index])];
    }
}
