using System.Collections.Frozen;
using Microsoft.AspNetCore.Html;

namespace Baken.Design;

/// <summary>The shapes the kit draws. Decoration only: a word always stands beside one.</summary>
public enum Icon
{
    /// <summary>A cross: leave, or not met.</summary>
    Cross,

    /// <summary>A telephone receiver.</summary>
    Phone,

    /// <summary>A tick: done, met.</summary>
    Check,

    /// <summary>A triangle with an exclamation mark: an error or a caution.</summary>
    Warning,

    /// <summary>A filled triangle: acute, strong.</summary>
    Triangle,

    /// <summary>A filled diamond: high, medium.</summary>
    Diamond,

    /// <summary>An open ring: normal.</summary>
    Ring,

    /// <summary>A dash: low.</summary>
    Dash,

    /// <summary>A clock: a term.</summary>
    Clock,

    /// <summary>A closed lock: withheld.</summary>
    Lock,

    /// <summary>Two people: a second person looks too.</summary>
    People,

    /// <summary>A globe: languages.</summary>
    Globe,
}

/// <summary>Inline SVG of our own drawing on a 16 × 16 grid; colour follows the text (<c>currentColor</c>), so forced colours keep them.</summary>
internal static class Icons
{
    private const string Stroke = "fill=\"none\" stroke=\"currentColor\" stroke-width=";

    private static readonly FrozenDictionary<Icon, string> Shapes = new Dictionary<Icon, string>
    {
        [Icon.Cross] = $"<path {Stroke}\"2.4\" d=\"M2.5 2.5l11 11M13.5 2.5l-11 11\"/>",
        [Icon.Phone] = "<path d=\"M4.3 1.6 6.6 5 5.2 6.9c.9 1.9 2.1 3.1 4 4L11 9.5l3.5 2.2c-.3 1.7-1.5 2.8-3.3 2.8C6.2 14.5 1.5 9.8 1.5 4.9c0-1.8 1.1-3 2.8-3.3z\"/>",
        [Icon.Check] = $"<path {Stroke}\"2.4\" d=\"M2 8.5l4 4 8-8.5\"/>",
        [Icon.Warning] = "<path fill-rule=\"evenodd\" d=\"M8 1.2 15.5 14.5H.5zM7.1 6h1.8l-.3 4.2H7.4zM8 11a1 1 0 1 1 0 2.0A1 1 0 0 1 8 11z\"/>",
        [Icon.Triangle] = "<path d=\"M8 1.5 15.5 14.5H.5z\"/>",
        [Icon.Diamond] = "<path d=\"M8 .5 15.5 8 8 15.5.5 8z\"/>",
        [Icon.Ring] = $"<circle cx=\"8\" cy=\"8\" r=\"5.8\" {Stroke}\"2.4\"/>",
        [Icon.Dash] = "<path d=\"M2 6.8h12v2.6H2z\"/>",
        [Icon.Clock] = $"<circle cx=\"8\" cy=\"8\" r=\"6.5\" {Stroke}\"1.8\"/><path {Stroke}\"1.8\" d=\"M8 4v4.5l3 1.5\"/>",
        [Icon.Lock] = $"<path d=\"M2.5 7h11v8h-11z\"/><path {Stroke}\"2\" d=\"M5 7V4.5a3 3 0 0 1 6 0V7\"/>",
        [Icon.People] = $"<circle cx=\"5.5\" cy=\"5\" r=\"3\"/><path d=\"M0 14c0-3.3 2.3-5 5.5-5s5.5 1.7 5.5 5z\"/><path {Stroke}\"1.8\" d=\"M10.5 2.3a3 3 0 0 1 0 5.4M12.3 9.6c2 .8 3 2.3 3 4.4\"/>",
        [Icon.Globe] = $"<path {Stroke}\"1.5\" d=\"M8 1.2a6.8 6.8 0 1 0 0 13.6A6.8 6.8 0 0 0 8 1.2zM1.2 8h13.6M8 1.2c4.2 4.2 4.2 9.4 0 13.6M8 1.2c-4.2 4.2-4.2 9.4 0 13.6\"/>",
    }.ToFrozenDictionary();

    public static IHtmlContent Svg(Icon icon, string? cssClass = null) => new HtmlString(
        $"<svg class=\"{Markup.Classes("baken-icon", cssClass)}\" viewBox=\"0 0 16 16\" aria-hidden=\"true\" focusable=\"false\">{Shapes[icon]}</svg>");

    /// <summary>The kribbaken: a sign on a stake, in water. The sign alone is amber; in forced colours all follows the text.</summary>
    public static readonly IHtmlContent Logo = new HtmlString(
        "<svg viewBox=\"0 0 28 28\" aria-hidden=\"true\" focusable=\"false\"><path class=\"baken-logo__sign\" d=\"M14 1 23 14H5z\"/>"
        + "<path fill=\"currentColor\" d=\"M12.5 14h3v9h-3z\"/>"
        + "<path fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\" d=\"M2 25c2-2 4-2 6 0s4 2 6 0 4-2 6 0 4 2 6 0\"/></svg>");
}
