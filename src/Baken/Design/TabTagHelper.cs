using System.Globalization;
using Baken.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>One view of a <c>baken-tabs</c>.</summary>
[HtmlTargetElement("baken-tab", ParentTag = "baken-tabs")]
public sealed class TabTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>The page that shows it.</summary>
    public required string Href { get; set; }

    /// <summary>How many rows it has; none shown when null.</summary>
    public int? Count { get; set; }

    /// <summary>Whether this is it.</summary>
    public bool Current { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        output.Become("li", "baken-tab");
        var count = Count is { } rows
            ? Markup.Element("span", "baken-count", rows.ToString("N0", CultureInfo.CurrentCulture), Markup.Unseen(" " + texts.Counted("Group.Rows", rows)))
            : null;
        output.Fill(Markup.Link(Href, null, words, count).With("aria-current", Current ? "page" : null));
    }
}
