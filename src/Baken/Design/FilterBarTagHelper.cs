using Baken.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>A filter in force and the address of the page without it.</summary>
/// <param name="Words">'Regio: Drenthe'.</param>
/// <param name="Without">The page without this filter.</param>
public sealed record ActiveFilter(string Words, string Without);

/// <summary>
/// A GET form above a list: <c>&lt;baken-filter-bar active="Model.ActiveFilters"&gt;&lt;baken-filter for="Form" label="…" all="Alle vormen" options="…" /&gt;…&lt;/baken-filter-bar&gt;</c>.
/// Filters in force are links that take them away.
/// </summary>
[HtmlTargetElement("baken-filter-bar")]
public sealed class FilterBarTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>Where the form leads; this page when null.</summary>
    public string? Action { get; set; }

    /// <summary>The filters in force.</summary>
    public IReadOnlyList<ActiveFilter> Active { get; set; } = [];

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var fields = await output.GetChildContentAsync();
        output.Become("form", "baken-filter-bar");
        output.Attributes.SetAttribute("method", "get");
        output.Attributes.SetAttribute("id", "filter");
        if (Action is not null)
        {
            output.Attributes.SetAttribute("action", Action);
        }

        output.Attributes.SetAttribute("role", "search");
        output.Attributes.SetAttribute("aria-label", texts["Filter.Label"].Value);
        var apply = Markup.Element("button", "baken-button baken-button--secondary", texts["Filter.Apply"].Value).With("type", "submit");
        output.Fill(Markup.Element("div", "baken-filter-bar__fields", fields, apply), ActiveList());
    }

    private TagBuilder? ActiveList()
    {
        if (Active.Count == 0)
        {
            return null;
        }

        var list = Markup.Element("ul", "baken-filter-bar__active");
        foreach (var filter in Active)
        {
            list.InnerHtml.AppendHtml(Markup.Element("li", null, Markup.Link(filter.Without, null, texts["Filter.Clear", filter.Words].Value)));
        }

        return list;
    }
}
