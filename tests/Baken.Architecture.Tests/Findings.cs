namespace Baken.Architecture.Tests;

internal static class Findings
{
    /// <summary>Passes when nothing was found; else fails with every finding on a line of its own, none cut short.</summary>
    public static void AssertNone(IEnumerable<string> findings)
    {
        var all = string.Join(Environment.NewLine, findings);
        Assert.True(all.Length == 0, all);
    }
}
