using System.Globalization;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Texts;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Signals;

/// <summary>The words for a changed fact: its field, and its text with codes put into words.</summary>
internal sealed class ChangeWords(IStringLocalizer<Codes> codes)
{
    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    /// <summary>Name of the field.</summary>
    public string Field(string field) => codes["Fact." + field];

    /// <summary>The text of a <see cref="Baken.Signals.Assess.FactChange"/> as a person reads it; empty stays empty.</summary>
    public string Text(string field, string text) => field switch
    {
        _ when text.Length == 0 => "",
        nameof(Facts.Danger) or nameof(Facts.Continues) => codes["Answer." + text],
        nameof(SignalView.Wish) => codes["ReporterWish." + text],
        nameof(Facts.Municipality) => Municipalities.ByCode(text)?.Name ?? text,
        nameof(Facts.Sector) => Sectors.Catalogue.Find(text)?.Name(Culture) ?? text,
        nameof(Facts.Forms) => Each(text, ", ", code => ExploitationForms.Catalogue.Find(code)?.Name(Culture) ?? code),
        nameof(Facts.Indicators) => Each(text, ", ", code => Indicators.Catalogue.Find(code)?.Name(Culture) ?? code),
        nameof(Facts.Persons) => Each(text, "; ", person => Each(person, " · ", Person)),
        _ => text,
    };

    private string Person(string part) =>
        Enum.TryParse<PersonRole>(part, out var role) && role.ToString() == part ? codes["PersonRole." + part]
        : Enum.TryParse<AgeGroup>(part, out var group) && group.ToString() == part ? codes["AgeGroup." + part]
        : part;

    private static string Each(string text, string between, Func<string, string> word) => string.Join(between, text.Split(between).Select(word));
}
