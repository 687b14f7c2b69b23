using System.Data.Common;
using Baken.Kernel.Door;
using Baken.Storage.Sqlite;
using Baken.Testing;
using Microsoft.Data.Sqlite;

namespace Baken.Kernel.Tests.Door;

public sealed class Single_writer : IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public async Task Failed_commit_fails_all_it_held_and_the_writer_goes_on()
    {
        await using var writer = await NewAsync();
        var gate = new TaskCompletionSource();
        var first = writer.RunAsync(async (c, _) => { await gate.Task; return await Insert(c, 1); }, default);
        var innocent = writer.RunAsync((c, _) => Insert(c, 2), default);
        // A foreign key that is checked only at the commit makes the commit itself fail.
        var guilty = writer.RunAsync((c, _) => Run(c, "PRAGMA defer_foreign_keys=ON; INSERT INTO child VALUES (99)"), default);
        gate.SetResult();
        await Assert.ThrowsAsync<SqliteException>(() => first.WaitAsync(TimeSpan.FromSeconds(20)));
        await Assert.ThrowsAsync<SqliteException>(() => innocent);
        await Assert.ThrowsAsync<SqliteException>(() => guilty);
        Assert.Equal(1, await writer.RunAsync((c, _) => Insert(c, 3), default));
        Assert.Equal([3], await StoredAsync());
    }

    [Theory]
    [InlineData("RELEASE command")]
    [InlineData("ROLLBACK")]
    public async Task Every_command_gets_an_answer_when_the_savepoint_itself_fails(string saboteur)
    {
        await using var writer = await NewAsync();
        var gate = new TaskCompletionSource();
        var first = writer.RunAsync(async (c, _) => { await gate.Task; return await Run(c, saboteur); }, default);
        var next = writer.RunAsync((c, _) => Insert(c, 1), default);
        gate.SetResult();
        await Assert.ThrowsAnyAsync<Exception>(() => first.WaitAsync(TimeSpan.FromSeconds(20)));
        await Task.WhenAny(next, Task.Delay(TimeSpan.FromSeconds(20)));
        Assert.True(next.IsCompleted);
        Assert.Equal(1, await writer.RunAsync((c, _) => Insert(c, 2), default));
        Assert.Contains(2, await StoredAsync());
    }

    [Fact]
    public async Task Disposal_finishes_what_was_accepted_and_refuses_what_comes_after()
    {
        var writer = await NewAsync();
        var accepted = Enumerable.Range(1, 200).Select(i => writer.RunAsync((c, _) => Insert(c, i), default)).ToList();
        await writer.DisposeAsync();
        await Task.WhenAll(accepted);
        Assert.Equal(200, (await StoredAsync()).Count);
        await Assert.ThrowsAnyAsync<Exception>(() => writer.RunAsync((c, _) => Insert(c, 201), default));
        Assert.Equal(200, (await StoredAsync()).Count);
    }

    [Fact]
    public async Task Database_that_cannot_be_opened_fails_each_command_and_is_used_again_when_it_can()
    {
        await using var writer = await NewAsync();
        SqliteConnection.ClearAllPools();
        File.Move(folder.File("baken.db"), folder.File("away.db"));
        Directory.CreateDirectory(folder.File("baken.db"));
        await Assert.ThrowsAsync<SqliteException>(() => writer.RunAsync((c, _) => Insert(c, 1), default).WaitAsync(TimeSpan.FromSeconds(20)));
        Directory.Delete(folder.File("baken.db"));
        File.Move(folder.File("away.db"), folder.File("baken.db"));
        Assert.Equal(1, await writer.RunAsync((c, _) => Insert(c, 2), default));
        Assert.Equal([2], await StoredAsync());
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private async Task<SingleWriter> NewAsync()
    {
        var storage = new SqliteStorage(folder.Path);
        await using var connection = storage.CreateConnection();
        await connection.OpenAsync();
        await Run(connection, "CREATE TABLE parent (id INTEGER PRIMARY KEY); CREATE TABLE child (id INTEGER REFERENCES parent)");
        return new SingleWriter(storage);
    }

    private static Task<int> Insert(DbConnection connection, int id) => Run(connection, $"INSERT INTO parent VALUES ({id})");

    private static async Task<int> Run(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    private async Task<List<int>> StoredAsync()
    {
        await using var connection = new SqliteStorage(folder.Path).CreateConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM parent ORDER BY id";
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<int>();
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetInt32(0));
        }

        return ids;
    }
}
