using Baken.Kernel.Access;
using Baken.Signals.Areas;
using Baken.Signals.Tests.Leave;
using Baken.Testing;
using CsCheck;

namespace Baken.Signals.Tests.Areas;

public sealed class Area_files
{
    private const string Header = "kind,code,name,valid_from,valid_to,municipalities,safety_regions,source\n";
    private const string Good = Header
        + "care_region,ZR-15,Haaglanden,2015-01-01,,Westland|GM0518|Delft,VR15,\"regiovisie 2015, gezien\"\n"
        + "police_unit,PE-DK,Duinkust,2013-01-01,2025-12-31,,VR15|VR16,verzonnen\n"
        + "police_unit,PE-DK,Duinkust-Noord,2026-01-01,,,VR15|VR16,verzonnen\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", 1, "", "file-empty")]
    [InlineData("kind,code\n", 1, "name", "column-missing")]
    [InlineData("kind,code,name,valid_from,municipalities,safety_regions,source,kleur\n", 1, "kleur", "column-unknown")]
    [InlineData("kind,kind,code,name,valid_from,municipalities,safety_regions,source\n", 1, "kind", "column-twice")]
    [InlineData(Header, 1, "", "file-empty")]
    [InlineData(Header + "province,A,B,2015-01-01,,,,x", 2, "kind", "kind-unknown")]
    [InlineData(Header + "care_region,,B,2015-01-01,,,,x", 2, "code", "cell-empty")]
    [InlineData(Header + "care_region,A,B,,,,,x", 2, "valid_from", "cell-empty")]
    [InlineData(Header + "care_region,A,B,2015-02-30,,,,x", 2, "valid_from", "day-wrong")]
    [InlineData(Header + "care_region,A,B,2015-01-02,2015-01-01,,,x", 2, "valid_to", "period-backwards")]
    [InlineData(Header + "care_region,A,B,2015-01-01,,Delfd,,x", 2, "municipalities", "code-unknown")]
    [InlineData(Header + "care_region,A,B,2015-01-01,,,VR26,x", 2, "safety_regions", "code-unknown")]
    [InlineData(Header + "care_region,A,B,2015-01-01,,,,", 2, "source", "cell-empty")]
    [InlineData(Header + "care_region,A,B,2015-01-01,,,,x,y", 2, "", "cells-many")]
    [InlineData(Header + "care_region,A,\"B,2015-01-01,,,,x", 2, "", "line-broken")]
    [InlineData(Header + "\ncare_region,A,B,2015-01-01,,,,x\n\ncare_region,A,C,2016-01-01,,,,x", 5, "valid_from", "period-overlaps")]
    public void What_is_wrong_is_told_by_line_and_column(string text, int row, string column, string code)
    {
        var (rows, problems) = AreaFile.Read(new StringReader(text));
        Assert.Empty(rows);
        var problem = problems[0];
        Assert.Equal((row, column, code), (problem.Row, problem.Column, problem.Code));
    }

    [Fact]
    public void Each_row_that_is_wrong_is_told_up_to_a_hundred()
    {
        var (rows, problems) = AreaFile.Read(new StringReader(Header + string.Concat(Enumerable.Repeat("x,y,z\n", 500))));
        Assert.Empty(rows);
        Assert.InRange(problems.Count, AreaFile.MostProblems, AreaFile.MostProblems + 8);
    }

    [Fact]
    public void A_file_without_end_takes_bounded_memory()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (_, problems) = AreaFile.Read(new Endless(Header, 300_000_000));
        Assert.Equal("line-broken", Assert.Single(problems).Code);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 5_000_000);
    }

    [Fact]
    public void Whatever_the_file_holds_there_are_rows_or_problems_and_never_both() =>
        Gen.Select(Gen.Int[0, Good.Length], Gen.Int[0, 60], Gen.OneOf(Gen.String[0, 20], Gen.OneOf(",", ";", "\"", "\"\"", "\n", "\r", "|", "\t", "\uFEFF", "\0", "\uD800", "9999-99-99"))).Sample(
            (at, cut, put) => AssertAnswered(Good[..at] + put + Good[Math.Min(at + cut, Good.Length)..]), iter: 5000);

    [Fact]
    public void Whatever_text_it_is_it_is_answered() => Gen.String.Sample(AssertAnswered, iter: 3000);

    [Theory, BothDatabases]
    public async Task Nothing_is_imported_when_anything_is_wrong_and_nobody_else_imports(Database database)
    {
        await using var leaving = await Leaving.StartAsync(database);
        var areas = leaving.Chain.Get<WorkAreas>();
        Assert.NotEmpty((await areas.ImportAsync(Leaving.Wout, new StringReader(Good + "care_region,X,,2015-01-01,,,,x"), Cancellation)).Problems);
        Assert.Equal("not-allowed", (await areas.ImportAsync(leaving.Chain.Noor, new StringReader(Good), Cancellation)).Problems[0].Code);
        Assert.Empty((await areas.ListAsync(Leaving.Wout, Cancellation))!);
        Assert.Null(await areas.ListAsync(leaving.Chain.Noor, Cancellation));
    }

    [Theory, BothDatabases]
    public async Task The_same_file_twice_changes_nothing_and_a_corrected_one_only_what_differs(Database database)
    {
        await using var leaving = await Leaving.StartAsync(database);
        var areas = leaving.Chain.Get<WorkAreas>();
        Assert.Equal((3, 0, 0), Counts(await ImportAsync(Good)));
        Assert.Equal((0, 0, 3), Counts(await ImportAsync(Good)));
        Assert.Equal((0, 1, 2), Counts(await ImportAsync(Good.Replace("Westland|", "", StringComparison.Ordinal))));
        var refused = await ImportAsync(Header + "police_unit,PE-DK,Duinkust,2020-01-01,,,VR15,verzonnen");
        Assert.Equal("period-overlaps-stored", Assert.Single(refused.Problems).Code);

        var list = (await areas.ListAsync(Leaving.Wout, Cancellation))!;
        Assert.Equal(["Haaglanden", "Duinkust", "Duinkust-Noord"], list.Select(area => area.Row.Name));
        Assert.Equal([true, false, true], list.Select(area => area.IsNow));
        Assert.Equal(["GM0503", "GM0518"], list[0].Row.Municipalities);
        Assert.Equal("regiovisie 2015, gezien", list[0].Row.Source);
        Assert.Equal(4, (await leaving.Chain.AuditAsync("regions.import")).Count);

        Task<AreaImport> ImportAsync(string text) => areas.ImportAsync(Actor.System("operator"), new StringReader(text), Cancellation);
    }

    private static (int Added, int Changed, int Same) Counts(AreaImport done)
    {
        Assert.Empty(done.Problems);
        return (done.Added, done.Changed, done.Same);
    }

    private static void AssertAnswered(string text)
    {
        var (rows, problems) = AreaFile.Read(new StringReader(text));
        Assert.NotEqual(rows.Count == 0, problems.Count == 0);
        Assert.All(problems, problem => Assert.True(problem.Row >= 1 && problem.Code.Length > 0));
    }

    /// <summary>A header and then one line of this many characters.</summary>
    private sealed class Endless(string header, int length) : TextReader
    {
        private int at;

        public override int Read() => at < header.Length ? header[at++] : at++ < length ? 'x' : -1;

        public override int Peek() => at < header.Length ? header[at] : at < length ? 'x' : -1;
    }
}
