using System.Diagnostics;
using System.Net;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Commands;
using Baken.Tests.Public;

namespace Baken.Tests.Outages;

public sealed class OutageTests
{
    [Fact]
    public async Task Stopped_PostgreSQL_gives_a_calm_page_keeps_what_was_typed_and_recovers_by_itself()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await using var baken = await RunningBaken.StartAsync(await cluster.NewDatabaseAsync(_ => Task.CompletedTask));
        using var reporter = baken.Visit();
        using var staff = await baken.VisitAsync("Noor");
        await reporter.BeginAsync();
        var step = await reporter.GetAsync("/s/2");
        await cluster.StopServerAsync();

        foreach (var (browser, path) in new[] { (reporter, "/s/2"), (reporter, "/"), (staff, "/mijn-werk"), (staff, "/signalen") })
        {
            var page = await browser.GetAsync(path);
            // What needs no database is shown all the same.
            Assert.True(page.Status == HttpStatusCode.ServiceUnavailable || (path == "/" && page.Status == HttpStatusCode.OK), $"{path}: {page.Status}");
            Assert.NotNull(page.At("h1"));
            Assert.DoesNotContain("Exception", page.Text, StringComparison.Ordinal);
        }

        var kept = await reporter.SendAsync(step, [("Draft.Narrative", "Dit mag niet weg zijn.")]);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, kept.Status);
        Assert.Contains("Dit mag niet weg zijn.", kept.Text, StringComparison.Ordinal);
        var ready = await reporter.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        Assert.Equal(HttpStatusCode.OK, (await reporter.GetAsync("/health/live")).Status);

        await cluster.StartServerAsync();
        var again = await reporter.SendAsync(kept, []);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/mijn-werk")).Status);
        Reporter.CodeOn(await reporter.StepAsync(5));
        Assert.Equal("Dit mag niet weg zijn.", (await baken.OnlySignalAsync()).Facts.Narrative);
    }

    [Fact]
    public async Task Full_disk_answers_503_loses_nothing_acknowledged_and_recovers()
    {
        using var disk = SmallDisk.Mount();
        await File.WriteAllTextAsync(disk.File("setup.yaml"), SetupText.Small);
        var setup = await BakenProgram.RunAsync("setup", disk.File("setup.yaml"), "--data", disk.File("data"), "--json");
        await using var baken = await BakenProgram.ServeAsync("--data", disk.File("data"));
        foreach (var link in SetupTests.Links(setup))
        {
            (await SetupTests.ActivateAsync(baken.Address, link)).Dispose();
        }

        using var reporter = new Browser(baken.Address, "nl");
        var first = Reporter.CodeOn(await reporter.ReportAsync("Voordat de schijf vol was."));
        await disk.FillAsync();
        var refused = 0;
        var typed = new string('x', 15_000);
        var acknowledged = new List<string>();
        for (var i = 0; i < 400 && refused < 3; i++)
        {
            using var browser = new Browser(baken.Address, "nl");
            var outcome = await TryReportAsync(browser, $"Melding {i} {typed}");
            if (outcome.Code is { } code)
            {
                acknowledged.Add(code);
            }
            else
            {
                refused++;
                Assert.Equal(HttpStatusCode.ServiceUnavailable, outcome.Status);
            }
        }

        Assert.Equal(3, refused);
        Assert.Equal(HttpStatusCode.OK, (await reporter.LookAsync(first)).Status);
        disk.Free();
        using var returning = new Browser(baken.Address, "nl");
        foreach (var code in acknowledged.Append(first))
        {
            Assert.NotNull((await returning.LookAsync(code)).Html.QuerySelector("textarea[name=Text]"));
        }

        using var later = new Browser(baken.Address, "nl");
        Reporter.CodeOn(await later.ReportAsync("Toen er weer ruimte was."));
    }

    private static async Task<(string? Code, HttpStatusCode Status)> TryReportAsync(Browser browser, string narrative)
    {
        var begun = await browser.BeginAsync();
        if (begun.Status != HttpStatusCode.OK)
        {
            return (null, begun.Status);
        }

        var step = await browser.StepAsync(2, ("Narrative", narrative));
        if (step.Status != HttpStatusCode.OK)
        {
            Assert.Contains(narrative[..12], step.Text, StringComparison.Ordinal);
            return (null, step.Status);
        }

        var receipt = await browser.StepAsync(5);
        return (receipt.At(".baken-receipt__code"), receipt.Status);
    }

    /// <summary>A disk of 24 MB in memory for a data folder; needs root.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private readonly string mount;

        private SmallDisk(string mount) => this.mount = mount;

        private string Filler => Path.Combine(mount, "filler");

        public static SmallDisk Mount()
        {
            var mount = Directory.CreateTempSubdirectory("baken-disk-").FullName;
            var mounted = Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", mount) == 0;
            if (!mounted)
            {
                Directory.Delete(mount);
            }

            Assert.SkipUnless(mounted, "A full disk needs a small disk to fill, which only root may mount.");
            return new SmallDisk(mount);
        }

        public string File(string name) => Path.Combine(mount, name);

        /// <summary>Leaves a megabyte.</summary>
        public Task FillAsync() => System.IO.File.WriteAllBytesAsync(Filler, new byte[new DriveInfo(mount).AvailableFreeSpace - (1 << 20)]);

        public void Free() => System.IO.File.Delete(Filler);

        public void Dispose()
        {
            Run("umount", "-l", mount);
            Directory.Delete(mount);
        }

        private static int Run(string program, params string[] line)
        {
            using var process = Process.Start(new ProcessStartInfo(program, line) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
    }
}
