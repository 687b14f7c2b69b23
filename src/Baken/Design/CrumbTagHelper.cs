using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baken.Design;

/// <summary>One place on the way back; without an address it is this page.</summary>
[HtmlTargetElement("baken-crumb", ParentTag = "baken-breadcrumb")]
public sealed class CrumbTagHelper : TagHelper
{
    /// <summary>Its page.</summary>
    public string? Href { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        output.TagName = null;
        output.Fill(Href is null
            ? Markup.Element("li", null, words).With("aria-current", "page")
            : Markup.Element("li", null, Markup.Link(Href, null, words)));
    }
}
