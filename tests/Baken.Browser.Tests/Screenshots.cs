namespace Baken.Browser.Tests;

/// <summary>
/// Makes the pictures of the README anew: <c>tools/screenshots.sh</c>. No test: it runs only when asked for by name.
/// </summary>
public sealed class Screenshots(Chromium chromium, Stages stages)
{
    private const int LargestPicture = 250_000;
    private const int Tallest = 1400;

    public static TheoryData<string, string> Pictures => new()
    {
        { "start", "start" },
        { "step-error", "step 2, nothing told" },
        { "receipt", "receipt" },
        { "queue", "queue, full" },
        { "signal", "signal 'kas', full, Noor" },
        { "decision", "decision with proposal, full" },
        { "conflict", "conflict, full" },
    };

    [Theory(Explicit = true)]
    [MemberData(nameof(Pictures))]
    public Task Take(string file, string look) => chromium.VisitAsync(new Visitor { Window = (1280, 700) }, async page =>
    {
        await Looks.Find(look).ShowAsync(stages, page);
        await page.EvaluateAsync("document.fonts.ready.then(() => true)");
        // As tall as the page, so that what sticks to the bottom of the window does not lie across it.
        var height = await page.EvaluateAsync<int>("document.scrollingElement.scrollHeight");
        await page.SetViewportSizeAsync(1280, Math.Min(height, Tallest));
        var picture = await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, file + ".png") });
        Assert.InRange(picture.Length, 1, LargestPicture);
    });

    private static string Folder => Environment.GetEnvironmentVariable("BAKEN_SCREENSHOTS")
        ?? throw new InvalidOperationException("Say where the pictures go: BAKEN_SCREENSHOTS=docs/images, or run tools/screenshots.sh.");
}
