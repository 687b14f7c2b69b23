using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baken.Design;

/// <summary>The line or ground of a panel.</summary>
public enum PanelLook
{
    /// <summary>White with a thin line.</summary>
    Plain,

    /// <summary>On the colour of the canvas, for the demo block.</summary>
    Sunken,

    /// <summary>A bar of the action colour on top: 'Al bekend'.</summary>
    Action,

    /// <summary>A beacon bar on top: exactly what another sees.</summary>
    Beacon,
}

/// <summary>A part of a page with its own heading (no landmark: a record has many): <c>&lt;baken-panel heading="@T["…"]" note="@T["…"]"&gt;…&lt;/baken-panel&gt;</c>.</summary>
[HtmlTargetElement("baken-panel")]
public sealed class PanelTagHelper : TagHelper
{
    /// <summary>What the panel is about; empty where its content begins with a heading of its own.</summary>
    public string? Heading { get; set; }

    /// <summary>A few words at the right of the heading.</summary>
    public string? Note { get; set; }

    /// <summary>Its line or ground.</summary>
    public PanelLook Look { get; set; }

    /// <summary>The panel's id, for a jump link to it.</summary>
    public string? Id { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("section", Markup.Classes("baken-panel", $"baken-panel--{Look.Css()}"));
        if (Id is not null)
        {
            output.Attributes.SetAttribute("id", Id);
        }

        if (string.IsNullOrEmpty(Heading))
        {
            return;
        }

        output.PreContent.SetHtmlContent(Markup.Element(
            "div", "baken-panel__head",
            Headings.Of(2, Heading),
            Note is null ? null : Markup.Element("span", "baken-panel__note", Note)));
    }
}
