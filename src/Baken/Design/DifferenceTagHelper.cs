using Baken.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>One part of two decisions side by side.</summary>
/// <param name="Part">What it is.</param>
/// <param name="Theirs">What is in force now.</param>
/// <param name="Yours">What the reader had filled in.</param>
public sealed record Difference(string Part, string Theirs, string Yours);

/// <summary>
/// Two people decided at once: what is in force beside what the reader typed. <c>&lt;baken-difference caption="…" theirs="Tom Aalders, 10:14" rows="Model.Differences" /&gt;</c>
/// Differences are tinted and worded; equal parts read 'hetzelfde'.
/// </summary>
[HtmlTargetElement("baken-difference", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DifferenceTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>What the table compares.</summary>
    public required string Caption { get; set; }

    /// <summary>Whose decision is in force, and since when.</summary>
    public required string Theirs { get; set; }

    /// <summary>The parts.</summary>
    public required IReadOnlyList<Difference> Rows { get; set; }

    /// <summary>The page being rendered.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = PageIds.Next(ViewContext.HttpContext, "table");
        output.Become("div", "baken-scroll baken-scroll--panel");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("aria-labelledby", id);
        var head = Markup.Element(
            "tr", null,
            Heading(texts["Difference.Part"].Value),
            Heading(Theirs, Markup.Element("span", "baken-note", " ", texts["Difference.InForce"].Value)),
            Heading(texts["Difference.Yours"].Value));
        var body = Markup.Element("tbody", null);
        foreach (var row in Rows)
        {
            body.InnerHtml.AppendHtml(Row(row));
        }

        output.Fill(Markup.Element(
            "table", "baken-table baken-table--panel", Markup.Element("caption", "baken-hidden", Caption).With("id", id), Markup.Element("thead", null, head), body));
    }

    private static TagBuilder Heading(string words, object? after = null) => Markup.Element("th", null, words, after).With("scope", "col");

    private TagBuilder Row(Difference row)
    {
        var same = string.Equals(row.Theirs, row.Yours, StringComparison.Ordinal);
        return Markup.Element(
            "tr", null,
            Markup.Element("th", null, row.Part).With("scope", "row"),
            Markup.Element("td", null, row.Theirs),
            same
                ? Markup.Element("td", "baken-note", texts["Difference.Same"].Value)
                : Markup.Element("td", "baken-differs", Markup.Unseen(texts["Difference.Differs"].Value + " "), row.Yours));
    }
}
