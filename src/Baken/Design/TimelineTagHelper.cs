using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baken.Design;

/// <summary>What happened, newest first; nothing vanishes. Holds <c>baken-event</c> elements.</summary>
[HtmlTargetElement("baken-timeline")]
public sealed class TimelineTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("ol", "baken-timeline");
}
