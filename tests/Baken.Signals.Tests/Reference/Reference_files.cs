using System.Globalization;
using Baken.Signals.Reference;

namespace Baken.Signals.Tests.Reference;

public class Reference_files
{
    private static string Text(string file) => ReferenceFile.Text(file);

    [Fact]
    public void A_file_that_is_not_embedded_is_named() =>
        Assert.Contains("nothing.json: is not embedded", Assert.Throws<ReferenceDataException>(() => Text("nothing.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void Broken_json_is_refused_with_its_line() =>
        Assert.Contains("sectors.json: cannot be read at", Assert.Throws<ReferenceDataException>(() => Sectors.Parse("{\n \"note\": ")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"status\": \"own choice\"", "\"status\": \" \"", "has no source or status")]
    [InlineData("\"source\": \"own choice\"", "\"source\": \"\"", "has no source or status")]
    [InlineData("\"code\": \"agriculture\"", "\"code\": \"greenhouse\"", "'greenhouse' occurs twice")]
    [InlineData("\"code\": \"greenhouse\"", "\"code\": \"\"", "has no code")]
    [InlineData("\"nl\": \"glastuinbouw\"", "\"nl\": \"\"", "lacks its Dutch or English name")]
    [InlineData("\"nl\": \"glastuinbouw\", ", "", "cannot be read")]
    [InlineData("\"nl\": \"glastuinbouw\"", "\"nl\": null", "cannot be read")]
    [InlineData("\"nl\": \"glastuinbouw\"", "\"nl\": \"glastuinbouw\", \"de\": \"Gartenbau\"", "cannot be read")]
    public void A_spoiled_row_is_refused_by_name(string find, string replace, string message)
    {
        var spoiled = ReplaceFirst(Text("sectors.json"), find, replace);
        Assert.Contains(message, Assert.Throws<ReferenceDataException>(() => Sectors.Parse(spoiled)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_without_rows_is_refused() =>
        Assert.Throws<ReferenceDataException>(() => Sectors.Parse("""{"note": "", "sectors": []}"""));

    [Fact]
    public void A_step_without_a_term_for_some_urgency_is_refused()
    {
        var line = Text("terms.json").Split('\n').First(row => row.Contains("\"take_up\"", StringComparison.Ordinal));
        var spoiled = Text("terms.json").Replace(line + "\n", "", StringComparison.Ordinal);
        Assert.Contains("no term for some urgency", Assert.Throws<ReferenceDataException>(() => Terms.Parse(spoiled)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_acute_term_in_working_days_is_refused() =>
        Assert.Throws<ReferenceDataException>(() => Terms.Parse(ReplaceFirst(Text("terms.json"), "clock_hours", "working_days")));

    [Fact]
    public void A_term_of_nothing_is_refused() =>
        Assert.Throws<ReferenceDataException>(() => Terms.Parse(ReplaceFirst(Text("terms.json"), "\"amount\": 5", "\"amount\": 0")));

    [Fact]
    public void Urgencies_out_of_order_are_refused() =>
        Assert.Throws<ReferenceDataException>(() => Urgencies.Parse(Text("urgencies.json").Replace("\"low\"", "\"x\"", StringComparison.Ordinal)));

    [Fact]
    public void A_help_number_that_is_no_number_is_refused() =>
        Assert.Throws<ReferenceDataException>(() => HelpNumbers.Parse(ReplaceFirst(Text("help-numbers.json"), "\"112\"", "\"bel ons\"")));

    [Fact]
    public void A_retention_of_no_months_is_refused() =>
        Assert.Throws<ReferenceDataException>(() => RetentionClasses.Parse(ReplaceFirst(Text("retention.json"), "\"months\": 6", "\"months\": 0")));

    [Fact]
    public void The_forms_of_exploitation_carry_their_export_codes()
    {
        Assert.Equal(["sexual", "labour", "services", "criminal", "begging", "organ_removal", "forced_marriage", "unknown"], ExploitationForms.Catalogue.All.Select(form => form.Code));
        Assert.Equal("ForcedLabour", Assert.Single(ExploitationForms.Catalogue.Find("labour")!.Htcds));
        Assert.Empty(ExploitationForms.Catalogue.Find("criminal")!.Htcds);
        Assert.Null(ExploitationForms.Catalogue.Find("Labour"));
        Assert.Null(ExploitationForms.Catalogue.Find(null));
    }

    [Fact]
    public void A_sector_has_its_name_in_the_languages_of_the_public_pages_and_in_English_for_all_others()
    {
        var sector = Sectors.Catalogue.Find("greenhouse")!;
        Assert.Equal("glastuinbouw", sector.Name(CultureInfo.GetCultureInfo("nl-NL")));
        Assert.Equal("greenhouse horticulture", sector.Name(CultureInfo.GetCultureInfo("en-GB")));
        Assert.Equal("uprawa w szklarniach", sector.Name(CultureInfo.GetCultureInfo("pl-PL")));
        Assert.Equal("greenhouse horticulture", sector.Name(CultureInfo.GetCultureInfo("fr-FR")));
        Assert.False(sector.Confirmed);
    }

    [Fact]
    public void Help_numbers_begin_with_112_and_unconfirmed_ones_say_so()
    {
        Assert.Equal("112", HelpNumbers.Catalogue.All[0].Number);
        Assert.True(HelpNumbers.Catalogue.Find("comensha")!.Confirmed);
        Assert.False(HelpNumbers.Catalogue.Find("report_crime_anonymously")!.Confirmed);
    }

    [Fact]
    public void Each_urgency_has_its_own_name()
    {
        Assert.Equal("acuut", Urgencies.Of(Urgency.Acute).Nl);
        Assert.Equal("low", Urgencies.Of(Urgency.Low).Code);
        Assert.True(Urgency.Acute > Urgency.High && Urgency.High > Urgency.Normal && Urgency.Normal > Urgency.Low);
    }

    [Theory]
    [InlineData(Urgency.Acute, "2026-03-07T22:00+01:00", "2026-03-08T00:00+01:00")] // Saturday night
    [InlineData(Urgency.High, "2026-03-06T10:00+01:00", "2026-03-09T17:00+01:00")]
    [InlineData(Urgency.Normal, "2026-03-02T10:00+01:00", "2026-03-04T17:00+01:00")]
    [InlineData(Urgency.Low, "2026-03-02T10:00+01:00", "2026-03-09T17:00+01:00")]
    public void Acute_terms_run_at_night_and_others_in_working_days(Urgency urgency, string from, string due)
    {
        var end = Terms.Shipped.For(TermState.Assess, urgency).Due(At(from));
        Assert.Equal(At(due), end);
        Assert.Equal(TimeSpan.Zero, end.Offset);
    }

    [Fact]
    public void More_urgent_is_never_later()
    {
        foreach (var state in Enum.GetValues<TermState>())
        {
            var dues = Enum.GetValues<Urgency>().Select(urgency => Terms.Shipped.For(state, urgency).Due(At("2026-03-02T08:00+01:00"))).ToList();
            Assert.Equal(dues.OrderDescending(), dues);
        }

        Assert.Equal(16, Terms.Shipped.All.Count);
    }

    [Fact]
    public void A_signal_is_destroyed_its_class_of_months_after_closing() =>
        Assert.Equal(new DateOnly(2026, 2, 28), RetentionClasses.Catalogue.Find("not_enough_information")!.DestroyOn(new DateOnly(2025, 8, 31)));

    [Fact]
    public void No_row_is_without_source_and_only_seen_rows_are_confirmed()
    {
        ReferenceRow[] rows =
        [
            .. ExploitationForms.Catalogue.All, .. Sectors.Catalogue.All, .. HelpNumbers.Catalogue.All, .. RetentionClasses.Catalogue.All,
            .. Urgencies.Catalogue.All, .. Terms.Shipped.All, .. Indicators.Catalogue.All, .. Indicators.Dimensions.All, .. Municipalities.Regions,
        ];
        Assert.All(rows, row => Assert.Matches("^(seen|inferred|memory|own choice)", row.Status));
        Assert.All(rows, row => Assert.Equal(row.Status.StartsWith("seen", StringComparison.Ordinal), row.Confirmed));
    }

    private static string ReplaceFirst(string text, string find, string replace)
    {
        var at = text.IndexOf(find, StringComparison.Ordinal);
        Assert.True(at >= 0, $"the file no longer holds {find}");
        return string.Concat(text.AsSpan(0, at), replace, text.AsSpan(at + find.Length));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
