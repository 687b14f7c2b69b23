using Baken.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>
/// A date in three boxes, bound to a <see cref="DateParts"/>. <c>&lt;baken-date for="When" label="@T["…"]" hint="@T["…"]" /&gt;</c>
/// An error under <c>When</c> marks all three boxes; errors under <c>When.Day</c> and so on mark only theirs, and one message is shown.
/// </summary>
[HtmlTargetElement("baken-date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    private static readonly (string Part, int Width)[] Parts = [(nameof(DateParts.Day), 2), (nameof(DateParts.Month), 2), (nameof(DateParts.Year), 4)];

    /// <summary>A property of type <see cref="DateParts"/>.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>The question.</summary>
    public required string Label { get; set; }

    /// <summary>Makes the question a heading of this level: 1 when it is all the page asks, 2 for a part of a long form; 0 for neither.</summary>
    public int Heading { get; set; }

    /// <summary>One line of help.</summary>
    public string? Hint { get; set; }

    /// <summary>The page being rendered.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = ViewContext.ViewData.ModelState;
        var whole = FieldName.Of(ViewContext, For.Name);
        var parts = Parts.Select(part => (part.Part, part.Width, Field: FieldName.Of(ViewContext, $"{For.Name}.{part.Part}"))).ToArray();
        var wholeError = FieldOrder.First(state, whole.Name);
        var firstWrong = parts.FirstOrDefault(part => FieldOrder.First(state, part.Field.Name) is not null).Field ?? parts[0].Field;
        var order = FieldOrder.Of(ViewContext.HttpContext);
        order.Enter(whole.Name, firstWrong.Id);
        var row = Markup.Element("div", "baken-date");
        foreach (var (part, width, field) in parts)
        {
            order.Enter(field.Name, field.Id);
            var wrong = wholeError is not null || FieldOrder.First(state, field.Name) is not null;
            row.InnerHtml.AppendHtml(Box(part, width, field, wrong));
        }

        var error = wholeError ?? parts.Select(part => FieldOrder.First(state, part.Field.Name)).FirstOrDefault(text => text is not null);
        new FieldFrame(whole, Label, Hint, error, Heading).Group(output, texts, row);
    }

    private TagBuilder Box(string part, int width, FieldName field, bool wrong)
    {
        var typed = For.Model as DateParts;
        var model = part switch { nameof(DateParts.Day) => typed?.Day, nameof(DateParts.Month) => typed?.Month, _ => typed?.Year };
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing }
            .With("type", "text").With("inputmode", "numeric").With("autocomplete", "off")
            .With("class", $"baken-input baken-input--mono baken-input--{width}")
            .With("id", field.Id).With("name", field.Name)
            .With("value", field.Value(ViewContext, model))
            .With("aria-invalid", wrong ? "true" : null);
        return Markup.Element("div", null, Markup.Element("label", null, texts["Date." + part].Value).With("for", field.Id), input);
    }
}
