using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Report;
using Baken.Testing;
using Baken.Testing.Web;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Baken.Bench;

/// <summary>
/// The first figures: storing a report, and a page of the queue, on both databases, in one run beside the floor of the same disk: one
/// row a transaction with the plain driver. Prints a Markdown table. Usage: <c>dotnet run -c Release --project bench/Baken.Bench</c>; with
/// <c>channels [ROWS]</c> the interface for systems and the import of a file instead.
/// </summary>
internal static partial class Program
{
    private const int Reports = 2000;
    private const int Pages = 200;
    private static readonly int[] Callers = [1, 8, 64];

    private static async Task Main(string[] args)
    {
        if (args is ["channels", ..])
        {
            await ChannelsAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100_000);
            return;
        }

        Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {Reports} reports, {Pages} queue pages");
        Console.WriteLine();
        Console.WriteLine("| what | SQLite | PostgreSQL |");
        Console.WriteLine("|---|---:|---:|");
        await using var cluster = await PostgresCluster.StartAsync(durable: true);
        await using var sqlite = await RunningBaken.StartAsync(Database.Sqlite);
        await using var postgres = await RunningBaken.StartAsync(await cluster.NewDatabaseAsync(_ => Task.CompletedTask));
        await WarmAsync(sqlite);
        await WarmAsync(postgres);
        foreach (var callers in Callers)
        {
            Row($"floor: one row a transaction, plain driver, {callers} callers, a second", await FloorAsync(() => Sqlite(sqlite.Folder), callers), await FloorAsync(() => new NpgsqlConnection(postgres.Database), callers), "N0");
            Row($"report stored and synced, {callers} callers, a second", await IntakeAsync(sqlite, callers), await IntakeAsync(postgres, callers), "N0");
        }

        await sqlite.SettleAsync();
        await postgres.SettleAsync();
        var (a, b) = (await QueueAsync(sqlite), await QueueAsync(postgres));
        Row("queue page of 50 with counts, median, ms", a.Median, b.Median, "N1");
        Row("queue page of 50 with counts, 95 %, ms", a.P95, b.P95, "N1");
    }

    private static void Row(string what, double sqlite, double postgres, string format) =>
        Console.WriteLine($"| {what} | {sqlite.ToString(format, CultureInfo.InvariantCulture)} | {postgres.ToString(format, CultureInfo.InvariantCulture)} |");

    private static async Task WarmAsync(RunningBaken baken)
    {
        for (var i = 0; i < 200; i++)
        {
            await baken.Get<Reporting>().ReceiveAsync(Told(i), null, default);
        }

        await QueueAsync(baken, 20);
    }

    private static async Task<double> IntakeAsync(RunningBaken baken, int callers)
    {
        var reporting = baken.Get<Reporting>();
        return await RateAsync(Reports, callers, async i => await reporting.ReceiveAsync(Told(i), null, default));
    }

    private static async Task<(double Median, double P95)> QueueAsync(RunningBaken baken, int pages = Pages)
    {
        var queue = baken.Get<WorkQueue>();
        var actor = await baken.ActorAsync("Noor");
        var times = new List<double>();
        for (var i = 0; i < pages; i++)
        {
            var watch = Stopwatch.StartNew();
            await queue.ToAssessAsync(actor, new QueueFilter(), default);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return (times[times.Count / 2], times[times.Count * 95 / 100]);
    }

    private static async Task<double> FloorAsync(Func<DbConnection> open, int callers)
    {
        await using (var connection = open())
        {
            await connection.OpenAsync();
            await RunAsync(connection, "DROP TABLE IF EXISTS floor; CREATE TABLE floor (id TEXT PRIMARY KEY, body TEXT)");
        }

        return await RateAsync(Reports, callers, async i =>
        {
            await using var connection = open();
            await connection.OpenAsync();
            await RunAsync(connection, $"INSERT INTO floor VALUES ('{Guid.NewGuid()}', '{new string('x', 1024)}')");
        });
    }

    private static SqliteConnection Sqlite(string folder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "floor.db")};Default Timeout=30");
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState == System.Data.ConnectionState.Open)
            {
                using var command = connection.CreateCommand();
                command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
                command.ExecuteNonQuery();
            }
        };
        return connection;
    }

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the texts are those above
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<double> RateAsync(int times, int callers, Func<int, Task> act)
    {
        var next = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i <= times; i = Interlocked.Increment(ref next))
            {
                await act(i);
            }
        })));
        return times / watch.Elapsed.TotalSeconds;
    }

    private static Report Told(int i) => new(
        Channel.Form,
        new Facts
        {
            Narrative = $"Melding {i}. In de kas werken mensen zes dagen van veertien uur. Zij slapen in de loods en krijgen geen loon. De voorman heeft de paspoorten.",
            Municipality = "GM1783",
            Forms = ["labour"],
            Sector = "greenhouse",
            Continues = Answer.Yes,
            Companies = [new Company($"Kwekerij {i % 500} B.V.", (i % 500).ToString("D8", CultureInfo.InvariantCulture))],
            Phones = [$"06 00 {i % 97:00} {i % 89:00} {i % 83:00}"],
            Persons = [new Person(PersonRole.PossibleVictim, AgeGroup: AgeGroup.Adult, Count: 3)],
        },
        ReporterWish.Anonymous,
        null);
}
