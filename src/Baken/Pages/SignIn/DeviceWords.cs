namespace Baken.Pages.SignIn;

/// <summary>Kind of browser and system in a few words, so that a person knows an own session again. Coarse on purpose: nobody is told apart by it.</summary>
internal static class DeviceWords
{
    // In this order: Edge says that it is Chrome, and Chrome that it is Safari.
    private static readonly (string Mark, string Name)[] Browsers = [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    private static readonly (string Mark, string Name)[] Systems = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    /// <summary>'Firefox · Windows'; empty when nothing is known.</summary>
    public static string Of(string userAgent) =>
        string.Join(" · ", new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.Where(word => word is not null));

    private static string? Find((string Mark, string Name)[] list, string text) =>
        list.Where(pair => text.Contains(pair.Mark, StringComparison.Ordinal)).Select(pair => pair.Name).FirstOrDefault();
}
