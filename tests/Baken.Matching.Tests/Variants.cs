namespace Baken.Matching.Tests;

public class Variants
{
    private const double Goal = 0.95;
    private const int FewestPairs = 200;

    private sealed record Pair(bool Meets, IdentifierKind Kind, string One, string Other);

    [Fact]
    public void Planted_variants_meet_and_near_misses_stay_apart()
    {
        var pairs = Read();
        Assert.True(pairs.Count(pair => pair.Meets) >= FewestPairs, "too few variants");
        Assert.True(pairs.Count(pair => !pair.Meets) >= FewestPairs, "too few near-misses");

        var said = pairs.ToLookup(pair => (pair.Meets, Said: Meet(pair)));
        double hits = said[(true, true)].Count();
        var recall = hits / pairs.Count(pair => pair.Meets);
        var precision = hits / (hits + said[(false, true)].Count());
        var misses = string.Join('\n', said[(true, false)].Concat(said[(false, true)]).Select(Explain));
        TestContext.Current.TestOutputHelper?.WriteLine($"{pairs.Count} pairs: recall {recall:0.000}, precision {precision:0.000}\n{misses}");
        Assert.True(recall >= Goal && precision >= Goal, $"recall {recall:0.000}, precision {precision:0.000}\n{misses}");
    }

    [Fact]
    public void Each_kind_has_variants_and_near_misses()
    {
        var pairs = Read();
        Assert.All(Enum.GetValues<IdentifierKind>(), kind => Assert.Equal([false, true], pairs.Where(pair => pair.Kind == kind).Select(pair => pair.Meets).Distinct().Order()));
    }

    [Fact]
    public void A_first_notation_is_always_understood() =>
        Assert.All(Read().Where(pair => pair.Meets), pair => Assert.NotNull(Identifiers.Normalise(pair.Kind, pair.One)));

    private static bool Meet(Pair pair) =>
        Identifiers.Normalise(pair.Kind, pair.One) is { } one && one == Identifiers.Normalise(pair.Kind, pair.Other);

    private static string Explain(Pair pair) =>
        $"{(pair.Meets ? "missed" : "false")} {pair.Kind}: '{pair.One}' → {Identifiers.Normalise(pair.Kind, pair.One) ?? "null"}; '{pair.Other}' → {Identifiers.Normalise(pair.Kind, pair.Other) ?? "null"}";

    private static List<Pair> Read() =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "variants.tsv"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Select(cells => new Pair(cells[0] == "meet", Enum.Parse<IdentifierKind>(cells[1]), Unescape(cells[2]), Unescape(cells[3]))),
    ];

    private static string Unescape(string cell) => System.Text.RegularExpressions.Regex.Unescape(cell);
}
