using Baken.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>What a field takes; decides the control and the keyboard of a phone.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    Textarea,

    /// <summary>A secret; what was typed is never sent back.</summary>
    Password,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number, kept as typed.</summary>
    Tel,

    /// <summary>A web address.</summary>
    Url,

    /// <summary>Digits, such as a KvK number or a one-time code: monospaced, numeric keyboard, still text.</summary>
    Digits,
}

/// <summary>
/// One question with one control. <c>&lt;baken-field for="Narrative" kind="Textarea" label="@T["…"]" hint="@T["…"]" /&gt;</c>
/// Typed text stays after an error; a hint and an error are read out with the control.
/// </summary>
[HtmlTargetElement("baken-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>The property asked for.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>The question. Every field has one that is seen.</summary>
    public required string Label { get; set; }

    /// <summary>Makes the question a heading of this level: 1 when it is all the page asks, 2 for a part of a long form; 0 for neither.</summary>
    public int Heading { get; set; }

    /// <summary>One line of help between label and control.</summary>
    public string? Hint { get; set; }

    /// <summary>What the field takes.</summary>
    public FieldKind Kind { get; set; }

    /// <summary>Rows of a <see cref="FieldKind.Textarea"/>.</summary>
    public int Rows { get; set; } = 6;

    /// <summary>Characters that should fit: 2, 4, 10, 20 or 30; the whole line when 0.</summary>
    public int Width { get; set; }

    /// <summary>The HTML autocomplete token; off unless said otherwise, because public forms must leave nothing behind.</summary>
    public string Autocomplete { get; set; } = "off";

    /// <summary>Whether the form needs it. Told to assistive technology; checking stays with the server.</summary>
    public bool Required { get; set; }

    /// <summary>Whether what is asked is written from left to right in every language, as a code is; numbers and addresses always are.</summary>
    public bool LeftToRight { get; set; }

    /// <summary>The longest text taken, in UTF-16 code units; no limit when 0.</summary>
    public int Maximum { get; set; }

    /// <summary>Whether typing begins here. For a page on which that is what one comes for, and that has no error to tell first.</summary>
    public bool Begins { get; set; }

    /// <summary>Words to choose from while typing; anything else may be typed.</summary>
    public IEnumerable<string>? Suggestions { get; set; }

    /// <summary>The page being rendered.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = FieldName.Of(ViewContext, For.Name);
        FieldOrder.Of(ViewContext.HttpContext).Enter(field.Name, field.Id);
        var frame = new FieldFrame(field, Label, Hint, FieldOrder.First(ViewContext.ViewData.ModelState, field.Name), Heading);
        frame.Wrap(output, texts, frame.Describe(Control(field)), SuggestionList(field));
    }

    private TagBuilder Control(FieldName field)
    {
        var value = Kind == FieldKind.Password ? null : field.Value(ViewContext, For.Model);
        var control = Kind == FieldKind.Textarea
            // HTML drops the first line break after the start tag; one of ours goes first so that a typed one stays.
            ? Markup.Element("textarea", null, new HtmlString("\n"), value).With("rows", Rows.ToString(System.Globalization.CultureInfo.InvariantCulture))
            : new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing }.With("type", InputType).With("value", value);
        return control
            .With("class", Markup.Classes("baken-input", Width > 0 ? $"baken-input--{Width}" : null, Kind == FieldKind.Digits ? "baken-input--mono" : null))
            .With("id", field.Id)
            .With("name", field.Name)
            .With("dir", Direction(value))
            .With("autocomplete", Autocomplete)
            .With("inputmode", Kind == FieldKind.Digits ? "numeric" : null)
            .With("spellcheck", Kind is FieldKind.Text or FieldKind.Textarea ? null : "false")
            .With("autofocus", Begins && ViewContext.ViewData.ModelState.IsValid ? "" : null)
            .With("aria-required", Required ? "true" : null)
            .With("maxlength", Maximum > 0 ? Maximum.ToString(System.Globalization.CultureInfo.InvariantCulture) : null)
            .With("list", Suggestions is null ? null : field.Id + "-list");
    }

    // Only where it differs from the page: what somebody tells may be in any language, and an empty box follows the page.
    private string? Direction(string? value) => Languages.Current.Direction == "rtl" && (LeftToRight || Kind is not (FieldKind.Text or FieldKind.Textarea or FieldKind.Password)) ? "ltr"
        : Kind == FieldKind.Textarea && (value is { Length: > 0 } || Languages.Current.Direction == "ltr") ? "auto" : null;

    private string InputType => Kind switch
    {
        FieldKind.Password => "password",
        FieldKind.Email => "email",
        FieldKind.Tel => "tel",
        FieldKind.Url => "url",
        FieldKind.Text or FieldKind.Textarea or FieldKind.Digits => "text",
    };

    private TagBuilder? SuggestionList(FieldName field)
    {
        if (Suggestions is null)
        {
            return null;
        }

        var list = Markup.Element("datalist", null).With("id", field.Id + "-list");
        foreach (var word in Suggestions)
        {
            list.InnerHtml.AppendHtml(new TagBuilder("option") { TagRenderMode = TagRenderMode.SelfClosing }.With("value", word));
        }

        return list;
    }
}
