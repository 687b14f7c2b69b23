using System.Collections.Concurrent;
using Baken.Kernel.Access;
using Baken.Signals.Report;

namespace Baken.Import;

/// <summary>What is being done with an import at this moment, or what came of it.</summary>
internal sealed class ImportJob
{
    /// <summary>Whether rows are stored, and not only read through.</summary>
    public required bool Stores { get; init; }

    /// <summary>Bytes read through so far.</summary>
    public long Read { get; set; }

    /// <summary>What reading through found; null while it goes on.</summary>
    public ImportCheck? Check { get; set; }

    /// <summary>Why it stopped before its end; null when it did not.</summary>
    public ImportProblem? Failure { get; set; }

    /// <summary>Whether it has ended.</summary>
    public bool IsDone { get; set; }

    /// <summary>Stops it after the batch at hand.</summary>
    public CancellationTokenSource Stop { get; } = new();
}

/// <summary>
/// Imports that were begun on the page go on while nobody looks. What is known here is lost when the program stops; how far an import is stands in the database, so that it can be
/// gone on with.
/// </summary>
internal sealed class ImportJobs(Importing importing, IHostApplicationLifetime life, ILogger<ImportJobs> log)
{
    private const int Most = 200;
    private readonly ConcurrentDictionary<Guid, ImportJob> jobs = new();

    /// <summary>The last job of this import; null when there was none since the program started.</summary>
    public ImportJob? Of(Guid id) => jobs.GetValueOrDefault(id);

    /// <summary>Begins to read a file through, or to store it. Does nothing when something is being done with it.</summary>
    public void Begin(Actor actor, Guid id, bool stores)
    {
        if (jobs.Count > Most)
        {
            foreach (var (old, _) in jobs.Where(pair => pair.Value.IsDone))
            {
                jobs.TryRemove(old, out _);
            }
        }

        var job = new ImportJob { Stores = stores };
        var now = jobs.AddOrUpdate(id, job, (_, before) => before.IsDone ? job : before);
        if (now == job)
        {
            _ = Task.Run(() => RunAsync(actor, id, job), CancellationToken.None);
        }
    }

    private async Task RunAsync(Actor actor, Guid id, ImportJob job)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(job.Stop.Token, life.ApplicationStopping);
        try
        {
            if (job.Stores)
            {
                await importing.RunAsync(actor, id, null, stop.Token);
            }
            else
            {
                job.Check = await importing.CheckAsync(actor, id, new Reading(job), stop.Token);
            }
        }
        catch (ImportFileException error)
        {
            job.Failure = error.Problem;
        }
        catch (OperationCanceledException)
        {
            job.Failure = new ImportProblem(0, "", "stopped");
        }
#pragma warning disable CA1031 // whatever went wrong, the page says so; how far it came stands in the database
        catch (Exception error)
#pragma warning restore CA1031
        {
            log.LogWarning("An import stopped: {Failure}", error.GetType().Name);
            job.Failure = new ImportProblem(0, "", "cannot-save");
        }
        finally
        {
            job.IsDone = true;
        }
    }

    private sealed class Reading(ImportJob job) : IProgress<long>
    {
        public void Report(long value) => job.Read = value;
    }
}
