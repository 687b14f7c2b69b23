namespace Baken.Tests.Design;

/// <summary>The working copy these tests run from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string At(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo? at) => at switch
    {
        null => throw new InvalidOperationException("These tests read files of the repository; run them from a working copy."),
        _ when File.Exists(Path.Combine(at.FullName, "Baken.slnx")) => at.FullName,
        _ => Find(at.Parent),
    };
}
