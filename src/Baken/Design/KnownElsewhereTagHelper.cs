using Baken.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>A hit in another organisation: only that there is one, on what, and how to ask. <c>&lt;baken-known-elsewhere reason="Zelfde telefoon." ask-href="…" /&gt;</c></summary>
[HtmlTargetElement("baken-known-elsewhere", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class KnownElsewhereTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>On what they meet.</summary>
    public required string Reason { get; set; }

    /// <summary>The page on which one asks, with a reason; no link when null.</summary>
    public string? AskHref { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("article", "baken-known");
        output.Fill(
            Headings.Of(3, texts["Known.Elsewhere"].Value, Icons.Svg(Icon.Lock)),
            Markup.Element("p", null, Reason, " ", texts["Known.ElsewhereText"].Value),
            AskHref is null ? null : Markup.Link(AskHref, null, texts["Known.Ask"].Value));
    }
}
