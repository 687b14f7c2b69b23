namespace Baken.Browser.Tests;

/// <summary>
/// Makes the pictures of the README anew: <c>tools/screenshots.sh</c>. No test: it runs only when asked for by name.
/// </summary>
public sealed class Screenshots(Chromium chromium, Stages stages)
{
    private const int LargestPicture = 250_000;

    public static TheoryData<string, string> Pictures => new()
    {
        { "start", "start" },
        { "step", "step 2, nothing told" },
        { "receipt", "receipt" },
        { "queue", "queue, full" },
        { "signal", "signal 'kas', full, Noor" },
        { "decision", "decision with proposal, full" },
        { "conflict", "conflict, full" },
    };

    [Theory(Explicit = true)]
    [MemberData(nameof(Pictures))]
    public Task Take(string file, string look) => chromium.VisitAsync(new Visitor { Window = (1280, 900) }, async page =>
    {
        await Looks.Find(look).ShowAsync(stages, page);
        await page.EvaluateAsync("document.fonts.ready.then(() => true)");
        var picture = await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, file + ".png"), FullPage = file != "queue" });
        Assert.InRange(picture.Length, 1, LargestPicture);
    });

    private static string Folder => Environment.GetEnvironmentVariable("BAKEN_SCREENSHOTS")
        ?? throw new InvalidOperationException("Say where the pictures go: BAKEN_SCREENSHOTS=docs/images, or run tools/screenshots.sh.");
}
