using System.Text.Json;
using Baken.Signals.Report;
using Baken.Texts;
using Microsoft.Extensions.Localization;

namespace Baken.Api;

/// <summary>What is wrong with a request, as problem details (RFC 9457) in the language that was asked for.</summary>
internal sealed class ApiProblems(IStringLocalizer<Organisations> texts, IStringLocalizer<Intake> words, IStringLocalizer<Codes> codes)
{
    public const string MediaType = "application/problem+json";

    /// <summary>A problem that is no field's.</summary>
    /// <param name="status">The status.</param>
    /// <param name="why">What of this kind, a code for which there are words.</param>
    public IResult Of(int status, string? why = null) => Answer(status, why is null ? null : words["Api." + why].Value);

    /// <summary>A body that cannot be read as the message that was expected. The text of the error is the reader's own, and names types: it is not passed on.</summary>
    public IResult Unreadable(JsonException error)
    {
        var pointer = ReportMessages.PointerOf(error.Path);
        return Answer(StatusCodes.Status400BadRequest, words["Api.unreadable"].Value, [new FieldProblemMessage
        {
            Place = pointer,
            Code = pointer == "#" ? "unreadable" : "not-expected",
            Detail = pointer == "#" ? words["Api.unreadable.at", error.LineNumber + 1 ?? 1].Value : words["Api.not-expected"].Value,
        }]);
    }

    /// <summary>What the rules of a report found wrong.</summary>
    public IResult Wrong(IEnumerable<Problem> problems) => Answer(StatusCodes.Status400BadRequest, words["Api.wrong"].Value, [.. problems.Select(Message)]);

    /// <summary>One problem of a report, in words.</summary>
    public FieldProblemMessage Message(Problem problem) => new()
    {
        Place = ReportMessages.PointerOf(problem),
        Code = problem.Code,
        Detail = codes["Problem." + problem.Code, Pages.Report.DraftChecks.Shown(problem.Code, problem.Value)].Value,
    };

    /// <summary>The problem as it is sent.</summary>
    public static ProblemMessage MessageOf(int status, IStringLocalizer<Organisations> texts, string? detail = null, IReadOnlyList<FieldProblemMessage>? errors = null)
    {
        var title = texts[texts[$"Api.{status}"].ResourceNotFound ? "Api.500" : $"Api.{status}"].Value;
        return new() { Type = "about:blank", Title = title, Status = status, Detail = detail ?? title, Errors = errors };
    }

    private IResult Answer(int status, string? detail, IReadOnlyList<FieldProblemMessage>? errors = null) =>
        Results.Json(MessageOf(status, texts, detail, errors), ReportMessages.Json, MediaType, status);
}
