using Baken.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>A value the reader may not see; looks the same whatever it hides: <c>&lt;baken-withheld reason="@T["…"]" why-href="/hulp/achtergehouden" /&gt;</c>.</summary>
[HtmlTargetElement("baken-withheld", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WithheldTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>On what ground, in words.</summary>
    public required string Reason { get; set; }

    /// <summary>The page that explains; no link when null.</summary>
    public string? WhyHref { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("span", "baken-withheld");
        output.Fill(
            Markup.Element("span", "baken-withheld__word", Icons.Svg(Icon.Lock), " ", texts["Withheld"].Value),
            Markup.Element("span", "baken-withheld__reason", "· ", Reason),
            WhyHref is null ? null : Markup.Link(WhyHref, null, texts["Withheld.Why"].Value));
    }
}
