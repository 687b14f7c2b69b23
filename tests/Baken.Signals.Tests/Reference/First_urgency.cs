using Baken.Signals.Reference;
using CsCheck;

namespace Baken.Signals.Tests.Reference;

public class First_urgency
{
    private const string Strong = "ILO-5-01";
    private const string Medium = "ILO-1-02";
    private const string Sexual1 = "UN-23";
    private const string Sexual2 = "ZL-01";

    private static readonly string[] Known = [Strong, Medium, Sexual1, Sexual2, "XX-9"];
    private static readonly Gen<string> Code = Gen.Int[0, Known.Length - 1].Select(index => Known[index]);

    [Fact]
    public void Rules_whose_last_one_has_a_condition_are_refused()
    {
        var spoiled = ReferenceFile.Text("urgency-rules.json").Replace("\"when\": {}", "\"when\": {\"minor\": true}", StringComparison.Ordinal);
        Assert.Contains("last rule", Assert.Throws<ReferenceDataException>(() => FirstUrgency.Parse(spoiled)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"U-02\"", "\"U-01\"")]
    [InlineData("\"urgency\": \"high\"", "\"urgency\": \"soon\"")]
    [InlineData("\"nowInDanger\"", "\"nowInDangr\"")]
    public void Spoiled_rules_are_refused(string find, string replace)
    {
        var text = ReferenceFile.Text("urgency-rules.json");
        var spoiled = text.Replace(find, replace, StringComparison.Ordinal);
        Assert.NotEqual(text, spoiled);
        Assert.Throws<ReferenceDataException>(() => FirstUrgency.Parse(spoiled));
    }

    [Theory]
    [InlineData(false, false, false, "", Urgency.Normal, "U-06")]
    [InlineData(false, false, true, "", Urgency.Normal, "U-05")]
    [InlineData(false, false, false, Medium, Urgency.Normal, "U-06")]
    [InlineData(false, false, false, Medium + " " + Medium, Urgency.Normal, "U-06")] // the same one twice
    [InlineData(false, false, false, Strong, Urgency.High, "U-04")]
    [InlineData(false, false, true, Medium + " " + Sexual1, Urgency.High, "U-04")]
    [InlineData(false, false, false, Sexual1 + " " + Sexual2, Urgency.High, "U-04")] // no known strength
    [InlineData(false, true, false, "", Urgency.High, "U-03")]
    [InlineData(false, true, false, Sexual1, Urgency.High, "U-03")]
    [InlineData(false, true, false, Sexual1 + " " + Sexual2, Urgency.Acute, "U-02")]
    [InlineData(false, true, false, Strong, Urgency.Acute, "U-02")]
    [InlineData(true, false, false, "", Urgency.Acute, "U-01")]
    [InlineData(true, true, true, Strong, Urgency.Acute, "U-01")]
    public void The_first_rule_that_applies_decides(bool danger, bool minor, bool continues, string codes, Urgency urgency, string rule)
    {
        var proposal = FirstUrgency.Propose(new(danger, minor, continues, codes.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal((urgency, rule, FirstUrgency.Version), (proposal.Urgency, proposal.RuleId, proposal.RuleVersion));
    }

    [Fact]
    public void The_reasons_name_what_held_and_what_is_not_known()
    {
        var proposal = FirstUrgency.Propose(new(false, true, true, [Sexual1, Sexual2, Strong]));
        Assert.Equal([UrgencyReason.MinorOrPossiblyMinor, UrgencyReason.StrongIndicators, UrgencyReason.SeveralIndicators], proposal.Reasons);
        Assert.Equal((1, 3, 2), (proposal.StrongIndicators, proposal.AnyIndicators, proposal.StrengthUnknown));
        Assert.Equal([UrgencyReason.NothingElse], FirstUrgency.Propose(new(false, false, false, [])).Reasons);
    }

    [Fact]
    public void A_signal_with_two_indicators_is_never_behind_one_whose_strengths_are_known()
    {
        var sexual = Indicators.Catalogue.All.Where(indicator => indicator.Form == "sexual").Select(indicator => indicator.Code).ToArray();
        var labour = Indicators.Catalogue.All.Where(indicator => indicator.Form == "labour").Select(indicator => indicator.Code).ToArray();
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Shuffle(sexual, 2, 8), Gen.Shuffle(labour, 2, 8)).Sample((danger, minor, continues, one, other) =>
            Assert.Equal(
                FirstUrgency.Propose(new(danger, minor, continues, other)).Urgency,
                FirstUrgency.Propose(new(danger, minor, continues, one)).Urgency));
    }

    [Fact]
    public void Knowing_more_never_lowers_the_urgency() =>
        Gen.Select(Gen.Bool, Gen.Bool, Code.Array[0, 4], Code).Sample((minor, continues, codes, extra) =>
        {
            var before = FirstUrgency.Propose(new(false, minor, continues, codes)).Urgency;
            Assert.True(FirstUrgency.Propose(new(false, minor, continues, [.. codes, extra])).Urgency >= before);
            Assert.True(FirstUrgency.Propose(new(false, true, continues, codes)).Urgency >= before);
            Assert.Equal(Urgency.Acute, FirstUrgency.Propose(new(true, minor, continues, codes)).Urgency);
        });
}
