using System.Collections.Concurrent;
using Baken.Browser.Tests;
using Microsoft.Playwright;
using Xunit.Sdk;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Baken.Browser.Tests;

/// <summary>
/// The one Chromium of this assembly, the system's own (nothing is downloaded). Every visit gets a context of its own: no cookie or
/// cache outlives it. A visit fails when the console says anything unasked for (a breach of the content security policy says so
/// there) or when a page asks for anything outside this machine; such a request never leaves.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    // Chromium's sandbox refuses to run as root; these tests open no page but our own.
    private const string NoSandbox = "--no-sandbox";

    // A request that follows a redirect passes by the route below: it finds no address.
    private const string NothingElsewhere = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Find(),
            Args = Environment.IsPrivilegedProcess ? [NothingElsewhere, NoSandbox] : [NothingElsewhere],
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens an empty page as <paramref name="visitor"/>, lets <paramref name="visit"/> use it, then checks what came up meanwhile.</summary>
    internal async Task VisitAsync(Visitor visitor, Func<IPage, Task> visit)
    {
        var complaints = new ConcurrentQueue<string>();
        await using var context = await _browser!.NewContextAsync(visitor.ToContextOptions());
        context.Console += (_, message) => complaints.Enqueue($"console {message.Type}: {message.Text} ({message.Page?.Url})");
        context.WebError += (_, error) => complaints.Enqueue($"script error: {error.Error}");
        await context.RouteAsync("**/*", async route =>
        {
            var host = new Uri(route.Request.Url).Host;
            if (host == "127.0.0.1")
            {
                await route.ContinueAsync();
                return;
            }

            if (host == visitor.Neutral)
            {
                await route.FulfillAsync(new() { ContentType = "text/html", Body = """<!doctype html><html lang="nl"><title>Weer</title><link rel="icon" href="data:,"></html>""" });
                return;
            }

            complaints.Enqueue($"request outside this machine: {route.Request.Url}");
            await route.AbortAsync();
        });
        var page = await context.NewPageAsync();
        try
        {
            await visit(page);
        }
        catch (Exception) when (!complaints.IsEmpty)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(string.Join(Environment.NewLine, complaints));
            throw;
        }

        var unasked = complaints.Where(said => !visitor.AllowedMessages.Any(said.Contains)).ToList();
        if (unasked.Count > 0)
        {
            throw new XunitException(string.Join(Environment.NewLine, unasked));
        }
    }

    private static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "chromium"))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException(
            "These tests need Chromium, named 'chromium' on the PATH. Run ./test.sh as root, which installs it, or 'sudo apt-get install chromium'.");
}
