using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baken.Design;

/// <summary>The kribbaken with the program's name, as a link: <c>&lt;baken-logo href="/" /&gt;</c>.</summary>
[HtmlTargetElement("baken-logo", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class LogoTagHelper : TagHelper
{
    /// <summary>Where it leads: the start page, or 'Mijn werk'.</summary>
    public required string Href { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("a", "baken-logo");
        output.Attributes.SetAttribute("href", Href);
        output.Fill(Icons.Logo, "Baken");
    }
}
