using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baken.Design;

/// <summary>Elements in one line. A string is text and is encoded; only <see cref="IHtmlContent"/> is written as it is.</summary>
internal static class Markup
{
    public static TagBuilder Element(string name, string? cssClass, params ReadOnlySpan<object?> children)
    {
        var element = new TagBuilder(name);
        if (!string.IsNullOrEmpty(cssClass))
        {
            element.Attributes["class"] = cssClass;
        }

        foreach (var child in children)
        {
            element.InnerHtml.Add(child);
        }

        return element;
    }

    public static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null)
        {
            element.Attributes[attribute] = value;
        }

        return element;
    }

    public static TagBuilder Link(string href, string? cssClass, params ReadOnlySpan<object?> children) =>
        Element("a", cssClass, children).With("href", href);

    /// <summary>Text that only assistive technology hears.</summary>
    public static TagBuilder Unseen(string text) => Element("span", "baken-hidden", text);

    public static void Add(this IHtmlContentBuilder target, object? child)
    {
        switch (child)
        {
            case null:
                break;
            case IHtmlContent html:
                target.AppendHtml(html);
                break;
            default:
                target.Append(child.ToString() ?? "");
                break;
        }
    }

    /// <summary>Turns the tag helper's own element into <paramref name="name"/>, keeping classes and attributes the page gave.</summary>
    public static void Become(this TagHelperOutput output, string name, string cssClass)
    {
        output.TagName = name;
        output.TagMode = TagMode.StartTagAndEndTag;
        var given = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(given) ? cssClass : $"{cssClass} {given}");
    }

    public static void Fill(this TagHelperOutput output, params ReadOnlySpan<object?> children)
    {
        output.Content.Clear();
        foreach (var child in children)
        {
            output.Content.Add(child);
        }
    }

    public static string Classes(params ReadOnlySpan<string?> classes)
    {
        var kept = new List<string>(classes.Length);
        foreach (var one in classes)
        {
            if (!string.IsNullOrEmpty(one))
            {
                kept.Add(one);
            }
        }

        return string.Join(' ', kept);
    }

    /// <summary>The modifier of a class as the style sheet spells it: <c>HighOrAcute</c> becomes <c>high-or-acute</c>.</summary>
    public static string Css<T>(this T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
