using Baken.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>
/// The receipt code in groups of four, spoken character by character: <c>&lt;baken-receipt code="@Model.Code" /&gt;</c>.
/// A page that shows it prints the code and nothing else.
/// </summary>
[HtmlTargetElement("baken-receipt", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ReceiptTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>The code; spaces and hyphens in it do not count.</summary>
    public required string Code { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var groups = Code.Where(char.IsLetterOrDigit).Chunk(4).Select(group => new string(group)).ToArray();
        var shown = Markup.Element("span", null).With("aria-hidden", "true").With("class", "baken-receipt__code").With("dir", "ltr");
        foreach (var group in groups)
        {
            shown.InnerHtml.AppendHtml(Markup.Element("span", null, group));
        }

        output.Become("div", "baken-receipt");
        output.Fill(
            Markup.Element("p", "baken-receipt__label", texts["Receipt.Label"].Value),
            Markup.Element("p", null, shown, Markup.Unseen(string.Join(", ", groups.Select(group => string.Join(' ', group.AsEnumerable())))).With("dir", "ltr")),
            Markup.Element("p", null, texts["Receipt.Reading"].Value));
    }
}
