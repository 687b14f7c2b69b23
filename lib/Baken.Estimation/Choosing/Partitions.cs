namespace Baken.Estimation;

/// <summary>
/// Work in numbered partitions. Each writes its own places of the result, so that the answer does not depend on who runs which.
/// </summary>
internal static class Partitions
{
    /// <summary>Runs all partitions on some threads, each with a worker of its own.</summary>
    /// <param name="count">Partitions.</param>
    /// <param name="workers">Threads; 0 for one a core.</param>
    /// <param name="cancellation">Stops between partitions.</param>
    /// <param name="start">Makes a worker.</param>
    /// <param name="run">Runs one partition.</param>
    public static void Run<TWorker>(int count, int workers, CancellationToken cancellation, Func<TWorker> start, Action<TWorker, int> run)
    {
        var next = -1;
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers is 0 ? Environment.ProcessorCount : workers, CancellationToken = cancellation };
        Parallel.For(0, Math.Min(count, options.MaxDegreeOfParallelism), options, _ =>
        {
            var worker = start();
            for (var partition = Interlocked.Increment(ref next); partition < count; partition = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                run(worker, partition);
            }
        });
    }
}
