using Baken.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>How much of an instant is shown.</summary>
public enum MomentForm
{
    /// <summary>'vandaag 08:12' or 'di 24 nov 08:12'.</summary>
    DayAndHour,

    /// <summary>'di 24 nov'.</summary>
    Day,

    /// <summary>'dinsdag 24 november'.</summary>
    LongDay,

    /// <summary>'08:12'.</summary>
    Hour,

    /// <summary>'mrt 2024'.</summary>
    Month,
}

/// <summary>An instant, with its exact value in <c>datetime</c>: <c>&lt;baken-moment at="Model.ReceivedAt" form="Day" /&gt;</c>.</summary>
[HtmlTargetElement("baken-moment", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MomentTagHelper(IStringLocalizer<Shared> texts, TimeProvider clock) : TagHelper
{
    /// <summary>The instant.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>How much is shown.</summary>
    public MomentForm Form { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var now = clock.GetUtcNow();
        var words = Form switch
        {
            MomentForm.DayAndHour => Moments.DayAndHour(At, now, texts),
            MomentForm.Day => Moments.Day(At, now),
            MomentForm.LongDay => Moments.LongDay(At),
            MomentForm.Hour => Moments.Hour(At),
            MomentForm.Month => Moments.Month(At),
        };
        output.TagName = null;
        output.Fill(Moments.Element(At, words));
    }
}
