using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Baken.Signals.Reference;
using Baken.Testing.Web;
using Baken.Tests.Design;
using Baken.Texts;

namespace Baken.Tests.Public;

/// <summary>The languages of the public pages as data: the table, the texts beside the Dutch ones, the names in the reference lists, days.</summary>
public sealed partial class LanguageTextsTests
{
    /// <summary>The files of which the public pages use texts.</summary>
    public static readonly string[] Files = ["Public", "Shared", "Codes"];

    public static TheoryData<string> OfPublicOnly => LanguagesTests.OfPublicOnly;

    [Fact]
    public void The_table_names_each_language_once_with_where_it_is_written_from_and_who_checked_it()
    {
        Assert.Equal(["nl", "en", "pl", "ro", "bg", "hu", "uk", "es", "ar"], Languages.All.Select(language => language.Code));
        Assert.Equal(["nl", "en"], Languages.OfStaff.Select(language => language.Code));
        Assert.Equal(["ar"], Languages.All.Where(language => language.Direction == "rtl").Select(language => language.Code));
        Assert.All(Languages.All, language => Assert.Equal(language.Staff, language.CheckedBy == Languages.Founders));
        Assert.All(Languages.All, language => Assert.True(language.Direction is "ltr" or "rtl" && language.Name.Length > 0 && language.Culture.TwoLetterISOLanguageName == language.Code, language.Code));
    }

    [Theory]
    [MemberData(nameof(OfPublicOnly))]
    public void A_language_has_every_text_of_the_public_pages_with_the_same_places_to_fill_in(string language)
    {
        foreach (var file in Files)
        {
            var (dutch, own) = (Read(file, ""), Read(file, "." + language));
            // The first language's own list says which of the shared texts the public pages use; the pages themselves are read below.
            Assert.Equal(file == "Public" ? dutch.Keys : dutch.Keys.Intersect(Read(file, ".pl").Keys), own.Keys);
            Assert.All(own, text =>
            {
                Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key);
                Assert.Equal(Places(dutch[text.Key]), Places(text.Value));
                Assert.DoesNotContain("  ", text.Value, StringComparison.Ordinal);
            });
        }
    }

    [Theory]
    [MemberData(nameof(OfPublicOnly))]
    public void A_language_names_every_row_that_the_public_sees(string language) => Assert.All(
        Sectors.Catalogue.All.Cast<NamedRow>().Concat(ExploitationForms.Catalogue.All).Concat(HelpNumbers.Catalogue.All).Concat(ReporterAnswers.Catalogue.All).Concat(RetentionClasses.Catalogue.All),
        row => Assert.True(row.Others?.ContainsKey(language) == true && row.Name(CultureInfo.GetCultureInfo(language)) == row.Others[language], row.Code));

    [Theory]
    [InlineData("nl", "dinsdag 24 november", "31 november")]
    [InlineData("pl", "wtorek, 24 listopada", "31 listopada")]
    [InlineData("hu", "november 24., kedd", "november 31.")]
    [InlineData("uk", "вівторок, 24 листопада", "31 листопада")]
    [InlineData("es", "martes 24 de noviembre", "31 de noviembre")]
    [InlineData("ar", "الثلاثاء 24 نوفمبر", "31 نوفمبر")]
    public void Days_are_said_as_people_say_them(string language, string day, string impossible)
    {
        var spoken = Languages.Find(language)!;
        Assert.Equal((day, impossible), (spoken.Said(RunningBaken.Start), spoken.Said("31", 11)));
    }

    /// <summary>The texts of a file: of the Dutch one, or with a suffix of the one beside it.</summary>
    internal static Dictionary<string, string> Read(string file, string suffix) => XDocument.Load(Repository.At("src", "Baken", "Texts", $"{file}{suffix}.resx")).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static string[] Places(string text) => [.. Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex("\\{[0-9]+")]
    private static partial Regex Place();
}
