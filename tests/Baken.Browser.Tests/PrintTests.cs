using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>What comes out of the printer.</summary>
public sealed class PrintTests(Chromium chromium, Stages stages)
{
    // What is printed: what takes room and can be seen.
    private const string Printed = """
        () => {
          const words = [];
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const text = walk.currentNode.textContent.trim(), around = walk.currentNode.parentElement;
            if (text && around.checkVisibility({ visibilityProperty: true }) && !around.closest(".baken-hidden")) words.push(text);
          }
          return words.join(" ");
        }
        """;

    [Fact]
    public Task A_receipt_prints_its_code_and_nothing_else() => PrintAsync("receipt", async page =>
    {
        var printed = await page.EvaluateAsync<string>(Printed);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}( [0-9A-HJKMNP-TV-Z]{4}){3}$", printed);
        Assert.False(await page.EvaluateAsync<bool>("[...document.querySelectorAll('svg, img')].some(e => e.checkVisibility({ visibilityProperty: true }))"));
    });

    [Theory]
    [InlineData("signal 'kas', full, Noor", "Drie mensen slapen in de loods achter de kas")]
    [InlineData("queue, full", "Werkvoorraad")]
    [InlineData("work of a team, full", "Mijn werk")]
    [InlineData("audit, full", "Wie zag wat, en waarvoor")]
    public Task A_page_for_staff_prints_whose_it_is_when_and_that_it_is_confidential(string name, string contains) => PrintAsync(name, async page =>
    {
        var printed = await page.EvaluateAsync<string>(Printed);
        var organisation = name.Contains("team", StringComparison.Ordinal) ? "Inspectie Arbeid" : "Informatieplein";
        Assert.Matches($"{organisation} · .*\\d{{4}}? ?.*\\d\\d:\\d\\d · vertrouwelijk$", printed);
        Assert.Contains(contains, printed, StringComparison.Ordinal);
        Assert.All(["Uitloggen", "Sneltoetsen", "Toepassen", "Besluit nemen", "Naar de inhoud"], bar => Assert.DoesNotContain(bar, printed, StringComparison.Ordinal));
        // On every sheet, not only on the last.
        Assert.Equal("fixed", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.baken-print-mark')).position"));
    });

    [Fact]
    public Task The_print_button_is_there_only_with_script() => chromium.VisitAsync(new Visitor { JavaScript = false }, async page =>
    {
        await Looks.Find("receipt").ShowAsync(stages, page);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Code printen" })).ToHaveCountAsync(0);
    });

    private Task PrintAsync(string name, Func<IPage, Task> check) => chromium.VisitAsync(Visitor.Default, async page =>
    {
        page.SetDefaultTimeout(10_000);
        await Looks.Find(name).ShowAsync(stages, page);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await check(page);
    });
}
