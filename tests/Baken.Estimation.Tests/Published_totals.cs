namespace Baken.Estimation.Tests;

/// <summary>Totals on published tables, restated so that they are checked wherever the tests run.</summary>
public class Published_totals
{
    // As SparseMSE 2.0.1 (estimatepopulation.0) answers.
    [Theory]
    [InlineData("UKdat_5", 0, 13444.1312090139, 217.778876462761)]
    [InlineData("UKdat_5", 0.02, 11312.9902894352, 127.598630576814)]
    [InlineData("UKdat", 0, 12213.9951246008, 305.019988990859)]
    [InlineData("UKdat", 0.02, 11417.9910915046, 162.659054976332)]
    [InlineData("UKdat_4", 0, 10694.2545497802, 133.385003187394)]
    [InlineData("UKdat_4", 0.02, 11015.2444543723, 96.8298527691237)]
    [InlineData("Ned_5", 0, 52923.8942540601, 505.63456071755)]
    [InlineData("Ned_5", 0.02, 121521.613712277, 143.786993583238)]
    [InlineData("Ned", 0, 52823.4639331121, 584.408800284764)]
    [InlineData("Ned", 0.02, 111139.371230396, 207.184861144466)]
    [InlineData("NewOrl_5", 0, 981.431366992624, 76.9157818028331)]
    [InlineData("NewOrl_5", 0.02, 981.431366992624, 76.9157818028331)]
    [InlineData("Korea", 0, 141.99264735066, 172.895570631994)]
    [InlineData("Korea", 0.02, 268.777777777778, 44.9076745296769)]
    [InlineData("Kosovo", 0, 7394.58666230023, 357.362741143606)]
    [InlineData("Kosovo", 0.02, 14341.6638004272, 161.317648272942)]
    [InlineData("Artificial_3", 0, 539.093929428606, 36.1474239544086)]
    [InlineData("Artificial_3", 0.02, 539.093929428606, 36.1474239544086)]
    public void SparseMSE_finds_the_same_total(string table, double threshold, double total, double aic)
    {
        var fit = (threshold is 0 ? Method.MainEffects : Method.Stepwise(threshold)).Estimate(PublishedTables.Of(table)).Fit!;

        Reference.Close(total, fit.Total, table);
        Reference.Close(aic, fit.Aic, table + " AIC");
    }

    // As MultipleSystemsEstimation 1.2.0 (assemble_bic) answers.
    [Theory]
    [InlineData("UKdat_5", 3, 6212, 128, "[123,25,34]", 25311.2906125325, 195.879105644213)]
    [InlineData("UKdat_4", 3, 113, 2, "[12,13,4]", 11987.087615288, 142.423463198011)]
    [InlineData("Ned_5", 2, 1024, 0, "[12,15,23,24,25,35,45]", 48012.7262915415, 222.05391026014)]
    [InlineData("NewOrl_5", 3, 6212, 287, "[1,2,3,4,5]", 981.431366992623, 96.2702618451121)]
    [InlineData("Kosovo", 2, 64, 0, "[12,13,14,23,34]", 14341.663800427, 225.211246472005)]
    [InlineData("Artificial_3", 2, 8, 4, "[1,2,3]", 539.093929428606, 46.40481672028)]
    public void MultipleSystemsEstimation_finds_the_same_best_model(string table, int maxOrder, int tried, int rejected, string model, double total, double bic)
    {
        var found = Enumeration.Of(PublishedTables.Of(table), maxOrder, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal((tried, rejected, model), (found.Tried, found.Rejected, found.Ranking[0].Model.ToString()));
        Reference.Close(total, found.Ranking[0].Total, table);
        Reference.Close(bic, found.Ranking[0].Bic, table + " BIC");
    }

    // n + (t-1)/t · f1²/(2 f2), as Rcapture 1.4-4 answers without bias correction.
    [Fact]
    public void Chaos_bound_for_the_United_Kingdom()
    {
        Reference.Close(14642.185046729, ChaoLowerBound.Of(PublishedTables.Of("UKdat_5")).Total!.Value, "UK");
        Reference.Close(14582.1506976744, ChaoLowerBound.Of(PublishedTables.Of("UKdat_5")).BiasCorrected, "UK");
    }

    [Fact]
    public void Chaos_bound_is_absent_when_nobody_is_on_two_lists()
    {
        var bound = ChaoLowerBound.Of(CaptureTable.Of(["A", "B"], [(1, 3), (2, 2)]));

        Assert.Null(bound.Total);
        Assert.Equal(5 + 0.5 * 5 * 4 / 2, bound.BiasCorrected);
    }
}
