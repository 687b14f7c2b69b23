using System.Net;
using System.Net.Sockets;
using System.CommandLine;
using Baken.Demo;
using Baken.Hosting;

namespace Baken.Commands;

/// <summary><c>baken serve</c></summary>
internal static class ServeCommand
{
    private static readonly Option<bool> Demo = new("--demo") { Description = "Start with a fictional chain and 2,000 fictional signals, in a folder of its own (default: baken-demo)" };
    private static readonly Option<string?> Urls = new("--urls") { Description = "Addresses to listen on (default: http://127.0.0.1:5080)", HelpName = "URLS" };

    public static Command Create()
    {
        var command = new Command("serve", "Start Baken.") { Demo, Urls };
        command.SetAction(RunAsync);
        return command;
    }

    public static Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation) => Root.GuardAsync(parsed, async () =>
    {
        var demo = parsed.GetValue(Demo);
        var options = Root.Options(
            parsed,
            (nameof(BakenOptions.Urls), parsed.GetValue(Urls)),
            (nameof(BakenOptions.Demo), demo ? "true" : null),
            (nameof(BakenOptions.Data), demo ? parsed.GetValue(Root.Data) ?? "baken-demo" : null));
        RefuseTakenAddress(options.Urls);
        if (options.Demo)
        {
            await DemoData.PrepareAsync(options, Console.Error.WriteLine, cancellation);
        }
        else
        {
            await CheckAsync(options, cancellation);
        }

        await using var app = Web.Build(options);
        await app.StartAsync(cancellation);
        foreach (var url in app.Urls)
        {
            Console.Error.WriteLine(options.Demo ? $"Baken runs as a demo: everything in it is fictional. Open {url}" : $"Baken runs. Open {url}");
        }

        await app.WaitForShutdownAsync(cancellation);
        return 0;
    });

    // Before the demo is made, and before services start that would all say that they were stopped.
    private static void RefuseTakenAddress(string urls)
    {
        foreach (var address in urls.Split(';').Select(url => BindingAddress.Parse(url.Trim())).Where(address => address.Port != 0 && !address.IsUnixPipe))
        {
            try
            {
                using var probe = new TcpListener(IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? ip : address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any, address.Port);
                probe.Start();
            }
            catch (SocketException error) when (error.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied or SocketError.AddressNotAvailable)
            {
                throw new ConfigurationException($"Baken cannot listen on {address}: {(error.SocketErrorCode == SocketError.AddressAlreadyInUse ? "another program uses it" : "this system does not allow it")}. Choose another with --urls.");
            }
        }
    }

    private static async Task CheckAsync(BakenOptions options, CancellationToken cancellation)
    {
        DemoData.RefuseUnfinished(options);
        if (!options.HasMasterKey)
        {
            throw new ConfigurationException($"There is nothing to serve in '{options.Data}' yet. Run 'baken setup FILE' first, or look around with 'baken serve --demo'.");
        }

        await using var services = Core.Open(options);
        if (!await Core.IsCurrentAsync(services, cancellation))
        {
            throw new ConfigurationException("The database is of another version. Make a backup, then run 'baken migrate'.");
        }

        var settings = services.GetRequiredService<Settings>();
        await settings.ReadAsync(cancellation);
        if (settings.IsDemo)
        {
            throw new ConfigurationException("This data folder holds the demo. Start it with --demo, or choose another folder.");
        }
    }
}
