using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Baken.Tests.Access;

/// <summary>Fills in the form that a page really has.</summary>
internal static class Forms
{
    /// <summary>The fields of the page's form with these values; <c>*</c> takes its first choice.</summary>
    public static List<(string Name, string Value)> Fill(string page, IReadOnlyList<(string Name, string Value)> given)
    {
        var document = new HtmlParser().ParseDocument(page);
        var form = (document.QuerySelector("main form.baken-form[method=post]") ?? document.QuerySelector("main form[method=post]")) as IHtmlFormElement ?? throw new InvalidOperationException("The page has no form.");
        var chosen = given.Select(field => field.Value != "*" ? field : (field.Name, form.Elements.OfType<IHtmlInputElement>().First(input => input.Name == field.Name && input.Type is "radio" or "checkbox").Value)).ToList();
        foreach (var element in form.Elements)
        {
            var (name, value) = element switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox" } box => (box.IsChecked ? box.Name : null, box.Value),
                IHtmlInputElement { Type: not ("submit" or "file") } input => (input.Name, input.Value),
                IHtmlTextAreaElement area => (area.Name, area.Value),
                IHtmlSelectElement select => (select.Name, select.Value ?? ""),
                _ => (null, ""),
            };
            if (!string.IsNullOrEmpty(name) && given.All(field => field.Name != name))
            {
                chosen.Add((name, value));
            }
        }

        return chosen;
    }

    /// <summary>What the page says is wrong with what was filled in.</summary>
    public static string Problems(string page) => string.Join(' ', new HtmlParser().ParseDocument(page).QuerySelectorAll(".baken-error-summary li, .baken-notice").Select(item => item.TextContent.Trim()));
}
