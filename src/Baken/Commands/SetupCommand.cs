using System.CommandLine;
using Baken.Demo;
using Baken.Hosting;
using Baken.Kernel.Sealing;
using Baken.Setup;

namespace Baken.Commands;

/// <summary><c>baken setup FILE</c></summary>
internal static class SetupCommand
{
    private static readonly Option<bool> NewLinks = new("--new-links") { Description = "Print a fresh one-time link for everybody who has no password yet; links handed out before stop working" };

    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "Setup file (YAML): organisations, teams, users, routing rules, duty, exit address" };
        var command = new Command("setup", "Make the master key and the database where there are none, and bring them to what a file says. Can be repeated.") { file, NewLinks };
        command.SetAction((parsed, cancellation) => Root.GuardAsync(parsed, async () =>
        {
            var source = parsed.GetValue(file)!;
            if (!source.Exists)
            {
                return Root.Fail(parsed, $"The setup file '{source.Name}' does not exist.");
            }

            var (plan, problems) = SetupFile.Read(await File.ReadAllTextAsync(source.FullName, cancellation));
            if (plan is null)
            {
                return Root.Fail(parsed, "Nothing was changed.", problems, problems.Select(problem => $"{source.Name}, line {problem.Line}: {problem.Text}"));
            }

            var options = Root.Options(parsed);
            if (options.Demo)
            {
                return Root.Fail(parsed, "A demo sets itself up. Leave 'demo' out of the configuration.");
            }

            var result = await RunAsync(options, plan, parsed.GetValue(NewLinks), cancellation);
            return Root.Done(parsed, new { ok = true, result.Changes, invitations = result.Invitations.Select(i => new { i.Name, i.Email, i.Link }) }, Lines(result));
        }));
        return command;
    }

    private static async Task<SetupResult> RunAsync(BakenOptions options, SetupPlan plan, bool newLinks, CancellationToken cancellation)
    {
        DemoData.RefuseUnfinished(options);
        CreateFolder(options.Data);
        var isNew = !options.HasMasterKey;
        var master = isNew ? MasterKey.Create(options.KeyFile) : options.ReadMasterKey();
        await using var services = Core.Open(options, master);
        if (isNew && await Core.HasDataAsync(services, cancellation))
        {
            File.Delete(options.KeyFile);
            throw new ConfigurationException("There is a database already, and its master key is missing. Put that key back: a new one opens nothing of what is there.");
        }

        await Core.MigrateAsync(services, cancellation);
        await RefuseDemoAsync(services, cancellation);
        return await ActivatorUtilities.CreateInstance<SetupRun>(services).ApplyAsync(plan, demo: false, cancellation, newLinks);
    }

    private static async Task RefuseDemoAsync(ServiceProvider services, CancellationToken cancellation)
    {
        var settings = services.GetRequiredService<Settings>();
        await settings.ReadAsync(cancellation);
        if (settings.IsDemo)
        {
            throw new ConfigurationException("This data folder holds the demo. Choose another folder: a real database never holds fictional people.");
        }
    }

    /// <summary>Makes the folder, for its owner only.</summary>
    public static void CreateFolder(string folder)
    {
        if (!OperatingSystem.IsWindows() && !Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        else
        {
            Directory.CreateDirectory(folder);
        }
    }

    private static IEnumerable<string> Lines(SetupResult result)
    {
        foreach (var change in result.Changes)
        {
            yield return change;
        }

        if (result.Changes.Count == 0)
        {
            yield return "Nothing differed: everything is as the file says.";
        }

        if (result.Invitations.Count > 0)
        {
            yield return "";
            yield return "One-time links, valid for 7 days. Give each to its person only:";
        }

        foreach (var invitation in result.Invitations)
        {
            yield return $"  {invitation.Name}: {invitation.Link}";
        }
    }
}
