using System.Collections.Concurrent;
using System.Text.Json;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Baken.Kernel.Outbox;

/// <summary>Knows which handler takes which kind of message.</summary>
public sealed record OutboxRoute(string Kind, Func<string, Unit, CancellationToken, Task> Handle);

/// <summary>
/// Takes waiting messages, oldest first, and runs their handler in a command as Baken itself. A message whose handler fails is
/// tried again, later each time; after <see cref="OutboxMessage.MaxAttempts"/> it waits for a person and health says so.
/// </summary>
public sealed class OutboxWorker(
    IServiceScopeFactory scopes,
    WriteDoor door,
    IEnumerable<OutboxRoute> routes,
    TimeProvider clock,
    ILogger<OutboxWorker> log) : BackgroundService
{
    private const int Batch = 32;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly Actor Self = Actor.System("outbox");
    private readonly Dictionary<string, OutboxRoute> byKind = routes.ToDictionary(r => r.Kind);

    // Kept here and not in the table: the exact moment of a second try would tell when an anonymous report came in.
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> notBefore = new();

    /// <summary>Handles what is waiting now. Returns how many messages were handled.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellation)
    {
        var handled = 0;
        while (true)
        {
            var waiting = await WaitingAsync(cancellation);
            var done = await Task.WhenAll(waiting.Select(message => HandleAsync(message.Id, message.At, cancellation)));
            handled += done.Count(well => well);

            if (waiting.Count < Batch)
            {
                return handled;
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                await DrainAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // a database that is away must not end the worker
            catch (Exception error)
#pragma warning restore CA1031
            {
                log.LogWarning("The outbox waits: {Failure}", error.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<List<(Guid Id, DateTimeOffset At)>> WaitingAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BakenDb>();
        var now = clock.GetUtcNow();
        var resting = notBefore.Where(pair => pair.Value > now).Select(pair => pair.Key).ToList();
        var waiting = await db.Set<OutboxMessage>()
            .Where(m => !m.IsDone && m.Attempts < OutboxMessage.MaxAttempts && !resting.Contains(m.Id))
            .OrderBy(m => m.At).ThenBy(m => m.Id).Take(Batch).Select(m => new { m.Id, m.At }).ToListAsync(cancellation);
        return [.. waiting.Select(m => (m.Id, m.At))];
    }

    private async Task<bool> HandleAsync(Guid id, DateTimeOffset at, CancellationToken cancellation)
    {
        try
        {
            return await door.WriteAsync(Self, "outbox", async (unit, token) =>
            {
                // Claimed by the update itself: of two workers the second waits here, and finds it done or, after a failure, waiting.
                var waiting = unit.Db.Set<OutboxMessage>().Where(m => m.Id == id && !m.IsDone);
                if (await waiting.ExecuteUpdateAsync(row => row.SetProperty(m => m.IsDone, true), token) == 0)
                {
                    unit.NoAudit("Nothing is done: another worker handled it.");
                    return false;
                }

                unit.Audit("outbox.handle", "message", id);
                var message = await unit.Db.Set<OutboxMessage>().AsNoTracking().SingleAsync(m => m.Id == id, token);

                if (byKind.TryGetValue(message.Kind, out var route))
                {
                    await route.Handle(message.Payload, unit, token);
                }

                notBefore.TryRemove(id, out _);
                return true;
            }, cancellation, at);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // any failure of a handler is this message's failure
        catch (Exception error)
#pragma warning restore CA1031
        {
            log.LogWarning("Message {Id} failed: {Failure}", id, error.GetType().Name);
            await door.WriteAsync(Self, "outbox", async (unit, token) =>
            {
                var message = await unit.Db.Set<OutboxMessage>().SingleAsync(m => m.Id == id, token);
                unit.Audit("outbox.fail", "message", id);
                message.Fail(error);
                notBefore[id] = clock.GetUtcNow().AddSeconds(Math.Pow(2, message.Attempts));
                return true;
            }, cancellation, at);
            return false;
        }
    }
}

/// <summary>Registration of handlers.</summary>
public static class OutboxRegistration
{
    /// <summary>Lets <typeparamref name="THandler"/> take messages of <typeparamref name="TMessage"/>.</summary>
    public static IServiceCollection AddOutboxHandler<TMessage, THandler>(this IServiceCollection services)
        where THandler : class, IHandle<TMessage>
    {
        services.AddScoped<THandler>();
        services.AddSingleton(new OutboxRoute(typeof(TMessage).Name, (payload, unit, cancellation) =>
            unit.Services.GetRequiredService<THandler>().HandleAsync(JsonSerializer.Deserialize<TMessage>(payload)!, unit, cancellation)));
        return services;
    }
}
