using System.Globalization;
using Baken.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>A heading row inside a table: <c>&lt;baken-group words="@T["…"]" count="2" columns="8" late /&gt;</c>.</summary>
[HtmlTargetElement("baken-group", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GroupTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>What the rows below have in common.</summary>
    public required string Words { get; set; }

    /// <summary>How many there are, on all pages together.</summary>
    public required int Count { get; set; }

    /// <summary>Columns of the table.</summary>
    public required int Columns { get; set; }

    /// <summary>Their term has passed.</summary>
    public bool Late { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("tr", Markup.Classes("baken-group", Late ? "baken-group--late" : null));
        output.Fill(Markup.Element(
            "th", null,
            Markup.Element("span", null, Late ? Icons.Svg(Icon.Clock) : null, Late ? " " : null, Words),
            " · ", Count.ToString("N0", CultureInfo.CurrentCulture), Markup.Unseen(" " + texts.Counted("Group.Rows", Count)))
            .With("scope", "rowgroup").With("colspan", Columns.ToString(CultureInfo.InvariantCulture)));
    }
}
