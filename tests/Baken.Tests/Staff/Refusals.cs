using System.Net;
using Baken.Kernel.People;

namespace Baken.Tests.Staff;

public class Refusals
{
    [Fact]
    public async Task Who_is_not_signed_in_comes_to_the_sign_in_page()
    {
        await using var chain = await Chain.StartAsync();
        using var stranger = chain.Baken.Visit();
        stranger.Follows = false;
        foreach (var path in new[] { "/mijn-werk", "/signalen", "/signalen/26-00001", "/signalen/26-00001/team?doe=afsluiten", "/inzage", "/hulp-voor-medewerkers" })
        {
            var page = await stranger.GetAsync(path);
            Assert.Equal(HttpStatusCode.Redirect, page.Status);
            Assert.StartsWith("/inloggen", new Uri(chain.Baken.Address, page.Headers["Location"]).PathAndQuery, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_signal_of_another_organisation_does_not_exist_and_gives_no_byte_away()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.ReportAsync("Zeldzame paarse kas");
        using var inge = await chain.Baken.VisitAsync("Inge");
        var foreign = await inge.GetAsync("/signalen/" + number);
        var unknown = await inge.GetAsync("/signalen/26-99999999");
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.DoesNotContain("paarse", foreign.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await inge.GetAsync($"/signalen/{number}/team?doe=afsluiten")).Status);
    }

    [Theory]
    [InlineData("Inge", "/signalen")]
    [InlineData("Inge", "/inzage")]
    [InlineData("Hanna", "/signalen")]
    [InlineData("Hanna", "/signalen/26-00001")]
    [InlineData("Noor", "/inzage")]
    [InlineData("Noor", "/signalen/26-00001/team?doe=afsluiten")]
    public async Task A_page_for_another_role_does_not_exist(string who, string path)
    {
        await using var chain = await Chain.StartAsync();
        using var browser = await chain.Baken.VisitAsync(who);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).Status);
    }

    [Fact]
    public async Task An_ended_session_comes_to_the_sign_in_page()
    {
        await using var chain = await Chain.StartAsync();
        using var browser = await chain.Baken.VisitAsync("Noor");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/mijn-werk")).Status);
        await chain.Baken.Get<Sessions>().EndAsync(browser.CookieOf("baken-sessie")!, TestContext.Current.CancellationToken);
        browser.Follows = false;
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/mijn-werk")).Status);
    }

    [Fact]
    public async Task An_act_without_a_form_token_is_refused()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.RoutedAsync("Loon wordt ingehouden");
        using var inge = await chain.Baken.VisitAsync("Inge");
        Assert.Equal(HttpStatusCode.BadRequest, (await inge.PostAsync($"/signalen/{number}?handler=TakeUp", [])).Status);
    }
}
