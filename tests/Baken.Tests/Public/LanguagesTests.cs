using System.Net;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Texts;

namespace Baken.Tests.Public;

/// <summary>The languages of the public pages are data: whole in each, and never mixed.</summary>
public sealed class LanguagesTests : IAsyncLifetime
{
    private const int Long = 20;
    private RunningBaken baken = null!;

    public static TheoryData<string> All => [.. Languages.All.Select(language => language.Code)];

    public static TheoryData<string> OfPublicOnly => [.. Languages.All.Where(language => !language.Staff).Select(language => language.Code)];

    public async ValueTask InitializeAsync() => baken = await RunningBaken.StartAsync(Database.Sqlite);

    public ValueTask DisposeAsync() => baken.DisposeAsync();

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_public_page_is_wholly_in_the_language_asked_for(string language)
    {
        var spoken = Languages.Find(language)!;
        var dutch = LanguageTextsTests.Files.SelectMany(file => Read(file, "")).Where(text => text.Value.Length >= Long && !text.Value.Contains('{', StringComparison.Ordinal)).Select(text => text.Value).ToList();
        using var browser = baken.Visit(language);
        foreach (var page in await VisitedAsync(browser))
        {
            var html = page.Html.DocumentElement;
            Assert.Equal((page.Path, language, spoken.Direction), (page.Path, html.GetAttribute("lang"), html.GetAttribute("dir")));
            Assert.Equal(Read("Shared", Suffix(language))["SkipToContent"], page.At(".baken-skip"));
            Assert.DoesNotMatch("\\b[A-Z][A-Za-z]+\\.[A-Z][A-Za-z.]*\\b", page.Words);
            if (language != "nl")
            {
                Assert.DoesNotContain(dutch, text => page.Words.Contains(text, StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [MemberData(nameof(OfPublicOnly))]
    public async Task Pages_for_staff_are_wholly_English_then(string language)
    {
        using var english = await baken.VisitAsync("Noor", "en");
        using var other = await baken.VisitAsync("Noor", language);
        using var stranger = baken.Visit(language);
        foreach (var path in new[] { "/mijn-werk", "/signalen", "/berichten", "/hulp-voor-medewerkers" })
        {
            var (expected, page) = (await english.GetAsync(path), await other.GetAsync(path));
            Assert.Equal((HttpStatusCode.OK, "en"), (page.Status, page.Html.DocumentElement.GetAttribute("lang")));
            Assert.Equal(expected.Words, page.Words);
        }

        Assert.Equal("en", (await stranger.GetAsync("/inloggen")).Html.DocumentElement.GetAttribute("lang"));
        Assert.Equal("en", (await stranger.GetAsync("/activeren/abc")).Html.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("pl-PL,nl;q=0.8", "pl", "nl")]
    [InlineData("uk", "uk", "en")]
    [InlineData("fr,ar;q=0.5,en;q=0.3", "ar", "en")]
    [InlineData("fr", "nl", "nl")]
    [InlineData("en-GB", "en", "en")]
    public async Task The_browser_s_wish_is_followed_as_far_as_the_page_can(string asked, string start, string signIn)
    {
        using var browser = baken.Visit(asked);
        Assert.Equal(start, (await browser.GetAsync("/")).Html.DocumentElement.GetAttribute("lang"));
        Assert.Equal(signIn, (await browser.GetAsync("/inloggen")).Html.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_language_is_chosen_from_the_list_and_stays()
    {
        using var browser = baken.Visit("nl");
        var start = await browser.GetAsync("/");
        var offered = start.Html.QuerySelectorAll(".baken-languages a").ToList();
        Assert.Equal(Languages.All.Select(l => l.Code), offered.Select(a => a.GetAttribute("lang")));
        Assert.All(offered.Zip(Languages.All), pair => Assert.EndsWith(pair.Second.Name, pair.First.TextContent.Trim(), StringComparison.Ordinal));
        Assert.Equal("nl", start.Html.QuerySelector(".baken-languages [aria-current]")!.GetAttribute("lang"));
        var chosen = await browser.GetAsync(start.Html.QuerySelector(".baken-languages a[lang=ar]")!.GetAttribute("href")!);
        Assert.Equal(("/", "ar"), (chosen.Path, chosen.Html.DocumentElement.GetAttribute("lang")));
        Assert.Equal("ar", (await browser.GetAsync("/hulp")).Html.DocumentElement.GetAttribute("lang"));
        var signIn = await browser.GetAsync("/inloggen");
        Assert.Equal("en", signIn.Html.DocumentElement.GetAttribute("lang"));
        Assert.Equal(["nl", "en"], signIn.Html.QuerySelectorAll(".baken-languages a").Select(a => a.GetAttribute("lang")));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/taal/fr")).Status);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Switching_in_the_middle_of_a_step_keeps_what_was_typed(string language)
    {
        using var browser = baken.Visit("en");
        await browser.BeginAsync();
        var step = await browser.GetAsync("/s/2");
        var after = await browser.SendAsync(step, [("Draft.Narrative", "Śpią w szopie. شكرا"), ("Draft.When.Day", "31"), ("Draft.When.Month", "11")], button: $"button[name=Act][value={language}]");
        Assert.Equal(("/s/2", language), (after.Path, after.Html.DocumentElement.GetAttribute("lang")));
        Assert.Equal("Śpią w szopie. شكرا", after.At("textarea"));
        Assert.Equal("31", after.Html.QuerySelector("[name='Draft.When.Day']")!.GetAttribute("value"));
        var refused = await browser.SendAsync(after, []);
        Assert.Equal("/s/2", refused.Path);
        Assert.StartsWith(Read("Shared", Suffix(language))["Error.Prefix"], refused.Html.Title, StringComparison.Ordinal);
        Assert.Contains(Languages.Find(language)!.Said("31", 11), refused.At(".baken-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_holder_of_the_code_reads_the_answer_in_the_language_of_the_page()
    {
        using var browser = baken.Visit();
        var code = Reporter.CodeOn(await browser.ReportAsync());
        var (noor, signal) = (await baken.ActorAsync("Noor"), await baken.OnlySignalAsync());
        var form = new DecisionForm
        {
            Outcome = Outcome.RegisterOnly,
            Urgency = Urgency.Low,
            Reason = "Te weinig om op te handelen.",
            FollowsProposal = true,
            SeenDecisions = signal.Decisions,
            SeenContent = signal.ContentVersion,
        };
        Assert.IsType<DecideOutcome.InForce>(await baken.Get<Deciding>().DecideAsync(noor, signal.Number, form, null, default));
        var answer = ReporterAnswers.For(Outcome.RegisterOnly);
        foreach (var language in Languages.All)
        {
            using var reader = baken.Visit(language.Code);
            var page = await reader.LookAsync(code);
            Assert.Equal(language.Code switch { "nl" => answer.Nl, "en" => answer.En, _ => answer.Others![language.Code] }, page.At(".baken-quote"));
        }
    }

    /// <summary>Every page under Pages/Report and the page for problems, with and without something wrong.</summary>
    private static async Task<List<Page>> VisitedAsync(Browser browser)
    {
        var pages = new List<Page> { await browser.GetAsync("/s/2") };
        await browser.BeginAsync();
        foreach (var path in new[] { "/", "/s/1", "/s/2", "/s/3", "/s/4", "/code", "/hulp", "/veilig-melden", "/wat-wij-doen", "/toegankelijkheid", "/bestaat-niet", "/problem/404", "/problem/503", "/problem/429" })
        {
            pages.Add(await browser.GetAsync(path));
        }

        pages.Add(await browser.StepAsync(1, ("Danger", "Yes")));
        pages.Add(await browser.StepAsync(2, ("Narrative", ""), ("When.Day", "31"), ("When.Month", "11"), ("When.Year", "9999")));
        pages.Add(await browser.StepAsync(2, ("Narrative", "x"), ("When.Day", "31"), ("When.Month", "13"), ("When.Year", "17")));
        pages.Add(await browser.StepAsync(4, ("People", "0"), ("Company", new string('x', 5000))));
        pages.Add(await browser.StepAsync(2, ("Narrative", "Deset dushi."), ("When.Day", ""), ("When.Month", ""), ("When.Year", "")));
        pages.Add(await browser.StepAsync(3, ("Sector", "greenhouse")));
        pages.Add(await browser.StepAsync(4, ("People", "3"), ("Company", ""), ("Forms", "labour")));
        pages.Add(await browser.GetAsync("/s/5"));
        pages.Add(await browser.StepAsync(5));
        Assert.Equal("/ontvangen", pages[^1].Path);
        pages.Add(await browser.LookAsync("0000"));
        pages.Add(await browser.LookAsync(Reporter.CodeOn(pages[^2])));
        pages.Add(await browser.SendAsync(pages[^1], []));
        pages.Add(await browser.SendAsync(pages[^1], [("Text", "Ima bus.")]));
        pages.Add(await browser.SendAsync(await browser.GetAsync("/ontvangen"), []));
        pages.Add(await browser.GetAsync("/s/3"));
        return pages;
    }

    private static string Suffix(string language) => language == "nl" ? "" : "." + language;

    private static Dictionary<string, string> Read(string file, string suffix) => LanguageTextsTests.Read(file, suffix);
}
