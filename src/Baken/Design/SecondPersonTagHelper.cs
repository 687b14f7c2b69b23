using Baken.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>
/// Stands before the button: a second assessor looks too. <c>&lt;baken-second-person provisional="Model.IsAcute"&gt;Er is een minderjarige betrokken.&lt;/baken-second-person&gt;</c>
/// The content says why; the component adds what waits and what does not.
/// </summary>
[HtmlTargetElement("baken-second-person")]
public sealed class SecondPersonTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>The decision takes effect at once, for now: an acute signal.</summary>
    public bool Provisional { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var why = await output.GetChildContentAsync();
        output.Become("div", "baken-notice baken-notice--plum");
        output.Fill(
            Headings.Of(2, texts["SecondPerson.Heading"].Value, Icons.Svg(Icon.People)),
            Markup.Element("p", null, why, " ", texts[Provisional ? "SecondPerson.Provisional" : "SecondPerson.Waits"].Value));
    }
}
