using System.Net;
using Baken.Signals;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Baken.Signals.Route;

namespace Baken.Tests.Staff;

public class FileTests
{
    [Fact]
    public async Task A_reporter_who_stays_anonymous_is_withheld_with_the_reason_and_a_link_that_explains()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.ReportAsync("Loon komt niet", wish: ReporterWish.Anonymous, contact: new ReporterContact("Pietje Geheim", "0600123456"));
        using var noor = await chain.Baken.VisitAsync("Noor");
        var page = await noor.GetAsync("/signalen/" + number);
        Assert.Contains("melder wil anoniem blijven", page.At(".baken-withheld"), StringComparison.Ordinal);
        Assert.DoesNotContain("Pietje", page.Text, StringComparison.Ordinal);
        var why = page.Html.QuerySelector(".baken-withheld a")!.GetAttribute("href")!;
        Assert.Contains("Waarom ziet u dit niet", (await noor.GetAsync(why)).At("h1"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_reporter_does_not_cross_to_the_team()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.ReportAsync("Loon komt niet", with: Chain.InWestland, contact: new ReporterContact("Pietje Geheim"));
        await chain.DecideAsync(number);
        using var noor = await chain.Baken.VisitAsync("Noor");
        Assert.Contains("Pietje Geheim", (await noor.GetAsync("/signalen/" + number)).Words, StringComparison.Ordinal);
        using var inge = await chain.Baken.VisitAsync("Inge");
        var page = await inge.GetAsync("/signalen/" + number);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("Pietje", page.Text, StringComparison.Ordinal);
        Assert.Contains("geen grondslag", page.At(".baken-withheld"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_cannot_be_compared_is_shown_as_it_was_told_and_says_so()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.ReportAsync("Loon komt niet", with: facts => facts with { Phones = ["staat op de bus", "06 12345678"], Companies = [new Company("Verzonnen B.V.", "1234")] });
        using var noor = await chain.Baken.VisitAsync("Noor");
        var words = (await noor.GetAsync("/signalen/" + number)).Words;
        Assert.Contains("staat op de bus is zo geen geldig nummer", words, StringComparison.Ordinal);
        Assert.Contains("1234 is zo geen geldig nummer", words, StringComparison.Ordinal);
        Assert.DoesNotContain("06 12345678 is zo", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_exact_time_of_a_public_report_is_shown()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.ReportAsync("Loon komt niet");
        using var noor = await chain.Baken.VisitAsync("Noor");
        var page = await noor.GetAsync("/signalen/" + number);
        Assert.Contains("vandaag, ’s ochtends", page.At(".baken-path"), StringComparison.Ordinal);
        Assert.DoesNotContain("06:00", page.Words, StringComparison.Ordinal);
        Assert.Equal("2026-11-24", page.Html.QuerySelector(".baken-timeline li:last-child time")!.GetAttribute("datetime"));
    }

    [Fact]
    public async Task Absent_and_unknown_look_different()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.ReportAsync("Loon komt niet", with: facts => facts with { Continues = Answer.Unknown });
        using var noor = await chain.Baken.VisitAsync("Noor");
        var page = await noor.GetAsync("/signalen/" + number);
        Assert.Equal("onbekend", Fact(page, "Gaat het door"));
        Assert.Equal("–", Fact(page, "Kenteken"));
        Assert.Equal("regio onbekend", Fact(page, "Waar"));
    }

    [Fact]
    public async Task Cited_passages_are_underlined_and_an_unknown_strength_is_said()
    {
        await using var chain = await Chain.StartAsync();
        var unknown = Indicators.Catalogue.All.First(i => i.StrengthAdult == Strength.Unknown);
        var number = await chain.ReportAsync("Kas", with: facts => facts with
        {
            Narrative = "Zij sliepen in de loods.",
            Indicators = [new ObservedIndicator(unknown.Code, 15, 8)],
        });
        using var noor = await chain.Baken.VisitAsync("Noor");
        var page = await noor.GetAsync("/signalen/" + number);
        Assert.Equal("de loods", page.At(".baken-passage"));
        Assert.Equal("Zij sliepen in de loods.", page.Html.QuerySelector(".baken-narrative")!.TextContent);
        Assert.Contains("Sterkte niet bekend", page.Words, StringComparison.Ordinal);
        Assert.Contains("1 sterkte niet bekend", page.At(".baken-notice--blue"), StringComparison.Ordinal);
        Assert.Contains("geen oordeel", page.At(".baken-notice--blue"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_known_shows_the_reason_and_what_became_of_it()
    {
        await using var chain = await Chain.StartAsync();
        static Facts Kasbloei(Facts facts) => Chain.InWestland(facts) with { Companies = [new Company("Kasbloei Personeel B.V.", "12345678")] };
        var earlier = await chain.ReportAsync("Eerste melding", with: Kasbloei);
        await chain.DecideAsync(earlier);
        var number = await chain.ReportAsync("Tweede melding", with: Kasbloei);
        using var noor = await chain.Baken.VisitAsync("Noor");
        var page = await noor.GetAsync("/signalen/" + number);
        var known = page.Html.QuerySelector("article.baken-known")!;
        Assert.Equal("/signalen/" + earlier, known.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("Zelfde KvK-nummer en bedrijfsnaam", known.TextContent, StringComparison.Ordinal);
        Assert.Contains("Eerste melding · Westland", known.TextContent, StringComparison.Ordinal);
        Assert.Contains("Loopt bij ", known.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_known_says_on_what_was_searched()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.ReportAsync("Melding", with: facts => facts with { Phones = ["06 12 34 56 78"] });
        using var noor = await chain.Baken.VisitAsync("Noor");
        Assert.Equal("Niets gevonden op telefoonnummer (gezocht 10:12).", (await noor.GetAsync("/signalen/" + number)).At("p.baken-known"));
    }

    [Fact]
    public async Task New_information_stands_on_top_and_says_that_the_sender_is_not_known()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.RoutedAsync("Loon wordt ingehouden");
        await chain.Baken.Get<Reporting>().AddAsync(await CodeAsync(chain), new Addition("De voorman heet Karel."), "eenmaal", TestContext.Current.CancellationToken);
        using var noor = await chain.Baken.VisitAsync("Noor");
        var page = await noor.GetAsync("/signalen/" + number);
        Assert.Contains("De voorman heet Karel.", page.At(".baken-notice"), StringComparison.Ordinal);
        Assert.Contains("via code, afzender niet vastgesteld", page.At(".baken-notice"), StringComparison.Ordinal);
        using var inge = await chain.Baken.VisitAsync("Inge");
        Assert.Contains("nieuwe informatie", (await inge.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timeline_and_the_facts_speak_English()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.RoutedAsync("Wages withheld");
        using var noor = await chain.Baken.VisitAsync("Noor", "en");
        var page = await noor.GetAsync("/signalen/" + number);
        var timeline = page.At(".baken-timeline")!;
        Assert.Contains("The reporter sent this report", timeline, StringComparison.Ordinal);
        Assert.Contains("proposed urgency Normal", timeline, StringComparison.Ordinal);
        Assert.Contains("decided: Administrative", timeline, StringComparison.Ordinal);
        Assert.DoesNotContain("Event.", page.Words, StringComparison.Ordinal);
        Assert.Contains("the proposal was followed", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assessor_takes_a_signal_and_gives_it_back()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.ReportAsync("Loon komt niet");
        using var noor = await chain.Baken.VisitAsync("Noor");
        var mine = await noor.SendAsync(await noor.GetAsync("/signalen/" + number), [], "#doen", "[formaction$='handler=Assign']");
        Assert.Contains("Dit signaal staat nu op uw naam.", mine.Words, StringComparison.Ordinal);
        var free = await noor.SendAsync(mine, [], "#doen", "[formaction$='handler=Release']");
        Assert.Contains("Dit signaal is weer vrij voor collega’s.", free.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_element_of_which_nothing_was_observed_is_never_called_not_positive_and_one_is_singular()
    {
        await using var chain = await Chain.StartAsync();
        var observed = Indicators.Catalogue.All.Where(i => i.Dimension == "exploitation").Select(i => new ObservedIndicator(i.Code));
        var number = await chain.ReportAsync("Kas", with: facts => facts with { Indicators = [.. observed] });
        using var noor = await chain.Baken.VisitAsync("Noor");
        var sum = (await noor.GetAsync("/signalen/" + number)).At(".baken-notice--blue")!;
        Assert.Contains("Dwang: geen kenmerk ingevuld", sum, StringComparison.Ordinal);
        Assert.Contains("1 van 3 onderdelen is positief", sum, StringComparison.Ordinal);
        Assert.DoesNotContain("niet positief", sum, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_begins_with_the_word_of_its_outcome_says_it_once()
    {
        await using var chain = await Chain.StartAsync();
        static Facts Bus(Facts facts) => Chain.InWestland(facts) with { Plates = ["AB-123-C"], Phones = ["06 12 34 56 78"], Emails = ["bus@voorbeeld.example"] };
        var earlier = await chain.ReportAsync("Eerste melding", with: Bus);
        await chain.DecideAsync(earlier, Outcome.Criminal);
        var fatma = await chain.Baken.ActorAsync("Fatma");
        Assert.Equal(TeamOutcome.Done, await chain.Baken.Get<TeamWork>().TakeUpAsync(fatma, earlier, TestContext.Current.CancellationToken));
        await chain.Baken.Get<TeamWork>().CloseAsync(fatma, earlier, "investigation_running", "Dossier.", null, TestContext.Current.CancellationToken);
        var number = await chain.ReportAsync("Tweede melding", with: Bus);
        using var noor = await chain.Baken.VisitAsync("Noor");
        var known = (await noor.GetAsync("/signalen/" + number)).Html.QuerySelector("article.baken-known")!.TextContent;
        Assert.Contains("Strafrechtelijk – onderzoek loopt", known, StringComparison.Ordinal);
        Assert.Contains("Zelfde telefoonnummer, kenteken en e-mailadres", known, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_the_night_names_the_day_it_was_and_English_names_the_hours()
    {
        await using var chain = await Chain.StartAsync();
        chain.Baken.Clock.Advance(TimeSpan.FromHours(16));
        var number = await chain.ReportAsync("Nachtwerk");
        chain.Baken.Clock.Advance(TimeSpan.FromHours(30));
        using var noor = await chain.Baken.VisitAsync("Noor");
        Assert.Contains("wo 25 nov, ’s nachts", (await noor.GetAsync("/signalen/" + number)).At(".baken-path"), StringComparison.Ordinal);
        using var english = await chain.Baken.VisitAsync("Noor", "en");
        Assert.Contains("Wed 25 Nov, between 00:00 and 06:00", (await english.GetAsync("/signalen/" + number)).At(".baken-path"), StringComparison.Ordinal);
    }

    private static Task<string?> CodeAsync(Chain chain) => Task.FromResult(chain.LastCode);

    private static string? Fact(Baken.Testing.Web.Page page, string term) =>
        page.Html.QuerySelectorAll(".baken-summary dt").First(dt => dt.TextContent == term).NextElementSibling?.TextContent.Trim();
}
