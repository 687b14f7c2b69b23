using System.Data;
using System.Data.Common;
using Baken.Kernel.Data;
using Baken.Kernel.Sealing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Baken.Storage.Sqlite;

/// <summary>
/// SQLite in a data folder: <c>baken.db</c> and, apart, the key store <c>keys.db</c>. Write-ahead log, every commit synced
/// (synchronous=FULL), foreign keys on, freed pages overwritten.
/// </summary>
public sealed class SqliteStorage(string folder) : Baken.Kernel.Data.Storage
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int PrimaryKeyTaken = 1555;
    private const int UniqueTaken = 2067;
    private static readonly Pragmas PragmaInterceptor = new();

    /// <inheritdoc/>
    public override string Name => "SQLite";

    /// <inheritdoc/>
    public override bool OneWriter => true;

    /// <inheritdoc/>
    public override void ConfigureMain(DbContextOptionsBuilder options) => Configure(options, "baken.db");

    /// <inheritdoc/>
    public override void ConfigureKeys(DbContextOptionsBuilder options) => Configure(options, "keys.db");

    /// <inheritdoc/>
    public override DbConnection CreateConnection()
    {
        var connection = new SqliteConnection(ConnectionString("baken.db"));
        connection.StateChange += (sender, change) =>
        {
            if (change.CurrentState == ConnectionState.Open)
            {
                Pragmas.Apply((DbConnection)sender);
            }
        };
        return connection;
    }

    /// <inheritdoc/>
    public override bool MetAnother(DbException exception) => exception is SqliteException { SqliteExtendedErrorCode: PrimaryKeyTaken or UniqueTaken };

    /// <inheritdoc/>
    public override bool IsUnavailable(DbException exception) =>
        exception is SqliteException { SqliteErrorCode: Busy or Locked or ReadOnly or IoError or Full or CannotOpen };

    /// <inheritdoc/>
    public override Task ScrubKeysAsync(KeyDb db, CancellationToken cancellation) =>
        db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellation);

    /// <inheritdoc/>
    public override Task BackupMainAsync(BakenDb db, string file, CancellationToken cancellation) => BackupAsync(db, file, cancellation);

    /// <inheritdoc/>
    public override Task BackupKeysAsync(KeyDb db, string file, CancellationToken cancellation) => BackupAsync(db, file, cancellation);

    /// <inheritdoc/>
    public override Task RestoreMainAsync(BakenDb db, string file, CancellationToken cancellation) => RestoreAsync(file, "baken.db", cancellation);

    /// <inheritdoc/>
    public override Task RestoreKeysAsync(KeyDb db, string file, CancellationToken cancellation) => RestoreAsync(file, "keys.db", cancellation);

    private static async Task BackupAsync(DbContext db, string file, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await using var target = new SqliteConnection($"Data Source={file};Pooling=False");
        await target.OpenAsync(cancellation);
        ((SqliteConnection)db.Database.GetDbConnection()).BackupDatabase(target);
    }

    private async Task RestoreAsync(string file, string name, CancellationToken cancellation)
    {
        await using var source = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await source.OpenAsync(cancellation);
        await using var target = new SqliteConnection(ConnectionString(name));
        await target.OpenAsync(cancellation);
        source.BackupDatabase(target);
    }

    private void Configure(DbContextOptionsBuilder options, string file) => options
        .UseSqlite(ConnectionString(file), sqlite => sqlite
            .MigrationsAssembly(typeof(SqliteStorage).Assembly.GetName().Name)
            // A list is one parameter: a text that differs by its length would be put together anew for every question.
            .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        .AddInterceptors(PragmaInterceptor);

    private string ConnectionString(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(folder, file),
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString();

    private sealed class Pragmas : DbConnectionInterceptor
    {
        public static void Apply(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;";
            command.ExecuteNonQuery();
        }

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Apply(connection);
            return Task.CompletedTask;
        }
    }
}
