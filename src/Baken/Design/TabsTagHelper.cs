using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baken.Design;

/// <summary>Views of one list, as links with counts: <c>&lt;baken-tabs label="@T["…"]"&gt;&lt;baken-tab href="/werk" count="80" current&gt;Alles&lt;/baken-tab&gt;…&lt;/baken-tabs&gt;</c>. At most six.</summary>
[HtmlTargetElement("baken-tabs")]
public sealed class TabsTagHelper : TagHelper
{
    /// <summary>What the views are of.</summary>
    public required string Label { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var tabs = await output.GetChildContentAsync();
        output.Become("nav", "baken-tabs");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Fill(Markup.Element("ul", null, tabs));
    }
}
