using Baken.Kernel.Door;
using Baken.Kernel.Notices;
using Microsoft.EntityFrameworkCore;
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
        Act("addresses elsewhere", Reporting, "Ruben", async sight =>
        {
            await ElsewhereAsync(sight.Stage);
            await sight.GoAsync("/berichten/adressen");
        }) with { Marks = "main table" },
        Act("addresses elsewhere, by who gave it", Reporting, "Gerda", async sight =>
        {
            await ElsewhereAsync(sight.Stage);
            await sight.GoAsync("/berichten/adressen");
        }) with { Marks = "main table" },
        .. Of("Fatma", "duty roster", "/dienstrooster", [Empty, Full, Longest]),
        Act("duty roster, new line, with errors", Full, "Fatma", sight => FormAsync(sight, "a[href^='/dienstrooster/regel']")) with { Marks = Error },
        Act("duty roster, hand-over, with errors", Full, "Fatma", sight => FormAsync(sight, "a[href^='/dienstrooster/overdracht']")) with { Marks = Error },
        .. Of("Fatma", "alarms", "/alarmen", [Empty, Full, Longest]),
        Act("alarm", Full, "Fatma", async sight =>
        {
            await sight.GoAsync("/alarmen");
            await sight.Page.Locator("main tbody a").First.ClickAsync();
        }) with { Marks = ".baken-notice--red" },
    ];

    // Mail to Inge would go outside the inspection: Gerda gave the address.
    private static async Task ElsewhereAsync(Stage stage)
    {
        var gerda = await stage.Baken.ActorAsync("Gerda");
        await stage.Baken.Get<WriteDoor>().WriteAsync(gerda, "people", async (unit, token) =>
        {
            unit.NoAudit("A test asks for the confirmation of an address.");
            var inge = await unit.Db.Users.SingleAsync(u => u.Name.StartsWith("Inge "), token);
            if (!inge.Email!.StartsWith(LongestWords.Word, StringComparison.Ordinal))
            {
                inge.Email = $"{LongestWords.Word}@elders.example";
                await OutsideAddresses.NoteAsync(unit, inge, token);
            }

            return true;
        }, default);
    }

    // Sent with nothing filled in.
    private static async Task FormAsync(Sight sight, string link)
    {
        await sight.GoAsync("/dienstrooster");
        await sight.Page.Locator(link).First.ClickAsync(new LocatorClickOptions());
        await sight.SubmitAsync();
    }
}
