using CsCheck;

namespace Baken.Estimation.Tests;

public class Capture_tables
{
    [Theory]
    [InlineData("count")]
    [InlineData("Count")]
    [InlineData("n")]
    [InlineData("N")]
    [InlineData("freq")]
    [InlineData("Freq")]
    [InlineData("frequency")]
    public void The_last_column_holds_counts_when_its_name_says_so(string name)
    {
        var table = CaptureReader.Read($"A,B,{name}\n1,0,5\n0,1,7.0\n1,1,2").Table!;

        Assert.Equal((14, 5, 7, 2), (table.Observed, table.Counts[1], table.Counts[2], table.Counts[3]));
        Assert.Empty(table.Notes);
    }

    [Fact]
    public void Without_it_each_row_is_a_person_and_that_is_told()
    {
        var table = CaptureReader.Read("A;B\r\n1;0\r\n\"1\";0\r\n\r\n0;1\r\n").Table!;

        Assert.Equal((2, 1), (table.Counts[1], table.Counts[2]));
        Assert.Equal(["no column of counts: each row is one person"], table.Notes);
    }

    [Fact]
    public void Repeated_patterns_are_summed_and_told()
    {
        var table = CaptureReader.Read("\ufeffA\tB\tn\n1\t0\t5\n0\t1\t7\n1\t0\t3\n").Table!;

        Assert.Equal(8, table.Counts[1]);
        Assert.Equal(["1 row(s) repeat a pattern and were added to it"], table.Notes);
    }

    [Fact]
    public void Covariates_are_kept_beside_the_pattern_and_summed_over_in_the_counts()
    {
        var table = CaptureReader.Read("A,B,year,sex,count\n1,0,2016,f,5\n1,0,2017,f,7\n0,1,2016,m,1", null).Table!;

        Assert.Equal(["year", "sex"], table.Covariates);
        Assert.Equal(["2016|f|5", "2017|f|7", "2016|m|1"], table.Cells.Select(cell => $"{string.Join('|', cell.Values)}|{cell.Count}"));
        Assert.Equal(12, table.Counts[1]);
        Assert.Contains("column 'year' was read as a covariate", table.Notes);
    }

    [Fact]
    public void A_covariate_of_zeros_and_ones_is_one_when_it_is_named()
    {
        var table = CaptureReader.Read("A,B,minor,count\n1,0,0,5\n0,1,1,7", new(Covariates: ["minor"])).Table!;
        var same = CaptureReader.Read("A,B,minor,count\n1,0,0,5\n0,1,1,7", new(Lists: ["A", "B"])).Table!;

        Assert.Equal(["A", "B"], table.Lists);
        Assert.Equal(table.Cells.Select(cell => (cell.Pattern, cell.Values[0], cell.Count)), same.Cells.Select(cell => (cell.Pattern, cell.Values[0], cell.Count)));
    }

    [Fact]
    public void Figures_show_sizes_overlaps_and_what_is_thin()
    {
        var figures = CaptureFigures.Of(PublishedTables.Of("Ned_5"));

        Assert.Equal(8234, figures.Observed);
        Assert.Equal([929, 1348, 4812, 742, 848], figures.Sizes);
        Assert.Equal([new ListPair(1, 3)], figures.ZeroOverlaps);
        Assert.Equal((94, 1, 1348), (figures.Overlap(0, 2), figures.Overlap(1, 0), figures.Overlap(1, 1)));
        Assert.Equal([0, 7803, 417, 14, 0, 0], figures.TimesSeen);
        Assert.Equal(17, figures.FilledPatterns);
        Assert.Empty(figures.NonInformative);
        Assert.Empty(figures.ContainedLists);
    }

    [Fact]
    public void A_list_that_overlaps_with_none_and_one_that_lies_in_another_are_found()
    {
        var figures = CaptureFigures.Of(CaptureTable.Of(["A", "B", "C"], [(1, 5), (3, 4), (4, 9)]));

        Assert.Equal([2], figures.NonInformative);
        Assert.Equal([(1, 0)], figures.ContainedLists);
    }

    [Fact]
    public void Merging_two_lists_of_the_United_Kingdom_gives_the_table_of_five_lists_that_was_published()
    {
        var merged = PublishedTables.Of("UKdat").MergeLists(["PF", "NCA"], "PFNCA", "the National Crime Agency is small");

        Assert.Equal(PublishedTables.Of("UKdat_5").Lists, merged.Lists);
        Assert.Equal(PublishedTables.Of("UKdat_5").Counts, merged.Counts);
        Assert.Equal(["lists 'PF', 'NCA' were merged into 'PFNCA': the National Crime Agency is small"], merged.Notes);
    }

    [Fact]
    public void Dropping_a_list_tells_how_many_persons_go_with_it()
    {
        var left = PublishedTables.Of("Korea").DropLists(["d"], "its records are incomplete");

        Assert.Equal((82, 11, 5, 66), (left.Observed, left.Counts[1], left.Counts[2], left.Counts[3]));
        Assert.Equal(["lists 'd' were dropped, and with them 41 person(s) who were on no other list: its records are incomplete"], left.Notes);
    }

    [Fact]
    public void Spelling_two_levels_of_a_covariate_alike_changes_no_count()
    {
        const string Text = "A,B,group,count\n1,0,x,5\n1,0,y,7\n0,1,x,1\n1,1,y,2";
        var (apart, alike) = (CaptureReader.Read(Text).Table!, CaptureReader.Read(Text.Replace('y', 'x')).Table!);

        Assert.Equal(apart.Counts, alike.Counts);
        Assert.Equal((4, 3), (apart.Cells.Count, alike.Cells.Count));
    }

    [Fact]
    public void The_order_of_rows_does_not_matter() =>
        Tables.Any.Select(table => table.Cells.ToArray()).SelectMany(cells => Gen.Shuffle(cells).Select(shuffled => (cells, shuffled))).Sample(both =>
            CaptureTable.Of(["A", "B", "C", "D"], both.shuffled.Select(cell => (cell.Pattern, cell.Count))).Cells.Select(cell => (cell.Pattern, cell.Count))
                .SequenceEqual(both.cells.Select(cell => (cell.Pattern, cell.Count))), iter: 200);
}
