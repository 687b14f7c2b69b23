using System.Text.RegularExpressions;
using Baken.Design;
using Microsoft.AspNetCore.Http;

namespace Baken.Tests.Design;

public sealed class LayoutTests(KitHost host) : IClassFixture<KitHost>
{
    [Fact]
    public void A_navigation_of_eight_words_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new StaffShell("O", "N", "R", [.. Enumerable.Range(1, 8).Select(i => new StaffNavigationItem($"{i}", "/"))]));

    [Theory]
    [InlineData("/vraag")]
    [InlineData("/werk")]
    public async Task Nothing_is_styled_or_scripted_inside_the_page(string address)
    {
        var html = await Get(address);
        Assert.DoesNotMatch("\\sstyle=|<style|\\son[a-z]+=\"", html);
        Assert.All(Regex.Matches(html, "<script[^>]*>").Cast<Match>(), script => Assert.Contains("nonce=\"bm9uY2U=\"", script.Value, StringComparison.Ordinal));
        Assert.Contains("<script", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/vraag", "nl", "Snel weg", "Naar de inhoud")]
    [InlineData("/vraag?culture=en", "en", "Leave quickly", "Skip to content")]
    public async Task A_public_page_speaks_one_language_and_can_be_left_at_once(string address, string language, string leave, string skip)
    {
        var html = await Get(address);
        Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
        Assert.Contains(skip, html, StringComparison.Ordinal);
        Assert.Matches($"<form [^>]*method=\"post\" action=\"/weg\"[^>]*>.*__RequestVerificationToken.*{leave}", html);
        Assert.Contains("href=\"/taal/en?terug=%2Fvraag\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/css/staff.css", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_staff_page_says_who_works_for_whom_and_where_they_are()
    {
        var html = await Get("/werk");
        Assert.Contains("Informatieplein", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/werk\" aria-current=\"page\">Mijn werk</a>", html, StringComparison.Ordinal);
        Assert.Matches("(?s)<form method=\"post\" action=\"/uitloggen\">.*__RequestVerificationToken", html);
        Assert.Contains("/css/staff.css", html, StringComparison.Ordinal);
        Assert.Matches("<section class=\"baken-keys\" [^>]*hidden=", html);
    }

    [Theory]
    [InlineData("baken-weergave=donker", "baken baken--dark")]
    [InlineData("baken-weergave=licht; baken-rijen=compact", "baken baken--light baken--compact")]
    [InlineData("baken-weergave=\"><script>", "baken")]
    public void The_reader_chooses_light_and_rows_from_known_values(string cookie, string classes)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = cookie;
        Assert.Equal(classes, Appearance.Classes(context, staff: false));
    }

    private Task<string> Get(string address) => host.Client.GetStringAsync(address, TestContext.Current.CancellationToken);
}
