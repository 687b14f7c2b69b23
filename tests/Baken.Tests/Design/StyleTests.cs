using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Baken.Tests.Design;

public sealed partial class StyleTests
{
    private static readonly string Css = File.ReadAllText(Repository.At("src", "Baken", "wwwroot", "css", "public.css"));

    // (front, back, least): 4.5 for text, 3 for what shows where a control is.
    private static readonly (string Front, string Back, double Least)[] Pairs =
    [
        ("ink", "surface", 4.5), ("ink", "page", 4.5), ("ink", "sunken", 4.5), ("ink", "tint", 4.5),
        ("ink-2", "surface", 4.5), ("ink-2", "sunken", 4.5), ("ink-2", "page", 4.5),
        ("control", "surface", 3), ("control", "page", 3),
        ("action", "surface", 4.5), ("action", "tint", 4.5), ("action", "page", 4.5), ("action-hover", "surface", 4.5), ("on-action", "action", 4.5), ("on-action", "action-hover", 4.5),
        ("on-night", "night", 4.5), ("night-2", "night", 4.5), ("beacon", "night", 3), ("on-beacon", "beacon", 4.5),
        ("red", "red-tint", 4.5), ("red", "surface", 4.5), ("red", "sunken", 4.5), ("on-red", "red", 4.5),
        ("amber", "amber-tint", 4.5), ("amber", "surface", 4.5), ("ink", "amber-tint", 4.5),
        ("green", "green-tint", 4.5), ("green", "surface", 4.5), ("blue", "blue-tint", 4.5), ("plum", "plum-tint", 4.5),
        ("ink", "red-tint", 4.5), ("ink", "green-tint", 4.5), ("ink", "blue-tint", 4.5), ("ink", "plum-tint", 4.5),
        ("chart-1", "surface", 3), ("chart-2", "surface", 3), ("chart-3", "surface", 3), ("chart-4", "surface", 3), ("chart-5", "surface", 3),
    ];

    public static TheoryData<string> Grounds => new(".baken {", ".baken:not(.baken--light) {", ".baken--dark {");

    [Theory]
    [MemberData(nameof(Grounds))]
    public void Every_pair_of_colours_that_meets_can_be_told_apart(string ground)
    {
        var tokens = Tokens(ground);
        Assert.All(Pairs, pair =>
        {
            var contrast = Contrast(tokens[pair.Front], tokens[pair.Back]);
            Assert.True(contrast >= pair.Least, string.Create(CultureInfo.InvariantCulture, $"{pair.Front} on {pair.Back}: {contrast:0.00}, at least {pair.Least}"));
        });
    }

    [Fact]
    public void Dark_by_choice_is_dark_by_preference() => Assert.Equal(Tokens(".baken:not(.baken--light) {"), Tokens(".baken--dark {"));

    [Theory]
    [InlineData("#12262C", "#FFFFFF", 15.7)]
    [InlineData("#FFB638", "#0C2B33", 8.5)]
    [InlineData("#FFFFFF", "#FFFFFF", 1)]
    public void The_measure_itself_agrees_with_known_values(string front, string back, double expected) => Assert.Equal(expected, Contrast(front, back), 0.06);

    [Fact]
    public void A_public_page_stays_light()
    {
        var root = Repository.At("src", "Baken", "wwwroot");
        Assert.True(Zipped(Path.Combine(root, "css", "public.css")) <= 30_000);
        Assert.True(new FileInfo(Path.Combine(root, "js", "baken.js")).Length <= 5_000);
        var fonts = new[] { "next-latin", "next-latin-ext", "mono-latin" }
            .Sum(name => new FileInfo(Path.Combine(root, "fonts", $"atkinson-hyperlegible-{name}.woff2")).Length);
        Assert.True(fonts <= 75 * 1024);
    }

    [Fact]
    public void Every_file_a_style_sheet_names_is_there()
    {
        var folder = Repository.At("src", "Baken", "wwwroot", "css");
        Assert.All(
            Reference().Matches(Css).Select(match => match.Groups[1].Value).Where(name => !name.StartsWith("data:", StringComparison.Ordinal)),
            name => Assert.True(File.Exists(Path.Combine(folder, name)), name));
    }

    private static long Zipped(string file)
    {
        using var target = new MemoryStream();
        using (var zip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(File.ReadAllBytes(file));
        }

        return target.Length;
    }

    private static Dictionary<string, string> Tokens(string selector)
    {
        var start = Css.IndexOf(selector, StringComparison.Ordinal);
        Assert.True(start >= 0, selector);
        var block = Css[start..Css.IndexOf('}', start)];
        return Token().Matches(block).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
    }

    // WCAG 2.2, 'contrast ratio' and 'relative luminance'.
    private static double Contrast(string front, string back)
    {
        var (a, b) = (Luminance(front), Luminance(back));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);

        double Channel(int at)
        {
            var value = byte.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
    }

    [GeneratedRegex("--([a-z0-9-]+): (#[0-9A-F]{6});")]
    private static partial Regex Token();

    [GeneratedRegex("url\\(\"([^\"]+)\"\\)")]
    private static partial Regex Reference();
}
