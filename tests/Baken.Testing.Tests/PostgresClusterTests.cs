using Npgsql;

namespace Baken.Testing.Tests;

public sealed class PostgresClusterTests
{
    [Fact]
    public async Task A_stopped_server_refuses_and_a_started_one_still_has_its_data()
    {
        await using var cluster = await PostgresCluster.StartAsync(durable: true);
        var database = await cluster.NewDatabaseAsync(MakeNotes);
        await ExecuteAsync(database, "INSERT INTO note VALUES ('kept')");

        await cluster.StopServerAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => CountNotesAsync(database));

        await cluster.StartServerAsync();
        NpgsqlConnection.ClearAllPools();
        Assert.Equal(1, await CountNotesAsync(database));
    }

    [Fact]
    public async Task A_disposed_cluster_leaves_no_folder_behind()
    {
        string folder;
        await using (var cluster = await PostgresCluster.StartAsync())
        {
            folder = Folder(await cluster.NewDatabaseAsync(MakeNotes));
            Assert.True(Directory.Exists(folder));
        }

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_database_does_not_see_what_another_of_the_same_template_holds()
    {
        var cluster = await PostgresCluster.GetAsync();
        var first = await cluster.NewDatabaseAsync(MakeNotes);
        var second = await cluster.NewDatabaseAsync(MakeNotes);

        await ExecuteAsync(first, "INSERT INTO note VALUES ('mine')");

        Assert.NotEqual(first, second);
        Assert.Equal(1, await CountNotesAsync(first));
        Assert.Equal(0, await CountNotesAsync(second));
    }

    [Fact]
    public async Task A_template_is_filled_once_for_many_databases_made_at_once()
    {
        var cluster = await PostgresCluster.GetAsync();
        var filled = 0;
        async Task MakeNotesAndCount(string connectionString)
        {
            Interlocked.Increment(ref filled);
            await MakeNotes(connectionString);
        }

        var databases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => cluster.NewDatabaseAsync(MakeNotesAndCount)));

        Assert.Equal(1, filled);
        Assert.Equal(8, databases.Distinct().Count());
    }

    [Fact]
    public async Task A_dropped_database_is_gone_though_a_connection_was_open()
    {
        var cluster = await PostgresCluster.GetAsync();
        var database = await cluster.NewDatabaseAsync(MakeNotes);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);

        await cluster.DropDatabaseAsync(database);

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => CountNotesAsync(database));
    }

    [Theory, BothDatabases]
    public void One_body_runs_on_each_database(Database database) => Assert.True(Enum.IsDefined(database));

    private static Task MakeNotes(string connectionString) =>
        ExecuteAsync(connectionString, "CREATE TABLE note (text text NOT NULL)");

    private static string Folder(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Host!;

    private static async Task<long> CountNotesAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM note", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
