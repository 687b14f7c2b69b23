using Microsoft.Playwright;
using Xunit.Sdk;

namespace Baken.Browser.Tests;

/// <summary>That the browser fixture notices what it is there to notice, shown on small pages answered from here.</summary>
public sealed class ChromiumTests(Chromium chromium)
{
    private const string Icon = """<link rel="icon" href="data:,">""";

    [Fact]
    public async Task A_script_that_writes_to_the_console_fails_the_visit()
    {
        var failure = await Assert.ThrowsAsync<XunitException>(() => VisitAsync("<script>console.warn('left behind')</script>"));
        Assert.Contains("left behind", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_throws_fails_the_visit()
    {
        var failure = await Assert.ThrowsAsync<XunitException>(() => VisitAsync("<script>throw new Error('broken')</script>"));
        Assert.Contains("broken", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_breach_of_the_content_security_policy_fails_the_visit()
    {
        var failure = await Assert.ThrowsAsync<XunitException>(() => VisitAsync(
            """<meta http-equiv="Content-Security-Policy" content="style-src 'self'"><p style="color: red">Rood</p>"""));
        Assert.Contains("Content Security Policy", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_outside_this_machine_never_leaves_and_fails_the_visit()
    {
        var failure = await Assert.ThrowsAsync<XunitException>(() => VisitAsync("""<img src="http://elders.example/spoor.png" alt="">"""));
        Assert.Contains("request outside this machine: http://elders.example/spoor.png", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_was_foreseen_does_not_fail_the_visit() =>
        await VisitAsync("<script>console.warn('foreseen')</script>", new Visitor { AllowedMessages = ["foreseen"] });

    [Fact]
    public async Task A_visit_without_JavaScript_runs_no_script() =>
        await VisitAsync(
            "<p>zonder</p><script>document.querySelector('p').textContent = 'met'</script>",
            new Visitor { JavaScript = false },
            page => Assertions.Expect(page.GetByText("zonder")).ToBeVisibleAsync());

    [Fact]
    public async Task A_visitor_is_Dutch_unless_told_otherwise() =>
        await VisitAsync("<p>x</p>", page: async page =>
        {
            Assert.Equal("nl-NL", await page.EvaluateAsync<string>("navigator.language"));
            Assert.Equal("Europe/Amsterdam", await page.EvaluateAsync<string>("Intl.DateTimeFormat().resolvedOptions().timeZone"));
        });

    [Theory]
    [InlineData("(forced-colors: active)")]
    [InlineData("(prefers-color-scheme: dark)")]
    [InlineData("(prefers-reduced-motion: reduce)")]
    [InlineData("(width: 320px)")]
    public async Task A_visitors_settings_reach_the_page(string query) =>
        await VisitAsync(
            "<p>x</p>",
            new Visitor { ForcedColors = true, Colors = ColorScheme.Dark, ReducedMotion = true, Window = (320, 640) },
            async page => Assert.True(await page.EvaluateAsync<bool>("query => matchMedia(query).matches", query)));

    [Fact]
    public async Task Axe_names_the_rule_and_the_place_of_a_field_without_a_label() =>
        await VisitAsync(
            """<main><h1>Kop</h1><input id="naamloos"></main>""",
            page: async page =>
            {
                var failure = await Assert.ThrowsAsync<XunitException>(() => Axe.AssertNoViolationsAsync(page));
                Assert.Contains("- label (critical)", failure.Message, StringComparison.Ordinal);
                Assert.Contains("#naamloos", failure.Message, StringComparison.Ordinal);
            });

    [Fact]
    public async Task Axe_is_content_with_a_sound_page() =>
        await VisitAsync("<main><h1>Kop</h1><label for=a>Naam</label><input id=a></main>", page: Axe.AssertNoViolationsAsync);

    private Task VisitAsync(string body, Visitor? visitor = null, Func<IPage, Task>? page = null) =>
        chromium.VisitAsync(visitor ?? Visitor.Default, async opened =>
        {
            await opened.RouteAsync("http://127.0.0.1/**", route => route.FulfillAsync(new()
            {
                ContentType = "text/html; charset=utf-8",
                Body = $"<!doctype html><html lang=nl><head><title>Proef</title>{Icon}</head><body>{body}</body></html>",
            }));
            await opened.GotoAsync("http://127.0.0.1/");
            await (page?.Invoke(opened) ?? Task.CompletedTask);
        });
}
