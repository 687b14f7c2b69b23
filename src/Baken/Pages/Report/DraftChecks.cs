using System.Globalization;
using Baken.Design;
using Baken.Signals;
using Baken.Signals.Report;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Report;

/// <summary>Something wrong in a draft: the fields of the form, and a code for which there are words.</summary>
internal sealed record DraftProblem(IReadOnlyList<string> Fields, string Code, string? Value)
{
    /// <summary>The step of the public form in which it can be mended.</summary>
    public int Step => ReportDraft.StepOf(Fields[0]);
}

/// <summary>What must be changed before a draft can be sent, said in the fields of the form.</summary>
internal static class DraftChecks
{
    private const int LongestShown = 20;

    /// <summary>All problems of a draft.</summary>
    public static IReadOnlyList<DraftProblem> Of(ReportDraft draft, Channel channel, DateOnly today)
    {
        var rules = Submitting.Check(new SubmissionForm(draft.ToReport(channel), draft.Reference), today).Select(problem => Placed(problem, draft));
        return [.. Unread(draft).Concat(rules).DistinctBy(problem => problem.Fields[0])];
    }

    /// <summary>Puts problems beside the fields.</summary>
    public static void Show(IEnumerable<DraftProblem> problems, ModelStateDictionary state, IStringLocalizer<Codes> codes)
    {
        foreach (var problem in problems)
        {
            var words = codes["Problem." + problem.Code, Shown(problem.Code, problem.Value)].Value;
            foreach (var field in problem.Fields)
            {
                state.AddModelError($"{nameof(StepModel.Draft)}.{field}", words);
            }
        }
    }

    /// <summary>What is no number, so that no rule ever sees it.</summary>
    private static IEnumerable<DraftProblem> Unread(ReportDraft draft)
    {
        (string Part, string? Typed, string Code)[] parts =
        [
            (nameof(DateParts.Day), draft.When.Day, "day-impossible"),
            (nameof(DateParts.Month), draft.When.Month, "month-impossible"),
            (nameof(DateParts.Year), draft.When.Year, "year-impossible"),
        ];
        foreach (var (part, typed, code) in parts)
        {
            if (!string.IsNullOrWhiteSpace(typed) && ReportDraft.Number(typed) is null)
            {
                yield return new DraftProblem([WhenPart(part)], code, typed);
            }
        }

        if (ReportDraft.Number(draft.People) < 1)
        {
            yield return new DraftProblem([nameof(ReportDraft.People)], "count-impossible", null);
        }
    }

    /// <summary>The fields of the form at which a problem that a rule found can be mended.</summary>
    public static DraftProblem Placed(Problem problem, ReportDraft draft)
    {
        string[] fields = (problem.Field, problem.Code) switch
        {
            (nameof(Facts.When), "day-not-in-month") => [WhenPart(nameof(DateParts.Day)), WhenPart(nameof(DateParts.Month))],
            (nameof(Facts.When), _) when problem.Part is { } part => [WhenPart(part)],
            (nameof(Facts.Address), _) => [draft.Address?.Length > draft.Place?.Length || draft.Place is null ? nameof(ReportDraft.Address) : nameof(ReportDraft.Place)],
            (nameof(Facts.Companies), _) => [draft.Kvk?.Length > ReportRules.TextLength ? nameof(ReportDraft.Kvk) : nameof(ReportDraft.Company)],
            (nameof(Facts.Emails) or nameof(Facts.Links) or nameof(Facts.OnlineNames), _) => [nameof(ReportDraft.Online)],
            (nameof(Facts.Persons), _) => [nameof(ReportDraft.People)],
            _ when typeof(ReportDraft).GetProperty(problem.Field) is not null => [problem.Field],
            _ => throw new InvalidOperationException($"The form does not ask for {problem.Field}."),
        };
        return new DraftProblem(fields, problem.Code, problem.Value);
    }

    private static string WhenPart(string part) => $"{nameof(ReportDraft.When)}.{part}";

    /// <summary>The wrong part as people say it: '31 november', not '31-11'.</summary>
    public static string Shown(string code, string? value)
    {
        if (code == "day-not-in-month" && value?.Split('-') is [var day, var month])
        {
            return Languages.Current.Said(day, int.Parse(month, CultureInfo.InvariantCulture));
        }

        return value is { Length: > LongestShown } text ? text[..LongestShown] + "…" : value ?? "";
    }
}
