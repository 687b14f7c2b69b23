using Baken.Signals.Reference;
using CsCheck;

namespace Baken.Signals.Tests.Reference;

public class Indicator_sum
{
    private const string Documents = "ILO-5-01"; // strong, coercion
    private static readonly string[] All = [.. Indicators.Catalogue.All.Select(indicator => indicator.Code)];
    private static readonly Gen<string> Code = Gen.Int[0, All.Length - 1].Select(index => All[index]);

    [Fact]
    public void A_catalogue_with_an_unknown_dimension_form_source_or_strength_is_refused()
    {
        var text = ReferenceFile.Text("indicators.json");
        foreach (var (find, replace) in new[]
        {
            ("\"dimension\": \"exploitation\"", "\"dimension\": \"nothing\""), ("\"form\": \"labour\"", "\"form\": \"nothing\""),
            ("\"source\": \"ILO\"", "\"source\": \"nothing\""), ("\"strengthAdult\": \"strong\"", "\"strengthAdult\": \"very\""), ("{\"strong\": 2}", "{}"),
        })
        {
            var spoiled = text.Replace(find, replace, StringComparison.Ordinal);
            Assert.NotEqual(text, spoiled);
            Assert.Throws<ReferenceDataException>(() => Indicators.Parse(spoiled));
        }
    }

    [Fact]
    public void A_code_that_the_catalogue_does_not_have_is_listed_and_weighs_nothing()
    {
        var sum = IndicatorSum.Explain(["XX-1", "XX-1"], minor: false);
        Assert.Equal(["XX-1"], sum.NotInCatalogue);
        Assert.Empty(sum.Dimensions);
        Assert.All(sum.Elements, element => Assert.Equal(ElementReading.NothingObserved, element.Reading));
    }

    [Fact]
    public void An_indicator_that_is_given_twice_counts_once()
    {
        var sum = Assert.Single(IndicatorSum.Explain([Documents, Documents], minor: false).Dimensions);
        Assert.Equal((1, DimensionReading.NotPositive), (sum.Strong, sum.Reading));
    }

    [Fact]
    public void The_catalogue_has_155_indicators_of_which_most_have_no_known_strength()
    {
        Assert.Equal(155, All.Length);
        Assert.Equal(88, Indicators.Catalogue.All.Count(indicator => indicator.StrengthAdult == Strength.Unknown));
        Assert.All(Indicators.Catalogue.All.Where(indicator => indicator.StrengthAdult == Strength.Strong), indicator => Assert.Equal("labour", indicator.Form));
        Assert.All(Indicators.Catalogue.All, indicator => Assert.InRange(indicator.ShortTitle.Length, 3, 61));
        Assert.Equal("Documenten afgenomen", Indicators.Catalogue.Find(Documents)!.ShortTitle);
    }

    [Theory]
    [InlineData(2, 0, 0, true)]
    [InlineData(1, 1, 0, true)]
    [InlineData(1, 0, 1, true)]
    [InlineData(0, 3, 0, true)]
    [InlineData(0, 2, 1, true)]
    [InlineData(3, 4, 5, true)] // more also counts
    [InlineData(0, 5, 0, true)]
    [InlineData(1, 0, 0, false)]
    [InlineData(0, 2, 0, false)]
    [InlineData(0, 1, 9, false)]
    [InlineData(0, 0, 9, false)]
    [InlineData(0, 0, 0, false)]
    public void A_dimension_is_positive_by_the_combination_rule(int strong, int medium, int weak, bool positive) =>
        Assert.Equal(positive, Indicators.Rule.Positive(strong, medium, weak));

    [Fact]
    public void Unknown_strength_is_listed_and_never_read_as_negative()
    {
        var sexual = Codes(indicator => indicator.Form == "sexual");
        var sum = IndicatorSum.Explain(sexual, minor: false);
        Assert.Equal(sexual.Length, sum.Dimensions.Sum(dimension => dimension.StrengthUnknown.Count));
        Assert.All(sum.Dimensions, dimension => Assert.Equal(DimensionReading.CannotBeSaid, dimension.Reading));
        Assert.All(sum.Elements, element => Assert.Equal(ElementReading.CannotBeSaid, element.Reading));
    }

    [Fact]
    public void Groups_of_one_name_and_different_forms_are_not_added_up()
    {
        var sum = IndicatorSum.Explain(Codes(indicator => indicator.Dimension == "behaviour"), minor: false);
        Assert.Equal(["sexual", "criminal"], sum.Dimensions.Select(dimension => dimension.Form));
    }

    [Fact]
    public void For_an_adult_means_exploitation_and_coercion_are_read_apart()
    {
        var sum = IndicatorSum.Explain([.. Codes(indicator => indicator.Dimension == "exploitation"), Documents], minor: false);
        Assert.Equal(
            [(TraffickingElement.Means, true, ElementReading.NothingObserved), (TraffickingElement.Exploitation, true, ElementReading.There), (TraffickingElement.Coercion, true, ElementReading.NotThere)],
            sum.Elements.Select(element => (element.Element, element.Required, element.Reading)));
    }

    [Fact]
    public void For_a_minor_means_are_not_required_and_the_strengths_for_a_child_are_used()
    {
        string[] codes = ["ILO-2-02", "ILO-2-03"]; // medium for an adult, strong for a child
        Assert.Equal(DimensionReading.NotPositive, Assert.Single(IndicatorSum.Explain(codes, minor: false).Dimensions).Reading);
        var child = IndicatorSum.Explain(codes, minor: true);
        Assert.Equal(DimensionReading.Positive, Assert.Single(child.Dimensions).Reading);
        Assert.Equal([false, true, true], child.Elements.Select(element => element.Required));
    }

    [Fact]
    public void Every_observed_indicator_is_counted_once_and_more_never_takes_a_positive_dimension_away() =>
        Gen.Select(Code.Array[0, 20], Code, Gen.Bool).Sample((codes, extra, minor) =>
        {
            var before = IndicatorSum.Explain(codes, minor);
            Assert.Equal(codes.Distinct().Count(), before.Dimensions.Sum(sum => sum.Strong + sum.Medium + sum.Weak + sum.StrengthUnknown.Count));
            var after = IndicatorSum.Explain([.. codes, extra], minor);
            Assert.All(
                before.Dimensions.Where(sum => sum.Reading == DimensionReading.Positive),
                sum => Assert.Contains(after.Dimensions, later => later.Dimension == sum.Dimension && later.Form == sum.Form && later.Reading == DimensionReading.Positive));
        });

    private static string[] Codes(Func<Indicator, bool> which) => [.. Indicators.Catalogue.All.Where(which).Select(indicator => indicator.Code)];
}
