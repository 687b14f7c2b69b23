using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baken.Design;

/// <summary>How much a button asks to be pressed: one primary on a page.</summary>
public enum ButtonKind
{
    /// <summary>The act of this page.</summary>
    Primary,

    /// <summary>Another act.</summary>
    Secondary,

    /// <summary>Destroys, or calls for help.</summary>
    Danger,

    /// <summary>Looks like a link; still posts when it has no address.</summary>
    Link,
}

/// <summary>
/// An act. <c>&lt;baken-button&gt;Verder&lt;/baken-button&gt;</c> posts the form; with <c>href</c> it is a link that looks the same.
/// Other attributes (<c>name</c>, <c>value</c>, <c>formaction</c>, <c>form</c>, <c>accesskey</c>) pass through.
/// </summary>
[HtmlTargetElement("baken-button")]
public sealed class ButtonTagHelper : TagHelper
{
    /// <summary>How much it asks.</summary>
    public ButtonKind Kind { get; set; }

    /// <summary>Where it leads; absent for a button that posts.</summary>
    public string? Href { get; set; }

    /// <summary>A shape before the words.</summary>
    public Icon? Icon { get; set; }

    /// <summary>36 high, for tables and page heads on staff pages.</summary>
    public bool Small { get; set; }

    /// <summary>As wide as the form.</summary>
    public bool Wide { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var look = Kind switch
        {
            ButtonKind.Link => Href is null ? "baken-link" : "",
            ButtonKind.Primary => "baken-button",
            ButtonKind.Secondary or ButtonKind.Danger => $"baken-button baken-button--{Kind.Css()}",
        };
        output.Become(Href is null ? "button" : "a", Markup.Classes(look, Small ? "baken-button--small" : null, Wide ? "baken-button--wide" : null));
        if (Href is not null)
        {
            output.Attributes.SetAttribute("href", Href);
        }
        else if (!output.Attributes.ContainsName("type"))
        {
            output.Attributes.SetAttribute("type", "submit");
        }

        if (Icon is { } icon)
        {
            output.PreContent.SetHtmlContent(Icons.Svg(icon));
        }
    }
}
