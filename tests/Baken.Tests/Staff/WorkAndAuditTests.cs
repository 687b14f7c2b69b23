using Baken.Kernel.Audit;

namespace Baken.Tests.Staff;

public class WorkAndAuditTests
{
    [Fact]
    public async Task An_assessor_sees_unopened_acute_signals_first()
    {
        await using var chain = await Chain.StartAsync();
        await chain.ReportAsync("Loon komt niet");
        await chain.ReportAsync("Jongen zit opgesloten", danger: true);
        using var noor = await chain.Baken.VisitAsync("Noor");
        var page = await noor.GetAsync("/mijn-werk");
        Assert.Contains("Acuut, nog niet geopend: 1", page.At(".baken-notice--red"), StringComparison.Ordinal);
        Assert.Equal("Jongen zit opgesloten", page.At(".baken-cell-title a"));
    }

    [Fact]
    public async Task Who_is_ready_reads_all_done_and_the_next_deadline()
    {
        await using var chain = await Chain.StartAsync();
        using var inge = await chain.Baken.VisitAsync("Inge");
        var idle = (await inge.GetAsync("/mijn-werk")).At(".baken-empty")!;
        Assert.StartsWith("Alles gedaan.", idle, StringComparison.Ordinal);
        Assert.EndsWith("Er loopt nu geen termijn voor u.", idle, StringComparison.Ordinal);
        await chain.ReportAsync("Loon komt niet");
        using var noor = await chain.Baken.VisitAsync("Noor");
        Assert.EndsWith("Volgende termijn: do 26 nov 17:00", (await noor.GetAsync("/mijn-werk")).At(".baken-empty"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_sees_what_was_routed_to_it_and_what_is_too_late()
    {
        await using var chain = await Chain.StartAsync();
        await chain.RoutedAsync("Loon wordt ingehouden");
        chain.Baken.Clock.Advance(TimeSpan.FromDays(14));
        using var inge = await chain.Baken.VisitAsync("Inge");
        var page = await inge.GetAsync("/mijn-werk");
        Assert.Contains("Nieuw voor uw team", page.Words, StringComparison.Ordinal);
        Assert.Contains("Te laat", page.At("tr.baken-group--late"), StringComparison.Ordinal);
        Assert.Contains("werkdagen te laat", page.At(".baken-cell-deadline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_trail_is_for_the_data_protection_officer_only()
    {
        await using var chain = await Chain.StartAsync();
        var noor = await chain.Baken.ActorAsync("Noor");
        Assert.Null(await chain.Baken.Get<AuditTrail>().PageAsync(noor, new AuditFilter(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_officer_sees_who_read_what_of_the_own_organisation_without_content_and_is_listed_too()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.RoutedAsync("Zeldzame paarse kas");
        using var inge = await chain.Baken.VisitAsync("Inge");
        await inge.GetAsync("/signalen/" + number);
        chain.Baken.Clock.Advance(TimeSpan.FromSeconds(1));
        using var noor = await chain.Baken.VisitAsync("Noor");
        await noor.GetAsync("/signalen/" + number);
        using var hanna = await chain.Baken.VisitAsync("Hanna");
        var page = await hanna.GetAsync("/inzage");
        var first = page.At(".baken-table tbody tr")!;
        Assert.Contains("Noor Veldkamp", first, StringComparison.Ordinal);
        Assert.Contains("las een signaal", first, StringComparison.Ordinal);
        Assert.Contains(number, first, StringComparison.Ordinal);
        Assert.DoesNotContain("Inge Postma", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("paarse", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("las deze lijst", (await hanna.GetAsync("/inzage")).At(".baken-table tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reading_names_the_signal_that_was_opened_apart_from_what_stood_beside_it()
    {
        await using var chain = await Chain.StartAsync();
        static Baken.Signals.Facts Phone(Baken.Signals.Facts facts) => facts with { Phones = ["06 12 34 56 78"] };
        var earlier = await chain.ReportAsync("Eerste", with: Phone);
        var opened = await chain.ReportAsync("Tweede", with: Phone);
        using var noor = await chain.Baken.VisitAsync("Noor");
        await noor.GetAsync("/signalen/" + opened);
        using var hanna = await chain.Baken.VisitAsync("Hanna");
        var rows = await RowsAsync(hanna, "");
        Assert.Contains(rows, row => row.Contains("las een signaal", StringComparison.Ordinal) && row.Contains(opened, StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("zag eerdere signalen ernaast", StringComparison.Ordinal) && row.Contains(earlier, StringComparison.Ordinal));
        var about = await RowsAsync(hanna, "?Number=" + opened);
        Assert.Contains(about, row => row.Contains("las een signaal", StringComparison.Ordinal));
        Assert.DoesNotContain(about, row => row.Contains("ernaast", StringComparison.Ordinal));
        Assert.Empty(await RowsAsync(hanna, "?Number=99-99999"));
    }

    [Fact]
    public async Task The_same_reading_within_five_minutes_is_one_line_with_a_count_and_the_log_keeps_all()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.ReportAsync("Loon komt niet");
        using var noor = await chain.Baken.VisitAsync("Noor");
        for (var i = 0; i < 3; i++)
        {
            await noor.GetAsync("/signalen/" + number);
        }

        chain.Baken.Clock.Advance(TimeSpan.FromMinutes(6));
        await noor.GetAsync("/signalen/" + number);
        using var hanna = await chain.Baken.VisitAsync("Hanna");
        var reads = (await RowsAsync(hanna, "?Number=" + number)).Where(row => row.Contains("las een signaal", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, reads.Count);
        Assert.DoesNotContain("×", reads[0], StringComparison.Ordinal);
        Assert.Contains("3 ×", reads[1], StringComparison.Ordinal);
        var log = (await chain.Baken.Get<AuditTrail>().PageAsync(await chain.Baken.ActorAsync("Hanna"), new AuditFilter(), TestContext.Current.CancellationToken))!;
        Assert.Equal(4, log.Lines.Count(line => line.Action == "signal.read"));
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(Baken.Testing.Web.Browser browser, string filter) =>
        [.. (await browser.GetAsync("/inzage" + filter)).Html.QuerySelectorAll(".baken-table tbody tr").Select(row => row.TextContent)];

    [Fact]
    public async Task The_officer_filters_by_person_and_day_and_pages_without_gaps_or_doubles()
    {
        await using var chain = await Chain.StartAsync();
        var hanna = await chain.Baken.ActorAsync("Hanna");
        var trail = chain.Baken.Get<AuditTrail>();
        for (var i = 0; i < 60; i++)
        {
            chain.Baken.Clock.Advance(TimeSpan.FromSeconds(1));
            await trail.PageAsync(hanna, new AuditFilter { Until = new DateOnly(2020, 1, 1) }, TestContext.Current.CancellationToken);
        }

        var own = new AuditFilter { Person = hanna.UserId, From = new DateOnly(2026, 11, 24), Until = new DateOnly(2026, 11, 24) };
        var first = (await trail.PageAsync(hanna, own, TestContext.Current.CancellationToken))!;
        Assert.Equal(AuditTrail.PageSize, first.Lines.Count);
        var second = (await trail.PageAsync(hanna, own with { After = first.Next }, TestContext.Current.CancellationToken))!;
        Assert.Equal(60, first.Lines.Concat(second.Lines).Select(line => line.Id).Distinct().Count());
        Assert.Null(second.Next);
        Assert.Empty((await trail.PageAsync(hanna, own with { Person = Guid.NewGuid() }, TestContext.Current.CancellationToken))!.Lines);
    }
}
