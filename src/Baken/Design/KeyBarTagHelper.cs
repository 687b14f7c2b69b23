using Baken.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>
/// The keys of a work list, and the way to switch them off: <c>&lt;baken-key-bar /&gt;</c>. Hidden until the script shows it. The script looks for
/// rows with <c>data-baken-row</c> (their first link opens) and, in the row or on the page, for <c>data-baken-key="b"</c> and <c>"t"</c>.
/// </summary>
[HtmlTargetElement("baken-key-bar", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class KeyBarTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("section", "baken-keys");
        output.Attributes.SetAttribute("aria-label", texts["Keys.Label"].Value);
        output.Attributes.SetAttribute("hidden", "hidden");
        output.Attributes.SetAttribute("data-baken-keys", "");
        var list = Markup.Element(
            "ul", null,
            Key("Keys.NextPrevious", "J", "K"), Key("Keys.Open", "Enter"), Key("Keys.Decide", "B"), Key("Keys.Assign", "T"), Key("Keys.Filter", "F"), Key("Keys.All", "?"));
        var off = Markup.Element("button", "baken-link", texts["Keys.Off"].Value)
            .With("type", "button").With("data-baken-keys-switch", "").With("data-on", texts["Keys.On"].Value).With("data-off", texts["Keys.Off"].Value);
        output.Fill(Markup.Element("div", "baken-wrap", list, off));
    }

    private TagBuilder Key(string act, params ReadOnlySpan<string> keys)
    {
        var item = Markup.Element("li", null);
        foreach (var key in keys)
        {
            item.InnerHtml.AppendHtml(Markup.Element("kbd", null, key));
        }

        item.InnerHtml.Append(texts[act].Value);
        return item;
    }
}
