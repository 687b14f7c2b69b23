using System.Diagnostics;
using System.Globalization;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Commands;
using Baken.Tests.Public;

namespace Baken.Tests.Outages;

/// <summary>After a kill the page cache survives, so only the order of system calls shows that an answer waits for the disk.</summary>
public sealed class DurabilityTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public async Task Log_is_synced_before_the_answer_leaves()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "The order of system calls is seen with strace, which is not installed.");
        await File.WriteAllTextAsync(folder.File("setup.yaml"), SetupText.Small);
        var setup = await BakenProgram.RunAsync("setup", folder.File("setup.yaml"), "--data", folder.File("data"), "--json");
        await using var baken = await BakenProgram.ServeAsync("--data", folder.File("data"));
        foreach (var link in SetupTests.Links(setup))
        {
            (await SetupTests.ActivateAsync(baken.Address, link)).Dispose();
        }

        using var browser = new Browser(baken.Address, "nl");
        await browser.BeginAsync();
        await browser.StepAsync(2, ("Narrative", "Dit staat op de schijf voordat er antwoord komt."));
        var last = await browser.GetAsync("/s/5");
        using var tracer = Process.Start(new ProcessStartInfo("strace",
            ["-f", "-y", "-qq", "-e", "trace=fdatasync,fsync,sendto,sendmsg,write,writev,pwrite64", "-o", folder.File("trace"), "-p", baken.Id.ToString(CultureInfo.InvariantCulture)])
        { RedirectStandardError = true })!;
        await Task.Delay(1500);
        if (tracer.HasExited)
        {
            Assert.Skip("strace may not look at another process here.");
        }

        browser.Follows = false;
        var sent = await browser.SendAsync(last, []);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, sent.Status);
        using (var interrupt = Process.Start("kill", ["-INT", tracer.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await interrupt.WaitForExitAsync();
        }

        await tracer.WaitForExitAsync();
        Assert.Equal(0, await CheckAsync(folder.File("trace")));

        // The same check on the same trace without its syncs must say no, or it shows nothing.
        var lines = await File.ReadAllLinesAsync(folder.File("trace"));
        await File.WriteAllLinesAsync(folder.File("unsynced"), lines.Where(line => !line.Contains("sync", StringComparison.Ordinal)));
        Assert.Equal(1, await CheckAsync(folder.File("unsynced")));
    }

    public void Dispose() => folder.Dispose();

    private static async Task<int> CheckAsync(string trace)
    {
        var script = Path.Combine(Root(), "tools", "check-durability.sh");
        using var check = Process.Start(new ProcessStartInfo(script, [trace]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        await check.WaitForExitAsync();
        return check.ExitCode;
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Baken.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository is not above the tests.");
        }

        return folder;
    }
}
