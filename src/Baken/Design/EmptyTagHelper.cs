using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baken.Design;

/// <summary>Why nothing is here, and what now: <c>&lt;baken-empty why="Alles beoordeeld."&gt;Volgende termijn: morgen 12:00&lt;/baken-empty&gt;</c>.</summary>
[HtmlTargetElement("baken-empty")]
public sealed class EmptyTagHelper : TagHelper
{
    /// <summary>Why.</summary>
    public required string Why { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var next = await output.GetChildContentAsync();
        output.Become("div", "baken-empty");
        output.Fill(Markup.Element("strong", null, Why), next.IsEmptyOrWhiteSpace ? null : Markup.Element("div", null, next));
    }
}
