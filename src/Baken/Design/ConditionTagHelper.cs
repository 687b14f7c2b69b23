using Baken.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>Whether a condition of a rule is met: <c>&lt;baken-condition met="true" /&gt;</c>.</summary>
[HtmlTargetElement("baken-condition", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ConditionTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>Whether it is.</summary>
    public required bool Met { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("span", Met ? "baken-met" : "baken-unmet");
        output.Fill(Icons.Svg(Met ? Icon.Check : Icon.Cross), " ", texts[Met ? "Condition.Met" : "Condition.Unmet"].Value);
    }
}
