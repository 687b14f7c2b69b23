using CsCheck;

namespace Baken.Estimation.Tests;

public class Capture_refusals
{
    // Pieces that are close to tables find more than random characters.
    private static readonly string[] Pieces =
    [
        "A,B,C,count", "A;B;count", "A,B", "a\tb\tn", "\n", "\n", "\n", "0", "1", ",", ",", ",", "1,0,0,5", "0,1,1,7", "1,1", "-1", "1.5", "1e9", "9007199254740991", "99999999999999999999",
        "\"", "\"1\"", "\"\"", "\r\n", "\ufeff", " ", "", "\0", "é", "freq", "2016", ";", "0,0,0,1", "\ud800", "NaN", "+1", ".",
    ];

    private static readonly Gen<string> NearTables = Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 40].Select(string.Concat);

    [Theory]
    [InlineData("", CaptureFault.Empty, 0, "")]
    [InlineData("A,B,count\n", CaptureFault.Empty, 0, "")]
    [InlineData("A,B,count\n1,0,0\n0,1,0", CaptureFault.Empty, 0, "")]
    [InlineData("A,,count\n1,0,1", CaptureFault.Header, 1, "")]
    [InlineData("A,B,A\n1,0,1", CaptureFault.Header, 1, "A")]
    [InlineData("A,count\n1,5", CaptureFault.TooFewLists, 0, "")]
    [InlineData("A,B,count\n1,0,-3", CaptureFault.Negative, 2, "count")]
    [InlineData("A,B,count\n1,0,2\n0,1,2.5", CaptureFault.Fractional, 3, "count")]
    [InlineData("A,B,count\n1,0,2\n0,1,many", CaptureFault.NotANumber, 3, "count")]
    [InlineData("A,B,count\n1,0,2\n0,1,", CaptureFault.NotANumber, 3, "count")]
    [InlineData("A,B,count\n1,0,2\n0,1,1e3", CaptureFault.NotANumber, 3, "count")]
    [InlineData("A,B,count\n1,0,99999999999999999999", CaptureFault.Overflow, 2, "count")]
    [InlineData("A,B,count\n1,0,9007199254740991\n0,1,1", CaptureFault.Overflow, 3, "count")]
    [InlineData("A,B,count\n1,0,2\n0,0,4", CaptureFault.OnNoList, 3, "")]
    [InlineData("A,B\n1,0\n0,0", CaptureFault.OnNoList, 3, "")]
    [InlineData("A,B,count\n1,0,2\n0,2,4", CaptureFault.NotZeroOrOne, 3, "B")]
    [InlineData("A,B,count\n1,0,2\n0,1", CaptureFault.RowLength, 3, "")]
    [InlineData("A,B,count\n1,0,2\n0,1,3,4", CaptureFault.RowLength, 3, "")]
    [InlineData("A,B,count\n1,0,2\n\"0,1,3", CaptureFault.Line, 3, "")]
    [InlineData("A,B,C,count\n1,0,0,2\n0,1,0,3", CaptureFault.EmptyList, 0, "C")]
    [InlineData("A,B,C,count\n2,0,1,2\n0,1,0,3", CaptureFault.NotZeroOrOne, 2, "A")]
    [InlineData("A,B,year,count\n1,0,2016,2\n0,1,1,3", CaptureFault.NotZeroOrOne, 3, "year")]
    public void What_is_wrong_is_told_with_row_and_column(string text, CaptureFault fault, long row, string column)
    {
        var reading = CaptureReader.Read(text);

        Assert.Null(reading.Table);
        var problem = reading.Problems[0];
        Assert.Equal((fault, row, column), (problem.Fault, problem.Row, problem.Column));
        Assert.True(row is 0 || problem.ToString().StartsWith($"row {row}", StringComparison.Ordinal));
    }

    [Fact]
    public void Seventeen_lists_are_one_too_many()
    {
        static string Table(int lists) => string.Join('\n', Enumerable.Range(0, lists).Select(row => string.Join(',', Enumerable.Range(0, lists).Select(list => list == row ? 1 : 0)))
            .Prepend(string.Join(',', Enumerable.Range(1, lists).Select(list => $"L{list}"))));

        Assert.Equal(CaptureFault.TooManyLists, CaptureReader.Read(Table(17)).Problems.Single().Fault);
        Assert.Equal(16, CaptureReader.Read(Table(16)).Table!.Lists.Count);
    }

    [Fact]
    public void Twenty_problems_are_told_and_no_more()
    {
        var reading = CaptureReader.Read("A,B,count\n1,0,1\n" + string.Concat(Enumerable.Repeat("0,1,x\n", 500)));

        Assert.Equal(CaptureReader.MostProblems, reading.Problems.Count);
        Assert.Equal([.. Enumerable.Range(3, 20)], reading.Problems.Select(problem => (int)problem.Row));
    }

    [Fact]
    public void A_bad_row_after_a_million_good_ones_is_found_without_keeping_the_million()
    {
        using var rows = new GeneratedText("A,B\n", 1_000_000, "1,0\n", "1,x\n");
        var before = GC.GetTotalMemory(true);

        var reading = CaptureReader.Read(rows);

        Assert.Equal("row 1000002, column 'B': 'x' is not 0 or 1; name the column as a covariate when it is no list", reading.Problems.Single().ToString());
        Assert.True(GC.GetTotalMemory(true) - before < 4_000_000);
    }

    [Fact]
    public void A_line_without_end_is_cut_off_and_refused()
    {
        using var rows = new GeneratedText("A,B\n", 1_000_000, "1,0,1,1,0", "\n");

        Assert.Equal(CaptureFault.Line, CaptureReader.Read(rows).Problems.Single().Fault);
    }

    [Fact]
    public void A_column_that_an_option_names_must_be_there() =>
        Assert.Equal((CaptureFault.UnknownColumn, "C"), CaptureReader.Read("A,B\n1,0", new(Covariates: ["C"])).Problems.Select(problem => (problem.Fault, problem.Column)).Single());

    [Theory]
    [InlineData(1, 5, -1)]
    [InlineData(2, 0, 5)]
    [InlineData(2, 4, 5)]
    [InlineData(2, 1, CaptureTable.MostPersons + 1)]
    [InlineData(17, 1, 5)]
    public void A_table_in_code_is_refused_alike(int lists, int pattern, long count) =>
        Assert.Throws<ArgumentException>(() => CaptureTable.Of(Enumerable.Range(0, lists).Select(list => $"L{list}"), [(1, 1), (2, 1), (pattern, count)]));

    [Fact]
    public void Lists_are_not_merged_or_dropped_without_a_reason_or_below_two()
    {
        var table = PublishedTables.Of("Korea");

        Assert.Throws<ArgumentException>(() => table.DropLists(["b"], " "));
        Assert.Throws<ArgumentException>(() => table.DropLists(["x"], "unknown"));
        Assert.Throws<ArgumentException>(() => table.DropLists(["b", "b"], "twice"));
        Assert.Throws<ArgumentException>(() => table.DropLists(["b", "c"], "one is left"));
        Assert.Throws<ArgumentException>(() => table.MergeLists(["b"], "bc", "alone"));
        Assert.Throws<ArgumentException>(() => table.MergeLists(["b", "c"], "d", "the name is taken"));
    }

    [Fact]
    public void Any_text_gives_a_table_or_a_problem() =>
        NearTables.Sample(text =>
        {
            var reading = CaptureReader.Read(text);
            return reading.Table is null ? reading.Problems.Count > 0 : reading.Problems.Count is 0 && reading.Table.Observed > 0 && reading.Table.Counts[0] is 0;
        }, iter: 3000);

    /// <summary>A long text that is never there as a whole.</summary>
    private sealed class GeneratedText(string head, int times, string middle, string tail) : TextReader
    {
        private string _piece = head;
        private int _at;
        private int _done;

        public override int Peek()
        {
            while (_at == _piece.Length && _done <= times)
            {
                (_piece, _at) = (_done++ < times ? middle : tail, 0);
            }

            return _at < _piece.Length ? _piece[_at] : -1;
        }

        public override int Read()
        {
            var next = Peek();
            _at += next < 0 ? 0 : 1;
            return next;
        }
    }
}
