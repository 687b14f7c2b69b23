namespace Baken.Design;

/// <summary>Ids for elements that need one and have no name of their own: unique in the page, also when a component stands in a loop.</summary>
internal static class PageIds
{
    public static string Next(HttpContext context, string kind)
    {
        var key = (typeof(PageIds), kind);
        var number = context.Items[key] is int last ? last + 1 : 1;
        context.Items[key] = number;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{kind}-{number}");
    }
}
