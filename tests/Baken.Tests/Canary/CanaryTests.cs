using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Signals.Route;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Public;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Baken.Tests.Canary;

/// <summary>
/// Distinctive secrets go through the whole product; then everything it wrote down is searched for them. What is planted in the open
/// must be found by the same search, or the search shows nothing.
/// </summary>
[Collection(nameof(CanaryTests))]
public sealed class CanaryTests
{
    private const string Control = "kanarie-in-de-open-lucht";
    private readonly List<string> secrets = [];

    [Theory, BothDatabases]
    public async Task Nothing_secret_is_written_anywhere_in_the_open_and_the_search_finds_what_is(Database database)
    {
        using var console = new CapturedErrors();
        // A cluster of its own: its raw files are searched whole.
        await using var cluster = database == Database.Postgres ? await PostgresCluster.StartAsync() : null;
        await using var baken = await StartAsync(database, cluster);
        await PlantControlAsync(baken);
        await WalkAsync(baken);
        await baken.SettleAsync();

        var found = new List<string>();
        var controls = new HashSet<string>();
        foreach (var (name, bytes) in await EverythingAsync(baken, cluster, console))
        {
            found.AddRange(Search.Find(bytes, secrets).Select(what => $"{name}: {what}"));
            if (Search.Find(bytes, [Control]).Any())
            {
                controls.Add(name.StartsWith("column ", StringComparison.Ordinal) ? "column" : name == "log" ? "log" : "file");
            }
        }

        Assert.True(secrets.Count > 25, $"Only {secrets.Count} secrets were planted.");
        Assert.Empty(found);
        Assert.Equal(database == Database.Postgres ? ["column", "log"] : ["file", "log"], controls.Order());
    }

    private string Secret(string what)
    {
        var secret = $"kanarie-{what}-{Guid.NewGuid():N}";
        secrets.Add(secret);
        return secret;
    }

    private async Task WalkAsync(RunningBaken baken)
    {
        using var reporter = baken.Visit();
        var receipt = await ReportAsync(reporter);
        var code = Reporter.CodeOn(receipt);
        secrets.AddRange([code, code.Replace(" ", "", StringComparison.Ordinal)]);
        await baken.SettleAsync();
        var number = await DecideAsync(baken);
        await reporter.SendAsync(await reporter.LookAsync(code), [("Text", Secret("addition"))], "form.baken-part");
        await TeamAsync(baken, number);
        await LeaveADraftAsync(baken);
        await MistakesAsync(baken);
        secrets.AddRange([RunningBaken.Password, await baken.SessionAsync("Noor")]);
    }

    private async Task<Page> ReportAsync(Browser browser)
    {
        await browser.BeginAsync();
        // Long and repetitive, so that a database that compresses would compress it.
        await browser.StepAsync(2, ("Narrative", string.Concat(Enumerable.Repeat(Secret("narrative") + " ", 60))));
        await browser.StepAsync(3, ("Place", Secret("place")), ("Address", Secret("address")));
        await browser.StepAsync(
            4,
            ("Company", Secret("company")),
            ("Kvk", "90004760"),
            ("Phones", "06 57123498"),
            ("Plates", "KN-493-R"),
            ("Online", $"@{Secret("online")[..30]}, {Secret("mail")}@voorbeeld.example, www.voorbeeld.example/{Secret("link")}"));
        secrets.AddRange(["90004760", "0657123498", "657123498", "KN493R", "KN-493-R"]);
        secrets.Add(secrets.First(s => s.StartsWith("kanarie-online", StringComparison.Ordinal))[..30]);
        return await browser.StepAsync(5, ("Wish", "HearResult"), ("Name", Secret("name")), ("Phone", Secret("phone")), ("Email", Secret("contact") + "@voorbeeld.example"));
    }

    private async Task<string> DecideAsync(RunningBaken baken)
    {
        var (noor, tom) = (await baken.ActorAsync("Noor"), await baken.ActorAsync("Tom"));
        var number = Assert.Single((await baken.Get<WorkQueue>().ToAssessAsync(noor, new QueueFilter(), default)).Rows).Number;
        var view = (await baken.Get<SignalFile>().OpenAsync(noor, number, default))!;
        var facts = view.Facts with
        {
            Title = Secret("title"),
            Address = Secret("corrected"),
            Persons = [new Person(PersonRole.PossibleVictim, Secret("victim"), 16, Description: Secret("description")), new Person(PersonRole.Suspect, Secret("suspect"))],
        };
        Assert.IsType<CompleteOutcome.Completed>(await baken.Get<Completing>().CompleteAsync(noor, number, view.ContentVersion, facts, default));
        await baken.Get<DeskWork>().NoteAsync(noor, number, Secret("note"), default);
        await baken.Get<DeskWork>().KeepConceptAsync(tom, number, new Concept { Reason = Secret("concept"), OverrideReason = Secret("concept-override") }, default);
        var form = new DecisionForm
        {
            Outcome = Outcome.Administrative,
            Urgency = Urgency.Normal,
            Reason = Secret("reason"),
            FollowsProposal = false,
            OtherTeam = "arbeid-zuidwest",
            OverrideReason = Secret("override"),
            SeenDecisions = 0,
            SeenContent = view.ContentVersion + 1,
        };
        Assert.IsType<DecideOutcome.AwaitsSecond>(await baken.Get<Deciding>().DecideAsync(noor, number, form, Secret("once"), default));
        secrets.RemoveAt(secrets.Count - 1); // the key of a repeated post is random and no secret
        Assert.Equal(SecondOutcome.Confirmed, await baken.Get<SecondPerson>().AnswerAsync(tom, number, 1, true, Secret("second"), default));
        return number;
    }

    private async Task TeamAsync(RunningBaken baken, string number)
    {
        var noor = await baken.ActorAsync("Noor");
        var view = (await baken.Get<SignalFile>().OpenAsync(noor, number, default))!;
        var form = new DecisionForm { Outcome = Outcome.Administrative, Urgency = Urgency.Acute, Reason = Secret("again"), FollowsProposal = false, OtherTeam = "arbeid-zuidwest", OverrideReason = Secret("override-again"), SeenDecisions = view.Decisions, SeenContent = view.ContentVersion };
        Assert.IsType<DecideOutcome.Provisional>(await baken.Get<Deciding>().DecideAsync(noor, number, form, null, default));
        var inge = await baken.ActorAsync("Inge");
        Assert.Equal(TeamOutcome.Done, await baken.Get<TeamWork>().TakeUpAsync(inge, number, default));
        Assert.Equal(TeamOutcome.Done, await baken.Get<TeamWork>().CloseAsync(inge, number, Results.Catalogue.All.First(r => r.TakenUp).Code, Secret("team"), null, default));
    }

    private async Task LeaveADraftAsync(RunningBaken baken)
    {
        using var browser = baken.Visit();
        await browser.BeginAsync();
        await browser.StepAsync(2, ("Narrative", Secret("draft")));
        secrets.Add(browser.CookieOf("baken-melding")!);
    }

    /// <summary>What goes wrong is what ends up in logs.</summary>
    private async Task MistakesAsync(RunningBaken baken)
    {
        using var browser = baken.Visit();
        await browser.SendAsync(await browser.GetAsync("/inloggen"), [("Email", Secret("wrong-mail") + "@voorbeeld.example"), ("Password", Secret("wrong-password"))]);
        await browser.LookAsync(Secret("wrong-code"));
        await browser.GetAsync("/signalen/" + Secret("wrong-number"));
        await browser.GetAsync("/activeren/" + Secret("wrong-token"));
        await browser.PostAsync("/s/2", [("Draft.Narrative", Secret("forged"))]);
        await browser.PostAsync("/code", [("Code", Secret("forged-code"))]);
        browser.SetCookie("baken-sessie", Secret("forged-session"));
        await browser.GetAsync("/mijn-werk");
    }

    private static async Task PlantControlAsync(RunningBaken baken)
    {
        baken.Get<ILoggerFactory>().CreateLogger("Baken.Control").LogWarning("{Control}", Control);
        await baken.Get<WriteDoor>().WriteAsync(Actor.System("test"), "test", (unit, _) =>
        {
            unit.NoAudit("A test plants what must be found.");
            // Compressible, so that PostgreSQL keeps it compressed and only reading its columns finds it.
            unit.Db.Add(new Setting("control", string.Concat(Enumerable.Repeat(Control + " ", 500))));
            return Task.FromResult(true);
        }, default);
    }

    private static async Task<List<(string Name, byte[] Bytes)>> EverythingAsync(RunningBaken baken, PostgresCluster? cluster, CapturedErrors console)
    {
        var all = new List<(string, byte[])>();
        all.AddRange(Search.Files(baken.Folder));
        all.AddRange(Search.Files(Path.GetTempPath(), file => file.LastWriteTimeUtc >= console.Since && MayBeOurs(file.FullName)));
        if (cluster is not null)
        {
            var connection = baken.Get<BakenOptions>().Database;
            await ExecuteAsync(connection, "CHECKPOINT");
            all.AddRange(await ColumnsAsync(connection));
            all.AddRange(Search.Files(new NpgsqlConnectionStringBuilder(connection).Host!));
        }

        all.Add(("log", System.Text.Encoding.UTF8.GetBytes(await console.TextAsync())));
        return all;
    }

    // Other tests keep their folders there too.
    private static bool MayBeOurs(string file) => !file.Contains("baken-test-", StringComparison.Ordinal) && !file.Contains("/bk", StringComparison.Ordinal);

    /// <summary>Every value of every table as text and as bytes: large values lie compressed in the files.</summary>
    private static async Task<List<(string Name, byte[] Bytes)>> ColumnsAsync(string connectionString)
    {
        var columns = new List<(string Schema, string Table, string Column, string Type)>();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using (var command = new NpgsqlCommand("SELECT table_schema, table_name, column_name, data_type FROM information_schema.columns WHERE table_schema NOT IN ('pg_catalog', 'information_schema')", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                columns.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
            }
        }

        var all = new List<(string, byte[])>();
        foreach (var (schema, table, column, type) in columns)
        {
            var value = type == "bytea" ? $"\"{column}\"" : $"convert_to(\"{column}\"::text, 'UTF8')";
            await using var command = new NpgsqlCommand($"SELECT {value} FROM \"{schema}\".\"{table}\" WHERE \"{column}\" IS NOT NULL", connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                all.Add(($"column {schema}.{table}.{column}", reader.GetFieldValue<byte[]>(0)));
            }
        }

        Assert.Contains(columns, c => c.Schema == "keystore");
        return all;
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<RunningBaken> StartAsync(Database database, PostgresCluster? cluster) =>
        cluster is null ? await RunningBaken.StartAsync(database) : await RunningBaken.StartAsync(await cluster.NewDatabaseAsync(_ => Task.CompletedTask));
}

/// <summary>What Baken says on standard error, which is where its log goes.</summary>
internal sealed class CapturedErrors : IDisposable
{
    private readonly TextWriter before = Console.Error;
    private readonly StringWriter text = new();

    public CapturedErrors() => Console.SetError(TextWriter.Synchronized(text));

    public DateTime Since { get; } = TimeProvider.System.GetUtcNow().UtcDateTime;

    /// <summary>All of it, once the logger's queue is empty.</summary>
    public async Task<string> TextAsync()
    {
        await Task.Delay(500);
        return text.ToString();
    }

    public void Dispose() => Console.SetError(before);
}
