using Baken.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>One statement to agree with, bound to a <c>bool</c>: not ticked posts nothing, which binds as false. <c>&lt;baken-check for="Written" label="@T["…"]" /&gt;</c></summary>
[HtmlTargetElement("baken-check", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>A property of type <c>bool</c>.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>The statement.</summary>
    public required string Label { get; set; }

    /// <summary>A second line that explains.</summary>
    public string? Hint { get; set; }

    /// <summary>The page being rendered.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = FieldName.Of(ViewContext, For.Name);
        FieldOrder.Of(ViewContext.HttpContext).Enter(field.Name, field.Id);
        var error = FieldOrder.First(ViewContext.ViewData.ModelState, field.Name);
        var ticked = string.Equals(field.Value(ViewContext, For.Model), bool.TrueString, StringComparison.OrdinalIgnoreCase);
        output.Become("div", Markup.Classes("baken-field", error is null ? null : "baken-field--error"));
        output.Fill(
            error is null ? null : Markup.Element("p", "baken-error", Icons.Svg(Icon.Warning), Markup.Element("span", null, Markup.Unseen(texts["Error.Prefix"].Value + " "), error)),
            ChoiceControls.Box("checkbox", field, new Choice("true", Label, Hint), ticked, explained: Hint is not null, wrong: error is not null));
    }
}
