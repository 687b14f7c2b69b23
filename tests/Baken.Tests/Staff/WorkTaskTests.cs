using System.Net;
using System.Text.RegularExpressions;
using Baken.Pages.Help;
using Baken.Tests.Design;
using Baken.Tests.People;

namespace Baken.Tests.Staff;

/// <summary>What the first page, the frame and the first visit say to who has no signals.</summary>
public sealed partial class WorkTaskTests
{
    [Fact]
    public async Task An_administrator_is_told_of_people_and_reviews_and_never_of_signals()
    {
        await using var office = await Office.StartAsync();
        using var gerda = await office.Baken.VisitAsync("Gerda");
        var first = await gerda.GetAsync("/mijn-werk");
        Assert.Contains("Nog nooit is nagekeken wie toegang heeft", first.Words, StringComparison.Ordinal);
        Assert.NotNull(first.Html.QuerySelector("main a[href='/gebruikers']"));
        await gerda.SendAsync(await gerda.GetAsync("/gebruikers/nieuw"), [("Form.Name", "Piet Jansen"), ("Form.Email", "piet@inspectie.example"), ("Form.Roles", "Analyst")]);
        await office.Baken.SettleAsync();
        Assert.DoesNotContain("verlopen", (await gerda.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        office.Baken.Clock.Advance(TimeSpan.FromDays(30));
        using var later = await office.Baken.VisitAsync("Gerda");
        var before = await later.GetAsync("/mijn-werk");
        Assert.Contains("1 uitnodiging is verlopen", before.Words, StringComparison.Ordinal);
        Assert.Single((await later.GetAsync("/gebruikers?Staat=Lapsed")).Html.QuerySelectorAll("tbody tr"));
        Assert.Equal("/gebruikers?Staat=Lapsed", before.Html.QuerySelectorAll("main a").First(a => a.TextContent.Contains("uitnodiging", StringComparison.Ordinal)).GetAttribute("href"));
        // A signal that is routed to the own organisation changes nothing on this page.
        var chain = new Chain(office.Baken);
        await chain.RoutedAsync("Loon wordt ingehouden");
        Assert.Equal(before.At("main"), (await later.GetAsync("/mijn-werk")).At("main"));
    }

    [Fact]
    public async Task Who_must_confirm_reads_how_many_and_who_waits_reads_for_whom()
    {
        await using var office = await Office.StartAsync();
        using var gerda = await office.Baken.VisitAsync("Gerda");
        await gerda.SendAsync(await gerda.GetAsync(await office.PathAsync("Inge")), [("Form.Roles", "CareCoordinator")]);
        using var ruben = await office.Baken.VisitAsync("Ruben");
        Assert.Contains("1 verzoek om toegang wacht op uw bevestiging", (await ruben.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        // Her only role is asked for: there is nothing yet to do, and she reads why.
        using var inge = await office.Baken.VisitAsync("Inge");
        foreach (var path in new[] { "/welkom", "/mijn-werk" })
        {
            var page = await inge.GetAsync(path);
            Assert.Contains("De rol ‘Zorgcoördinator’ wacht op een tweede persoon", page.At(".baken-notice--plum"), StringComparison.Ordinal);
            Assert.Contains("teamleider van uw team", page.At(".baken-notice--plum"), StringComparison.Ordinal);
            Assert.Contains("krijgt u bericht", page.At(".baken-notice--plum"), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Dit doet u hier", (await inge.GetAsync("/welkom")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_officer_is_told_of_requests_that_press()
    {
        await using var chain = await Chain.StartAsync();
        using var hanna = await chain.Baken.VisitAsync("Hanna");
        await hanna.SendAsync(await hanna.GetAsync("/verzoeken/nieuw"), [("Right", "Access"), ("Name", "Jan"), ("Contact", "Straat 1")]);
        Assert.DoesNotContain("betrokkene moet", (await hanna.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        chain.Baken.Clock.Advance(TimeSpan.FromDays(26));
        using var soon = await chain.Baken.VisitAsync("Hanna");
        Assert.Contains("1 verzoek van een betrokkene moet binnen een week beantwoord zijn", (await soon.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        chain.Baken.Clock.Advance(TimeSpan.FromDays(14));
        using var late = await chain.Baken.VisitAsync("Hanna");
        Assert.Contains("1 verzoek van een betrokkene is te laat", (await late.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Wout", "/organisaties")]
    [InlineData("Rachid", "/hulp-voor-medewerkers")]
    public async Task Who_has_nothing_waiting_reads_so_and_where_the_work_is(string who, string leads)
    {
        await using var office = await Office.StartAsync();
        using var browser = await office.Baken.VisitAsync(who);
        var page = await browser.GetAsync("/mijn-werk");
        Assert.Contains("Er wacht nu niets op u.", page.Words, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector($"main .baken-panel a[href='{leads}']"));
        Assert.NotNull(page.Html.QuerySelector("main .baken-panel a[href='/mijn-account']"));
        Assert.Null(page.Html.QuerySelector(".baken-page-head__end"));
    }

    [Fact]
    public async Task The_frame_leads_to_the_own_account_and_the_menu_is_called_as_the_page()
    {
        await using var office = await Office.StartAsync();
        using var gerda = await office.Baken.VisitAsync("Gerda");
        foreach (var (path, name) in new[] { ("/toegang", "Wie heeft toegang"), ("/mijn-account", "Mijn account"), ("/gebruikers", "Gebruikers"), ("/dienstrooster/regel", "Dienstrooster") })
        {
            var page = await gerda.GetAsync(path);
            Assert.Equal("Menu: " + name, page.At(".baken-nav summary"));
            Assert.Equal("Gerda Mulder", page.At(".baken-who a[href='/mijn-account']"));
            Assert.Equal("Mijn account", page.At(".baken-nav details a[href='/mijn-account']"));
        }
    }

    [Fact]
    public async Task A_page_that_is_not_there_offers_quick_exit_to_reporters_only()
    {
        await using var office = await Office.StartAsync();
        using var anybody = office.Baken.Visit("nl");
        Assert.NotNull((await anybody.GetAsync("/niet-hier")).Html.QuerySelector("form[action='/weg']"));
        using var gerda = await office.Baken.VisitAsync("Gerda");
        var page = await gerda.GetAsync("/niet-hier");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Null(page.Html.QuerySelector("form[action='/weg']"));
    }

    [Fact]
    public async Task The_main_pages_lead_to_the_help_that_belongs_to_them()
    {
        await using var office = await Office.StartAsync();
        foreach (var (who, path, task) in new[]
        {
            ("Gerda", "/gebruikers", "gebruikers"), ("Gerda", "/toegang", "toegang-nakijken"), ("Gerda", "/bevestigen", "bevestigen"), ("Gerda", "/sleutels", "sleutels"),
            ("Gerda", "/dienstrooster", "dienst-en-alarm"), ("Gerda", "/mijn-account", "account"), ("Gerda", "/berichten", "berichten"), ("Wout", "/organisaties", "organisaties"),
            ("Hanna", "/inzage", "inzage"), ("Hanna", "/verzoeken", "verzoeken"), ("Hanna", "/mijn-raadplegingen", "vastgelegd"), ("Noor", "/signalen", "werkvoorraad"),
            ("Noor", "/mijn-werk", "werkvoorraad"), ("Inge", "/mijn-werk", "team"),
        })
        {
            using var browser = await office.Baken.VisitAsync(who);
            Assert.Equal("/hulp-voor-medewerkers/" + task, (await browser.GetAsync(path)).Html.QuerySelector(".baken-page-head__end a:last-child")?.GetAttribute("href"));
        }
    }

    [Fact]
    public void A_page_only_leads_to_help_that_exists()
    {
        var named = Directory.EnumerateFiles(Repository.At("src", "Baken", "Pages"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => Named().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct().ToList();
        Assert.NotEmpty(named);
        Assert.All(named, address => Assert.Contains(HelpModel.Tasks, task => task.Address == address));
    }

    [GeneratedRegex("<baken-page-head [^>]*help=\"([a-z-]+)\"")]
    private static partial Regex Named();
}
