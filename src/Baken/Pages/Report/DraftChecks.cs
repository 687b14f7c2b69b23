using System.Globalization;
using Baken.Design;
using Baken.Signals;
using Baken.Signals.Report;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Report;

/// <summary>Something wrong in a draft: the field of the form, the step it stands in, and a code for which there are words.</summary>
internal sealed record DraftProblem(int Step, IReadOnlyList<string> Fields, string Code, string? Value);

/// <summary>What must be changed before a draft can be sent, said in the fields of the form.</summary>
internal static class DraftChecks
{
    private const int LongestShown = 20;

    /// <summary>All problems, in the order of the steps.</summary>
    public static IReadOnlyList<DraftProblem> Of(ReportDraft draft, DateOnly today)
    {
        var report = draft.ToReport();
        var own = Unread(draft).ToList();
        var rules = ReportRules.Check(report.Facts, report.Contact, today).Select(problem => Placed(problem, draft));
        return [.. own.Concat(rules).DistinctBy(problem => problem.Fields[0]).OrderBy(problem => problem.Step)];
    }

    /// <summary>Puts the problems of one step beside its fields.</summary>
    public static void Show(IEnumerable<DraftProblem> problems, int step, ModelStateDictionary state, IStringLocalizer<Codes> codes)
    {
        foreach (var problem in problems.Where(problem => problem.Step == step))
        {
            var words = codes["Problem." + problem.Code, Shown(problem)].Value;
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
                yield return new DraftProblem(2, [WhenPart(part)], code, typed);
            }
        }

        if (ReportDraft.Number(draft.People) < 1)
        {
            yield return new DraftProblem(4, [nameof(ReportDraft.People)], "count-impossible", null);
        }
    }

    /// <summary>The step in which a problem that receiving found can be mended.</summary>
    public static int StepOf(Problem problem, ReportDraft draft) => Placed(problem, draft).Step;

    private static DraftProblem Placed(Problem problem, ReportDraft draft)
    {
        var (step, fields) = (problem.Field, problem.Code) switch
        {
            (nameof(Facts.Narrative), _) => (2, [nameof(ReportDraft.Narrative)]),
            (nameof(Facts.When), "day-not-in-month") => (2, [WhenPart(nameof(DateParts.Day)), WhenPart(nameof(DateParts.Month))]),
            (nameof(Facts.When), "day-impossible") => (2, [WhenPart(nameof(DateParts.Day))]),
            (nameof(Facts.When), "month-impossible" or "month-missing") => (2, [WhenPart(nameof(DateParts.Month))]),
            (nameof(Facts.When), "year-impossible") => (2, [WhenPart(nameof(DateParts.Year))]),
            (nameof(Facts.When), _) => (2, [nameof(ReportDraft.When)]),
            (nameof(Facts.Address), _) => (3, [draft.Address?.Length > draft.Place?.Length || draft.Place is null ? nameof(ReportDraft.Address) : nameof(ReportDraft.Place)]),
            (nameof(Facts.Sector), _) => (3, [nameof(ReportDraft.Sector)]),
            (nameof(Facts.Companies), _) => (4, [draft.Kvk?.Length > ReportRules.TextLength ? nameof(ReportDraft.Kvk) : nameof(ReportDraft.Company)]),
            (nameof(Facts.Phones), _) => (4, [nameof(ReportDraft.Phones)]),
            (nameof(Facts.Plates), _) => (4, [nameof(ReportDraft.Plates)]),
            (nameof(Facts.Emails) or nameof(Facts.Links) or nameof(Facts.OnlineNames), _) => (4, [nameof(ReportDraft.Online)]),
            (nameof(Facts.Persons), _) => (4, [nameof(ReportDraft.People)]),
            (nameof(Facts.Forms), _) => (4, [nameof(ReportDraft.Forms)]),
            (nameof(ReporterContact.Name), _) => (5, [nameof(ReportDraft.Name)]),
            (nameof(ReporterContact.Phone), _) => (5, [nameof(ReportDraft.Phone)]),
            (nameof(ReporterContact.Email), _) => (5, new[] { nameof(ReportDraft.Email) }),
            _ => throw new InvalidOperationException($"The form does not ask for {problem.Field}."),
        };
        return new DraftProblem(step, fields, problem.Code, problem.Value);
    }

    private static string WhenPart(string part) => $"{nameof(ReportDraft.When)}.{part}";

    /// <summary>The wrong part as people say it: '31 november', not '31-11'.</summary>
    private static string Shown(DraftProblem problem)
    {
        if (problem.Code == "day-not-in-month" && problem.Value?.Split('-') is [var day, var month])
        {
            return $"{day} {CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName(int.Parse(month, CultureInfo.InvariantCulture))}";
        }

        return problem.Value is { Length: > LongestShown } text ? text[..LongestShown] + "…" : problem.Value ?? "";
    }
}
