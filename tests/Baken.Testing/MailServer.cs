using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Baken.Testing;

/// <summary>A real mail server on this machine that keeps what it takes. It can be away, and refuse.</summary>
public sealed class MailServer : MessageStore, IAsyncDisposable
{
    private readonly ConcurrentQueue<MimeMessage> taken = new();
    private CancellationTokenSource? stop;
    private Task running = Task.CompletedTask;

    /// <summary>A server that is away until <see cref="Start"/>.</summary>
    public MailServer()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Port = ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>The setting that points at it.</summary>
    public string Setting => $"smtp://127.0.0.1:{Port}";

    /// <summary>Whether it refuses every mail.</summary>
    public bool Refuses { get; set; }

    /// <summary>How many mails it refused.</summary>
    public int Refused { get; private set; }

    /// <summary>What it took, in order.</summary>
    public IReadOnlyList<MimeMessage> Taken => [.. taken];

    /// <summary>A server that listens.</summary>
    public static MailServer Started()
    {
        var server = new MailServer();
        server.Start();
        return server;
    }

    /// <summary>Begins to listen.</summary>
    public void Start()
    {
        stop = new CancellationTokenSource();
        var services = new ServiceProvider();
        services.Add(this);
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port))).Build();
        running = new SmtpServer.SmtpServer(options, services).StartAsync(stop.Token);
    }

    /// <inheritdoc/>
    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        if (Refuses)
        {
            Refused++;
            return SmtpResponse.MailboxUnavailable;
        }

        taken.Enqueue(await MimeMessage.LoadAsync(new MemoryStream(buffer.ToArray()), cancellationToken));
        return SmtpResponse.Ok;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (stop is not null)
        {
            await stop.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stop.Dispose();
        }
    }
}
