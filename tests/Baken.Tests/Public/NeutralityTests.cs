using System.Net;
using Baken.Testing;
using Baken.Testing.Web;

namespace Baken.Tests.Public;

public sealed class NeutralityTests : IAsyncLifetime
{
    private static readonly string[] Telling = ["uitbuit", "exploit", "mensenhandel", "traffick", "slachtoffer", "victim", "meld", "report", "gevaar", "danger"];
    private RunningBaken baken = null!;

    public static TheoryData<string, string> Pages
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var language in new[] { "nl", "en" })
            {
                foreach (var path in new[] { "/", "/s/1", "/s/2", "/s/3", "/s/4", "/s/5", "/ontvangen", "/code", "/veilig-melden", "/hulp", "/wat-wij-doen", "/toegankelijkheid", "/inloggen", "/activeren/abc", "/problem/404", "/bestaat-niet" })
                {
                    data.Add(language, path);
                }
            }

            return data;
        }
    }

    public async ValueTask InitializeAsync() => baken = await RunningBaken.StartAsync(Database.Sqlite);

    public ValueTask DisposeAsync() => baken.DisposeAsync();

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_title_names_the_subject_and_nothing_is_kept_by_the_browser(string language, string path)
    {
        using var browser = baken.Visit(language);
        await browser.BeginAsync();
        var page = await browser.GetAsync(path);
        Assert.EndsWith("Baken", page.Html.Title, StringComparison.Ordinal);
        Assert.DoesNotContain(Telling, word => page.Html.Title!.Contains(word, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
        Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
        Assert.Contains("default-src 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Single(page.Html.QuerySelectorAll("h1"));
        Assert.All(page.Html.QuerySelectorAll("main input[type=text], main textarea"), field => Assert.Equal("off", field.GetAttribute("autocomplete")));
        Assert.Empty(page.Html.QuerySelectorAll("[style],[onclick]"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_word_is_found(string language, string path)
    {
        using var browser = baken.Visit(language);
        await browser.BeginAsync();
        var page = await browser.GetAsync(path);
        Assert.DoesNotMatch("\\b[A-Z][A-Za-z]+\\.[A-Z][A-Za-z.]*\\b", page.Words.Replace("B.V.", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_draft_stays_out_of_the_address_and_its_key_in_a_cookie_of_this_session_only()
    {
        using var browser = baken.Visit();
        browser.Follows = false;
        var begun = await browser.SendAsync(await browser.GetAsync("/"), []);
        Assert.Equal("/s/1", begun.Headers["Location"]);
        var cookie = begun.Headers["Set-Cookie"].Split(", ").Single(set => set.StartsWith("baken-melding=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        var sent = await browser.StepAsync(2, ("Narrative", Reporter.Narrative));
        Assert.Equal("/s/3", sent.Headers["Location"]);
        Assert.Equal("/ontvangen", (await browser.StepAsync(5)).Headers["Location"]);
    }

    [Fact]
    public async Task While_nobody_is_on_duty_the_page_says_so_beside_112()
    {
        using var browser = baken.Visit();
        var said = "Er heeft nu niemand dienst";
        Assert.DoesNotContain(said, (await browser.GetAsync("/")).Words, StringComparison.Ordinal);
        await using (var open = baken.Get<Kernel.Data.Databases>().Open(Kernel.Access.Actor.System("test")))
        {
            open.Db.RemoveRange(open.Db.Set<Kernel.OnCall.DutyLine>());
            await open.Db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await baken.Get<Hosting.Settings>().ReadAsync(TestContext.Current.CancellationToken);
        Assert.Contains(said, (await browser.GetAsync("/")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/problem/404", HttpStatusCode.NotFound)]
    [InlineData("/problem/429", HttpStatusCode.TooManyRequests)]
    [InlineData("/problem/503", HttpStatusCode.ServiceUnavailable)]
    [InlineData("/problem/418", (HttpStatusCode)418)]
    [InlineData("/problem/200", HttpStatusCode.NotFound)]
    public async Task A_problem_page_keeps_its_status_and_offers_one_way_on(string path, HttpStatusCode status)
    {
        using var browser = baken.Visit();
        var page = await browser.GetAsync(path);
        Assert.Equal(status, page.Status);
        Assert.Single(page.Html.QuerySelectorAll("main a"));
    }
}
