using System.Data.Common;
using Baken.Kernel.Data;
using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Baken.Storage.Postgres;

/// <summary>
/// PostgreSQL 15 or newer, by one connection string. The key store is the schema <see cref="KeyDb.Schema"/>, backed up apart.
/// </summary>
public sealed class PostgresStorage(string connectionString) : Baken.Kernel.Data.Storage
{
    /// <inheritdoc/>
    public override string Name => "PostgreSQL";

    /// <inheritdoc/>
    public override bool OneWriter => false;

    /// <inheritdoc/>
    public override void ConfigureMain(DbContextOptionsBuilder options) =>
        options.UseNpgsql(connectionString, npgsql => npgsql
            .MigrationsAssembly(typeof(PostgresStorage).Assembly.GetName().Name)
            // A list is one parameter: a text that differs by its length would be put together anew for every question.
            .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));

    /// <inheritdoc/>
    public override void ConfigureKeys(DbContextOptionsBuilder options) =>
        options.UseNpgsql(connectionString, npgsql => npgsql
            .MigrationsAssembly(typeof(PostgresStorage).Assembly.GetName().Name)
            .MigrationsHistoryTable("__EFMigrationsHistory", KeyDb.Schema)
            .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));

    /// <inheritdoc/>
    public override DbConnection CreateConnection() => new NpgsqlConnection(connectionString);

    /// <inheritdoc/>
    public override bool MetAnother(DbException exception) => exception is PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
    };

    /// <inheritdoc/>
    public override bool IsUnavailable(DbException exception) =>
        exception is PostgresException refused
            ? refused.SqlState is PostgresErrorCodes.DiskFull or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.CannotConnectNow
                or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.ReadOnlySqlTransaction
            : exception is NpgsqlException;

    /// <inheritdoc/>
    public override Task ScrubKeysAsync(KeyDb db, CancellationToken cancellation) =>
        db.Database.ExecuteSqlRawAsync($"VACUUM {KeyDb.Schema}.data_keys", cancellation);

    /// <inheritdoc/>
    public override Task BackupMainAsync(BakenDb db, string file, CancellationToken cancellation) => TableCopy.SaveAsync(db, connectionString, file, cancellation);

    /// <inheritdoc/>
    public override Task BackupKeysAsync(KeyDb db, string file, CancellationToken cancellation) => TableCopy.SaveAsync(db, connectionString, file, cancellation);

    /// <inheritdoc/>
    public override Task RestoreMainAsync(BakenDb db, string file, CancellationToken cancellation) => TableCopy.LoadAsync(db, connectionString, file, cancellation);

    /// <inheritdoc/>
    public override Task RestoreKeysAsync(KeyDb db, string file, CancellationToken cancellation) => TableCopy.LoadAsync(db, connectionString, file, cancellation);
}
