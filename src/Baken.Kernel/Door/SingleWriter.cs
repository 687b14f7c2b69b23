using System.Data;
using System.Data.Common;
using System.Threading.Channels;
using Baken.Kernel.Data;

namespace Baken.Kernel.Door;

/// <summary>
/// The one writer of an embedded database: takes commands in order, gives each a savepoint, commits what is waiting together
/// and answers each after the commit. A command that fails is undone alone; a commit that fails, fails all it held.
/// </summary>
public sealed class SingleWriter(Storage storage) : IAsyncDisposable
{
    private const int MostTogether = 64;
    internal const string Savepoint = "command";

    private readonly Channel<Work> queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(1024) { SingleReader = true });
    private readonly Lock starting = new();
    private Task? loop;

    // Kept open between transactions, and opened anew after one that failed.
    private DbConnection? held;

    internal async Task<T> RunAsync<T>(Func<DbConnection, DbTransaction, Task<T>> command, CancellationToken cancellation)
    {
        lock (starting)
        {
            loop ??= Task.Run(LoopAsync, CancellationToken.None);
        }

        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        T? result = default;
        var work = new Work(
            async (connection, transaction) => result = await command(connection, transaction),
            () => answer.TrySetResult(result!),
            error => answer.TrySetException(error),
            ExecutionContext.Capture(),
            cancellation);
        await queue.Writer.WriteAsync(work, cancellation);
        return await answer.Task;
    }

    /// <summary>Finishes what was accepted, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        if (loop is not null)
        {
            await loop;
        }

        await LetGoAsync();
    }

    private async Task LoopAsync()
    {
        while (await queue.Reader.WaitToReadAsync())
        {
            var taken = new List<Work>();
            try
            {
                var connection = await HeldAsync();
                await using var transaction = await connection.BeginTransactionAsync();
                while (taken.Count < MostTogether && queue.Reader.TryRead(out var work))
                {
                    taken.Add(work);
                    await RunOneAsync(work, connection, transaction);
                }

                await transaction.CommitAsync();
            }
#pragma warning disable CA1031 // whatever went wrong is each caller's answer; the writer itself must go on
            catch (Exception error)
#pragma warning restore CA1031
            {
                taken.ForEach(work => work.Fail(error));
                await LetGoAsync();
                if (taken.Count == 0 && queue.Reader.TryRead(out var next))
                {
                    next.Fail(error);
                }

                continue;
            }

            // The first answer counts: a command that failed alone keeps its failure.
            taken.ForEach(work => work.Complete());
        }
    }

    private async Task<DbConnection> HeldAsync()
    {
        held ??= storage.CreateConnection();
        if (held.State != ConnectionState.Open)
        {
            await held.OpenAsync();
        }

        return held;
    }

    private async Task LetGoAsync()
    {
        if (held is { } connection)
        {
            held = null;
            await connection.DisposeAsync();
        }
    }

    private static async Task RunOneAsync(Work work, DbConnection connection, DbTransaction transaction)
    {
        if (work.Cancellation.IsCancellationRequested)
        {
            work.Fail(new OperationCanceledException(work.Cancellation));
            return;
        }

        await transaction.SaveAsync(Savepoint);
        try
        {
            await work.Run(connection, transaction);
        }
#pragma warning disable CA1031 // the caller gets it
        catch (Exception error)
#pragma warning restore CA1031
        {
            try
            {
                await transaction.RollbackAsync(Savepoint);
            }
            catch (DbException)
            {
                // The database undid the whole transaction (disk full): nobody's work stands.
                work.Fail(error);
                throw;
            }

            work.Fail(error);
            return;
        }

        await transaction.ReleaseAsync(Savepoint);
    }

    private sealed record Work(
        Func<DbConnection, DbTransaction, Task> Command,
        Action Complete,
        Action<Exception> Fail,
        ExecutionContext? Context,
        CancellationToken Cancellation)
    {
        /// <summary>Runs in the context of the caller, so that a simulated clock and tracing stay the caller's.</summary>
        public Task Run(DbConnection connection, DbTransaction transaction)
        {
            if (Context is null)
            {
                return Command(connection, transaction);
            }

            Task? running = null;
            ExecutionContext.Run(Context, _ => running = Command(connection, transaction), null);
            return running!;
        }
    }
}
