using Baken.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Baken.Design;

/// <summary>Nothing known, said with what was searched and when: <c>&lt;baken-known-none on="KvK, telefoon, adres" searched-at="Model.SearchedAt" /&gt;</c>.</summary>
[HtmlTargetElement("baken-known-none", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class KnownNoneTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    /// <summary>The kinds of identifier searched, in words; empty when the signal holds none.</summary>
    public required string On { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset SearchedAt { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("p", "baken-known");
        output.Fill(On.Length == 0 ? texts["Known.NothingToSearch"].Value : texts["Known.None", On, Moments.Hour(SearchedAt)].Value);
    }
}
