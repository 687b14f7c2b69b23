using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baken.Design;

/// <summary>Facts with their names: <c>&lt;baken-summary&gt;&lt;baken-item term="Waar"&gt;Westland&lt;/baken-item&gt;…&lt;/baken-summary&gt;</c>.</summary>
[HtmlTargetElement("baken-summary")]
public sealed class SummaryTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("dl", "baken-summary");
}
