using System.Diagnostics;
using Baken.Setup;
using Baken.Tests.Commands;
using CsCheck;

namespace Baken.Tests.Fuzz;

public class SetupFileFuzz
{
    [Fact]
    public void Whatever_the_file_holds_there_is_a_plan_or_there_are_problems() =>
        Gen.Select(Gen.Int[0, SetupText.Small.Length - 1], Gen.Int[0, 40], Gen.OneOf(Gen.String[0, 20], Gen.OneOf("- ", ": ", "[", "]", "{", "}", "\n", "&a ", "*a", "!!binary ", "|\n", "? ", "~", "<<: *a"))).Sample(
            (at, cut, put) => AssertAnswered(SetupText.Small[..at] + put + SetupText.Small[Math.Min(at + cut, SetupText.Small.Length)..]), iter: 3000);

    [Fact]
    public void Whatever_text_it_is_it_is_answered() => Gen.String.Sample(AssertAnswered, iter: 2000);

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("- a\n- b")]
    [InlineData("a: &a [*a]")]
    [InlineData("organisations: {}\nrouting rules: {}")]
    [InlineData("? [a, b]\n: c")]
    [InlineData("a: 1\na: 2")]
    [InlineData("a: 1\n---\nb: 2")]
    [InlineData("a: \u0000")]
    [InlineData("\uD800: \uDFFF")]
    public void Odd_files_are_answered(string text) => AssertAnswered(text);

    [Fact]
    public void Deep_nesting_and_large_files_are_refused_soon()
    {
        var watch = Stopwatch.StartNew();
        AssertAnswered("a: " + new string('[', 200_000));
        AssertAnswered(string.Concat(Enumerable.Range(0, 2000).Select(i => new string(' ', i) + "a:\n")));
        AssertAnswered("a: " + new string('x', 5_000_000));
        // Each name stands for ten of the one before: a thousand million in a few lines.
        AssertAnswered("a0: &a0 x\n" + string.Concat(Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n")));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
    }

    private static void AssertAnswered(string text)
    {
        var (plan, problems) = SetupFile.Read(text);
        Assert.NotEqual(plan is null, problems.Count == 0);
        Assert.All(problems, problem => Assert.True(problem.Line >= 1 && problem.Text.Length > 0));
    }
}
