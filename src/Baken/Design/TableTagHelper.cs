using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baken.Design;

/// <summary>
/// A table with a caption, in a named region that can be scrolled by keyboard: <c>&lt;baken-table caption="@T["…"]" caption-hidden panel&gt;
/// &lt;thead&gt;…&lt;/thead&gt;&lt;tbody&gt;…&lt;/tbody&gt;&lt;/baken-table&gt;</c>. Numbers take the class <c>baken-number</c>, a second line <c>baken-sub</c>.
/// </summary>
[HtmlTargetElement("baken-table")]
public sealed class TableTagHelper : TagHelper
{
    /// <summary>What the table shows.</summary>
    public required string Caption { get; set; }

    /// <summary>The caption is only read out: a heading above says it already.</summary>
    public bool CaptionHidden { get; set; }

    /// <summary>With the line and ground of a panel.</summary>
    public bool Panel { get; set; }

    /// <summary>
    /// A work list: on a phone each row becomes a short block. Its cells take <c>baken-cell-urgency</c>, <c>baken-cell-title</c>,
    /// <c>baken-cell-deadline</c>, or <c>baken-cell-wide</c> for what a phone leaves out.
    /// </summary>
    public bool Queue { get; set; }

    /// <summary>
    /// On a phone each row becomes a block, its row header on top. Each cell says in <c>data-label</c> what the head of its column says; a cell
    /// without one stands by itself.
    /// </summary>
    public bool Cards { get; set; }

    /// <summary>The page being rendered.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = await output.GetChildContentAsync();
        var id = PageIds.Next(ViewContext.HttpContext, "table");
        output.Become("div", Markup.Classes("baken-scroll", Panel ? "baken-scroll--panel" : null));
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("aria-labelledby", id);
        output.Fill(Markup.Element(
            "table", Markup.Classes("baken-table", Panel ? "baken-table--panel" : null, Queue ? "baken-table--queue" : null, Cards ? "baken-table--cards" : null),
            Markup.Element("caption", CaptionHidden ? "baken-hidden" : null, Caption).With("id", id), rows));
    }
}
