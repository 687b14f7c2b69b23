using Baken.Commands;
using Baken.Demo.Stories;
using Baken.Hosting;
using Baken.Kernel.Sealing;
using Baken.Setup;

namespace Baken.Demo;

/// <summary>
/// Fills an empty folder with the fictional chain and its signals, through the commands that users use, under a simulated clock.
/// A folder that holds anything else is refused.
/// </summary>
internal static class DemoData
{
    /// <summary>The same seed and day give the same demo.</summary>
    public const int Seed = 20191113;

    private const string Unfinished = "demo-unfinished";

    /// <summary>Makes the demo where there is none; checks that what is there is one.</summary>
    public static async Task PrepareAsync(BakenOptions options, Action<string> say, CancellationToken cancellation, int stories = 2000)
    {
        var unfinished = Path.Combine(options.Data, Unfinished);
        if (File.Exists(unfinished))
        {
            Directory.Delete(options.Data, recursive: true);
        }

        if (Directory.Exists(options.Data) && Directory.EnumerateFileSystemEntries(options.Data).Any())
        {
            await CheckAsync(options, cancellation);
            return;
        }

        SetupCommand.CreateFolder(options.Data);
        await File.WriteAllTextAsync(unfinished, "", cancellation);
        say($"Making the demo in '{options.Data}': {stories} fictional signals. This takes about half a minute, once.");
        await FillAsync(options, say, stories, cancellation);
        File.Delete(unfinished);
    }

    /// <summary>Refuses a folder in which the making of a demo was broken off: the next start of the demo empties it.</summary>
    public static void RefuseUnfinished(BakenOptions options)
    {
        if (File.Exists(Path.Combine(options.Data, Unfinished)))
        {
            throw new ConfigurationException($"'{options.Data}' holds a demo that was not finished. Choose another folder, or delete this one.");
        }
    }

    private static async Task CheckAsync(BakenOptions options, CancellationToken cancellation)
    {
        if (!options.HasMasterKey || !File.Exists(Path.Combine(options.Data, "baken.db")))
        {
            throw new ConfigurationException($"'{options.Data}' is not empty and holds no demo. Choose an empty folder.");
        }

        await using var services = Core.Open(options);
        var settings = services.GetRequiredService<Settings>();
        await settings.ReadAsync(cancellation);
        if (!settings.IsDemo)
        {
            throw new ConfigurationException($"'{options.Data}' holds real data. A demo never starts there: choose another folder.");
        }

        await Core.MigrateAsync(services, cancellation);
    }

    private static async Task FillAsync(BakenOptions options, Action<string> say, int count, CancellationToken cancellation)
    {
        var now = TimeProvider.System.GetUtcNow();
        var clock = new SimulatedClock();
        clock.Set(now.AddYears(-3).AddDays(-7));
        // What happened in the past was mailed in the past.
        await using var services = Core.Open(options with { Mail = "" }, MasterKey.Create(options.KeyFile), clock);
        await Core.MigrateAsync(services, cancellation);
        var people = await PeopleAsync(services, cancellation);
        var told = new StoryTeller(Seed, new DateTimeOffset(Kernel.Time.DutchTime.Local(now), Kernel.Time.DutchTime.Zone.GetUtcOffset(now)), DemoPeople.Assessors.Count).Tell(count);
        await new StoryPlayer(services, clock, people).PlayAsync(told, say, cancellation);
        await new OfficerDesk(services, clock, people).PlayAsync(now, cancellation);
    }

    private static async Task<DemoPeople> PeopleAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var stream = typeof(DemoData).Assembly.GetManifestResourceStream("Baken.Demo.demo.yaml")!;
        using var reader = new StreamReader(stream);
        var (plan, problems) = SetupFile.Read(await reader.ReadToEndAsync(cancellation));
        if (plan is null)
        {
            throw new InvalidOperationException("The demo's own setup file is wrong: " + problems[0]);
        }

        await ActivatorUtilities.CreateInstance<SetupRun>(services).ApplyAsync(plan, demo: true, cancellation);
        return await DemoPeople.ReadAsync(services, plan, cancellation);
    }
}
