using Baken.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>
/// What the platform proposes, never decides: <c>&lt;baken-proposal heading="Inspectieteam Arbeid Zuid-West" rule="R-014" version="7"&gt;…&lt;/baken-proposal&gt;</c>.
/// Inside stand the conditions beside the facts; 'Ik volg' and 'Ik kies anders' follow it as a choice list with nothing chosen.
/// </summary>
[HtmlTargetElement("baken-proposal")]
public sealed class ProposalTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>What is proposed.</summary>
    public required string Heading { get; set; }

    /// <summary>The rule it follows from.</summary>
    public required string Rule { get; set; }

    /// <summary>The version of that rule.</summary>
    public required string Version { get; set; }

    /// <summary>The level of its heading.</summary>
    public int Level { get; set; } = 3;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("div", "baken-proposal");
        var by = Markup.Element("p", "baken-proposal__by", texts["Proposal.By", Rule, Version].Value);
        output.PreContent.AppendHtml(by);
        output.PreContent.AppendHtml(Headings.Of(Level, Heading));
    }
}
