using Baken.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>How strongly an indicator points, as its catalogue says.</summary>
public enum IndicatorStrength
{
    /// <summary>The catalogue does not say. Never counted as zero.</summary>
    Unknown,

    /// <summary>Weak.</summary>
    Weak,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>Strong.</summary>
    Strong,
}

/// <summary>The strength of an indicator: <c>&lt;baken-strength value="Strong" /&gt;</c>.</summary>
[HtmlTargetElement("baken-strength", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StrengthTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>The strength.</summary>
    public required IndicatorStrength Value { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (tone, shape) = Value switch
        {
            IndicatorStrength.Strong => ("red", (Icon?)Icon.Triangle),
            IndicatorStrength.Medium => ("amber", Icon.Diamond),
            IndicatorStrength.Weak => ("neutral", Icon.Ring),
            IndicatorStrength.Unknown => ("neutral", null),
        };
        output.Become("span", $"baken-tag baken-tag--{tone}");
        output.Fill(shape is { } icon ? Icons.Svg(icon) : null, texts["Strength." + Value].Value);
    }
}
