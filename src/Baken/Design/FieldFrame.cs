using Baken.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>What stands around every control: label or legend, hint, error, and the ids that tie them together.</summary>
internal sealed record FieldFrame(FieldName Field, string Label, string? Hint, string? Error, int Heading = 0)
{
    private string HintId => Field.Id + "-hint";

    private string ErrorId => Field.Id + "-error";

    public string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (not null, null) => HintId,
        (null, not null) => ErrorId,
        _ => $"{HintId} {ErrorId}",
    };

    /// <summary>Names and describes a control, and marks it as wrong when it is.</summary>
    public TagBuilder Describe(TagBuilder control) => control
        .With("aria-describedby", DescribedBy)
        .With("aria-invalid", Error is null ? null : "true");

    /// <summary>One control under one label.</summary>
    public void Wrap(TagHelperOutput output, IStringLocalizer<Shared> texts, params ReadOnlySpan<object?> controls)
    {
        output.Become("div", Markup.Classes("baken-field", Error is null ? null : "baken-field--error"));
        output.Fill(Markup.Element("label", "baken-label", Question).With("for", Field.Id), HintLine, ErrorLine(texts));
        foreach (var control in controls)
        {
            output.Content.Add(control);
        }
    }

    /// <summary>Several controls under one legend.</summary>
    public void Group(TagHelperOutput output, IStringLocalizer<Shared> texts, IHtmlContent controls)
    {
        output.Become("fieldset", Markup.Classes("baken-field", Error is null ? null : "baken-field--error"));
        if (DescribedBy is not null)
        {
            output.Attributes.SetAttribute("aria-describedby", DescribedBy);
        }

        output.Fill(Markup.Element("legend", "baken-label", Question), HintLine, ErrorLine(texts), controls);
    }

    private object Question => Heading switch
    {
        0 => Label,
        1 => Markup.Element("h1", null, Label),
        2 => Markup.Element("h2", null, Label),
        _ => throw new InvalidOperationException($"{Field.Name}: a question is a heading of level 1 or 2, or none (0)."),
    };

    private TagBuilder? HintLine => Hint is null ? null : Markup.Element("p", "baken-hint", Hint).With("id", HintId);

    private TagBuilder? ErrorLine(IStringLocalizer<Shared> texts) => Error is null
        ? null
        : Markup.Element("p", "baken-error", Icons.Svg(Icon.Warning), Markup.Element("span", null, Markup.Unseen(texts["Error.Prefix"].Value + " "), Error)).With("id", ErrorId);
}
