using CsCheck;

namespace Baken.Estimation.Tests;

public class Fits
{
    private static readonly Gen<LogLinearModel> OfFourLists = Gen.Int[0, 112].Select(index =>
    {
        var effects = new int[16];
        return LogLinearModel.Of(4, effects[..HierarchicalModels.Effects(HierarchicalModels.All(4, 3)[index], effects)]);
    });

    [Fact]
    public void Lists_that_never_overlap_have_no_estimate()
    {
        var table = CaptureTable.Of(["A", "B"], [(1, 30), (2, 40)]);

        Assert.Equal((null, NoEstimate.DoesNotExist), (Method.MainEffects.Estimate(table).Fit, Method.MainEffects.Estimate(table).Reason));
        Assert.Equal(NoEstimate.DoesNotExist, Bootstrap.Of(table, Method.Stepwise(), cancellation: TestContext.Current.CancellationToken).Reason);
    }

    [Fact]
    public void An_interaction_of_two_lists_cannot_be_told_from_persons_on_neither()
    {
        Assert.Equal(NoEstimate.NotIdentifiable, Fit(CaptureTable.Of(["A", "B"], [(1, 30), (2, 40), (3, 10)]), "[12]").Reason);
        Assert.Equal(NoEstimate.NotIdentifiable, Fit(PublishedTables.Of("Kosovo"), "[1234]").Reason);
    }

    [Fact]
    public void A_model_that_runs_to_infinity_is_refused_not_iterated()
    {
        // With lists 1 and 2 dependent nobody of list 3 overlaps: the number on none has no bound.
        Assert.Equal(NoEstimate.DoesNotExist, Fit(PublishedTables.Of("Artificial_3"), "[12,3]").Reason);
        Assert.Equal(NoEstimate.DoesNotExist, Fit(PublishedTables.Of("Korea"), "[12,13]").Reason);
    }

    [Fact]
    public void A_model_of_other_lists_than_the_table_is_refused() =>
        Assert.Throws<ArgumentException>(() => LogLinearFit.Of(PublishedTables.Of("Korea"), LogLinearModel.MainEffects(4)));

    [Fact]
    public void Two_lists_give_the_estimate_of_Petersen_and_Lincoln()
    {
        var fit = Method.MainEffects.Estimate(CaptureTable.Of(["A", "B"], [(1, 30), (2, 40), (3, 10)])).Fit!;

        Assert.Equal(40 * 50 / 10.0, fit.Total, 9);
        Assert.Equal(0, fit.Deviance, 9);
    }

    [Fact]
    public void A_pair_without_overlap_goes_to_minus_infinity_and_its_cells_are_gone()
    {
        var fit = Fit(PublishedTables.Of("Artificial_3"), "[13,23]").Fit!;

        // Left are the cells 1, 2, 3 and 12, which three main effects and an intercept fit exactly: 40·30/6 on none.
        Assert.Equal((4, 4), (fit.Cells, fit.Parameters));
        Assert.Equal(96 + 40 * 30 / 6.0, fit.Total, 9);
        Assert.Equal(["A:C", "B:C"], fit.Coefficients.Where(coefficient => double.IsNegativeInfinity(coefficient.Value)).Select(coefficient => coefficient.Name));
        Assert.Equal(0, fit.Expected[0b111]);
        Assert.Equal(3, fit.Warnings.Count);
        Assert.StartsWith("Nobody is on all of the lists A:C", fit.Warnings[0], StringComparison.Ordinal);
        Assert.StartsWith("The model fits the table exactly", fit.Warnings[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_past_what_rounding_can_weigh_give_a_reason_and_no_number()
    {
        var (fit, reason) = Method.MainEffects.Estimate(CaptureTable.Of(["A", "B"], [(1, 1L << 51), (2, 1L << 51), (3, 1)]));

        Assert.Equal((null, NoEstimate.NotConverged), (fit, reason));
    }

    [Fact]
    public void Counts_of_billions_still_give_a_number()
    {
        var fit = Method.MainEffects.Estimate(CaptureTable.Of(["A", "B"], [(1, 1L << 40), (2, 1L << 40), (3, 1 << 20)])).Fit!;

        Assert.True(Near(Math.Pow(2, 60), fit.Hidden, 1e-6));
        Assert.True(double.IsFinite(fit.Wald().Upper + fit.Aic));
    }

    [Fact]
    public void Sixteen_lists_are_fitted()
    {
        var table = CaptureTable.Of(Enumerable.Range(0, 16).Select(list => $"L{list}"), Enumerable.Range(0, 200).Select(row => ((row * 7919 + 1) & 0xffff, 1L)).Concat([(0xffff, 2L)]));
        var fit = Method.MainEffects.Estimate(table).Fit!;

        Assert.Equal((65_535, 17), (fit.Cells, fit.Parameters));
        Assert.True(Near(table.Observed, fit.Expected.ToArray().Sum(), 1e-9));
    }

    [Fact]
    public void The_order_of_lists_does_not_matter() =>
        Gen.Select(Tables.Any, OfFourLists, Gen.Shuffle(new[] { 0, 1, 2, 3 })).Sample((table, model, order) =>
        {
            int Move(int set) => Enumerable.Range(0, 4).Sum(list => (set >> list & 1) << order[list]);
            var moved = CaptureTable.Of(["A", "B", "C", "D"], table.Cells.Select(cell => (Move(cell.Pattern), cell.Count)));
            var (one, other) = (LogLinearFit.Of(table, model), LogLinearFit.Of(moved, LogLinearModel.Of(4, model.Effects.ToArray().Select(Move))));
            return one.Reason == other.Reason && (one.Fit is null || Near(one.Fit.Total, other.Fit!.Total, 1e-8));
        }, iter: 400);

    [Fact]
    public void Every_fit_meets_the_margins_of_its_effects_and_is_a_number() =>
        Gen.Select(Tables.Any, OfFourLists).Sample((table, model) =>
        {
            var fit = LogLinearFit.Of(table, model).Fit;
            return fit is null || (double.IsFinite(fit.Total + fit.Aic + fit.Bic + fit.Deviance + fit.Pearson) && fit.Hidden >= 0 && fit.Deviance > -1e-8 &&
                model.Effects.ToArray().All(effect =>
                {
                    var margin = Enumerable.Range(1, 15).Where(cell => (cell & effect) == effect);
                    return Near(margin.Sum(cell => table.Counts[cell]), margin.Sum(cell => fit.Expected[cell]), 1e-7);
                }));
        }, iter: 1000);

    [Fact]
    public void Where_the_check_refuses_the_likelihood_has_no_top_and_elsewhere_it_has() =>
        Gen.Select(Tables.Any, OfFourLists).Sample((table, model) =>
        {
            var existence = LogLinearFit.CheckExistence(table, model);
            var outcome = LogLinearFit.Of(table, model);
            return existence.Holds == outcome.Fit is not null && BruteForce.HasTop(table, model) == existence.Exists;
        }, iter: 300);

    [Fact]
    public void No_search_of_another_kind_finds_a_better_fit() =>
        Gen.Select(Tables.Full, OfFourLists).Sample((table, model) =>
            LogLinearFit.Of(table, model).Fit is { } fit && Near(fit.Total, BruteForce.Total(table, model), 1e-5), iter: 300);

    private static FitOutcome Fit(CaptureTable table, string model) =>
        LogLinearModel.TryParse(model, table.Lists.Count, out var parsed, out var why) ? LogLinearFit.Of(table, parsed) : throw new ArgumentException(why);

    private static bool Near(double one, double other, double relative) => Math.Abs(one - other) <= relative * Math.Max(1, Math.Max(Math.Abs(one), Math.Abs(other)));
}
