using Baken.Texts;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>The window's title. On public pages it never names the subject: someone may be looking.</summary>
public static class PageTitle
{
    private static readonly object Wrong = new();

    /// <summary><c>ViewData["Title"]</c> followed by the program's name, preceded by 'Fout:' when the page shows an error summary. Call it in the layout, after the page.</summary>
    public static string Of(HttpContext context, ViewDataDictionary data, IStringLocalizer<Shared> texts)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(texts);
        var title = data["Title"] as string is { Length: > 0 } given ? $"{given} – Baken" : "Baken";
        return context.Items.ContainsKey(Wrong) ? $"{texts["Error.Prefix"].Value} {title}" : title;
    }

    internal static void MarkWrong(HttpContext context) => context.Items[Wrong] = true;
}
