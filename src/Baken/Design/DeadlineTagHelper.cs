using System.Globalization;
using Baken.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>
/// A deadline: <c>&lt;baken-deadline due="row.DueAt" working-days-late="row.WorkingDaysLate" is-now="row.DueIsNow" /&gt;</c>.
/// With <c>as-tag</c> a tag with a clock, as beside a title. Words: <see cref="Deadline.Read"/>.
/// </summary>
[HtmlTargetElement("baken-deadline", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DeadlineTagHelper(IStringLocalizer<Shared> texts, TimeProvider clock) : TagHelper
{
    /// <summary>When it must be done.</summary>
    public required DateTimeOffset Due { get; set; }

    /// <summary>Whole working days since then; 0 when none.</summary>
    public int WorkingDaysLate { get; set; }

    /// <summary>True while only the block of hours of the deadline is known and that block has not ended.</summary>
    public bool IsNow { get; set; }

    /// <summary>As a tag instead of two lines.</summary>
    public bool AsTag { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var deadline = Deadline.Read(Due, clock.GetUtcNow(), WorkingDaysLate, IsNow, texts);
        if (AsTag)
        {
            var tone = deadline.State switch { DeadlineState.Late => "red", DeadlineState.Soon => "amber", DeadlineState.Ahead => "neutral" };
            output.Become("span", $"baken-tag baken-tag--{tone}");
            output.Fill(Icons.Svg(Icon.Clock), Moments.Element(Due, Capital(deadline.Nearest)));
            return;
        }

        output.Become("time", $"baken-deadline baken-deadline--{deadline.State.Css()}");
        output.Attributes.SetAttribute("datetime", Moments.Exact(Due));
        // The space keeps the lines apart when they are read out or copied.
        output.Fill(
            Markup.Element("span", null, deadline.First),
            deadline.Second is null ? null : " ",
            deadline.Second is null ? null : Markup.Element("span", null, deadline.Second));
    }

    private static string Capital(string words) => string.Concat(words[..1].ToUpper(CultureInfo.CurrentUICulture), words.AsSpan(1));
}
