using System.Collections.Concurrent;
using System.Reflection;
using Npgsql;
using Xunit;

namespace Baken.Testing;

/// <summary>
/// A PostgreSQL cluster of the tests' own: made from nothing, reachable by a Unix socket only, superuser <c>baken</c> without password.
/// It never touches a cluster of the machine's. However the test process ends, also when it is killed, the server stops and its folder goes.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresCluster>> Shared = new(() => StartAsync());

    private readonly PostgresServer _server;
    private readonly ConcurrentDictionary<MethodInfo, Lazy<Task<string>>> _templates = new();
    private readonly SemaphoreSlim _creating = new(1);
    private int _databases;

    private PostgresCluster(PostgresServer server) => _server = server;

    /// <summary>Why tests on PostgreSQL are skipped, or null when they are to run.</summary>
    internal static string? ReasonToSkip =>
        Environment.GetEnvironmentVariable("BAKEN_SKIP_POSTGRES") == "1" ? "BAKEN_SKIP_POSTGRES=1 asks to leave PostgreSQL out." : null;

    /// <summary>
    /// The one cluster of this test process, started by the first call. It lives as long as the process and does not sync to disk.
    /// </summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed or does not start; the message says what to do.</exception>
    public static Task<PostgresCluster> GetAsync()
    {
        Assert.SkipWhen(ReasonToSkip is not null, ReasonToSkip ?? "");
        return Shared.Value;
    }

    /// <summary>
    /// Starts another cluster, for a test that stops the server or, with <paramref name="durable"/>, that needs fsync. The caller disposes it.
    /// </summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed or does not start; the message says what to do.</exception>
    public static async Task<PostgresCluster> StartAsync(bool durable = false)
    {
        Assert.SkipWhen(ReasonToSkip is not null, ReasonToSkip ?? "");
        return new PostgresCluster(await PostgresServer.StartAsync(durable));
    }

    /// <summary>
    /// Makes a database and returns its connection string. It is a copy of a template that <paramref name="migrateTemplate"/> fills
    /// once a cluster: the method gets the template's connection string, and must depend on nothing else.
    /// </summary>
    public async Task<string> NewDatabaseAsync(Func<string, Task> migrateTemplate)
    {
        ArgumentNullException.ThrowIfNull(migrateTemplate);
        var template = await _templates.GetOrAdd(
            migrateTemplate.Method, _ => new(() => FillTemplateAsync(migrateTemplate))).Value;
        return await CreateDatabaseAsync("t", template);
    }

    /// <summary>Drops a database that <see cref="NewDatabaseAsync"/> made, closing whatever still uses it.</summary>
    public async Task DropDatabaseAsync(string connectionString)
    {
        CloseConnections(connectionString);
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync($"DROP DATABASE \"{name}\" WITH (FORCE)");
    }

    /// <summary>Stops the server at once, as a failing machine would: open connections break, the data stay.</summary>
    public Task StopServerAsync() => _server.TellAsync("stop");

    /// <summary>Starts the server again after <see cref="StopServerAsync"/>.</summary>
    public Task StartServerAsync() => _server.TellAsync("start");

    /// <summary>Stops the server and deletes all its data.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _creating.Dispose();
    }

    private async Task<string> FillTemplateAsync(Func<string, Task> migrate)
    {
        var connectionString = await CreateDatabaseAsync("base", "template0");
        await migrate(connectionString);
        // A template that someone is connected to cannot be copied.
        CloseConnections(connectionString);
        return new NpgsqlConnectionStringBuilder(connectionString).Database!;
    }

    private async Task<string> CreateDatabaseAsync(string prefix, string template)
    {
        var name = $"{prefix}{Interlocked.Increment(ref _databases)}";
        await _creating.WaitAsync();
        try
        {
            await ExecuteAsync($"CREATE DATABASE \"{name}\" TEMPLATE \"{template}\"");
        }
        finally
        {
            _creating.Release();
        }

        return ConnectionString(name);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    // Idle connections go soon, so that hundreds of databases in one run stay under the server's limit.
    private string ConnectionString(string database) =>
        $"Host={_server.Folder};Username=baken;Database={database};Connection Idle Lifetime=4;Connection Pruning Interval=2";

    private static void CloseConnections(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
    }
}
