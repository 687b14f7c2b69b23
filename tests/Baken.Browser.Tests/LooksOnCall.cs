using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>Notices, the duty roster and alarms.</summary>
internal static partial class Looks
{
    private static IEnumerable<Look> OnCall =>
    [
        .. Of("Inge", "notices", "/berichten", [Empty, Full, Longest]),
        .. Of("Inge", "mail settings", "/berichten/instellingen", [Full]),
        Act("mail settings, with errors", Full, "Inge", async sight =>
        {
            await sight.GoAsync("/berichten/instellingen");
            await sight.FillAsync("QuietFrom", LongestWords.Word);
            await sight.FillAsync("QuietUntil", "");
            await sight.SubmitAsync();
        }) with { Marks = Error },
        .. Of("Ruben", "addresses elsewhere", "/berichten/adressen", [Empty]),
        .. Of("Fatma", "duty roster", "/dienstrooster", [Empty, Full]),
        Act("duty roster, new line, with errors", Full, "Fatma", sight => FormAsync(sight, "a[href^='/dienstrooster/regel']")) with { Marks = Error },
        Act("duty roster, hand-over, with errors", Full, "Fatma", sight => FormAsync(sight, "a[href^='/dienstrooster/overdracht']")) with { Marks = Error },
        .. Of("Fatma", "alarms", "/alarmen", [Empty, Full]),
        Act("alarm", Full, "Fatma", async sight =>
        {
            await sight.GoAsync("/alarmen");
            await sight.Page.Locator("main tbody a").First.ClickAsync();
        }) with { Marks = ".baken-notice--red" },
    ];

    // Sent with nothing filled in.
    private static async Task FormAsync(Sight sight, string link)
    {
        await sight.GoAsync("/dienstrooster");
        await sight.Page.Locator(link).First.ClickAsync(new LocatorClickOptions());
        await sight.SubmitAsync();
    }
}
