using Baken.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>A corrected value, the old one struck and still there: <c>&lt;baken-correction was="Delft" now="Westland" /&gt;</c>.</summary>
[HtmlTargetElement("baken-correction", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CorrectionTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>The old value; null when the field was empty.</summary>
    public string? Was { get; set; }

    /// <summary>The new value; null when it was taken out.</summary>
    public string? Now { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Fill(
            Was is null ? null : Markup.Element("del", null, Markup.Unseen(texts["Correction.Was"].Value + " "), Was),
            Was is null ? null : " ",
            Was is null ? Markup.Element("ins", null, texts["Correction.Added"].Value + " ", Now ?? "–")
                : Markup.Element("ins", null, Markup.Unseen(texts["Correction.Now"].Value + " "), Now ?? "–"));
    }
}
