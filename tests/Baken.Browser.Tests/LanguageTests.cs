using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>The public pages in languages with other letters and written from right to left: axe finds nothing, nothing scrolls sideways.</summary>
public sealed class LanguageTests(Chromium chromium, Stages stages)
{
    private const string Folder = "BAKEN_SCREENSHOTS";

    public static TheoryData<string, string> Pages => new()
    {
        { "start", "ar-EG" },
        { "step 2, nothing told", "ar-EG" },
        { "step 5, everything to look over", "ar-EG" },
        { "receipt", "ar-EG" },
        { "code, answer ready", "ar-EG" },
        { "help", "ar-EG" },
        { "start", "uk-UA" },
        { "step 3, empty", "uk-UA" },
        { "step 2, nothing told", "pl-PL" },
        { "receipt", "pl-PL" },
        { "code, answer ready", "pl-PL" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Is_accessible_and_fits(string page, string language) => PageChecks.LookAsync(chromium, stages, page, language);

    [Fact]
    public Task The_list_of_languages_opens_without_script_by_keyboard_and_fits_the_smallest_telephone() =>
        chromium.VisitAsync(new Visitor { JavaScript = false, Window = (320, 568), Locale = "pl-PL" }, async page =>
        {
            var sight = await Looks.Find("start").ShowAsync(stages, page);
            var menu = page.Locator(".baken-unfold");
            await menu.Locator("summary").FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(menu.Locator("a")).ToHaveCountAsync(9);
            foreach (var link in await menu.Locator("a").AllAsync())
            {
                await link.ScrollIntoViewIfNeededAsync();
                var box = (await link.BoundingBoxAsync())!;
                Assert.True(box.X >= 0 && box.X + box.Width <= 320 && box.Height >= 44, await link.TextContentAsync());
            }

            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "nl");
        });

    /// <summary>Pictures to look at: run by name, with the folder in BAKEN_SCREENSHOTS.</summary>
    [Theory(Explicit = true)]
    [InlineData("start")]
    [InlineData("step 2, nothing told")]
    [InlineData("step 3, empty")]
    [InlineData("step 5, everything to look over")]
    [InlineData("receipt")]
    [InlineData("code, answer ready")]
    [InlineData("help")]
    public async Task Take(string look)
    {
        foreach (var language in new[] { "ar-EG", "pl-PL" })
        {
            foreach (var width in new[] { 390, 1280 })
            {
                await chromium.VisitAsync(new Visitor { Window = (width, 800), Locale = language }, async page =>
                {
                    await Looks.Find(look).ShowAsync(stages, page);
                    await page.EvaluateAsync("document.fonts.ready.then(() => true)");
                    if (look == "step 3, empty")
                    {
                        await page.Locator(".baken-unfold summary").ClickAsync();
                    }

                    await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Environment.GetEnvironmentVariable(Folder)!, $"{look.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal)}-{language}-{width}.png") });
                });
            }
        }
    }
}
