using Baken.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>The acts on a record, in view at the bottom: <c>&lt;baken-actions&gt;&lt;baken-button href="…"&gt;Besluit nemen&lt;/baken-button&gt;…&lt;/baken-actions&gt;</c>. Put it in the layout's section <c>Actions</c>.</summary>
[HtmlTargetElement("baken-actions")]
public sealed class ActionsTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>A remark at the right.</summary>
    public string? Aside { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var acts = await output.GetChildContentAsync();
        output.Become("section", "baken-actions");
        output.Attributes.SetAttribute("aria-label", texts["Actions"].Value);
        output.Fill(Markup.Element("div", "baken-wrap", acts, Aside is null ? null : Markup.Element("span", "baken-actions__aside", Aside)));
    }
}
