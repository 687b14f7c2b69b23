using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baken.Design;

/// <summary>Whether, and which way, a column orders the table.</summary>
public enum SortDirection
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>Smallest or earliest first.</summary>
    Ascending,

    /// <summary>Largest or latest first.</summary>
    Descending,
}

/// <summary>A column heading that orders the table through a link: <c>&lt;baken-sort href="?sorteer=deadline" direction="Ascending"&gt;Deadline&lt;/baken-sort&gt;</c>.</summary>
[HtmlTargetElement("baken-sort")]
public sealed class SortTagHelper : TagHelper
{
    /// <summary>The page in the other order.</summary>
    public required string Href { get; set; }

    /// <summary>The order now.</summary>
    public SortDirection Direction { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        output.Become("th", "baken-sort");
        output.Attributes.SetAttribute("scope", "col");
        if (Direction != SortDirection.None)
        {
            output.Attributes.SetAttribute("aria-sort", Direction.Css());
        }

        var arrow = Direction switch { SortDirection.Ascending => " ▲", SortDirection.Descending => " ▼", SortDirection.None => null };
        output.Fill(Markup.Link(Href, null, words, arrow is null ? null : Markup.Element("span", null, arrow).With("aria-hidden", "true")));
    }
}
