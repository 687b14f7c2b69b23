
namespace Baken.Design;

/// <summary>
/// What the reader chose to look at, from two cookies: <c>baken-weergave</c> (<c>licht</c>, <c>donker</c>; else what the device prefers) and
/// <c>baken-rijen</c> (<c>compact</c>; else roomy).
/// </summary>
public static class Appearance
{
    /// <summary>The classes of the root element. Values other than the known ones change nothing.</summary>
    public static string Classes(HttpContext context, bool staff)
    {
        ArgumentNullException.ThrowIfNull(context);
        var cookies = context.Request.Cookies;
        return Markup.Classes(
            "baken",
            staff ? "baken--staff" : null,
            cookies["baken-weergave"] switch { "donker" => "baken--dark", "licht" => "baken--light", _ => null },
            cookies["baken-rijen"] == "compact" ? "baken--compact" : null);
    }
}
