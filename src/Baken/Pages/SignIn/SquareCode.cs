using System.Globalization;
using System.Net;
using System.Text;
using QRCoder;

namespace Baken.Pages.SignIn;

/// <summary>A text as a square code (QR, ISO/IEC 18004), drawn as SVG without styles.</summary>
internal static class SquareCode
{
    public static string Svg(string text, string title)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        // Always dark on white: a camera needs that, also in the dark look.
        return $"""<svg role="img" viewBox="0 0 {rows.Count} {rows.Count}" width="200" height="200" shape-rendering="crispEdges"><title>{WebUtility.HtmlEncode(title)}</title><rect width="100%" height="100%" fill="#fff"/><path fill="#000" d="{path}"/></svg>""";
    }
}
