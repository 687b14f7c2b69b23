using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baken.Design;

/// <summary>A shape beside a word: <c>&lt;baken-icon shape="Check" /&gt;</c>. Hidden from assistive technology; the word says it.</summary>
[HtmlTargetElement("baken-icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>Which shape.</summary>
    public required Icon Shape { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Fill(Icons.Svg(Shape));
    }
}
