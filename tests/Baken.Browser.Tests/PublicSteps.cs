using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>What a reporter and a member of staff do on a page, by the words that stand on it.</summary>
internal static class PublicSteps
{
    /// <summary>Presses a button by its name.</summary>
    public static Task PushAsync(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    public static Task FollowAsync(this IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.ClickAsync();

    public static Task WriteAsync(this IPage page, string label, string text) => page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    /// <summary>Chooses a radio button or a box by its label.</summary>
    public static Task ChooseAsync(this IPage page, string label) => ChooseAsync(page.GetByLabel(label, new() { Exact = true }));

    /// <summary>Chooses a radio button or a box by clicking on its label, which lies over it.</summary>
    public static async Task ChooseAsync(ILocator control)
    {
        await control.Page.Locator($"label[for='{await control.GetAttributeAsync("id")}']").ClickAsync();
        await Assertions.Expect(control).ToBeCheckedAsync();
    }

    /// <summary>The text the page shows in its main part.</summary>
    public static ILocator TheMain(this IPage page) => page.GetByRole(AriaRole.Main);

    public static Task SeesAsync(this IPage page, string text) => Assertions.Expect(page.TheMain()).ToContainTextAsync(text);

    public static async Task SeesHeadingAsync(this IPage page, string text)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(text);
        // The heading is there before the rest of the page has come in.
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
    }

    /// <summary>Signs in as a person of the demo, by the button on the sign-in page.</summary>
    public static async Task SignInByButtonAsync(this IPage page, Uri baken, string name)
    {
        await page.GotoAsync(new Uri(baken, "/inloggen").ToString());
        await page.PushAsync("Log in als " + name);
        await page.SeesHeadingAsync("Mijn werk");
    }

    /// <summary>From the start page to the receipt, saying only what happened; the receipt shows the code.</summary>
    public static async Task ReportShortlyAsync(this IPage page, Uri baken, string narrative)
    {
        await page.GotoAsync(baken.ToString());
        await page.PushAsync("Begin met uw melding");
        await page.PushAsync("Verder");
        await page.WriteAsync("Vertel het in uw eigen woorden", narrative);
        await page.PushAsync("Direct naar versturen");
        await page.PushAsync("Verstuur");
        await page.SeesHeadingAsync("Schrijf deze code op");
    }
}
