using Baken.Pages.Report;
using Baken.Signals.Report;
using Baken.Texts;
using Microsoft.Extensions.Localization;

namespace Baken.Import;

/// <summary>A problem of a file as a person reads it.</summary>
/// <param name="Row">Its line, with the table where the file has several; '–' for the file as a whole.</param>
/// <param name="Field">The column or the pointer; '–' for the row as a whole.</param>
/// <param name="Words">What is wrong.</param>
internal sealed record ImportLine(string Row, string Field, string Words);

/// <summary>What is wrong in a file, in words.</summary>
internal sealed class ImportWords(IStringLocalizer<Codes> codes)
{
    public ImportLine Line(ImportProblem problem) => new(
        problem.Row == 0 ? problem.Table is null ? "–" : problem.Table + ".csv" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(problem.Table is null ? "" : problem.Table + ".csv ")}{problem.Row}"),
        problem.Field.Length == 0 ? "–" : problem.Field,
        (problem.Code == "unknown-code" ? DraftChecks.Shown(problem.Code, problem.Value) + ": " : "") + codes["Problem." + problem.Code, DraftChecks.Shown(problem.Code, problem.Value)].Value);
}
