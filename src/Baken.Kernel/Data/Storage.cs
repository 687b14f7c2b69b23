using System.Data.Common;
using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Data;

/// <summary>
/// What differs between the databases. Two implementations: SQLite in a folder, PostgreSQL by a connection string.
/// </summary>
public abstract class Storage
{
    /// <summary>Name for people and health: <c>SQLite</c> or <c>PostgreSQL</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the database has one writer, so that commands are put in a row and committed together.</summary>
    public abstract bool OneWriter { get; }

    /// <summary>Points a context at the main database.</summary>
    public abstract void ConfigureMain(DbContextOptionsBuilder options);

    /// <summary>Points a context at the key store.</summary>
    public abstract void ConfigureKeys(DbContextOptionsBuilder options);

    /// <summary>A closed connection to the main database, for the one writer.</summary>
    public abstract DbConnection CreateConnection();

    /// <summary>Whether the exception says that another one was at the same rows: a unique index refused the row, or two waited for each other. On fresh data it may succeed.</summary>
    public abstract bool MetAnother(DbException exception);

    /// <summary>Whether the exception says that the database cannot be used now: full, stopped, locked out.</summary>
    public abstract bool IsUnavailable(DbException exception);

    /// <summary>Takes care that what was just removed from the key store does not linger in its files.</summary>
    public abstract Task ScrubKeysAsync(KeyDb db, CancellationToken cancellation);

    /// <summary>Copies the main database, while it is used, into the file.</summary>
    public abstract Task BackupMainAsync(BakenDb db, string file, CancellationToken cancellation);

    /// <summary>Copies the key store, while it is used, into the file.</summary>
    public abstract Task BackupKeysAsync(KeyDb db, string file, CancellationToken cancellation);

    /// <summary>Puts a copied main database back where there is none.</summary>
    public abstract Task RestoreMainAsync(BakenDb db, string file, CancellationToken cancellation);

    /// <summary>Puts a copied key store back where there is none.</summary>
    public abstract Task RestoreKeysAsync(KeyDb db, string file, CancellationToken cancellation);
}
