using System.CommandLine;
using Baken.Kernel.Access;
using Baken.Signals.Areas;

namespace Baken.Commands;

/// <summary><c>baken regions import</c></summary>
internal static class RegionsCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "CSV with columns kind (care_region or police_unit), code, name, valid_from, valid_to, municipalities and safety_regions (codes, | between), source" };
        var import = new Command("import", "Bring the care regions and areas of police units to what a file says: all of it, or nothing. Can be repeated.") { file };
        import.SetAction((parsed, cancellation) => Root.GuardAsync(parsed, async () =>
        {
            var source = parsed.GetValue(file)!;
            if (!source.Exists)
            {
                return Root.Fail(parsed, $"The file '{source.Name}' does not exist.");
            }

            await using var services = Core.Open(Root.Options(parsed));
            using var reader = source.OpenText();
            var done = await services.GetRequiredService<WorkAreas>().ImportAsync(Actor.System("operator"), reader, cancellation);
            return done.Problems.Count == 0
                ? Root.Done(parsed, new { ok = true, done.Added, done.Changed, done.Same }, $"{done.Added} added, {done.Changed} changed, {done.Same} the same.")
                : Root.Fail(parsed, "Nothing was imported.", done.Problems, Table(done.Problems));
        }));
        return new Command("regions", "Care regions and areas of police units.") { import };
    }

    private static IEnumerable<string> Table(IReadOnlyList<AreaProblem> problems)
    {
        yield return $"{"line",6}  {"column",-15}  problem";
        foreach (var problem in problems)
        {
            yield return $"{(problem.Row == 0 ? "–" : problem.Row.ToString(System.Globalization.CultureInfo.InvariantCulture)),6}  {problem.Column,-15}  {Words(problem)}";
        }
    }

    private static string Words(AreaProblem problem) => problem.Code switch
    {
        "file-empty" => "The file holds no rows.",
        "file-long" => $"The file has more than {problem.Text} rows.",
        "line-broken" => "The line is too long, or a quotation mark is not closed.",
        "cells-many" => "The line has more cells than the first line.",
        "column-unknown" => $"The column '{problem.Text}' is not known.",
        "column-twice" => $"The column '{problem.Text}' occurs twice.",
        "column-missing" => $"The column '{problem.Text}' is missing.",
        "kind-unknown" => $"'{problem.Text}' is no kind: write care_region or police_unit.",
        "cell-empty" => "This must be filled in.",
        "cell-wrong" => $"'{problem.Text}' is too long, or holds characters that cannot be shown.",
        "day-wrong" => $"'{problem.Text}' is not a day: write 2026-01-31.",
        "code-unknown" => $"'{problem.Text}' is not in the list of codes.",
        "period-backwards" => "The period ends before it begins.",
        "period-overlaps" => $"This period of '{problem.Text}' overlaps another in the file.",
        "period-overlaps-stored" => $"Periods of '{problem.Text}' would overlap with what was imported before: end the earlier one in this file.",
        _ => problem.Code,
    };
}
