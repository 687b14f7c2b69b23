using System.Globalization;
using Baken.Pages.Signals;
using Baken.Signals.Reference;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Organisations;

/// <summary>The languages of the public pages: how many texts, and which no native speaker has checked.</summary>
internal sealed class TalenModel(IStringLocalizer<Texts.Organisations> texts) : PageModel
{
    /// <summary>Name of a language in the reader's own.</summary>
    public static string Name(Language language) => SpokenLanguages.Name(language.Code, CultureInfo.CurrentUICulture);

    public static int Count(Language language) => LanguageFile.Of(language).Count(text => text.Own is not null);

    /// <summary>Who checked the texts; null when nobody did.</summary>
    public string? Checked(Language language) => language switch
    {
        { CheckedBy: null } => null,
        { CheckedBy: Languages.Founders } => texts["Languages.Founders"].Value,
        { CheckedOn: { } day } => texts["Languages.ByOn", language.CheckedBy, SignalWords.Date(day)].Value,
        _ => texts["Languages.By", language.CheckedBy].Value,
    };
}
