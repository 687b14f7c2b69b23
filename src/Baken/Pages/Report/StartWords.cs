using Baken.Design;
using Baken.Texts;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Report;

/// <summary>What happens with a report, told beforehand; the term is the one that is really kept.</summary>
internal static class StartWords
{
    public static IReadOnlyList<PathStep> Path(IStringLocalizer<Public> texts, int workingDays) =>
    [
        new(texts["Start.Path.Tell"], PathState.Later, texts["Start.Path.Tell.Line"]),
        new(texts["Start.Path.Read"], PathState.Later, texts["Start.Path.Read.Line", workingDays]),
        new(texts["Start.Path.Answer"], PathState.Later, texts["Start.Path.Answer.Line"]),
    ];
}
