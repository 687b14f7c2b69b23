using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baken.Design;

/// <summary>
/// An earlier signal about the same: <c>&lt;baken-known href="/signalen/…" title="Signaal 25-02871" when="jun 2025" reason="Zelfde KvK-nummer" outcome="Bestuurlijk: boete opgelegd" outcome-tone="Green" /&gt;</c>.
/// The reason is in words; content, if any, stands between the number and the reason.
/// </summary>
[HtmlTargetElement("baken-known")]
public sealed class KnownTagHelper : TagHelper
{
    /// <summary>The earlier signal's page.</summary>
    public required string Href { get; set; }

    /// <summary>How it is called.</summary>
    public required string Title { get; set; }

    /// <summary>When it was received, in words.</summary>
    public required string When { get; set; }

    /// <summary>Why it is shown, in words.</summary>
    public required string Reason { get; set; }

    /// <summary>What became of it.</summary>
    public required string Outcome { get; set; }

    /// <summary>The colour family of the outcome.</summary>
    public Tone OutcomeTone { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var more = await output.GetChildContentAsync();
        output.Become("article", "baken-known");
        output.Fill(
            Markup.Element("h3", null, Markup.Link(Href, null, Title), Markup.Element("span", "baken-note", When)),
            more,
            Markup.Element("p", null, Reason),
            Markup.Element("span", $"baken-tag baken-tag--{OutcomeTone.Css()}", Outcome));
    }
}
