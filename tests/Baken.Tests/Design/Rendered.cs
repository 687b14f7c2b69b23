using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Baken.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Baken.Tests.Design;

/// <summary>One page on which tag helpers are rendered by themselves, in Dutch unless said otherwise.</summary>
public sealed class Rendered
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static IStringLocalizer<Shared> Texts { get; } =
        new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<Shared>>();

    public ViewContext View { get; } = new()
    {
        HttpContext = new DefaultHttpContext(),
        RouteData = new RouteData(),
        ActionDescriptor = new ActionDescriptor(),
        ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()),
    };

    public ModelStateDictionary State => View.ViewData.ModelState;

    public static ModelExpression For<T>(string name, T? value)
    {
        var metadata = new EmptyModelMetadataProvider();
        return new ModelExpression(name, new ModelExplorer(metadata, metadata.GetMetadataForType(typeof(T)), value));
    }

    public static IDisposable In(string language) => new Language(language);

    /// <summary>The helper's output; written later, as in a page.</summary>
    public static async Task<TagHelperOutput> Process(TagHelper helper, string content = "")
    {
        var output = new TagHelperOutput("baken-x", [], (_, _) => Task.FromResult(new DefaultTagHelperContent().AppendHtml(content)));
        output.Content.SetHtmlContent(content);
        await helper.ProcessAsync(new TagHelperContext([], new Dictionary<object, object>(), "1"), output);
        return output;
    }

    public static string Html(TagHelperOutput output)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        output.WriteTo(writer, Encoder);
        return writer.ToString();
    }

    public static async Task<string> Html(TagHelper helper, string content = "") => Html(await Process(helper, content));

    private sealed class Language : IDisposable
    {
        private readonly CultureInfo before = CultureInfo.CurrentUICulture;
        private readonly CultureInfo formats = CultureInfo.CurrentCulture;

        public Language(string name) => CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);

        public void Dispose() => (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (before, formats);
    }
}
