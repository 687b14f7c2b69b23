using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baken.Design;

/// <summary>One fact of a <c>baken-summary</c>. Empty content reads '–': not asked.</summary>
[HtmlTargetElement("baken-item", ParentTag = "baken-summary")]
public sealed class ItemTagHelper : TagHelper
{
    /// <summary>The name of the fact.</summary>
    public required string Term { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var fact = await output.GetChildContentAsync();
        output.TagName = null;
        output.Fill(Markup.Element("dt", null, Term), Markup.Element("dd", null, fact.IsEmptyOrWhiteSpace ? "–" : fact));
    }
}
