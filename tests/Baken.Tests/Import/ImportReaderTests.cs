using System.Text;
using Baken.Import;
using Baken.Signals;
using Baken.Signals.Report;

namespace Baken.Tests.Import;

public sealed class ImportReaderTests
{
    private const string Signals = "signal_ref,narrative,danger,date,municipality,forms,indicators\n";

    [Theory]
    [InlineData("[", "json-broken")]
    [InlineData("[{\"verhaal\":\"x\"}", "json-broken")]
    [InlineData("[{\"verhaal\":\"x\"},]", "json-broken")]
    [InlineData("[{\"verhaal\":\"x\"}] en meer", "json-broken")]
    [InlineData("[}", "json-broken")]
    public async Task A_list_that_is_not_closed_well_cannot_be_read(string text, string code) => Assert.Equal(code, (await Files.ReadAsync(text)).Unreadable?.Code);

    [Fact]
    public async Task A_truncated_zip_a_missing_table_and_unknown_doubled_or_missing_columns_cannot_be_read()
    {
        var whole = Files.Zip(("signals.csv", Signals + "1,Iets.\n"));
        Assert.Null((await Files.ReadAsync(whole)).Unreadable);
        Assert.Equal("zip-broken", (await Files.ReadAsync(whole[..^10])).Unreadable?.Code);
        Assert.Equal("zip-broken", (await Files.ReadAsync(whole[..40])).Unreadable?.Code);
        (byte[] Zip, string Code, string Table)[] wrong =
        [
            (Files.Zip(("persons.csv", "signal_ref,role\n")), "table-missing", ""),
            (Files.Zip(("signals.csv", "")), "table-empty", ""),
            (Files.Zip(("signals.csv", "signal_ref,narrative,narrative\n")), "column-twice", "signals"),
            (Files.Zip(("signals.csv", "signal_ref,narrative,kleur\n")), "column-unknown", "signals"),
            (Files.Zip(("signals.csv", "narrative\n")), "column-missing", "signals"),
            (Files.Zip(("signals.csv", Signals), ("persons.csv", "role\n")), "column-missing", "persons"),
            // HTCDS says that this is not to be used.
            (Files.Zip(("signals.csv", Signals), ("persons.csv", "signal_ref,role,vic_Vulnerabilities\n")), "column-unknown", "persons"),
            (Files.Zip(("signals.csv", Signals), ("Signals.csv", Signals)), "table-twice", ""),
            (Files.Zip([.. Enumerable.Range(0, 51).Select(i => ($"{i}.csv", Signals))]), "zip-many", ""),
        ];
        foreach (var (zip, code, table) in wrong)
        {
            var problem = (await Files.ReadAsync(zip)).Unreadable!;
            Assert.Equal((code, table), (problem.Code, problem.Table ?? ""));
        }

        Assert.Equal("encoding-utf16", (await Files.ReadAsync(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("[]")).ToArray())).Unreadable?.Code);
    }

    [Fact]
    public async Task Each_wrong_line_is_refused_by_itself_with_its_line_and_field()
    {
        var (rows, _, unreadable) = await Files.ReadAsync("""
            {"verhaal":"Goed."}

            dit is geen json
            {"verhaal":"x","gevaar":"misschien"}
            {"verhaal":"x","personen":[{"rol":"getuige","leeftijd":"12"}]}
            {"verhaal":"Ook goed."}
            """);
        Assert.Null(unreadable);
        Assert.Equal(
            [(1L, "", ""), (3, "", "row-unreadable"), (4, "#/gevaar", "not-expected"), (5, "#/personen/0/leeftijd", "not-expected"), (6, "", "")],
            rows.Select(row => (row.Row, Field(row), Code(row))));
    }

    [Fact]
    public async Task A_list_over_many_lines_is_read_and_each_element_knows_its_line()
    {
        var (rows, _, unreadable) = await Files.ReadAsync("[\n  {\n    \"verhaal\": \"Een [ ] { } \\\" , tekst.\"\n  },\n  {\"verhaal\":\"Twee\"},3\n]\n");
        Assert.Null(unreadable);
        Assert.Equal([2L, 5, 5], rows.Select(row => row.Row));
        Assert.Equal("Een [ ] { } \" , tekst.", rows[0].Form!.Report.Facts.Narrative);
        Assert.Equal("row-unreadable", rows[2].Problems[0].Code);
    }

    [Fact]
    public async Task A_message_or_cell_of_ten_megabytes_is_refused_and_the_next_one_is_read()
    {
        var huge = new string('x', 10_000_000);
        var (rows, _, _) = await Files.ReadAsync($$"""{"verhaal":"{{huge}}"}""" + "\n" + """{"verhaal":"Klein."}""");
        Assert.Equal(["row-too-long", ""], rows.Select(row => Code(row)));
        (rows, _, _) = await Files.ReadAsync(Files.Zip(("signals.csv", $"signal_ref,narrative\n1,\"{huge}\"\n2,Klein.\n")));
        Assert.Equal(["row-broken", ""], rows.Select(row => Code(row)));
    }

    [Fact]
    public async Task What_is_no_utf8_is_read_as_windows_1252_and_that_is_said()
    {
        var (rows, told, _) = await Files.ReadAsync(Files.Windows1252.GetBytes("""{"verhaal":"Café in Overijssel, één vrouw."}"""));
        Assert.Equal("Café in Overijssel, één vrouw.", rows[0].Form!.Report.Facts.Narrative);
        Assert.Equal("encoding-1252", Assert.Single(told).Code);
        (rows, told, _) = await Files.ReadAsync(Files.Zip(("signals.csv", Files.Windows1252.GetBytes("signal_ref;narrative\n1;Café\n"))));
        Assert.Equal("Café", rows[0].Form!.Report.Facts.Narrative);
        Assert.Equal(("encoding-1252", "signals"), (Assert.Single(told).Code, told[0].Table));
    }

    [Fact]
    public async Task Tables_are_joined_in_any_order_and_persons_have_the_names_of_the_field_standard()
    {
        var (rows, told, unreadable) = await Files.ReadAsync(Files.Zip(
            ("signals.csv", Signals + "a,\"Eerste regel,\ntweede regel.\",yes,2026-10-31,Westland,labour;sexual,NL-14;NL-07\nb,Twee.,,2026,,,\n"),
            ("persons.csv", "signal_ref,role,prs_FirstName,prs_SecondName,prs_Birthdate,prs_MobilePhone,prs_Gender\nb,witness,,,,,\na,possible_victim,Ana,Voorbeeld,2010-11-02,0612345678,Feminine\n"),
            ("companies.csv", "signal_ref,name,kvk\na,Kweekbedrijf,12345678\n"),
            ("phones.csv", "signal_ref,phone\na,0687654321\nb,0687654322\n"),
            ("foto.jpg", "geen tabel")));
        Assert.Null(unreadable);
        Assert.Equal(["table-unknown", "column-left-out"], told.Select(problem => problem.Code).Order(StringComparer.Ordinal).Reverse());
        var first = rows[0].Form!;
        Assert.Equal(("a", "Eerste regel,\ntweede regel.", "GM1783"), (first.Reference, first.Report.Facts.Narrative, first.Report.Facts.Municipality));
        // Two days before a birthday.
        Assert.Equal(("Ana Voorbeeld", 15), (first.Report.Facts.Persons[0].Name, first.Report.Facts.Persons[0].Age));
        Assert.Equal(["0687654321", "0612345678"], first.Report.Facts.Phones);
        Assert.Equal(["labour", "sexual"], first.Report.Facts.Forms);
        Assert.Equal(new PartialDate(null, null, 2026), rows[1].Form!.Report.Facts.When);
        Assert.Equal(PersonRole.Witness, rows[1].Form!.Report.Facts.Persons[0].Role);
    }

    [Fact]
    public async Task What_is_wrong_in_a_table_is_told_by_its_row_and_column_and_no_row_is_lost()
    {
        var (rows, _, unreadable) = await Files.ReadAsync(Files.Zip(
            ("signals.csv", Signals + "a,Een.,misschien,gisteren,,,\n,Leeg.,,,,,\na,Nog eens.,,,,,\nb,Twee.,,,,,,teveel\nc,Drie.,,2026-11-31,Atlantis,roof,XX-1\n"),
            ("persons.csv", "signal_ref,role,age\nc,,oud\nz,witness,20\nc,witness,200\n")));
        Assert.Null(unreadable);
        var problems = rows.SelectMany(row => row.Problems.Count > 0 || row.Form is null ? row.Problems : [.. Submitting.Check(row.Form, new DateOnly(2026, 11, 24)).Select(row.Locate)])
            .Select(problem => $"{problem.Table} {problem.Row} {problem.Field} {problem.Code}").ToList();
        Assert.Equal(
            [
                "signals 2 danger unknown-code", "signals 2 date date-unreadable", "signals 3 signal_ref ref-missing", "signals 4 signal_ref ref-twice", "signals 5  cells-many",
                "persons 2 role cell-empty", "persons 2 age not-a-number", "persons 3 signal_ref ref-unknown",
            ],
            problems);
        Assert.Equal(6, rows.Count);
    }

    [Fact]
    public async Task What_the_rules_find_is_told_at_the_cell_too()
    {
        var (rows, _, _) = await Files.ReadAsync(Files.Zip(
            ("signals.csv", Signals + "c,Drie.,,2026-11-31,Atlantis,roof,XX-1\n"), ("persons.csv", "signal_ref,role,age,count\nc,witness,20,\nc,witness,200,0\n"), ("phones.csv", $"signal_ref,phone\nc,{new string('0', 600)}\n")));
        Assert.Equal(
            ["persons 3 age age-impossible", "persons 3 count count-impossible", "phones 2 phone text-too-long", "signals 2 date day-not-in-month", "signals 2 forms unknown-code", "signals 2 indicators unknown-code", "signals 2 municipality unknown-code"],
            Submitting.Check(rows[0].Form!, new DateOnly(2026, 11, 24)).Select(rows[0].Locate).Select(problem => $"{problem.Table} {problem.Row} {problem.Field} {problem.Code}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("2026", null, null, 2026)]
    [InlineData("2026-11", null, 11, 2026)]
    [InlineData("2026-11-31", 31, 11, 2026)]
    [InlineData("30-11-2026", 30, 11, 2026)]
    [InlineData("3/1/2026", 3, 1, 2026)]
    [InlineData("gisteren", null, null, null)]
    [InlineData("11-26", null, null, null)]
    [InlineData("20261130", null, null, null)]
    public void A_day_is_read_as_tables_write_it(string typed, int? day, int? month, int? year) => Assert.Equal(new PartialDate(day, month, year), DateText.Read(typed));

    private static string Field(ImportRow row) => row.Problems.Count > 0 ? row.Problems[0].Field : "";

    private static string Code(ImportRow row) => row.Problems.Count > 0 ? row.Problems[0].Code : "";
}
