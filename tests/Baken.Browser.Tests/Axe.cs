using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace Baken.Browser.Tests;

/// <summary>Checks a page with axe-core's rules for accessibility, WCAG and best practices alike.</summary>
internal static class Axe
{
    // In the page itself: no page has frames, and only what is wrong is described.
    private const string Run = "() => axe.run(document, { resultTypes: ['violations'] }).then((found) => found.violations)";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>
    /// Passes when axe finds nothing wrong on the page as it is now; else fails with a list of what and where. The page must have been
    /// opened with JavaScript: axe waits on timers, which stand still without it.
    /// </summary>
    /// <exception cref="TimeoutException">The page was opened without JavaScript, or is far too large.</exception>
    public static async Task AssertNoViolationsAsync(IPage page)
    {
        Assert.Equal(0, await page.Locator("iframe, frame").CountAsync());
        await page.EvaluateAsync(Script).WaitAsync(Patience);
        var violations = await page.EvaluateAsync<JsonElement>(Run).WaitAsync(Patience);
        if (violations.GetArrayLength() > 0)
        {
            throw new XunitException(Describe(page.Url, [.. violations.EnumerateArray()]));
        }
    }

    private static string Describe(string url, IReadOnlyList<JsonElement> violations) => string.Join(
        Environment.NewLine,
        violations
            .SelectMany(violation => violation.GetProperty("nodes").EnumerateArray()
                .Select(node => $"    at {string.Join(' ', node.GetProperty("target").EnumerateArray())}: {node.GetProperty("html")}")
                .Prepend($"- {violation.GetProperty("id")} ({violation.GetProperty("impact")}): {violation.GetProperty("help")}, {violation.GetProperty("helpUrl")}"))
            .Prepend($"axe found {violations.Count} kinds of violation on {url}:"));
}
