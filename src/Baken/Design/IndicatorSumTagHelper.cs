using Baken.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>
/// The indicators added up by dimension and explained: <c>&lt;baken-indicator-sum heading="2 van 3 dimensies zijn positief"&gt;&lt;strong&gt;Dwang&lt;/strong&gt;: 1 sterk…&lt;/baken-indicator-sum&gt;</c>.
/// Always ends by saying that it is no verdict.
/// </summary>
[HtmlTargetElement("baken-indicator-sum")]
public sealed class IndicatorSumTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>The sum in words.</summary>
    public required string Heading { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var dimensions = await output.GetChildContentAsync();
        output.Become("div", "baken-notice baken-notice--blue");
        output.Fill(Headings.Of(3, Heading), Markup.Element("p", null, dimensions, " ", texts["Indicators.NoVerdict"].Value));
    }
}
