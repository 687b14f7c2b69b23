using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baken.Design;

/// <summary>A state in one or two words: <c>&lt;baken-tag tone="Plum"&gt;Minderjarig&lt;/baken-tag&gt;</c>. State only, never an act.</summary>
[HtmlTargetElement("baken-tag")]
public sealed class TagTagHelper : TagHelper
{
    /// <summary>The colour family.</summary>
    public Tone Tone { get; set; }

    /// <summary>A shape before the word.</summary>
    public Icon? Icon { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("span", $"baken-tag baken-tag--{Tone.Css()}");
        if (Icon is { } icon)
        {
            output.PreContent.SetHtmlContent(Icons.Svg(icon));
        }
    }
}
