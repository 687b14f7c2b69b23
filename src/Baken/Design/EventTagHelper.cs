using System.Globalization;
using Baken.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>
/// One step of a timeline: <c>&lt;baken-event at="e.At" by-machine="e.IsMachine"&gt;&lt;strong&gt;Imre Dalstra&lt;/strong&gt; nam het signaal op&lt;/baken-event&gt;</c>.
/// A round mark is a person, a square one the machine.
/// </summary>
[HtmlTargetElement("baken-event", ParentTag = "baken-timeline")]
public sealed class EventTagHelper(IStringLocalizer<Shared> texts, TimeProvider clock) : TagHelper
{
    private static readonly HtmlString Person = new("<svg viewBox=\"0 0 12 12\" aria-hidden=\"true\" focusable=\"false\"><circle cx=\"6\" cy=\"6\" r=\"4.6\"/></svg>");
    private static readonly HtmlString Machine = new("<svg viewBox=\"0 0 12 12\" aria-hidden=\"true\" focusable=\"false\"><path d=\"M2 2h8v8H2z\"/></svg>");

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>True when Baken did it by itself, under a rule.</summary>
    public bool ByMachine { get; set; }

    /// <summary>Words for when, where only a part of the day is known; then no exact time is given.</summary>
    public string? When { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var story = await output.GetChildContentAsync();
        var now = clock.GetUtcNow();
        var words = Moments.Local(At).Date == Moments.Local(now).Date ? Moments.Hour(At) : $"{Moments.Day(At, now)} {Moments.Hour(At)}";
        output.Become("li", ByMachine ? "baken-timeline__machine" : "baken-timeline__person");
        output.Fill(
            string.IsNullOrEmpty(When) ? Moments.Element(At, words) : Markup.Element("time", null, When).With("datetime", Moments.Local(At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ByMachine ? Machine : Person,
            Markup.Element("div", "baken-timeline__text", ByMachine ? Markup.Unseen(texts["Timeline.Machine"].Value + " ") : null, story));
    }
}
