using System.Collections;
using System.Globalization;
using System.Resources;
using Baken.Hosting;
using Baken.Signals.Reference;
using Baken.Texts;
using Microsoft.Extensions.Localization;
using Results = Microsoft.AspNetCore.Http.Results;

namespace Baken.Pages.Organisations;

/// <summary>A text of the public pages.</summary>
/// <param name="Key">Where it stands: file and key, or list and code.</param>
/// <param name="Dutch">The Dutch text.</param>
/// <param name="Own">The text in the language; null when there is none.</param>
internal sealed record PublicText(string Key, string Dutch, string? Own);

/// <summary>The texts of the public pages in a language, as a file for whoever reads them over.</summary>
internal static class LanguageFile
{
    public const string Route = "/talen/{language}.csv";

    private static readonly (string Name, ResourceManager Texts)[] Files = [("Public", new(typeof(Texts.Public))), ("Shared", new(typeof(Texts.Shared))), ("Codes", new(typeof(Texts.Codes)))];

    private static readonly (string Name, IEnumerable<NamedRow> Rows)[] Lists =
    [
        ("sectors", Sectors.Catalogue.All), ("exploitation-forms", ExploitationForms.Catalogue.All), ("help-numbers", HelpNumbers.Catalogue.All),
        ("reporter-answers", ReporterAnswers.Catalogue.All), ("retention", RetentionClasses.Catalogue.All),
    ];

    // Which of the shared texts the public pages use: those some language has that only they speak.
    private static readonly HashSet<string> Used =
        [.. Languages.All.Where(language => !language.Staff).SelectMany(language => Files.SelectMany(file => Read(file.Texts, language.Culture).Keys.Select(key => $"{file.Name}/{key}")))];

    public static IResult Write(string language, IStringLocalizer<Texts.Organisations> texts) => Languages.Find(language) is not { } found
        ? Results.NotFound()
        : Results.Text(
            "\uFEFF" + string.Concat(Of(found).Select(text => Csv.Line(text.Key, text.Dutch, text.Own ?? "")).Prepend(Csv.Line(texts["Languages.Key"].Value, texts["Languages.Dutch"].Value, texts["Languages.Own"].Value))),
            Csv.MediaType);

    /// <summary>Every text of the public pages, with what it is in this language.</summary>
    public static IReadOnlyList<PublicText> Of(Language language)
    {
        var texts = Files.SelectMany(file =>
        {
            var own = Read(file.Texts, language == Languages.Default ? CultureInfo.InvariantCulture : language.Culture);
            return Read(file.Texts, CultureInfo.InvariantCulture).Select(text => new PublicText($"{file.Name}/{text.Key}", text.Value, own.GetValueOrDefault(text.Key))).Where(text => Used.Contains(text.Key));
        });
        var names = Lists.SelectMany(list => list.Rows.Select(row => new PublicText($"{list.Name}/{row.Code}", row.Nl, language.Staff ? row.Name(language.Culture) : row.Others?.GetValueOrDefault(language.Code))));
        return [.. texts.Concat(names)];
    }

    private static SortedDictionary<string, string> Read(ResourceManager texts, CultureInfo culture)
    {
        var read = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false) ?? (IEnumerable)Array.Empty<DictionaryEntry>())
        {
            read[(string)entry.Key] = (string)entry.Value!;
        }

        return read;
    }
}
