using Baken.Testing;
using Baken.Testing.Web;

namespace Baken.Tests.Public;

public sealed class ReceiptTests : IAsyncLifetime
{
    private RunningBaken baken = null!;
    private Browser browser = null!;

    public async ValueTask InitializeAsync()
    {
        baken = await RunningBaken.StartAsync(Database.Sqlite);
        browser = baken.Visit();
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await baken.DisposeAsync();
    }

    [Fact]
    public async Task After_ten_minutes_the_code_is_gone_and_the_page_says_so()
    {
        var code = Reporter.CodeOn(await browser.ReportAsync());
        baken.Clock.Advance(TimeSpan.FromMinutes(11));
        var page = await browser.GetAsync("/ontvangen");
        Assert.DoesNotContain(code[..4], page.Text, StringComparison.Ordinal);
        Assert.Contains("Wij tonen een code hoogstens tien minuten.", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_written_down_the_code_is_gone_from_here()
    {
        var receipt = await browser.ReportAsync();
        var done = await browser.SendAsync(receipt, []);
        Assert.Equal("Klaar", done.At("h1"));
        Assert.Null(browser.CookieOf("baken-melding"));
        Assert.Null((await browser.GetAsync("/ontvangen")).At(".baken-receipt__code"));
        Assert.Contains("Uw tekst is er niet meer", (await browser.GetAsync("/s/2")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_fast_wipes_the_draft_even_for_who_kept_the_cookie()
    {
        await browser.BeginAsync();
        await browser.StepAsync(2, ("Narrative", Reporter.Narrative));
        var key = browser.CookieOf("baken-melding")!;
        var page = await browser.GetAsync("/s/3");
        browser.Follows = false;
        var left = await browser.SendAsync(page, [], form: "header form");
        Assert.Equal(303, (int)left.Status);
        Assert.Equal("\"cache\", \"cookies\", \"storage\"", left.Headers["Clear-Site-Data"]);
        Assert.Equal("https://www.buienradar.nl/", left.Headers["Location"]);
        using var other = baken.Visit();
        other.SetCookie("baken-melding", key);
        Assert.DoesNotContain("kas", (await other.GetAsync("/s/2")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_lost_on_the_way_does_not_lose_the_code()
    {
        var code = Reporter.CodeOn(await browser.ReportAsync());
        baken.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(code, Reporter.CodeOn(await browser.GetAsync("/ontvangen")));
        Assert.Equal("/ontvangen", (await browser.GetAsync("/s/2")).Path);
    }

    [Theory]
    [InlineData("nl", "Dinsdag 24 november", "Uiterlijk donderdag 26 november", "Kijk vanaf vrijdag 27 november met uw code")]
    [InlineData("en", "Tuesday 24 November", "By Thursday 26 November", "Look from Friday 27 November with your code")]
    public async Task The_receipt_says_what_happens_by_which_day(string language, string received, string read, string answer)
    {
        using var reader = baken.Visit(language);
        var lines = (await reader.ReportAsync()).Html.QuerySelectorAll(".baken-path__line").Select(line => line.TextContent).ToList();
        Assert.Equal((received, read, answer), (lines[0], lines[1], lines[3]));
    }

    [Fact]
    public async Task An_acute_report_names_no_hour_that_has_passed()
    {
        baken.Clock.Advance(TimeSpan.FromHours(1));
        await browser.BeginAsync();
        await browser.StepAsync(1, ("Danger", "Yes"));
        await browser.StepAsync(2, ("Narrative", Reporter.Narrative));
        var receipt = await browser.StepAsync(5);
        Assert.Equal("Zo snel mogelijk", receipt.Html.QuerySelectorAll(".baken-path__line")[1].TextContent);
        Assert.Contains("Nog geen antwoord. Zo snel mogelijk hoort u meer.", (await browser.LookAsync(Reporter.CodeOn(receipt))).Words, StringComparison.Ordinal);
    }
}
