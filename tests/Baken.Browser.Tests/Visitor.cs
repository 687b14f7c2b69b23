using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>Who looks, and through what: the settings of one browser context. The default is a Dutch reader at a desk.</summary>
internal sealed record Visitor
{
    public static readonly Visitor Default = new();

    /// <summary>The language the browser asks for, as a BCP 47 tag.</summary>
    public string Locale { get; init; } = "nl-NL";

    public bool JavaScript { get; init; } = true;

    /// <summary>Size of the window in CSS pixels.</summary>
    public (int Width, int Height) Window { get; init; } = (1280, 800);

    public ColorScheme Colors { get; init; } = ColorScheme.Light;

    /// <summary>Whether the system replaces the page's colours by a few of the user's own.</summary>
    public bool ForcedColors { get; init; }

    public bool ReducedMotion { get; init; }

    /// <summary>
    /// Pieces of console messages that this visit may cause, such as <c>"404 (Not Found)"</c>. Any other message fails the visit.
    /// </summary>
    public IReadOnlyList<string> AllowedMessages { get; init; } = [];

    /// <summary>A host outside this machine that the visit may lead to, and that is answered here by an empty page; null for none.</summary>
    public string? Neutral { get; init; }

    public BrowserNewContextOptions ToContextOptions() => new()
    {
        Locale = Locale,
        TimezoneId = "Europe/Amsterdam",
        JavaScriptEnabled = JavaScript,
        ViewportSize = new ViewportSize { Width = Window.Width, Height = Window.Height },
        ColorScheme = Colors,
        ForcedColors = ForcedColors ? Microsoft.Playwright.ForcedColors.Active : Microsoft.Playwright.ForcedColors.None,
        ReducedMotion = ReducedMotion ? Microsoft.Playwright.ReducedMotion.Reduce : Microsoft.Playwright.ReducedMotion.NoPreference,
        ServiceWorkers = ServiceWorkerPolicy.Block,
    };
}
