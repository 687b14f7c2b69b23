using Baken.Design;
using Baken.Signals.Report;
using Baken.Texts;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Submissions;

/// <summary>How far a report is, in words.</summary>
internal static class SubmissionWords
{
    /// <summary>The tone of a tag that tells how far.</summary>
    public static Tone Tone(SubmissionState state) => state switch
    {
        SubmissionState.Received => Design.Tone.Blue,
        SubmissionState.InAssessment => Design.Tone.Amber,
        SubmissionState.Routed => Design.Tone.Action,
        SubmissionState.Closed => Design.Tone.Green,
    };

    /// <summary>The path of a report.</summary>
    public static IReadOnlyList<PathStep> Path(SubmissionState now, IStringLocalizer<Intake> texts) =>
    [
        .. Enum.GetValues<SubmissionState>().Select(state => new PathStep(
            texts["State." + state],
            state < now || now == SubmissionState.Closed ? PathState.Done : state == now ? PathState.Now : PathState.Later)),
    ];
}
