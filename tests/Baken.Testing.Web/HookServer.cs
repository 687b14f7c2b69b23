using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Baken.Testing.Web;

/// <summary>Another system on this machine that hears of alarms, and keeps what it heard.</summary>
public sealed class HookServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Signature, string Body)> heard = new();

    private HookServer(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public string Address => app.Urls.First() + "/alarm";

    /// <summary>The status with which it answers.</summary>
    public int Answers { get; set; } = 204;

    /// <summary>Signature and body of each message it took.</summary>
    public IReadOnlyList<(string Signature, string Body)> Heard => [.. heard];

    /// <summary>Starts it.</summary>
    public static async Task<HookServer> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new HookServer(builder.Build());
        server.app.MapPost("/alarm", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            context.Response.StatusCode = server.Answers;
            if (server.Answers < 300)
            {
                server.heard.Enqueue((context.Request.Headers["Baken-Signature"].ToString(), body));
            }
        });
        await server.app.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
