using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>'Snel weg': gone at once, nothing left behind, nothing to come back to.</summary>
public sealed class QuickExitTests(Chromium chromium, Stages stages)
{
    private const string Elsewhere = "www.buienradar.nl";
    private const string Typed = "Drie mensen slapen in de loods.";

    // What Chromium itself says of a page that clears its data.
    private static readonly string[] Allowed = ["Clear-Site-Data header"];

    private static readonly Visitor WithScript = new() { Neutral = Elsewhere, AllowedMessages = Allowed };

    // Without a script the way out is a redirect, which finds no address here.
    private static readonly Visitor WithoutScript = new() { JavaScript = false, AllowedMessages = Allowed };

    [Fact]
    public Task Without_script_the_draft_is_wiped_and_back_shows_nothing() => chromium.VisitAsync(WithoutScript, async page =>
    {
        await TypeAsync(page);
        var answer = page.WaitForRequestFinishedAsync(new() { Predicate = request => request.Url.EndsWith("/weg", StringComparison.Ordinal) });
        var leaving = page.WaitForRequestAsync(request => new Uri(request.Url).Host == Elsewhere);
        await page.GetByRole(AriaRole.Button, new() { Name = "Snel weg" }).ClickAsync();
        Assert.Equal("GET", (await leaving).Method);
        var response = (await (await answer).ResponseAsync())!;
        Assert.Equal(303, response.Status);
        Assert.Contains("cookies", await response.HeaderValueAsync("clear-site-data"), StringComparison.Ordinal);
        await NothingLeftAsync(page);
    });

    [Fact]
    public Task With_script_the_page_is_replaced_and_the_draft_is_wiped() => chromium.VisitAsync(WithScript, async page =>
    {
        await TypeAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Snel weg" }).ClickAsync();
        await page.WaitForURLAsync($"https://{Elsewhere}/");
        await NothingLeftAsync(page);
    });

    [Fact]
    public Task Three_times_Shift_leaves_at_once() => chromium.VisitAsync(WithScript, async page =>
    {
        await TypeAsync(page);
        await page.GetByRole(AriaRole.Textbox).First.FocusAsync();
        var history = await page.EvaluateAsync<int>("history.length");
        for (var i = 0; i < 3; i++)
        {
            await page.Keyboard.PressAsync("Shift");
        }

        await page.WaitForURLAsync($"https://{Elsewhere}/");
        Assert.Equal(history, await page.EvaluateAsync<int>("history.length"));
        await NothingLeftAsync(page);
    });

    [Fact]
    public Task Typing_a_capital_now_and_then_does_not_leave() => chromium.VisitAsync(WithScript, async page =>
    {
        await TypeAsync(page);
        var text = page.GetByRole(AriaRole.Textbox).First;
        await text.FocusAsync();
        foreach (var letter in "ABC")
        {
            await page.Keyboard.PressAsync("Shift+" + letter);
        }

        Assert.EndsWith("/s/2", page.Url, StringComparison.Ordinal);
    });

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Every_public_page_but_sign_in_has_the_way_out(string name) => chromium.VisitAsync(
        new Visitor { JavaScript = false },
        async page =>
        {
            await Looks.Find(name).ShowAsync(stages, page);
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Snel weg" })).ToBeInViewportAsync();
            await page.Keyboard.PressAsync("End");
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Snel weg" })).ToBeInViewportAsync();
        });

    public static TheoryData<string> Pages =>
        ["start", "step without a draft", "step 2, empty", "step 5, everything to look over", "receipt", "receipt, written down", "code", "code, answer ready", "safe", "help", "what we do", "accessibility"];

    private async Task TypeAsync(IPage page)
    {
        page.SetDefaultTimeout(10_000);
        var sight = new Sight(page, await stages.FullAsync());
        await sight.StepAsync(3);
        await sight.GoAsync("/s/2");
        await page.SeesHeadingAsync("Wat heeft u gezien of gehoord?");
        await sight.FillAsync("Draft.Narrative", Typed);
    }

    /// <summary>No cookie of Baken's is left, and neither Back nor the address shows what was typed.</summary>
    private async Task NothingLeftAsync(IPage page)
    {
        var baken = (await stages.FullAsync()).Baken.Address;
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Uri(baken, "/s/2").ToString());
        await WaitAsync(async () => (await page.Context.CookiesAsync([baken.ToString()])).Count == 0);
        await page.GoBackAsync();
        Assert.DoesNotContain("loods", await page.ContentAsync(), StringComparison.Ordinal);
        await page.GotoAsync(new Uri(baken, "/s/2").ToString());
        await page.SeesHeadingAsync("Uw tekst is er niet meer");
    }

    // The post that wipes goes its own way, behind the page that leaves.
    private static async Task WaitAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 50 && !await holds(); i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.True(await holds());
    }
}
