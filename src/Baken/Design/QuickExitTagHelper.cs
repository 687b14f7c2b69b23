using Baken.Texts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>
/// 'Snel weg': <c>&lt;baken-quick-exit /&gt;</c> posts to <c>/weg</c>, which clears the draft and leads to a neutral page. The script leaves at once,
/// also after three times Shift, and puts that page in the place of this one in the history.
/// </summary>
[HtmlTargetElement("baken-quick-exit", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QuickExitTagHelper(IStringLocalizer<Shared> texts, IAntiforgery antiforgery, IQuickExit exit) : TagHelper
{
    /// <summary>The page being rendered.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("form", "baken-header__end");
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("action", "/weg");
        output.Attributes.SetAttribute("data-baken-quick-exit", exit.Address.AbsoluteUri);
        output.Fill(
            antiforgery.GetHtml(ViewContext.HttpContext),
            Markup.Element("button", "baken-quick-exit", Icons.Svg(Icon.Cross), texts["QuickExit"].Value).With("type", "submit").With("data-title", texts["QuickExit.Keys"].Value));
    }
}
