using Baken.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>Call 112: <c>&lt;baken-emergency /&gt;</c> first on the start page and after 'nu in gevaar'; <c>later</c> is the calmer form under a receipt.</summary>
[HtmlTargetElement("baken-emergency", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class EmergencyTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>'Wordt het gevaarlijk?', a notice instead of the bordered block.</summary>
    public bool Later { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Later)
        {
            output.Become("div", "baken-notice baken-notice--red");
            output.Fill(Headings.Of(2, texts["Emergency.LaterHeading"].Value), Markup.Element("p", null, texts["Emergency.LaterText"].Value));
            return;
        }

        output.Become("section", "baken-emergency");
        output.Attributes.SetAttribute("aria-labelledby", "baken-112");
        output.Fill(
            Markup.Element(
                "div", null,
                Headings.Of(2, texts["Emergency.Heading"].Value).With("id", "baken-112"),
                Markup.Element("p", null, texts["Emergency.Text"].Value)),
            Markup.Link("tel:112", "baken-button baken-button--danger", Icons.Svg(Icon.Phone), texts["Emergency.Call"].Value));
    }
}
