using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Baken.Texts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Baken.Tests.Design;

/// <summary>There is one way to say one thing or more: the key, and the key with <c>One</c> behind it, asked through <see cref="Counting"/>.</summary>
public sealed partial class CountingTests
{
    private static readonly string Pages = string.Join('\n', Directory.EnumerateFiles(Repository.At("src", "Baken"), "*.cs*", SearchOption.AllDirectories)
        .Where(file => (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal)) && !file.EndsWith("Counting.cs", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    private static readonly HashSet<string> Keys = [.. Directory.EnumerateFiles(Repository.At("src", "Baken", "Texts"), "*.resx").Where(file => !Path.GetFileNameWithoutExtension(file).Contains('.', StringComparison.Ordinal))
        .SelectMany(file => XDocument.Load(file).Root!.Elements("data").Select(data => data.Attribute("name")!.Value))];

    [Theory]
    [InlineData("nl", 0, "0 wachten op een beoordelaar")]
    [InlineData("nl", 1, "1 wacht op een beoordelaar")]
    [InlineData("nl", 2, "2 wachten op een beoordelaar")]
    [InlineData("en", 1, "1 waits for an assessor")]
    [InlineData("en", 2, "2 wait for an assessor")]
    public void One_is_said_otherwise_than_none_or_more(string language, int count, string expected)
    {
        using var spoken = Rendered.In(language);
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        Assert.StartsWith(expected, services.GetRequiredService<IStringLocalizer<Texts.Staff>>().Counted("Work.Counts", count, count, 0, 0), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", 59, "59 minuten")]
    [InlineData("nl", 1, "1 minuut")]
    [InlineData("nl", 61, "1 uur en 1 minuut")]
    [InlineData("en", 110, "1 hour and 50 minutes")]
    [InlineData("en", 120, "2 hours")]
    public void Minutes_are_said_as_people_say_them(string language, int minutes, string expected)
    {
        using var spoken = Rendered.In(language);
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        Assert.Equal(expected, global::Baken.Pages.OnCall.AlarmWords.Minutes(minutes, services.GetRequiredService<IStringLocalizer<Texts.Notices>>()));
    }

    [Fact]
    public void What_is_counted_has_a_form_for_one()
    {
        var counted = Asked().Matches(Pages).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.Contains("Import.Wrong", counted);
        Assert.Contains("Group.Rows", counted);
        Assert.All(counted, key => Assert.True(Keys.Contains(key) && Keys.Contains(key + "One"), key));
    }

    [Fact]
    public void What_has_a_form_for_one_is_only_asked_as_counted() => Assert.All(
        Keys.Where(key => Keys.Contains(key + "One") && !key.StartsWith("Audit.Object", StringComparison.Ordinal)),
        key => Assert.DoesNotContain(string.Create(CultureInfo.InvariantCulture, $"[\"{key}\","), Pages, StringComparison.Ordinal));

    [GeneratedRegex("Counted\\(\"([A-Za-z.]+)\"")]
    private static partial Regex Asked();
}
