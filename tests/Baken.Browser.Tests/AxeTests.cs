using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Testing;
using Baken.Testing.Web;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace Baken.Browser.Tests;

/// <summary>
/// axe finds nothing on any page: empty, full, after a bad post, and with the longest texts; in Dutch and English, and in the dark. A new page is one
/// row. Also at 320 pixels no page scrolls sideways.
/// </summary>
public sealed class AxeTests(Chromium chromium)
{
    private static readonly string Long = string.Join(' ', Enumerable.Repeat("Mensenhandelindicatorencombinatieregelversienummeroverzichtslijst", 12));

    private readonly List<string> faults = [];

    [Theory]
    [InlineData("nl-NL", false)]
    [InlineData("en-GB", false)]
    [InlineData("nl-NL", true)]
    public async Task Public_pages_have_no_violations(string locale, bool dark)
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite, demo: true);
        await chromium.VisitAsync(Visitor(locale, dark), async page =>
        {
            foreach (var path in new[] { "/", "/code", "/veilig-melden", "/hulp", "/wat-wij-doen", "/toegankelijkheid", "/inloggen", "/inloggen?uit=1", "/activeren/onbekend", "/bestaat-niet" })
            {
                await LookAsync(page, baken, path);
            }

            await StepsAsync(page, baken);
        });
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Theory]
    [InlineData("nl-NL", false)]
    [InlineData("en-GB", false)]
    [InlineData("nl-NL", true)]
    public async Task Staff_pages_have_no_violations(string locale, bool dark)
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite, demo: true);
        foreach (var (user, paths) in Empty)
        {
            await VisitAsync(baken, user, Visitor(locale, dark), page => LookAsync(page, baken, paths));
        }

        var numbers = await FillAsync(baken);
        foreach (var (user, paths) in Full(numbers))
        {
            await VisitAsync(baken, user, Visitor(locale, dark), page => LookAsync(page, baken, paths));
        }

        await VisitAsync(baken, "Noor", Visitor(locale, dark), page => BadPostsAsync(page, baken, numbers.ToAssess));
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private static readonly (string User, string[] Paths)[] Empty =
    [
        ("Noor", ["/mijn-werk", "/signalen", "/hulp-voor-medewerkers"]), ("Inge", ["/mijn-werk"]), ("Samira", ["/mijn-werk"]), ("Hanna", ["/mijn-werk", "/inzage"]),
    ];

    private static (string User, string[] Paths)[] Full(Numbers n) =>
    [
        ("Noor",
        [
            "/mijn-werk", "/signalen", "/signalen?Region=VR15", "/signalen?Region=VR01", $"/signalen/{n.ToAssess}", $"/signalen/{n.ToAssess}/feiten", $"/signalen/{n.ToAssess}/besluit",
            $"/signalen/{n.Waiting}", $"/signalen/{n.Routed}", $"/signalen/{n.Closed}", "/signalen/26-00000",
        ]),
        ("Tom", [$"/signalen/{n.Waiting}", $"/signalen/{n.Waiting}/tweede"]),
        ("Inge", ["/mijn-werk", $"/signalen/{n.Routed}", $"/signalen/{n.Routed}/team?doe=teruggeven", $"/signalen/{n.Routed}/team?doe=niet-oppakken", $"/signalen/{n.Closed}"]),
        ("Hanna", ["/mijn-werk", "/inzage"]),
    ];

    private async Task StepsAsync(IPage page, RunningBaken baken)
    {
        await page.GotoAsync(baken.Address.ToString());
        await page.Locator("main form button").First.ClickAsync();
        await CheckAsync(page);
        await page.GotoAsync(new Uri(baken.Address, "/s/2").ToString());
        await page.Locator("main form button").First.ClickAsync();
        await CheckAsync(page);
        await page.Locator("textarea").First.FillAsync(Long);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await page.Locator("main form button").First.ClickAsync();
            await CheckAsync(page);
            foreach (var field in await page.Locator("main input[type=text]").AllAsync())
            {
                await field.FillAsync(Long[..200]);
            }
        }

        await page.GotoAsync(new Uri(baken.Address, "/s/5").ToString());
        await CheckAsync(page);
        await page.Locator("main form button").First.ClickAsync();
        await CheckAsync(page);
    }

    private async Task BadPostsAsync(IPage page, RunningBaken baken, string number)
    {
        await page.GotoAsync(new Uri(baken.Address, $"/signalen/{number}/besluit").ToString());
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await CheckAsync(page);
        await page.Locator("main label").Filter(new() { HasTextRegex = new("^\\s*(Bestuursrechtelijk|Administrative)") }).First.ClickAsync();
        await page.Locator("main label").Filter(new() { HasTextRegex = new("^\\s*(Hoog|High)") }).First.ClickAsync();
        await page.Locator("main textarea").First.FillAsync(Long);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await CheckAsync(page);
    }

    /// <summary>What one signal of each kind is called.</summary>
    private sealed record Numbers(string ToAssess, string Waiting, string Routed, string Closed);

    private static async Task<Numbers> FillAsync(RunningBaken baken)
    {
        var noor = await baken.ActorAsync("Noor");
        var closed = await baken.ClosedAsync(Chain.Greenhouse, "fine_imposed");
        var (code, routed) = await baken.ReportAsync(Chain.Greenhouse, ReporterWish.HearResult, new ReporterContact("Sanne Verzonnen", "06 00 00 00 00"));
        await baken.DecideAsync(noor, routed, Outcome.Administrative);
        await baken.Get<Signals.Report.Reporting>().AddAsync(code, new Signals.Report.Addition(Long), "een", default);
        var minor = Chain.Greenhouse with { Persons = [new Person(PersonRole.PossibleVictim, "Nadia", 16), new Person(PersonRole.Suspect, Description: Long[..400])] };
        var (_, waiting) = await baken.ReportAsync(minor);
        await baken.DecideAsync(noor, waiting, Outcome.Care, Urgency.High, Long);
        var (_, full) = await baken.ReportAsync(Chain.Greenhouse with
        {
            Narrative = string.Join("\n\n", Enumerable.Repeat(Long, 4)),
            Address = Long[..300],
            Danger = Answer.Yes,
            Companies = [.. Enumerable.Range(0, 20).Select(i => new Company($"{Long[..80]} {i} B.V.", $"0000{i:0000}"))],
            Phones = ["06 00 12 34 56"],
            OnlineNames = [Long[..65]],
        });
        var view = (await baken.Get<SignalFile>().OpenAsync(noor, full, default))!;
        await baken.Get<Completing>().CompleteAsync(
            noor, full, view.ContentVersion, view.Facts with { Title = Long[..100], Indicators = [.. Indicators.Catalogue.All.Take(20).Select(i => new ObservedIndicator(i.Code))] }, default);
        return new Numbers(full, waiting, routed, closed);
    }

    private static Visitor Visitor(string locale, bool dark) =>
        new() { Locale = locale, Colors = dark ? ColorScheme.Dark : ColorScheme.Light, AllowedMessages = ["404 (Not Found)"] };

    private Task VisitAsync(RunningBaken baken, string user, Visitor visitor, Func<IPage, Task> visit) => chromium.VisitAsync(visitor, async page =>
    {
        await page.Context.AddCookiesAsync([new Cookie { Name = "baken-sessie", Value = await baken.SessionAsync(user), Url = baken.Address.ToString() }]);
        await visit(page);
    });

    private async Task LookAsync(IPage page, RunningBaken baken, params string[] paths)
    {
        foreach (var path in paths)
        {
            await page.GotoAsync(new Uri(baken.Address, path).ToString());
            await CheckAsync(page);
        }
    }

    // All pages are looked at before the test fails, so that one run tells everything.
    private async Task CheckAsync(IPage page)
    {
        try
        {
            await Axe.AssertNoViolationsAsync(page);
        }
        catch (XunitException found)
        {
            faults.Add(found.Message);
        }

        var size = page.ViewportSize!;
        await page.SetViewportSizeAsync(320, 640);
        var width = await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth");
        if (width > 320)
        {
            var wide = await page.EvaluateAsync<string>("[...document.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > 321).map(e => e.tagName + '.' + e.className).slice(0, 4).join(' ')");
            faults.Add($"{page.Url} is {width} pixels wide on a screen of 320: {wide}");
        }

        await page.SetViewportSizeAsync(size.Width, size.Height);
    }
}
