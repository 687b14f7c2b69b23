using System.Data.Common;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Baken.Hosting;
using Baken.Kernel.People;
using Baken.Signals.Report;
using Baken.Testing;
using Baken.Testing.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Baken.Bench;

/// <summary>The interface for systems beside a bare endpoint that inserts the same bytes, and the import of a file with the memory it takes.</summary>
internal static partial class Program
{
    private const int Requests = 1000;

    private static async Task ChannelsAsync(int rows)
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {Requests} requests, {rows} rows");
        Console.WriteLine();
        Console.WriteLine("| what | SQLite | PostgreSQL |");
        Console.WriteLine("|---|---:|---:|");
        await using var cluster = await PostgresCluster.StartAsync(durable: true);
        static BakenOptions Often(BakenOptions options) => options with { ApiPerMinute = 1_000_000 };
        await using var sqlite = await RunningBaken.StartAsync(Database.Sqlite, with: Often);
        await using var postgres = await RunningBaken.StartAsync(await cluster.NewDatabaseAsync(_ => Task.CompletedTask), with: Often);
        foreach (var callers in new[] { 1, 8 })
        {
            Row(
                $"bare endpoint that inserts the same bytes, {callers} callers, a second",
                await BareAsync(() => Sqlite(sqlite.Folder), callers), await BareAsync(() => new NpgsqlConnection(postgres.Database), callers), "N0");
            Row($"POST /api/v1/signalen with Idempotency-Key, stored and synced, {callers} callers, a second", await ApiAsync(sqlite, callers), await ApiAsync(postgres, callers), "N0");
        }

        var (a, b) = (await ImportAsync(sqlite, rows), await ImportAsync(postgres, rows));
        Row("import: brought in sealed, rows a second", a.Staged, b.Staged, "N0");
        Row("import: read through and checked, rows a second", a.Checked, b.Checked, "N0");
        Row("import: stored, rows a second", a.Stored, b.Stored, "N0");
        Row("import: most memory of the process while it goes on, MB (Baken and this program together)", a.Memory, b.Memory, "N0");
    }

    private static string Body(int i) => $$"""
        {"verhaal":"Melding {{i}}. In de kas werken mensen zes dagen van veertien uur. Zij slapen in de loods en krijgen geen loon.","gemeente":"GM1783","vormen":["labour"],"sector":"greenhouse","duurtVoort":"ja","bedrijven":[{"naam":"Kwekerij {{i % 500}} B.V."}],"telefoonnummers":["06{{10000000 + i % 5000}}"],"personen":[{"rol":"mogelijk-slachtoffer","leeftijdsgroep":"meerderjarig","aantal":3}],"kenmerk":"{{i}}"}
        """;

    private static async Task<double> BareAsync(Func<DbConnection> open, int callers)
    {
        await using (var connection = open())
        {
            await connection.OpenAsync();
            await RunAsync(connection, "DROP TABLE IF EXISTS bare; CREATE TABLE bare (id TEXT PRIMARY KEY, body TEXT)");
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            await using var connection = open();
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO bare VALUES (@id, @body)";
            foreach (var (name, value) in new[] { ("id", Guid.NewGuid().ToString()), ("body", body) })
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            await command.ExecuteNonQueryAsync();
            return Results.StatusCode(StatusCodes.Status201Created);
        });
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        return await RateAsync(Requests, callers, async i =>
        {
            using var answer = await client.PostAsync(new Uri("/", UriKind.Relative), new StringContent(Body(i), Encoding.UTF8, "application/json"));
            answer.EnsureSuccessStatusCode();
        });
    }

    private static async Task<double> ApiAsync(RunningBaken baken, int callers)
    {
        var made = (ApiKeyOutcome.Made)await baken.Get<ApiKeys>().CreateAsync(await baken.ActorAsync("Gerda"), new ApiKeyForm("Meldsysteem", ["/api/v1/signalen"], 3), Guid.NewGuid().ToString("N"), default);
        using var client = new HttpClient { BaseAddress = baken.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.Key);
        async Task SendAsync(int i)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/signalen") { Content = new StringContent(Body(i), Encoding.UTF8, "application/json") };
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            using var answer = await client.SendAsync(request);
            answer.EnsureSuccessStatusCode();
        }

        for (var i = 0; i < 50; i++)
        {
            await SendAsync(i);
        }

        return await RateAsync(Requests, callers, SendAsync);
    }

    private static async Task<(double Staged, double Checked, double Stored, double Memory)> ImportAsync(RunningBaken baken, int rows)
    {
        var file = Path.Combine(baken.Folder, "meldingen.ndjson");
        await using (var writer = new StreamWriter(file))
        {
            for (var i = 0; i < rows; i++)
            {
                await writer.WriteLineAsync(Body(i).Trim());
            }
        }

        var (importing, noor, watch) = (baken.Get<Importing>(), await baken.ActorAsync("Noor"), Stopwatch.StartNew());
        using var stop = new CancellationTokenSource();
        var memory = MostMemoryAsync(stop.Token);
        await using var content = File.OpenRead(file);
        var staged = (StageOutcome.Staged)await importing.StageAsync(noor, content, default);
        var stagedAt = watch.Elapsed;
        var check = (await importing.CheckAsync(noor, staged.Id, null, default))!;
        var checkedAt = watch.Elapsed;
        var done = (await importing.RunAsync(noor, staged.Id, null, default))!;
        var storedAt = watch.Elapsed;
        await stop.CancelAsync();
        if (check.Right != rows || done.Stored != rows)
        {
            throw new InvalidOperationException($"{check.Right} right, {done.Stored} stored");
        }

        return (rows / stagedAt.TotalSeconds, rows / (checkedAt - stagedAt).TotalSeconds, rows / (storedAt - checkedAt).TotalSeconds, await memory);
    }

    private static async Task<double> MostMemoryAsync(CancellationToken stop)
    {
        var most = 0L;
        while (!stop.IsCancellationRequested)
        {
            using var process = Process.GetCurrentProcess();
            most = Math.Max(most, process.WorkingSet64);
            await Task.Delay(100, CancellationToken.None);
        }

        return most / 1024.0 / 1024.0;
    }
}
