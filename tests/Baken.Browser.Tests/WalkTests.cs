using System.Text.RegularExpressions;
using Baken.Testing;
using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>A signal's whole path, as the README invites a new user to walk it.</summary>
public sealed partial class WalkTests(Chromium chromium)
{
    private const string Narrative = "Drie mensen slapen in de loods achter de kas. Zij werken elke dag veertien uur en de baas heeft hun paspoorten.";
    private const string Reason = "Loon, uren en huisvesting: de inspectie kan de administratie opvragen.";
    private const string Addition = "De loods is nu leeg, zij slapen in de woning ernaast.";
    private const string ClosingWords = "Boete voor onderbetaling; de loods is ontruimd.";

    // What may never stand in an address: it stays in histories and logs.
    private static readonly string[] Told = ["Drie", "loods", "Kasbloei", "00012345", "0600123456", "123456", "paspoort", "Bestuursrechtelijk", "Noor", "Inge", "ontruimd"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_new_users_walk_on_SQLite(bool javaScript) => The_walk(Database.Sqlite, javaScript);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_new_users_walk_on_PostgreSQL(bool javaScript) => The_walk(Database.Postgres, javaScript);

    private async Task The_walk(Database database, bool javaScript)
    {
        await using var stage = await Stage.StartAsync(database);
        await Kasbloei.PutEarlierSignalsAsync(stage);
        await chromium.VisitAsync(new Visitor { JavaScript = javaScript }, async page =>
        {
            List<string> requested = [];
            page.Context.Request += (_, request) => requested.Add(request.Url);
            page.SetDefaultTimeout(8_000);

            var code = await ReportAsync(page, stage.Baken.Address);
            await stage.Baken.SettleAsync();
            var number = await AssessAsync(page, stage);
            await ActAsync(page, stage, number);
            await AnswerAsync(page, stage.Baken.Address, code);
            await stage.Baken.SettleAsync();
            await ReopenedAsync(page, stage, number);

            Assert.NotEmpty(requested);
            Assert.All(requested, url => Assert.All([.. Told, code, code.Replace(" ", "", StringComparison.Ordinal)], word =>
                Assert.DoesNotContain(word, Uri.UnescapeDataString(url), StringComparison.OrdinalIgnoreCase)));
        });
    }

    private static async Task<string> ReportAsync(IPage page, Uri baken)
    {
        await page.GotoAsync(baken.ToString());
        // 112 stands above everything else in the main part.
        Assert.StartsWith("Is er nu gevaar? Bel 112", (await page.TheMain().InnerTextAsync()).TrimStart(), StringComparison.Ordinal);
        await page.PushAsync("Begin met uw melding");

        await page.SeesHeadingAsync("Is er nu iemand in gevaar?");
        await page.ChooseAsync("Nee");
        await page.PushAsync("Verder");

        await page.SeesHeadingAsync("Wat heeft u gezien of gehoord?");
        await page.WriteAsync("Vertel het in uw eigen woorden", Narrative);
        await page.PushAsync("Verder");

        await page.SeesHeadingAsync("Waar is het?");
        await page.WriteAsync("Gemeente of plaats", "Westland");
        await page.GetByLabel("Wat voor werk is het?").SelectOptionAsync(new SelectOptionValue { Label = "glastuinbouw" });
        await page.PushAsync("Verder");

        await page.SeesHeadingAsync("Om wie gaat het?");
        await page.ChooseAsync("Werken voor te weinig geld, of niet weg mogen");
        await page.WriteAsync("Naam van een bedrijf", Kasbloei.Name);
        await page.WriteAsync("KvK-nummer", Kasbloei.Kvk);
        await page.WriteAsync("Telefoonnummer", Kasbloei.Phone);
        await page.PushAsync("Verder");

        await page.SeesHeadingAsync("Controleer en verstuur");
        await page.SeesAsync(Narrative);
        await page.SeesAsync(Kasbloei.Name);
        await page.SeesAsync(Kasbloei.Phone);
        await page.PushAsync("Verstuur");

        await page.SeesHeadingAsync("Schrijf deze code op");
        var code = CodeOnReceipt().Match(await page.TheMain().InnerTextAsync()).Value;
        Assert.Equal(16, code.Count(char.IsLetterOrDigit));
        // An answer lost on the way must not lose the code.
        await page.ReloadAsync();
        Assert.Contains(code, await page.TheMain().InnerTextAsync(), StringComparison.Ordinal);
        await page.PushAsync("Ik heb de code opgeschreven");
        await page.SeesHeadingAsync("Klaar");
        Assert.DoesNotContain(code[..4], await page.TheMain().InnerTextAsync(), StringComparison.Ordinal);
        return string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task<string> AssessAsync(IPage page, Stage stage)
    {
        await page.SignInByButtonAsync(stage.Baken.Address, "Noor Veldkamp");
        await page.FollowAsync("Signalen");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Drie mensen slapen in de loods" });
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await Assertions.Expect(row.GetByRole(AriaRole.Cell).Nth(6)).ToHaveTextAsync(Deadline());
        await Assertions.Expect(row).ToContainTextAsync("2 ×");
        await row.GetByRole(AriaRole.Link).First.ClickAsync();

        await page.SeesAsync(Narrative);
        await BesideAsync(page, stage["niet opgepakt"].Number, "niet opgepakt: geen capaciteit", "bedrijfsnaam", "telefoonnummer");
        await BesideAsync(page, stage["boete"].Number, "boete opgelegd", "bedrijfsnaam", "KvK-nummer");

        await page.FollowAsync("Besluit nemen");
        await Assertions.Expect(page.Locator("input[type=radio]:checked")).ToHaveCountAsync(0);
        await page.ChooseAsync("Bestuursrechtelijk");
        await page.ChooseAsync("Hoog");
        await page.GetByRole(AriaRole.Textbox, new() { NameRegex = Because() }).FillAsync(Reason);
        await page.PushAsync("Toon voorstel");

        await page.SeesAsync("Voorstel van Baken, regel R-014, versie 1");
        await page.SeesAsync("Inspectieteam Arbeid Zuid-West");
        await Assertions.Expect(page.GetByRole(AriaRole.Textbox, new() { NameRegex = Because() })).ToHaveValueAsync(Reason);
        await page.ChooseAsync("Ik volg het voorstel");
        await page.PushAsync("Leg besluit vast");

        await page.SeesHeadingAsync("Drie mensen slapen in de loods achter de kas");
        await page.SeesAsync("Inspectieteam Arbeid Zuid-West");
        var number = new Uri(page.Url).Segments[^1].Trim('/');
        await page.PushAsync("Uitloggen");
        await page.SeesAsync("U bent uitgelogd");
        return number;
    }

    private static async Task ActAsync(IPage page, Stage stage, string number)
    {
        await page.SignInByButtonAsync(stage.Baken.Address, "Inge Postma");
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Drie mensen slapen in de loods" }).GetByRole(AriaRole.Link).First.ClickAsync();
        Assert.EndsWith("/signalen/" + number, page.Url, StringComparison.Ordinal);
        await page.SeesAsync(Reason);
        await page.PushAsync("Oppakken");
        await page.SeesAsync("Dit signaal staat nu op uw naam.");
        // Three hours later the session has ended by itself.
        stage.Pass(TimeSpan.FromHours(3));
        await page.SignInByButtonAsync(stage.Baken.Address, "Inge Postma");
        await page.GotoAsync(new Uri(stage.Baken.Address, "/signalen/" + number).ToString());
        await page.FollowAsync("Afsluiten");
        await page.ChooseAsync("Boete opgelegd");
        await page.WriteAsync("Licht toe", ClosingWords);
        await page.PushAsync("Sluit af");
        await page.SeesAsync("Afgesloten");
        await page.PushAsync("Uitloggen");
        await page.SeesAsync("U bent uitgelogd");
    }

    private static async Task AnswerAsync(IPage page, Uri baken, string code)
    {
        await page.GotoAsync(baken.ToString());
        await page.FollowAsync("Ik heb al een code");
        await page.WriteAsync("Uw code", code.ToLowerInvariant());
        await page.PushAsync("Bekijk");
        await page.SeesHeadingAsync("Uw antwoord is klaar");
        var answer = await page.TheMain().InnerTextAsync();
        Assert.All(["Kasbloei", "Westland", "Inspectie", "Inge", "Noor", "loods", ClosingWords], word => Assert.DoesNotContain(word, answer, StringComparison.OrdinalIgnoreCase));
        await page.WriteAsync("Wat weet u nog meer?", Addition);
        await page.PushAsync("Voeg toe");
        await page.SeesAsync("Toegevoegd");
    }

    private static async Task ReopenedAsync(IPage page, Stage stage, string number)
    {
        await page.SignInByButtonAsync(stage.Baken.Address, "Noor Veldkamp");
        await page.FollowAsync("Signalen");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Drie mensen slapen in de loods" });
        await Assertions.Expect(row).ToContainTextAsync("nieuwe informatie");
        await row.GetByRole(AriaRole.Link).First.ClickAsync();
        Assert.EndsWith("/signalen/" + number, page.Url, StringComparison.Ordinal);
        var seen = await page.TheMain().InnerTextAsync();
        var added = seen.IndexOf(Addition, StringComparison.Ordinal);
        Assert.InRange(added, 0, seen.IndexOf(Narrative, StringComparison.Ordinal));
        await page.SeesAsync("via code, afzender niet vastgesteld");
        await page.SeesAsync("opende het signaal opnieuw, door nieuwe informatie");
        await page.SeesAsync("sloot het af: boete opgelegd");
    }

    private static async Task BesideAsync(IPage page, string number, string outcome, params string[] same)
    {
        var known = page.GetByRole(AriaRole.Article).Filter(new() { HasText = number });
        foreach (var word in same.Append(outcome).Append("Zelfde"))
        {
            await Assertions.Expect(known).ToContainTextAsync(word);
        }
    }

    [GeneratedRegex("[0-9A-HJKMNP-TV-Z]{4}([\\s]+[0-9A-HJKMNP-TV-Z]{4}){3}")]
    private static partial Regex CodeOnReceipt();

    [GeneratedRegex("Waarom besluit u dit")]
    private static partial Regex Because();

    [GeneratedRegex("\\d")]
    private static partial Regex Deadline();
}
