using System.Data;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Baken.Storage.Postgres;

/// <summary>
/// Copies all tables of a context, as one moment, into a zip with one COPY (binary) stream a table, and back. The schema comes
/// from the migrations, so the copy holds rows only and names the last migration it belongs to.
/// </summary>
internal static class TableCopy
{
    private const string MigrationEntry = "migration";

    public static async Task SaveAsync(DbContext db, string connectionString, string file, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await using var stream = new FileStream(file, FileMode.CreateNew);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        await using (var note = new StreamWriter(zip.CreateEntry(MigrationEntry).Open()))
        {
            await note.WriteAsync((await db.Database.GetAppliedMigrationsAsync(cancellation)).Last());
        }

        foreach (var table in Tables(db))
        {
            await using var entry = zip.CreateEntry(table, CompressionLevel.Fastest).Open();
            await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {table} TO STDOUT (FORMAT BINARY)", cancellation);
            await rows.CopyToAsync(entry, cancellation);
        }
    }

    public static async Task LoadAsync(DbContext db, string connectionString, string file, CancellationToken cancellation)
    {
        using var zip = ZipFile.OpenRead(file);
        using (var note = new StreamReader(zip.GetEntry(MigrationEntry)!.Open()))
        {
            await db.Database.MigrateAsync(await note.ReadToEndAsync(cancellation), cancellation);
        }

        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var table in Tables(db))
        {
            await using var entry = zip.GetEntry(table)!.Open();
            await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {table} FROM STDIN (FORMAT BINARY)", cancellation);
            await entry.CopyToAsync(rows, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    // What is referred to comes first, so that rows can be put back table by table.
    private static IEnumerable<string> Tables(DbContext db) => db.Model.GetEntityTypes()
        .OrderBy(Depth).ThenBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => type.GetSchemaQualifiedTableName())
        .OfType<string>().Distinct()
        .Select(name => string.Join('.', name.Split('.').Select(part => $"\"{part}\"")));

    private static int Depth(IEntityType type) =>
        type.GetForeignKeys().Where(key => key.PrincipalEntityType != type).Select(key => Depth(key.PrincipalEntityType) + 1).DefaultIfEmpty(0).Max();
}
