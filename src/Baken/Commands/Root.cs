using System.CommandLine;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Baken.Hosting;
using Baken.Kernel.Sealing;

namespace Baken.Commands;

/// <summary>The program's command line. Messages go to standard error; with <c>--json</c> the result goes to standard output for machines.</summary>
internal static class Root
{
    /// <summary>Exit code for a command that did not succeed.</summary>
    public const int Failed = 1;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Data folder.</summary>
    public static readonly Option<string?> Data = new("--data") { Description = "Folder for database and keys (default: baken-data)", HelpName = "DIR", Recursive = true };

    /// <summary>Configuration file.</summary>
    public static readonly Option<string?> Config = new("--config") { Description = "Configuration file (default: baken.json in the data folder, if there is one)", HelpName = "FILE", Recursive = true };

    /// <summary>PostgreSQL.</summary>
    public static readonly Option<string?> Database = new("--database") { Description = "Connection string of PostgreSQL 15 or newer; left out, Baken keeps an embedded SQLite database in the data folder", HelpName = "CONNECTION", Recursive = true };

    /// <summary>Output for machines.</summary>
    public static readonly Option<bool> AsJson = new("--json") { Description = "Result as JSON on standard output", Recursive = true };

    /// <summary>Runs the program.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Baken: a signal of human trafficking is never lost, and reaches who can act.\nWithout a command: serve.")
        {
            Data, Config, Database, AsJson,
        };
        var serve = ServeCommand.Create();
        root.Add(serve);
        root.Add(SetupCommand.Create());
        root.Add(MigrateCommand.Create());
        root.Add(BackupCommands.CreateBackup());
        root.Add(BackupCommands.CreateRestore());
        root.Add(ConfigCommand.Create());
        root.Add(OutboxCommand.Create());
        root.Add(LoginCommand.CreateLogin());
        root.Add(LoginCommand.CreateLogout());
        root.Add(ExportCommand.Create());
        root.Add(ImportCommand.Create());
        root.Add(UsersCommand.Create());
        root.Add(OrganisationsCommand.Create());
        root.Add(AccessCommand.Create());
        root.Add(RegionsCommand.Create());
        foreach (var option in serve.Options.Where(option => option is not System.CommandLine.Help.HelpOption))
        {
            root.Add(option);
        }

        root.SetAction(ServeCommand.RunAsync);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                Console.Error.WriteLine("baken: " + error.Message);
            }

            Console.Error.WriteLine("See: baken --help");
            return Failed;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30), EnableDefaultExceptionHandler = false });
    }

    /// <summary>Reads the configuration as this command line asks for.</summary>
    public static BakenOptions Options(ParseResult parsed, params (string Name, string? Value)[] more) => BakenOptions.Load(
        parsed.GetValue(Config),
        more.Append((nameof(BakenOptions.Data), parsed.GetValue(Data))).Append((nameof(BakenOptions.Database), parsed.GetValue(Database)))
            .Where(pair => pair.Item2 is not null).DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2));

    /// <summary>Runs a command and turns what can be expected to go wrong into a message and an exit code.</summary>
    public static async Task<int> GuardAsync(ParseResult parsed, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception error) when (error is ConfigurationException or MasterKeyException)
        {
            return Fail(parsed, error.Message);
        }
        catch (OperationCanceledException)
        {
            return Fail(parsed, "Stopped before it was done.");
        }
        catch (Exception error) when (error is System.Data.Common.DbException or Npgsql.NpgsqlException or TimeoutException)
        {
            return Fail(parsed, $"The database does not answer as expected ({error.GetType().Name}: {error.Message}).");
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return Fail(parsed, error.Message);
        }
    }

    /// <summary>Says what went wrong; for machines with what there is to tell about it.</summary>
    public static int Fail(ParseResult parsed, string message, object? details = null, params IEnumerable<string> lines)
    {
        if (parsed.GetValue(AsJson))
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(new { ok = false, message, details }, Json));
        }

        Console.Error.WriteLine("baken: " + message);
        foreach (var line in lines)
        {
            Console.Error.WriteLine(line);
        }

        return Failed;
    }

    /// <summary>Says what was done: lines for people, an object for machines; on standard output, for it is what was asked for.</summary>
    public static int Done(ParseResult parsed, object result, params IEnumerable<string> lines)
    {
        if (parsed.GetValue(AsJson))
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(result, Json));
        }
        else
        {
            foreach (var line in lines)
            {
                Console.Out.WriteLine(line);
            }
        }

        return 0;
    }

    /// <summary>Version of the program.</summary>
    public static string Version => typeof(Root).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
