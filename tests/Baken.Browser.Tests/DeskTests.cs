using Baken.Signals;
using Baken.Signals.Assess;
using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>The desk's screen as somebody with a telephone at the ear uses it: by keyboard, with what may be double appearing while typing.</summary>
public sealed class DeskTests(Chromium chromium)
{
    // As the guides say; the words themselves come on top.
    private const int Keys = 12;

    [Fact]
    public Task A_call_is_taken_down_by_keyboard_alone_and_what_may_be_double_appears_while_typing() => chromium.VisitAsync(Visitor.Default, async page =>
    {
        await using var stage = await Stage.StartAsync();
        var earlier = await stage.ReportAsync("eerder", Kasbloei.About("Mensen slapen in de schuur", "Mensen slapen in de schuur.") with { Phones = ["0612345678"] });
        page.SetDefaultTimeout(15_000);
        var sight = new Sight(page, stage);
        await sight.BecomeAsync("Koen");
        await sight.GoAsync("/balie");
        var pressed = 0;
        await TypeAsync("De beller ziet elke nacht mensen slapen in de loods.");
        await PressAsync("Tab", "Tab");
        await TypeAsync("Westland");
        await PressAsync("Tab", "Tab");
        await TypeAsync("06 12 34 56 78");
        await Assertions.Expect(page.Locator("#dubbel")).ToContainTextAsync(earlier.Number);
        await PressAsync("Tab", "Tab", "Tab", "Tab", "ArrowDown", "Tab");
        await TypeAsync("Ilona");
        await PressAsync("Tab");
        await TypeAsync("0612340000");
        await PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".baken-notice--green .baken-mono")).ToBeVisibleAsync();
        Assert.Equal(Keys, pressed);
        var noor = await stage.Baken.ActorAsync("Noor");
        await stage.Baken.SettleAsync();
        var row = Assert.Single((await stage.Baken.Get<WorkQueue>().ToAssessAsync(noor, new QueueFilter { Channel = Channel.Desk }, default)).Rows);
        var signal = (await stage.Baken.Get<SignalFile>().OpenAsync(noor, row.Number, default))!;
        Assert.Equal(("GM1783", "06 12 34 56 78", "Ilona", "0612340000", ReporterWish.MayContact), (signal.Facts.Municipality, signal.Facts.Phones[0], signal.Reporter!.Name, signal.Reporter.Phone, signal.Wish));

        Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);

        async Task PressAsync(params string[] keys)
        {
            foreach (var key in keys)
            {
                await page.Keyboard.PressAsync(key);
                pressed++;
            }
        }
    });
}
