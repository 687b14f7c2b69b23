using System.Collections.Concurrent;
using System.Diagnostics;

namespace Baken.Tests.Commands;

/// <summary>What a finished command left.</summary>
internal sealed record Ended(int Exit, string Output, string Errors);

/// <summary>The program itself, as a process of its own.</summary>
internal sealed class BakenProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly ConcurrentQueue<string> errors = new();
    private readonly TaskCompletionSource<Uri> address = new();

    private BakenProgram(Process process) => this.process = process;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Everything it said on standard error so far.</summary>
    public string Errors => string.Join('\n', errors);

    public int Id => process.Id;

    public static Task<Ended> RunAsync(params string[] line) => RunAsync(new Dictionary<string, string>(), line);

    public static Task<Ended> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] line) => RunAsync(environment, line, []);

    /// <summary>Runs a command to which these lines are typed.</summary>
    public static async Task<Ended> RunAsync(IReadOnlyDictionary<string, string> environment, string[] line, string[] typed)
    {
        using var process = Start(environment, line);
        foreach (var text in typed)
        {
            await process.StandardInput.WriteLineAsync(text);
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return new Ended(process.ExitCode, await output, await error);
    }

    /// <summary>Starts a command and does not wait for it.</summary>
    public static BakenProgram Begin(params string[] line) => new(Start(new Dictionary<string, string>(), line));

    /// <summary>Starts <c>baken serve</c> on a free port and waits until it says where it listens.</summary>
    public static async Task<BakenProgram> ServeAsync(params string[] line)
    {
        var serving = new BakenProgram(Start(new Dictionary<string, string>(), ["serve", "--urls", "http://127.0.0.1:0", .. line]));
        _ = serving.ListenAsync();
        serving.Address = await serving.address.Task.WaitAsync(Patience);
        return serving;
    }

    /// <summary>Asks it to end, as a service manager does, and waits. Returns its exit code and how long it took.</summary>
    public async Task<(int Exit, TimeSpan Took)> StopAsync()
    {
        var watch = Stopwatch.StartNew();
        await SignalAsync("TERM");
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, watch.Elapsed);
    }

    /// <summary>Ends it at once, as a failing machine would.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private async Task ListenAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            errors.Enqueue(line);
            if (line.IndexOf("Open http", StringComparison.Ordinal) is >= 0 and var at)
            {
                address.TrySetResult(new Uri(line[(at + 5)..]));
            }
        }

        address.TrySetException(new InvalidOperationException("Baken ended: " + Errors));
    }

    private static Process Start(IReadOnlyDictionary<string, string> environment, IEnumerable<string> line)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Hosting.Web).Assembly.Location, .. line])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("BAKEN_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
