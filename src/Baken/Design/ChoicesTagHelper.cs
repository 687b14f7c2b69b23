using System.Collections;
using System.Globalization;
using Baken.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>
/// One question with given answers. <c>&lt;baken-choices for="StillSo" label="@T["…"]" options="Model.StillSoOptions" /&gt;</c>
/// A property that holds several values gives checkboxes; one value gives radios, and above eight options a select that begins empty.
/// Nothing is chosen unless the property has a value: it must be nullable, so that 'not answered' exists.
/// </summary>
[HtmlTargetElement("baken-choices", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChoicesTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    private const int MostRadios = 8;

    /// <summary>The property asked for.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>The question.</summary>
    public required string Label { get; set; }

    /// <summary>Makes the question a heading of this level: 1 when it is all the page asks, 2 for a part of a long form; 0 for neither.</summary>
    public int Heading { get; set; }

    /// <summary>One line of help.</summary>
    public string? Hint { get; set; }

    /// <summary>The answers, in the order shown.</summary>
    public required IEnumerable<Choice> Options { get; set; }

    /// <summary>Two columns where there is room.</summary>
    public bool Columns { get; set; }

    /// <summary>Radios however many options there are.</summary>
    public bool AlwaysOpen { get; set; }

    /// <summary>The page being rendered.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private bool Several => For.Metadata.IsEnumerableType;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        RefuseWhatCannotBeUnanswered();
        var options = Options as IReadOnlyList<Choice> ?? [.. Options];
        var field = FieldName.Of(ViewContext, For.Name);
        var frame = new FieldFrame(field, Label, Hint, FieldOrder.First(ViewContext.ViewData.ModelState, field.Name), Heading);
        var chosen = Chosen(field);
        if (!Several && !AlwaysOpen && options.Count > MostRadios)
        {
            FieldOrder.Of(ViewContext.HttpContext).Enter(field.Name, field.Id);
            frame.Wrap(output, texts, frame.Describe(ChoiceControls.Select(field, options, chosen, texts["Choices.Choose"].Value)));
            return;
        }

        // The summary leads to the first option: the fieldset itself takes no focus.
        FieldOrder.Of(ViewContext.HttpContext).Enter(field.Name, field.Id);
        frame.Group(output, texts, Boxes(field, options, chosen, frame));
    }

    private TagBuilder Boxes(FieldName field, IReadOnlyList<Choice> options, HashSet<string> chosen, FieldFrame frame)
    {
        var list = Markup.Element("div", Markup.Classes("baken-choices", Columns ? "baken-choices--columns" : null));
        var explained = options.Any(option => option.Hint is not null);
        for (var i = 0; i < options.Count; i++)
        {
            var id = i == 0 ? field.Id : string.Create(CultureInfo.InvariantCulture, $"{field.Id}-{i + 1}");
            list.InnerHtml.AppendHtml(ChoiceControls.Box(
                Several ? "checkbox" : "radio", field with { Id = id }, options[i], chosen.Contains(options[i].Value), explained, frame.Error is not null && Several));
        }

        return list;
    }

    private HashSet<string> Chosen(FieldName field)
    {
        var raw = ViewContext.ViewData.ModelState.TryGetValue(field.Name, out var entry) ? entry.RawValue : null;
        IEnumerable<object?> values = (raw ?? For.Model) switch
        {
            null => [],
            string one => [one],
            IEnumerable several => several.Cast<object?>(),
            var one => [one],
        };
        return values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "").Where(value => value.Length > 0)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private void RefuseWhatCannotBeUnanswered()
    {
        var type = For.Metadata.ModelType;
        if (!Several && type.IsValueType && Nullable.GetUnderlyingType(type) is null)
        {
            throw new InvalidOperationException($"{For.Name} always has a value, so an answer would be preselected. Make it {type.Name}?.");
        }
    }
}

/// <summary>The controls a choice is made with.</summary>
internal static class ChoiceControls
{
    public static TagBuilder Box(string type, FieldName field, Choice option, bool chosen, bool explained, bool wrong)
    {
        var hintId = option.Hint is null ? null : field.Id + "-more";
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing }
            .With("type", type).With("id", field.Id).With("name", field.Name).With("value", option.Value).With("autocomplete", "off")
            .With("checked", chosen ? "checked" : null).With("aria-describedby", hintId).With("aria-invalid", wrong ? "true" : null);
        var hint = option.Hint is null ? null : Markup.Element("span", "baken-choice__hint", option.Hint).With("id", hintId);
        return Markup.Element(
            "div", Markup.Classes("baken-choice", explained ? "baken-choice--explained" : null), input, Markup.Element("label", null, option.Label).With("for", field.Id), hint);
    }

    public static TagBuilder Select(FieldName field, IEnumerable<Choice> options, ISet<string> chosen, string first)
    {
        var select = Markup.Element("select", "baken-input", Option("", first, false)).With("id", field.Id).With("name", field.Name).With("autocomplete", "off");
        foreach (var option in options)
        {
            select.InnerHtml.AppendHtml(Option(option.Value, option.Label, chosen.Contains(option.Value)));
        }

        return select;

        static IHtmlContent Option(string value, string label, bool selected) =>
            Markup.Element("option", null, label).With("value", value).With("selected", selected ? "selected" : null);
    }
}
