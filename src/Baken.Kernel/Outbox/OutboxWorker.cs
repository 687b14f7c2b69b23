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

/// <summary>Knows what delivers which kind of message.</summary>
public sealed record OutboxDelivery(string Kind, Func<string, IServiceProvider, CancellationToken, Task<Delivered>> Deliver);

/// <summary>
/// Takes waiting messages, oldest first, and runs their handler in a command as Baken itself, or their delivery outside any. A message that
/// fails is tried again, later each time; after <see cref="OutboxMessage.MaxAttempts"/> it waits for a person and health says so.
/// </summary>
public sealed class OutboxWorker(
    IServiceScopeFactory scopes,
    WriteDoor door,
    IEnumerable<OutboxRoute> routes,
    IEnumerable<OutboxDelivery> deliveries,
    TimeProvider clock,
    ILogger<OutboxWorker> log) : BackgroundService
{
    private const int Batch = 32;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly Actor Self = Actor.System("outbox");
    private readonly Dictionary<string, OutboxRoute> byKind = routes.ToDictionary(r => r.Kind);
    private readonly Dictionary<string, OutboxDelivery> deliveryByKind = deliveries.ToDictionary(d => d.Kind);

    // One round of deliveries at a time: a message is not claimed before it is delivered.
    private readonly SemaphoreSlim delivering = new(1);

    // Kept here and not in the table: the exact moment of a second try would tell when an anonymous report came in.
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> notBefore = new();

    /// <summary>Handles what is waiting now, then delivers. Returns how many messages were handled or delivered.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellation) => await HandleAllAsync(cancellation) + await DeliverAllAsync(cancellation);

    /// <inheritdoc/>
    public override void Dispose()
    {
        delivering.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        // Apart, so that a mail server that does not answer keeps no handler waiting.
        Task.WhenAll(RepeatAsync(HandleAllAsync, stoppingToken), RepeatAsync(DeliverAllAsync, stoppingToken));

    private async Task RepeatAsync(Func<CancellationToken, Task<int>> round, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                await round(stoppingToken);
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

    private Task<int> HandleAllAsync(CancellationToken cancellation) => AllAsync(deliveries: false, HandleAsync, cancellation);

    private async Task<int> DeliverAllAsync(CancellationToken cancellation)
    {
        if (deliveryByKind.Count == 0)
        {
            return 0;
        }

        await delivering.WaitAsync(cancellation);
        try
        {
            return await AllAsync(deliveries: true, DeliverAsync, cancellation);
        }
        finally
        {
            delivering.Release();
        }
    }

    private async Task<int> AllAsync(bool deliveries, Func<Guid, DateTimeOffset, CancellationToken, Task<bool>> take, CancellationToken cancellation)
    {
        var taken = 0;
        while (true)
        {
            var waiting = await WaitingAsync(deliveries, cancellation);
            var done = await Task.WhenAll(waiting.Select(message => take(message.Id, message.At, cancellation)));
            taken += done.Count(well => well);
            if (waiting.Count < Batch)
            {
                return taken;
            }
        }
    }

    private async Task<List<(Guid Id, DateTimeOffset At)>> WaitingAsync(bool deliveries, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BakenDb>();
        var now = clock.GetUtcNow();
        var resting = notBefore.Where(pair => pair.Value > now).Select(pair => pair.Key).ToList();
        var kinds = deliveryByKind.Keys.ToList();
        var waiting = await db.Set<OutboxMessage>()
            .Where(m => !m.IsDone && m.HeldFor == null && m.Attempts < OutboxMessage.MaxAttempts && !resting.Contains(m.Id) && kinds.Contains(m.Kind) == deliveries)
            .OrderBy(m => m.At).ThenBy(m => m.Id).Take(Batch).Select(m => new { m.Id, m.At }).ToListAsync(cancellation);
        return [.. waiting.Select(m => (m.Id, m.At))];
    }

    private Task<bool> HandleAsync(Guid id, DateTimeOffset at, CancellationToken cancellation) => TryAsync(id, at, () => door.WriteAsync(Self, "outbox", async (unit, token) =>
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

        return true;
    }, cancellation, at), cancellation);

    private Task<bool> DeliverAsync(Guid id, DateTimeOffset at, CancellationToken cancellation) => TryAsync(id, at, async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        var message = await scope.ServiceProvider.GetRequiredService<BakenDb>().Set<OutboxMessage>().AsNoTracking().SingleAsync(m => m.Id == id, cancellation);
        if (message.IsDone)
        {
            return false;
        }

        var delivered = await deliveryByKind[message.Kind].Deliver(message.Payload, scope.ServiceProvider, cancellation);
        return await door.WriteAsync(Self, "outbox", async (unit, token) =>
        {
            var row = await unit.Db.Set<OutboxMessage>().SingleAsync(m => m.Id == id, token);
            row.Settle(delivered);
            unit.Audit(delivered.HeldFor is null ? "outbox.deliver" : "outbox.hold", "message", id);
            if (delivered.Then is { } then)
            {
                await then(unit, token);
            }

            return true;
        }, cancellation, at);
    }, cancellation);

    private async Task<bool> TryAsync(Guid id, DateTimeOffset at, Func<Task<bool>> take, CancellationToken cancellation)
    {
        try
        {
            var taken = await take();
            notBefore.TryRemove(id, out _);
            return taken;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // any failure is this message's failure
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

/// <summary>Registration of handlers and deliveries.</summary>
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

    /// <summary>Lets <typeparamref name="TDelivery"/> bring messages of <typeparamref name="TMessage"/> to another machine.</summary>
    public static IServiceCollection AddOutboxDelivery<TMessage, TDelivery>(this IServiceCollection services)
        where TDelivery : class, IDeliver<TMessage>
    {
        services.AddScoped<TDelivery>();
        services.AddSingleton(new OutboxDelivery(typeof(TMessage).Name, (payload, provider, cancellation) =>
            provider.GetRequiredService<TDelivery>().DeliverAsync(JsonSerializer.Deserialize<TMessage>(payload)!, cancellation)));
        return services;
    }
}
