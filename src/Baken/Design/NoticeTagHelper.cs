using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baken.Design;

/// <summary>Something the reader must know here: <c>&lt;baken-notice tone="Amber" heading="@T["…"]"&gt;…&lt;/baken-notice&gt;</c>.</summary>
[HtmlTargetElement("baken-notice")]
public sealed class NoticeTagHelper : TagHelper
{
    /// <summary>The colour family.</summary>
    public Tone Tone { get; set; } = Tone.Blue;

    /// <summary>What it says in a few words.</summary>
    public string? Heading { get; set; }

    /// <summary>A shape before the heading.</summary>
    public Icon? Icon { get; set; }

    /// <summary>Level of the heading, 2 to 4.</summary>
    public int Level { get; set; } = 2;

    /// <summary>Reads itself out when the page comes. Only for an error after a post.</summary>
    public bool Alert { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("div", $"baken-notice baken-notice--{Tone.Css()}");
        if (Alert)
        {
            output.Attributes.SetAttribute("role", "alert");
        }

        if (Heading is not null)
        {
            output.PreContent.SetHtmlContent(Headings.Of(Level, Heading, Icon is { } icon ? Icons.Svg(icon) : null));
        }
    }
}

/// <summary>Headings of components, so that a page's outline stays whole wherever the component stands.</summary>
internal static class Headings
{
    public static TagBuilder Of(int level, string? words, object? before = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 4);
        return Markup.Element(level switch { 2 => "h2", 3 => "h3", _ => "h4" }, null, before, words);
    }
}
