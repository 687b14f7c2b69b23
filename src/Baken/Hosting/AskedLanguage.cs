using Baken.Texts;
using Microsoft.AspNetCore.Localization;

namespace Baken.Hosting;

/// <summary>
/// In which language a page answers: the one chosen (cookie), else the first the browser asks for. The pages for the public speak every language
/// of the table, all others only those of staff; whoever chose another reads them wholly in <see cref="Languages.OfStrangers"/>.
/// </summary>
internal sealed class AskedLanguage : RequestCultureProvider
{
    private static readonly CookieRequestCultureProvider Chosen = new() { CookieName = Endpoints.LanguageCookie };
    private static readonly AcceptLanguageHeaderRequestCultureProvider Browser = new();

    /// <summary>Whether the page that is asked for exists in every language.</summary>
    public static bool IsForPublic(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Place>() is { Route: var route } && (route.StartsWith("/Report/", StringComparison.Ordinal) || route == "/Problem");

    public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var chosen = Known(await Chosen.DetermineProviderCultureResult(httpContext)).FirstOrDefault();
        var asked = chosen is null ? Known(await Browser.DetermineProviderCultureResult(httpContext)) : [chosen];
        var language = IsForPublic(httpContext) ? asked.FirstOrDefault() : asked.FirstOrDefault(known => known.Staff) ?? (asked.Count > 0 ? Languages.OfStrangers : null);
        return language is null ? null : new ProviderCultureResult(language.Code);
    }

    private static List<Language> Known(ProviderCultureResult? asked) =>
        asked is null ? [] : [.. asked.UICultures.Select(culture => Languages.Find(culture.Value?.Split('-')[0].ToLowerInvariant())).OfType<Language>()];
}
