using Baken.Signals.Reference;
using CsCheck;

namespace Baken.Signals.Tests.Reference;

public class Municipality_names
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("gemeente")]
    [InlineData("Bergen")] // two of them
    [InlineData("Atlantis")]
    [InlineData("Westlan")]
    public void A_name_that_is_none_or_fits_two_finds_nothing(string? name) => Assert.Null(Municipalities.Find(name));

    [Fact]
    public void Half_a_character_is_no_name() => Assert.Null(Municipalities.Find("West\ud800land"));

    [Theory]
    [InlineData("GM9999")]
    [InlineData("gm1783")]
    [InlineData(null)]
    public void An_unknown_code_finds_nothing(string? code) => Assert.Null(Municipalities.ByCode(code));

    [Theory]
    [InlineData("Westland", "GM1783")]
    [InlineData("  WESTLAND ", "GM1783")]
    [InlineData("gemeente Westland", "GM1783")]
    [InlineData("West\u200bland", "GM1783")] // a zero-width space
    [InlineData("'s-Gravenhage", "GM0518")]
    [InlineData("’s Gravenhage", "GM0518")]
    [InlineData("den haag", "GM0518")]
    [InlineData("Den Bosch", "GM0796")]
    [InlineData("Sudwest-Fryslan", "GM1900")]
    [InlineData("Súdwest Fryslân", "GM1900")]
    [InlineData("Bergen (NH)", "GM0373")]
    [InlineData("Bergen (L.)", "GM0893")]
    [InlineData("Nuenen, Gerwen en Nederwetten", "GM0820")]
    public void A_name_is_found_whatever_its_notation(string name, string code) => Assert.Equal(code, Municipalities.Find(name)?.Code);

    [Fact]
    public void Every_municipality_is_found_by_its_own_name_and_lies_in_one_of_25_regions()
    {
        Assert.Equal(345, Municipalities.All.Count);
        Assert.Equal(25, Municipalities.Regions.Count);
        Assert.All(Municipalities.All, row => Assert.Same(row, Municipalities.Find(row.Name)));
        Assert.All(Municipalities.All, row => Assert.Contains(row.Region, Municipalities.Regions));
        Assert.Equal("Haaglanden", Municipalities.ByCode("GM1783")!.Region!.Name);
    }

    [Fact]
    public void A_municipality_without_a_region_is_kept_as_region_unknown()
    {
        var text = ReferenceFile.Text("municipalities.json").Replace("\"name\": \"Westland\", \"region\": \"VR15\", ", "\"name\": \"Westland\", ", StringComparison.Ordinal);
        Assert.Null(Municipalities.Parse(text).ByCode["GM1783"].Region);
    }

    [Theory]
    [InlineData("\"region\": \"VR15\", \"status\"", "\"region\": \"VR99\", \"status\"", "unknown region 'VR99'")]
    [InlineData("\"name\": \"Delft\"", "\"name\": \"westland\"", "occurs twice")]
    [InlineData("\"code\": \"GM0518\", \"source\": \"own choice\"", "\"code\": \"GM0000\", \"source\": \"own choice\"", "points at no municipality")]
    public void A_spoiled_table_is_refused(string find, string replace, string message)
    {
        var text = ReferenceFile.Text("municipalities.json");
        var spoiled = text.Replace(find, replace, StringComparison.Ordinal);
        Assert.NotEqual(text, spoiled);
        Assert.Contains(message, Assert.Throws<ReferenceDataException>(() => Municipalities.Parse(spoiled)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_makes_the_search_fail() => Gen.String.Sample(text =>
    {
        var found = Municipalities.Find(text);
        Assert.True(found is null || found == Municipalities.ByCode(found.Code));
    });
}
