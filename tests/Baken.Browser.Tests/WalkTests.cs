using System.Text.RegularExpressions;
using Baken.Testing;
using Baken.Testing.Web;
using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>
/// The walk of somebody who sees Baken for the first time, from a report to its answer and back, on both databases, with and without JavaScript.
/// </summary>
public sealed partial class WalkTests(Chromium chromium)
{
    private const string Narrative = "Drie mensen slapen in de loods achter de kas. Zij werken elke dag veertien uur en de baas heeft hun paspoorten.";
    private readonly List<string> addresses = [];

    public static TheoryData<Database, bool> Ways => new()
    {
        { Database.Sqlite, true }, { Database.Sqlite, false }, { Database.Postgres, true }, { Database.Postgres, false },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task From_a_report_to_its_answer_and_open_again(Database database, bool javaScript)
    {
        await using var baken = await RunningBaken.StartAsync(database, demo: true);
        var notTakenUp = await baken.ClosedAsync(Chain.Greenhouse with { Companies = [new("Kas Bloei Personeel")] }, "no_capacity");
        var fined = await baken.ClosedAsync(Chain.Greenhouse with { Phones = [], Companies = [new("Kasbloei Personeel", "0001 2345")] }, "fine_imposed");

        await chromium.VisitAsync(new Visitor { JavaScript = javaScript }, async page =>
        {
            page.SetDefaultTimeout(10_000);
            page.Request += (_, request) => addresses.Add(request.Url);
            var code = await ReportAsync(page, baken.Address);
            var number = await AssessAsync(page, baken, notTakenUp, fined);
            await ActAsync(page, baken.Address, number);
            await ReturnAsync(page, baken.Address, code);
            await SeeReopenedAsync(page, baken.Address, number);
            Assert.DoesNotContain(addresses, address => address.Contains(code.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)
                || address.Contains("Kasbloei", StringComparison.OrdinalIgnoreCase) || address.Contains("loods", StringComparison.OrdinalIgnoreCase));
        });
    }

    private static async Task<string> ReportAsync(IPage page, Uri address)
    {
        await page.GotoAsync(address.ToString());
        await NeutralAsync(page);
        Assert.StartsWith("Is er nu gevaar? Bel 112", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin met uw melding" }).ClickAsync();

        await StepAsync(page, 1, () => ChooseAsync(page, "Nee"));
        await StepAsync(page, 2, async () =>
        {
            await page.GetByLabel("Vertel het in uw eigen woorden").FillAsync(Narrative);
            await ChooseAsync(page, "Ja, het gaat door");
        });
        await StepAsync(page, 3, () => page.GetByLabel("Gemeente of plaats").FillAsync("Westland"));
        await StepAsync(page, 4, async () =>
        {
            await ChooseAsync(page, "Werken voor te weinig geld, of niet weg mogen");
            await page.GetByLabel("Naam van een bedrijf").FillAsync("Kasbloei Personeel B.V.");
            await page.GetByLabel("KvK-nummer").FillAsync("00012345");
            await page.GetByLabel("Telefoonnummer").FillAsync("06 00 12 34 56");
        });
        await NeutralAsync(page);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Kasbloei Personeel B.V.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Verstuur" }).ClickAsync();
        await NeutralAsync(page);
        var code = Code().Match(await page.Locator("main").InnerTextAsync()).Value;
        Assert.NotEmpty(code);
        await page.ReloadAsync();
        Assert.Contains(code[..4], await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ik heb de code opgeschreven" }).ClickAsync();
        Assert.DoesNotContain(code[..4], await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        return Spaces().Replace(code, " ");
    }

    private static async Task<string> AssessAsync(IPage page, RunningBaken baken, string notTakenUp, string fined)
    {
        await SignInAsync(page, baken.Address, "Noor Veldkamp");
        await baken.SettleAsync();
        await page.GotoAsync(new Uri(baken.Address, "/signalen").ToString());
        var row = page.Locator("tbody tr", new() { HasText = "Westland" });
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await Assertions.Expect(row.Locator("time").Last).ToBeVisibleAsync();
        await Assertions.Expect(row).ToContainTextAsync("2 ×");
        await row.GetByRole(AriaRole.Link).First.ClickAsync();

        var main = page.Locator("main");
        await Assertions.Expect(main).ToContainTextAsync("Al bekend");
        var known = await main.InnerTextAsync();
        Assert.Contains(notTakenUp, known, StringComparison.Ordinal);
        Assert.Contains(fined, known, StringComparison.Ordinal);
        Assert.Contains("telefoonnummer", known, StringComparison.Ordinal);
        Assert.Contains("KvK-nummer", known, StringComparison.Ordinal);
        Assert.Contains("geen capaciteit", known, StringComparison.Ordinal);
        Assert.Contains("boete opgelegd", known, StringComparison.Ordinal);
        var number = Number().Match(page.Url).Value;

        await page.GetByRole(AriaRole.Link, new() { Name = "Besluit nemen" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { Checked = true })).ToHaveCountAsync(0);
        await ChooseAsync(page, "Bestuursrechtelijk");
        await ChooseAsync(page, "Normaal");
        await page.GetByLabel("Waarom besluit u dit?").FillAsync("Paspoorten ingenomen en lange dagen. Zelfde bedrijf twee keer eerder gemeld.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Toon voorstel" }).ClickAsync();

        await Assertions.Expect(main).ToContainTextAsync("Inspectieteam Arbeid Zuid-West");
        await Assertions.Expect(main).ToContainTextAsync("R-014");
        await ChooseAsync(page, "Ik volg het voorstel");
        await page.GetByRole(AriaRole.Button, new() { Name = "Leg besluit vast" }).ClickAsync();
        await Assertions.Expect(main).ToContainTextAsync("Inspectieteam Arbeid Zuid-West");
        await SignOutAsync(page);
        return number;
    }

    private static async Task ActAsync(IPage page, Uri address, string number)
    {
        await SignInAsync(page, address, "Inge Postma");
        await page.GetByRole(AriaRole.Link, new() { Name = "Drie mensen slapen in de loods" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Oppakken", Exact = true }).ClickAsync();
        await page.GotoAsync(new Uri(address, "/signalen/" + number).ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "Afsluiten" }).ClickAsync();
        await ChooseAsync(page, "Waarschuwing gegeven");
        await page.GetByLabel("Licht toe").FillAsync("Controle gedaan, werkgever gewaarschuwd.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sluit af" }).ClickAsync();
        await SignOutAsync(page);
    }

    private static async Task ReturnAsync(IPage page, Uri address, string code)
    {
        await page.GotoAsync(address.ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "Ik heb al een code" }).ClickAsync();
        await page.GetByLabel("Uw code").FillAsync(code.ToLowerInvariant());
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk" }).ClickAsync();
        await NeutralAsync(page);
        var main = page.Locator("main");
        await Assertions.Expect(main).ToContainTextAsync("Uw melding is bekeken door mensen die kunnen helpen");
        var words = await main.InnerTextAsync();
        Assert.DoesNotContain("Kasbloei", words, StringComparison.Ordinal);
        Assert.DoesNotContain("loods", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Inspectie", words, StringComparison.Ordinal);
        await page.Locator("main textarea").FillAsync("Zij zijn gisteren verhuisd naar een ander pand.");
        await page.Locator("main form").Filter(new() { Has = page.Locator("textarea") }).GetByRole(AriaRole.Button).First.ClickAsync();
        await Assertions.Expect(main).ToContainTextAsync("Uw melding is bekeken door mensen die kunnen helpen");
    }

    private static async Task SeeReopenedAsync(IPage page, Uri address, string number)
    {
        await SignInAsync(page, address, "Noor Veldkamp");
        await page.GotoAsync(new Uri(address, "/signalen").ToString());
        await Assertions.Expect(page.Locator("tbody tr", new() { HasText = number })).ToContainTextAsync("nieuwe informatie", new() { IgnoreCase = true });
        await page.GotoAsync(new Uri(address, "/signalen/" + number).ToString());
        await Assertions.Expect(page.Locator(".baken-notice").First).ToContainTextAsync("Zij zijn gisteren verhuisd");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("afzender niet vastgesteld");
    }

    // The whole line of a choice can be pressed; the label lies over the box.
    private static Task ChooseAsync(IPage page, string answer) =>
        page.Locator("main label").Filter(new() { HasTextRegex = new Regex("^\\s*" + Regex.Escape(answer), RegexOptions.IgnoreCase) }).First.ClickAsync();

    private static async Task StepAsync(IPage page, int step, Func<Task> fill)
    {
        Assert.EndsWith($"/s/{step}", page.Url, StringComparison.Ordinal);
        await NeutralAsync(page);
        await fill();
        await page.GetByRole(AriaRole.Button, new() { Name = "Verder" }).ClickAsync();
    }

    private static async Task SignInAsync(IPage page, Uri address, string name)
    {
        await page.GotoAsync(new Uri(address, "/inloggen").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in als " + name }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/mijn-werk$"));
    }

    private static Task SignOutAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Uitloggen" }).ClickAsync();

    /// <summary>Neither the title nor the address of a public page names the subject.</summary>
    private static async Task NeutralAsync(IPage page)
    {
        var seen = await page.TitleAsync() + " " + page.Url;
        Assert.DoesNotMatch("(?i)uitbuit|mensenhandel|slachtoffer|exploit|traffick|victim|melding", seen);
    }

    [GeneratedRegex("([0-9A-HJKMNP-TV-Z]{4}\\s+){3}[0-9A-HJKMNP-TV-Z]{4}")]
    private static partial Regex Code();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("[0-9]{2}-[0-9]+")]
    private static partial Regex Number();
}
