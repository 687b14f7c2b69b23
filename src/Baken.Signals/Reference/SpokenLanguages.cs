using System.Globalization;

namespace Baken.Signals.Reference;

/// <summary>A language in which somebody may want to be spoken to.</summary>
public sealed record SpokenLanguage : NamedRow;

/// <summary>The languages the desk can note. The list is Baken's own choice; the codes are those of ISO 639.</summary>
public static class SpokenLanguages
{
    private const string File = "spoken-languages.json";
    private static readonly Lazy<Catalogue<SpokenLanguage>> List = new(() => Parse(ReferenceFile.Text(File)));

    /// <summary>The list; loaded once.</summary>
    public static Catalogue<SpokenLanguage> Catalogue => List.Value;

    /// <summary>The name of a language; the code itself when it is not in the list.</summary>
    public static string Name(string code, CultureInfo culture) => Catalogue.Find(code)?.Name(culture) ?? code;

    /// <summary>The language of this name, in Dutch or English, or of this code; null when there is none.</summary>
    public static SpokenLanguage? Find(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : Catalogue.All.FirstOrDefault(language =>
        new[] { language.Code, language.Nl, language.En }.Contains(typed.Trim(), StringComparer.OrdinalIgnoreCase));

    internal static Catalogue<SpokenLanguage> Parse(string json) => new(File, ReferenceFile.Parse<Document>(File, json).Languages);

    private sealed record Document(string Note, IReadOnlyList<SpokenLanguage> Languages);
}
