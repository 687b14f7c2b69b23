using System.Net;
using Baken.Signals.Reference;
using Baken.Testing.Web;

namespace Baken.Tests.Staff;

public class QueueTests
{
    [Fact]
    public async Task An_unopened_acute_signal_stands_above_one_that_is_too_late_and_reads_now_within_its_own_block()
    {
        await using var chain = await Chain.StartAsync();
        await chain.ReportAsync("Oude melding");
        chain.Baken.Clock.Advance(TimeSpan.FromDays(7));
        await chain.ReportAsync("Jongen zit opgesloten", danger: true);
        using var noor = await chain.Baken.VisitAsync("Noor");
        var page = await noor.GetAsync("/signalen");
        Assert.Equal(["Jongen zit opgesloten", "Oude melding"], Titles(page));
        Assert.Equal(["Acuut, nog niet geopend", "Te laat"], Groups(page));
        Assert.Equal("nu", page.At("tr[data-baken-row] .baken-cell-deadline"));
    }

    [Fact]
    public async Task The_deadline_of_an_acute_signal_reads_late_once_its_block_has_ended()
    {
        await using var chain = await Chain.StartAsync();
        await chain.ReportAsync("Jongen zit opgesloten", danger: true);
        chain.Baken.Clock.Advance(TimeSpan.FromHours(3));
        using var noor = await chain.Baken.VisitAsync("Noor");
        Assert.Contains("te laat", (await noor.GetAsync("/signalen")).At(".baken-cell-deadline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_an_acute_signal_takes_it_from_the_top_and_marks_nothing_as_done()
    {
        await using var chain = await Chain.StartAsync();
        await chain.ReportAsync("Oude melding");
        chain.Baken.Clock.Advance(TimeSpan.FromDays(7));
        var number = await chain.ReportAsync("Jongen zit opgesloten", danger: true);
        using var noor = await chain.Baken.VisitAsync("Noor");
        await noor.GetAsync("/signalen/" + number);
        var page = await noor.GetAsync("/signalen");
        Assert.Equal(["Oude melding", "Jongen zit opgesloten"], Titles(page));
        Assert.Equal(["Te laat", "Vandaag af"], Groups(page));
    }

    [Fact]
    public async Task Begin_at_the_top_leads_to_the_first_signal_that_nobody_else_has()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.ReportAsync("Loon komt niet");
        using var noor = await chain.Baken.VisitAsync("Noor");
        Assert.Equal("/signalen/" + number, (await noor.GetAsync("/signalen?handler=First")).Path);
    }

    [Fact]
    public async Task Filters_stand_in_the_address_and_can_be_taken_away_one_by_one()
    {
        await using var chain = await Chain.StartAsync();
        await chain.ReportAsync("In Westland", with: Chain.InWestland);
        await chain.ReportAsync("Ergens");
        using var noor = await chain.Baken.VisitAsync("Noor");
        var region = Municipalities.Find("Westland")!.Region!;
        var page = await noor.GetAsync($"/signalen?Form=labour&Region={region.Code}");
        Assert.Equal(["In Westland"], Titles(page));
        Assert.Equal(["/signalen?Region=" + region.Code, "/signalen?Form=labour"], page.Html.QuerySelectorAll(".baken-filter-bar__active a").Select(a => a.GetAttribute("href")!));
        Assert.Equal(["Ergens"], Titles(await noor.GetAsync("/signalen?Region=unknown")));
        var none = await noor.GetAsync("/signalen?Form=sexual");
        Assert.Contains("Geen signalen met dit filter", none.Words, StringComparison.Ordinal);
        Assert.Equal(26, page.Html.QuerySelectorAll("select[name=Region] option").Length - 1);
    }

    [Fact]
    public async Task An_unknown_filter_is_left_aside()
    {
        await using var chain = await Chain.StartAsync();
        await chain.ReportAsync("Loon komt niet");
        using var noor = await chain.Baken.VisitAsync("Noor");
        var page = await noor.GetAsync("/signalen?Form=%3Cscript%3E&Region=zzz&Urgency=heel&Channel=9&After=nergens");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["Loon komt niet"], Titles(page));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gaps_or_doubles()
    {
        await using var chain = await Chain.StartAsync();
        for (var i = 0; i < 53; i++)
        {
            await chain.Baken.Get<Baken.Signals.Report.Reporting>().ReceiveAsync(
                new(Baken.Signals.Channel.Form, new() { Narrative = $"Melding {i:00}" }, Baken.Signals.ReporterWish.Anonymous, null), null, TestContext.Current.CancellationToken);
        }

        using var noor = await chain.Baken.VisitAsync("Noor");
        var first = await noor.GetAsync("/signalen");
        Assert.Contains("53 signalen wachten op een besluit.", first.Words, StringComparison.Ordinal);
        var next = first.Html.QuerySelector(".baken-pager a")!;
        Assert.Equal("Volgende 3 signalen", next.TextContent);
        var second = await noor.GetAsync(next.GetAttribute("href")!);
        Assert.Equal(53, Titles(first).Concat(Titles(second)).Distinct().Count());
        Assert.Contains("51 tot en met 53 van 53", second.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_for_assigning_posts_and_comes_back_to_the_same_filter()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.ReportAsync("Loon komt niet");
        using var noor = await chain.Baken.VisitAsync("Noor");
        var page = await noor.GetAsync("/signalen?Region=unknown");
        var after = await noor.SendAsync(page, [("number", number)], "#toewijzen");
        Assert.Equal("/signalen?Region=unknown", after.Path);
        Assert.Contains("Noor Veldkamp", after.At("tr[data-baken-row]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Late_is_told_in_working_days_from_the_first_on_also_when_acute()
    {
        await using var chain = await Chain.StartAsync();
        await chain.ReportAsync("Jongen zit opgesloten", danger: true);
        chain.Baken.Clock.Advance(TimeSpan.FromHours(25));
        using var noor = await chain.Baken.VisitAsync("Noor");
        Assert.Equal("1 werkdag te laat", (await noor.GetAsync("/signalen")).At("tr[data-baken-row] .baken-cell-deadline"));
    }

    [Fact]
    public async Task A_place_that_is_no_municipality_reads_region_unknown_and_the_own_filter_speaks_to_the_reader()
    {
        await using var chain = await Chain.StartAsync();
        await chain.ReportAsync("Achter de dijk", with: facts => facts with { Address = "Achter de dijk bij het gemaal" });
        using var noor = await chain.Baken.VisitAsync("Noor");
        Assert.Contains("regio onbekend", (await noor.GetAsync("/signalen")).At("tr[data-baken-row]"), StringComparison.Ordinal);
        Assert.Contains("Voor u wacht geen signaal op een besluit.", (await noor.GetAsync("/signalen?Assigned=Me")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_information_is_a_block_of_work_and_a_filter_that_can_be_taken_away()
    {
        await using var chain = await Chain.StartAsync();
        await chain.ReportAsync("Niets nieuws");
        await chain.ReportAsync("Er komt iets bij");
        using var noor = await chain.Baken.VisitAsync("Noor");
        Assert.Null((await noor.GetAsync("/mijn-werk")).Html.GetElementById("informatie"));
        await chain.Baken.Get<Baken.Signals.Report.Reporting>().AddAsync(chain.LastCode, new Baken.Signals.Report.Addition("De voorman heet Karel."), "eenmaal", TestContext.Current.CancellationToken);
        var work = await noor.GetAsync("/mijn-werk");
        Assert.Contains("Er komt iets bij", work.Html.GetElementById("informatie")!.ParentElement!.TextContent, StringComparison.Ordinal);
        var all = await noor.GetAsync("/signalen?Region=unknown");
        var link = all.Html.QuerySelectorAll("a").Single(a => a.TextContent == "Nieuwe informatie").GetAttribute("href")!;
        Assert.Equal("/signalen?Region=unknown&New=true", link);
        var filtered = await noor.GetAsync(link);
        Assert.Equal(["Er komt iets bij"], Titles(filtered));
        Assert.Contains("/signalen?Region=unknown", filtered.Html.QuerySelectorAll(".baken-filter-bar__active a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_number_that_is_not_theirs_leads_to_words_and_one_that_is_opens()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.ReportAsync("Loon komt niet");
        using var inge = await chain.Baken.VisitAsync("Inge");
        Assert.NotNull((await inge.GetAsync("/mijn-werk")).Html.QuerySelector("input[name=nummer]"));
        var foreign = await inge.GetAsync("/mijn-werk?handler=Open&nummer=" + number);
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.NotEmpty(foreign.At("h1")!);
        Assert.Equal(HttpStatusCode.NotFound, (await inge.GetAsync("/mijn-werk?handler=Open&nummer=..%2F..%2Finzage")).Status);
        Assert.Equal("/mijn-werk", (await inge.GetAsync("/mijn-werk?handler=Open&nummer=+")).Path);
        using var noor = await chain.Baken.VisitAsync("Noor");
        Assert.NotNull((await noor.GetAsync("/signalen")).Html.QuerySelector("input[name=nummer]"));
        Assert.Equal("/signalen/" + number, (await noor.GetAsync("/mijn-werk?handler=Open&nummer=+" + number)).Path);
        using var hanna = await chain.Baken.VisitAsync("Hanna");
        Assert.Null((await hanna.GetAsync("/mijn-werk")).Html.QuerySelector("input[name=nummer]"));
    }

    [Fact]
    public async Task What_is_known_counts_the_same_in_the_queue_on_the_timeline_and_beside_the_signal()
    {
        await using var chain = await Chain.StartAsync();
        static Baken.Signals.Facts Phone(Baken.Signals.Facts facts) => Chain.InWestland(facts) with { Phones = ["06 12 34 56 78"] };
        var routed = await chain.ReportAsync("Eerste", with: Phone);
        await chain.DecideAsync(routed);
        var first = await chain.ReportAsync("Tweede", with: Phone);
        var last = await chain.ReportAsync("Derde", with: Phone);
        await SameAsync(2);

        var noor = await chain.Baken.ActorAsync("Noor");
        var seen = (await chain.Baken.Get<Baken.Signals.Assess.SignalFile>().OpenAsync(noor, last, TestContext.Current.CancellationToken))!;
        await chain.Baken.Get<Baken.Signals.Assess.Completing>().CompleteAsync(noor, last, seen.ContentVersion, seen.Facts with { Phones = [] }, TestContext.Current.CancellationToken);
        await chain.Baken.SettleAsync();
        await SameAsync(1);

        async Task SameAsync(int count)
        {
            using var browser = await chain.Baken.VisitAsync("Noor");
            var row = (await browser.GetAsync("/signalen")).Html.QuerySelectorAll("tr[data-baken-row]").Single(r => r.TextContent.Contains(first, StringComparison.Ordinal));
            Assert.Contains($"{count} ×", row.TextContent, StringComparison.Ordinal);
            var page = await browser.GetAsync("/signalen/" + first);
            Assert.Equal(count, page.Html.QuerySelectorAll("article.baken-known").Length);
            var found = page.Html.QuerySelectorAll(".baken-timeline li").Select(li => li.TextContent).First(words => words.Contains(" vond ", StringComparison.Ordinal));
            Assert.Contains(count == 1 ? "vond 1 mogelijk verband" : $"vond {count} mogelijke verbanden", found, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_queue_speaks_English()
    {
        await using var chain = await Chain.StartAsync();
        await chain.ReportAsync("Loon komt niet");
        using var noor = await chain.Baken.VisitAsync("Noor", "en");
        var page = await noor.GetAsync("/signalen");
        Assert.Contains("1 signal waits for a decision.", page.Words, StringComparison.Ordinal);
        Assert.Contains("in the morning", page.At("tr[data-baken-row]"), StringComparison.Ordinal);
    }

    private static string[] Titles(Page page) => [.. page.Html.QuerySelectorAll("tr[data-baken-row] .baken-cell-title > a:first-child").Select(a => a.TextContent)];

    private static string[] Groups(Page page) => [.. page.Html.QuerySelectorAll("tr.baken-group > th > span:first-child").Select(s => s.TextContent.Trim())];
}
