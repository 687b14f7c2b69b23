using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baken.Design;

/// <summary>
/// One filter of a <c>baken-filter-bar</c>: a select whose first option filters nothing. (In a form that asks something, use
/// <c>baken-choices</c>: there the answers stand open.)
/// </summary>
[HtmlTargetElement("baken-filter", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FilterTagHelper : TagHelper
{
    /// <summary>The property that holds the filter's value; a string.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>What it filters on.</summary>
    public required string Label { get; set; }

    /// <summary>The first option: no filter.</summary>
    public required string All { get; set; }

    /// <summary>The other options.</summary>
    public required IEnumerable<Choice> Options { get; set; }

    /// <summary>The page being rendered.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = FieldName.Of(ViewContext, For.Name);
        var chosen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { field.Value(ViewContext, For.Model) ?? "" };
        output.Become("div", "baken-field");
        output.Fill(Markup.Element("label", "baken-label", Label).With("for", field.Id), ChoiceControls.Select(field, Options, chosen, All));
    }
}
