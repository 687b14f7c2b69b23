using System.Data.Common;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Kernel.Door;

/// <summary>
/// The one door for writes. A command is one transaction: check, change, event, outbox, audit, idempotency; it answers only
/// after the commit is on disk. On SQLite one writer takes the commands in a row and commits several together; on PostgreSQL
/// each has its own transaction. A command that meets another one (version, unique number, deadlock) is run again on fresh data.
/// </summary>
public sealed class WriteDoor(IServiceScopeFactory scopes, Storage storage, TimeProvider clock, SingleWriter writer)
{
    private const int Tries = 4;

    /// <summary>Runs a command.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="command">Check, change, record; may run again, so it must take everything from the unit.</param>
    /// <param name="cancellation">Until the commit begins.</param>
    /// <param name="at">The moment, when it is not now: the anonymity block of a report.</param>
    /// <param name="once">A random key the sender chose; the same key again is answered by <paramref name="again"/>.</param>
    /// <param name="again">What to answer when it was done before.</param>
    public async Task<T> WriteAsync<T>(
        Actor actor,
        string purpose,
        Func<Unit, CancellationToken, Task<T>> command,
        CancellationToken cancellation,
        DateTimeOffset? at = null,
        string? once = null,
        Func<Unit, CancellationToken, Task<T>>? again = null)
    {
        var now = at ?? clock.GetUtcNow();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return storage.OneWriter
                    ? await writer.RunAsync((connection, transaction) => AttemptAsync(connection, transaction), cancellation)
                    : await AttemptAsync(null, null);
            }
            catch (Exception error) when (attempt < Tries && MetAnother(error))
            {
            }
        }

        async Task<T> AttemptAsync(DbConnection? connection, DbTransaction? transaction)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Scope>().Enter(actor);
            var db = scope.ServiceProvider.GetRequiredService<BakenDb>();
            db.Database.AutoSavepointsEnabled = false;
            if (connection is not null)
            {
                db.Database.SetDbConnection(connection);
                await db.Database.UseTransactionAsync(transaction, cancellation);
                return await RunAsync(db, scope.ServiceProvider, () => transaction!.RollbackAsync(SingleWriter.Savepoint, cancellation));
            }

            await db.Database.BeginTransactionAsync(cancellation);
            var result = await RunAsync(db, scope.ServiceProvider, async () =>
            {
                await db.Database.RollbackTransactionAsync(cancellation);
                await db.Database.BeginTransactionAsync(cancellation);
            });
            await db.Database.CommitTransactionAsync(CancellationToken.None);
            return result;
        }

        async Task<T> RunAsync(BakenDb db, IServiceProvider services, Func<Task> undo)
        {
            var unit = new Unit(db, services, actor, purpose, now);
            if (once is not null && again is not null)
            {
                var scopeName = (actor.UserId ?? actor.OrganisationId)?.ToString("N") ?? actor.Kind.ToString();
                if (await db.Set<DoneOnce>().AnyAsync(d => d.Scope == scopeName && d.Key == once, cancellation))
                {
                    return await again(unit, cancellation);
                }

                db.Add(new DoneOnce(scopeName, once, now));
            }

            var result = await command(unit, cancellation);
            if (unit.Audits.Count == 0 && !unit.AuditWaived)
            {
                throw new InvalidOperationException("A command must leave an audit record.");
            }

            if (result is IRefusal || unit.IsRefused)
            {
                // A command may have written before it said no.
                await undo();
                db.ChangeTracker.Clear();
                foreach (var tried in unit.Audits.ToList())
                {
                    unit.Note(tried.Action, tried.ObjectKind, tried.Objects, refused: true);
                }
            }

            await db.SaveChangesAsync(cancellation);
            return result;
        }
    }

    private bool MetAnother(Exception error)
    {
        // The provider wraps what it holds for transient, at any depth.
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbUpdateConcurrencyException || cause is DbException refused && storage.MetAnother(refused))
            {
                return true;
            }
        }

        return false;
    }
}
