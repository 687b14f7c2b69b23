using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Baken.Tests.Design;

public sealed partial class TextsTests
{
    private static readonly string Folder = Repository.At("src", "Baken", "Texts");

    public static TheoryData<string> Dutch => new(
        Directory.EnumerateFiles(Folder, "*.resx", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileNameWithoutExtension(file).Contains('.', StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Folder, file)));

    [Theory]
    [MemberData(nameof(Dutch))]
    public void Dutch_and_English_have_the_same_keys_and_the_same_places_to_fill_in(string file)
    {
        var dutch = Read(Path.Combine(Folder, file));
        var english = Read(Path.Combine(Folder, Path.ChangeExtension(file, ".en.resx")));
        Assert.NotEmpty(dutch);
        Assert.Equal(dutch.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(dutch, text =>
        {
            Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key);
            Assert.False(string.IsNullOrWhiteSpace(english[text.Key]), text.Key);
            Assert.Equal(Places(text.Value), Places(english[text.Key]));
        });
    }

    [Fact]
    public void No_English_text_lacks_its_Dutch_file() => Assert.All(
        Directory.EnumerateFiles(Folder, "*.en.resx", SearchOption.AllDirectories),
        file => Assert.True(File.Exists(file.Replace(".en.resx", ".resx", StringComparison.Ordinal)), file));

    [Theory]
    [InlineData("nl", "Snel weg")]
    [InlineData("nl-NL", "Snel weg")]
    [InlineData("en", "Quick exit")]
    [InlineData("en-GB", "Quick exit")]
    public void Texts_are_found_in_the_reader_s_language_though_assembly_and_namespace_differ(string language, string expected)
    {
        using var spoken = Rendered.In(language);
        Assert.Equal((expected, false), (Rendered.Texts["QuickExit"].Value, Rendered.Texts["QuickExit"].ResourceNotFound));
    }

    private static Dictionary<string, string> Read(string file) => XDocument.Load(file).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static string[] Places(string text) => [.. Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex("\\{[0-9]+")]
    private static partial Regex Place();
}
