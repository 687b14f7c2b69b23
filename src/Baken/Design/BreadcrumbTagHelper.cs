using Baken.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>The way back: <c>&lt;baken-breadcrumb&gt;&lt;baken-crumb href="/werk"&gt;Werkvoorraad&lt;/baken-crumb&gt;&lt;baken-crumb&gt;Besluit&lt;/baken-crumb&gt;&lt;/baken-breadcrumb&gt;</c>.</summary>
[HtmlTargetElement("baken-breadcrumb")]
public sealed class BreadcrumbTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var crumbs = await output.GetChildContentAsync();
        output.Become("nav", "baken-breadcrumb");
        output.Attributes.SetAttribute("aria-label", texts["Breadcrumb"].Value);
        output.Fill(Markup.Element("ol", null, crumbs));
    }
}
