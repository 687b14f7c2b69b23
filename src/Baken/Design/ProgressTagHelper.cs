using System.Globalization;
using System.Text;
using Baken.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>How far a form of several pages is: <c>&lt;baken-progress step="2" of="5" /&gt;</c>.</summary>
[HtmlTargetElement("baken-progress", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProgressTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    private const int Width = 660;
    private const int Gap = 5;

    /// <summary>This step, from 1.</summary>
    public required int Step { get; set; }

    /// <summary>The number of steps.</summary>
    public required int Of { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Of, 1);
        output.Become("div", "baken-progress");
        output.Fill(texts["Progress", Step, Of].Value, Bar());
    }

    private HtmlString Bar()
    {
        var length = (Width - (Of - 1) * Gap) / (double)Of;
        var svg = new StringBuilder($"<svg viewBox=\"0 0 {Width} 5\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">");
        for (var i = 0; i < Of; i++)
        {
            var done = i < Step ? " class=\"baken-progress__done\"" : "";
            svg.Append(CultureInfo.InvariantCulture, $"<rect{done} x=\"{i * (length + Gap):0.##}\" width=\"{length:0.##}\" height=\"5\" rx=\"2\"/>");
        }

        return new HtmlString(svg.Append("</svg>").ToString());
    }
}
