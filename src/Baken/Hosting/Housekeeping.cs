using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Notices;
using Baken.Kernel.OnCall;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Signals;
using Baken.Signals.Report;
using Baken.Signals.Retain;

namespace Baken.Hosting;

/// <summary>What must be done now and then: read the settings, sweep ended drafts, call for alarms and send the mail whose moment has come and, once a day, keys that nothing uses.</summary>
internal sealed class Housekeeping(
    Settings settings, Drafts drafts, SubmissionDrafts begun, Submitting submitting, Importing importing, Retention retention, Traces traces, NoticeMail mail, Alarms alarms, Departures departures, KeyStore keys, Sessions sessions, KeptTexts kept, UnusualUse unusual,
    Databases databases, TimeProvider clock, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private DateTimeOffset lastDaily;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await settings.ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await settings.ReadAsync(stoppingToken);
                await drafts.SweepAsync(stoppingToken);
                await submitting.SweepAsync(stoppingToken);
                await importing.SweepAsync(stoppingToken);
                await alarms.SweepAsync(stoppingToken);
                await mail.SweepAsync(stoppingToken);
                if (clock.GetUtcNow() - lastDaily > TimeSpan.FromDays(1))
                {
                    lastDaily = clock.GetUtcNow();
                    await retention.SweepAsync(stoppingToken);
                    await traces.SweepAsync(stoppingToken);
                    await sessions.SweepAsync(stoppingToken);
                    await kept.SweepAsync(stoppingToken);
                    await begun.SweepAsync(stoppingToken);
                    await unusual.SweepAsync(stoppingToken);
                    await departures.RepairAsync(stoppingToken);
                    await keys.SweepAsync(UsedAsync, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // a database that is away must not end the housekeeping
            catch (Exception error)
#pragma warning restore CA1031
            {
                log.LogWarning("Housekeeping waits: {Failure}", error.GetType().Name);
            }
        }

        async Task<IReadOnlySet<Guid>> UsedAsync(IReadOnlyCollection<Guid> ids)
        {
            await using var open = databases.Open(Actor.System("sweep"));
            return await SignalKeys.UsedAsync(open.Db, ids, stoppingToken);
        }
    }
}
