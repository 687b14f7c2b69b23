namespace Baken.Architecture.Tests;

public sealed class OutcomeSwitchesTests
{
    private const string Nested = """
        abstract record TakeUp
        {
            public sealed record Taken(int Version) : TakeUp;
            public sealed record NotYours : TakeUp;
            public T Match<T>(System.Func<Taken, T> taken, System.Func<NotYours, T> notYours) => throw new System.Exception();
        }
        """;

    private const string Apart = """
        abstract record Decision { public T Match<T>(System.Func<Assessed, T> assessed) => assessed((Assessed)this); }
        sealed record Assessed(int Version) : Decision;
        """;

    [Theory]
    [InlineData(Nested, "x switch { TakeUp.Taken => 1, _ => 0 }")]
    [InlineData(Nested, "x switch { TakeUp.Taken { Version: 3 } => 1, var other => 0 }")]
    [InlineData(Nested, "x switch { TakeUp.Taken taken when taken.Version > 1 => 1, _ => throw new System.Exception() }")]
    [InlineData(Apart, "x switch { Assessed(var version) => version, _ => 0 }")]
    [InlineData(Apart, "x switch { null or Assessed => 1, _ => 0 }")]
    public void An_arm_for_all_others_is_found(string family, string expression) =>
        Assert.Single(Check(family, $"class Page {{ int Show(object x) => {expression}; }}"));

    [Theory]
    [InlineData("default: return 0;")]
    [InlineData("case var other: return 0;")]
    public void A_default_label_is_found(string others) =>
        Assert.Equal(
            "Pages/Page.cs:1: an arm for all others hides a missing case of TakeUp; use Match",
            Assert.Single(Check(Nested, $"class Page {{ int Show(object x) {{ switch (x) {{ case TakeUp.NotYours: return 1; {others} }} }} }}")));

    [Theory]
    [InlineData("x switch { TakeUp.Taken => 1, TakeUp.NotYours => 0 }")]
    [InlineData("x switch { SignalState.Taken => 1, _ => 0 }")]
    [InlineData("x switch { 1 => 2, _ => 0 }")]
    public void Other_switches_are_left_alone(string expression) =>
        Assert.Empty(Check(Nested, $"class Page {{ int Show(object x) => {expression}; }}"));

    [Theory]
    [InlineData("Left l => left(l), _ => throw new System.Exception()", "Families.cs:1: Match of Way has no arm for Right")]
    [InlineData("Left l => left(l), Right r => right(r), _ => left(null)", "Families.cs:1: an arm for all others hides a missing case of Way; use Match")]
    public void A_Match_that_forgets_a_case_or_answers_for_one_is_found(string arms, string finding) =>
        Assert.Equal(finding, Assert.Single(OutcomeSwitches.Check([Way(arms)])));

    [Fact]
    public void A_whole_Match_may_throw_for_what_cannot_be() =>
        Assert.Empty(OutcomeSwitches.Check([Way("Left l => left(l), Right r => right(r), _ => throw new System.Exception()")]));

    [Fact]
    public void No_switch_of_the_repository_hides_a_case() => Findings.AssertNone(OutcomeSwitches.Check([.. Repository.CSharp]));

    private static SourceFile Way(string arms) => new(
        "Families.cs",
        "abstract record Way { sealed record Left : Way; sealed record Right : Way; "
        + $"T Match<T>(Func<Left, T> left, Func<Right, T> right) => this switch {{ {arms} }}; }}");

    private static IEnumerable<string> Check(string family, string page) =>
        OutcomeSwitches.Check([new("Kernel/Family.cs", family), new("Pages/Page.cs", page)]);
}
