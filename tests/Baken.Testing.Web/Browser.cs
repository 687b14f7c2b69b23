using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Baken.Testing.Web;

/// <summary>What came back.</summary>
/// <param name="Status">Status code of the last answer.</param>
/// <param name="Path">Path and query where the visit ended.</param>
/// <param name="Html">The page.</param>
/// <param name="Text">The page's source.</param>
/// <param name="Headers">Headers of the last answer, content headers included.</param>
public sealed record Page(HttpStatusCode Status, string Path, IHtmlDocument Html, string Text, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The text a reader sees, white space folded.</summary>
    public string Words => string.Join(' ', (Html.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text of the first element, white space folded; null when there is none.</summary>
    public string? At(string selector) => Html.QuerySelector(selector) is { } found
        ? string.Join(' ', found.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        : null;
}

/// <summary>
/// A browser without JavaScript: keeps cookies, follows redirects, fills in and sends the forms that the page really has
/// (antiforgery token and hidden fields included).
/// </summary>
public sealed class Browser : IDisposable
{
    private static readonly HtmlParser Parser = new();
    private readonly CookieContainer cookies = new();
    private readonly HttpClient client;

    /// <summary>A browser that speaks this language.</summary>
    public Browser(Uri address, string language)
    {
        client = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    /// <summary>The client, for what a form cannot send.</summary>
    public HttpClient Client => client;

    /// <summary>Whether redirects are followed.</summary>
    public bool Follows { get; set; } = true;

    /// <summary>Sets a cookie.</summary>
    public void SetCookie(string name, string value) => cookies.Add(client.BaseAddress!, new Cookie(name, value));

    /// <summary>Value of a cookie; null when there is none.</summary>
    public string? CookieOf(string name) => cookies.GetCookies(client.BaseAddress!)[name]?.Value;

    /// <summary>Opens a page.</summary>
    public Task<Page> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Fills in the page's form and sends it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="fields">Field name and value; a name may occur more than once. A field of the form that is not named keeps its value.</param>
    /// <param name="form">Which form, a selector; the first with method post in the main part by default.</param>
    /// <param name="button">The button that is pressed, a selector within the form; its name and value are sent.</param>
    public Task<Page> SendAsync(Page page, IEnumerable<(string Name, string Value)> fields, string form = "main form[method=post]", string? button = null)
    {
        var element = page.Html.QuerySelector(form) as IHtmlFormElement ?? throw new InvalidOperationException($"{page.Path} has no form '{form}'.");
        var given = fields.ToList();
        var sent = Filled(element).Where(field => given.TrueForAll(g => g.Name != field.Name)).Concat(given).ToList();
        var pressed = button is null ? null : element.QuerySelector(button) ?? page.Html.QuerySelector(button);
        if (pressed?.GetAttribute("name") is { } name)
        {
            sent.Add((name, pressed.GetAttribute("value") ?? ""));
        }

        var action = pressed?.GetAttribute("formaction") ?? element.GetAttribute("action") ?? "";
        return PostAsync(action.Length > 0 ? action : page.Path, sent);
    }

    /// <summary>Posts fields as they are.</summary>
    public Task<Page> PostAsync(string path, IEnumerable<(string Name, string Value)> fields) => SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
    });

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static IEnumerable<(string Name, string Value)> Filled(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Name.Length: > 0, Type: "radio" or "checkbox" } box when box.IsChecked:
                    yield return (box.Name!, box.Value.Length > 0 ? box.Value : "on");
                    break;
                case IHtmlInputElement { Type: "radio" or "checkbox" or "submit" or "button" or "image" }:
                    break;
                case IHtmlInputElement { Name.Length: > 0 } input:
                    yield return (input.Name!, input.Value);
                    break;
                case IHtmlTextAreaElement { Name.Length: > 0 } area:
                    yield return (area.Name!, area.Value);
                    break;
                case IHtmlSelectElement { Name.Length: > 0 } select when select.Value is { } value:
                    yield return (select.Name!, value);
                    break;
            }
        }
    }

    private async Task<Page> SendAsync(HttpRequestMessage request)
    {
        var response = await client.SendAsync(request);
        var path = request.RequestUri!.IsAbsoluteUri ? request.RequestUri.PathAndQuery : request.RequestUri.OriginalString;
        for (var hops = 0; Follows && response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther; hops++)
        {
            var next = new Uri(client.BaseAddress!, response.Headers.Location!);
            if (hops > 10 || next.Authority != client.BaseAddress!.Authority)
            {
                break;
            }

            path = next.PathAndQuery;
            response = await client.GetAsync(next);
        }

        var text = await response.Content.ReadAsStringAsync();
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Page(response.StatusCode, path, Parser.ParseDocument(text), text, headers);
    }
}
