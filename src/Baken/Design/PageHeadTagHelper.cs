using Baken.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>The page's one h1, what it says in a line, and acts or tags at the right: <c>&lt;baken-page-head title="…" lede="…"&gt;&lt;baken-button …&gt;&lt;/baken-page-head&gt;</c>.</summary>
[HtmlTargetElement("baken-page-head")]
public sealed class PageHeadTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>What the page is for.</summary>
    public required string Title { get; set; }

    /// <summary>One line under it.</summary>
    public string? Lede { get; set; }

    /// <summary>The help task that belongs to this page, by its address: <c>gebruikers</c>; null for none.</summary>
    public string? Help { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var end = await output.GetChildContentAsync();
        output.Become("div", "baken-page-head");
        output.Fill(
            Markup.Element("div", null, Markup.Element("h1", null, Title), Lede is null ? null : Markup.Element("p", null, Lede)),
            end.IsEmptyOrWhiteSpace && string.IsNullOrEmpty(Help) ? null : Markup.Element(
                "div", "baken-page-head__end", end, string.IsNullOrEmpty(Help) ? null : Markup.Link("/hulp-voor-medewerkers/" + Help, null, texts["Help.Here"].Value)));
    }
}
