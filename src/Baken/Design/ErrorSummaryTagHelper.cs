using System.Text.Encodings.Web;
using Baken.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>
/// What is still needed, on top of a form: <c>&lt;baken-error-summary /&gt;</c>. Links to the fields in the order in which the page shows
/// them, takes the focus, and makes the page's title begin with 'Fout:'. Absent when nothing is wrong. The page must not be flushed before
/// its fields are rendered.
/// </summary>
[HtmlTargetElement("baken-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>The page being rendered.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = ViewContext.ViewData.ModelState;
        if (state.IsValid)
        {
            output.SuppressOutput();
            return;
        }

        PageTitle.MarkWrong(ViewContext.HttpContext);
        output.Become("div", "baken-error-summary");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("aria-labelledby", "baken-errors");
        output.Fill(new AfterTheFields(FieldOrder.Of(ViewContext.HttpContext), state, texts));
    }

    /// <summary>Content that is put together when the page is written, not where it stands: by then all fields have entered themselves.</summary>
    private sealed class AfterTheFields(FieldOrder order, ModelStateDictionary state, IStringLocalizer<Shared> texts) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var errors = order.Errors(state);
            Markup.Element("h2", null, Heading(errors.Count)).With("id", "baken-errors").WriteTo(writer, encoder);
            var list = Markup.Element("ul", null);
            foreach (var (message, id) in errors)
            {
                list.InnerHtml.AppendHtml(Markup.Element("li", null, id is null ? message : Markup.Link("#" + id, null, message)));
            }

            list.WriteTo(writer, encoder);
        }

        private string Heading(int count)
        {
            var inWords = texts[string.Create(System.Globalization.CultureInfo.InvariantCulture, $"ErrorSummary.{count}")];
            return inWords.ResourceNotFound ? texts["ErrorSummary.Many", count].Value : inWords.Value;
        }
    }
}
