using Baken.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>How soon someone must look. The terms behind the words are data of the module that uses them.</summary>
public enum UrgencyLevel
{
    /// <summary>Within clock hours, every day.</summary>
    Acute,

    /// <summary>Within a short term of working days.</summary>
    High,

    /// <summary>Within the ordinary term.</summary>
    Normal,

    /// <summary>When there is room.</summary>
    Low,
}

/// <summary>Urgency as shape, colour and word: <c>&lt;baken-urgency level="Acute" /&gt;</c>.</summary>
[HtmlTargetElement("baken-urgency", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class UrgencyTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>The urgency.</summary>
    public required UrgencyLevel Level { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var shape = Level switch
        {
            UrgencyLevel.Acute => Icon.Triangle,
            UrgencyLevel.High => Icon.Diamond,
            UrgencyLevel.Normal => Icon.Ring,
            UrgencyLevel.Low => Icon.Dash,
        };
        output.Become("span", $"baken-urgency baken-urgency--{Level.Css()}");
        output.Fill(Icons.Svg(shape), texts["Urgency." + Level].Value);
    }
}
