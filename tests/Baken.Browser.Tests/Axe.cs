using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace Baken.Browser.Tests;

/// <summary>Checks a page with axe-core's rules for accessibility, WCAG and best practices alike.</summary>
internal static class Axe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Passes when axe finds nothing wrong on the page as it is now; else fails with a list of what and where. The page must have been
    /// opened with JavaScript: axe waits on timers, which stand still without it.
    /// </summary>
    /// <exception cref="TimeoutException">The page was opened without JavaScript, or is far too large.</exception>
    public static async Task AssertNoViolationsAsync(IPage page)
    {
        // What passed is not looked at, and describing it takes as long as the rules do.
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] }).WaitAsync(Patience);
        if (result.Violations.Length > 0)
        {
            throw new XunitException(Describe(page.Url, result.Violations));
        }
    }

    private static string Describe(string url, AxeResultItem[] violations) => string.Join(
        Environment.NewLine,
        violations
            .SelectMany(violation => violation.Nodes
                .Select(node => $"    at {node.Target}: {node.Html}")
                .Prepend($"- {violation.Id} ({violation.Impact}): {violation.Help}, {violation.HelpUrl}"))
            .Prepend($"axe found {violations.Length} kinds of violation on {url}:"));
}
