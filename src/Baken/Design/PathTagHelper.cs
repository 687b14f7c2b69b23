using System.Globalization;
using Baken.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>Where a step of the path stands.</summary>
public enum PathState
{
    /// <summary>Behind us.</summary>
    Done,

    /// <summary>Where the signal is now.</summary>
    Now,

    /// <summary>Still to come.</summary>
    Later,
}

/// <summary>One step of the path.</summary>
/// <param name="Title">What happens in it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Line">When, or until when; null when nothing is known of it yet.</param>
public sealed record PathStep(string Title, PathState State, string? Line = null);

/// <summary>How the path is drawn.</summary>
public enum PathForm
{
    /// <summary>Side by side, for a record; on a phone one sentence.</summary>
    Line,

    /// <summary>One under the other, for a receipt.</summary>
    Stack,

    /// <summary>One under the other with numbers, for an explanation beforehand.</summary>
    Numbered,
}

/// <summary>The path of a signal. <c>&lt;baken-path steps="Model.Path" /&gt;</c> An amber triangle marks where it is now.</summary>
[HtmlTargetElement("baken-path", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PathTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>The steps from first to last.</summary>
    public required IReadOnlyList<PathStep> Steps { get; set; }

    /// <summary>How it is drawn.</summary>
    public PathForm Form { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var list = Markup.Element("ol", Markup.Classes("baken-path", $"baken-path--{Form.Css()}"));
        for (var i = 0; i < Steps.Count; i++)
        {
            list.InnerHtml.AppendHtml(Item(Steps[i], i + 1));
        }

        output.Fill(list, Form == PathForm.Line ? Sentence() : null);
    }

    private TagBuilder Item(PathStep step, int number)
    {
        var word = Form == PathForm.Numbered ? null : Markup.Unseen($", {texts["Path." + step.State].Value}");
        // An explanation has no dates to hide; elsewhere 'nothing known yet' must look different from an empty line.
        var line = step.Line ?? (Form == PathForm.Line ? "–" : null);
        return Markup.Element(
            "li", $"baken-path__{step.State.Css()}",
            Mark(step.State, number),
            Markup.Element("span", "baken-path__title", step.Title, word),
            line is null ? null : Markup.Element("span", "baken-path__line", line))
            .With("aria-current", step.State == PathState.Now ? "step" : null);
    }

    private HtmlString Mark(PathState state, int number)
    {
        var shape = (Form, state) switch
        {
            (PathForm.Numbered, _) => $"<circle class=\"baken-mark--later\" cx=\"12\" cy=\"12\" r=\"9.5\"/><text x=\"12\" y=\"16.5\">{number.ToString(CultureInfo.InvariantCulture)}</text>",
            (_, PathState.Done) => "<circle class=\"baken-mark--done\" cx=\"12\" cy=\"12\" r=\"9\"/><path class=\"baken-mark--done-tick\" d=\"M8 12.3l2.8 2.8L16.3 9.3\"/>",
            (_, PathState.Now) => "<path class=\"baken-mark--now\" d=\"M12 2 22.5 20.5h-21z\"/>",
            _ => "<circle class=\"baken-mark--later\" cx=\"12\" cy=\"12\" r=\"8\"/>",
        };
        return new HtmlString($"<svg class=\"baken-path__mark\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">{shape}</svg>");
    }

    private TagBuilder? Sentence()
    {
        var index = Steps.TakeWhile(step => step.State != PathState.Now).Count();
        if (index == Steps.Count)
        {
            index--;
        }

        if (index < 0)
        {
            return null;
        }

        var step = Steps[index];
        var words = texts["Path.Sentence", index + 1, Steps.Count, step.Title].Value;
        return Markup.Element("p", "baken-path__sentence", step.Line is null ? words : $"{words}, {step.Line}");
    }
}
