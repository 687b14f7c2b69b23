using System.Runtime.Versioning;
using System.Text.Json;
using Baken.Hosting;
using Baken.Testing;

namespace Baken.Tests.Commands;

[UnsupportedOSPlatform("windows")]
public sealed class CommandLineTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Theory]
    [InlineData("serve", "--dmeo")]
    [InlineData("setup")]
    [InlineData("nonsense")]
    [InlineData("outbox", "retry", "not-an-id")]
    public async Task What_cannot_be_understood_is_said_on_standard_error_with_exit_code_1(params string[] line)
    {
        var ended = await BakenProgram.RunAsync(line);
        Assert.Equal(1, ended.Exit);
        Assert.NotEmpty(ended.Errors.Trim());
    }

    [Theory]
    [InlineData]
    [InlineData("serve")]
    [InlineData("setup")]
    [InlineData("migrate")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("config")]
    [InlineData("outbox")]
    [InlineData("outbox", "list")]
    [InlineData("outbox", "retry")]
    [InlineData("regions")]
    [InlineData("regions", "import")]
    public async Task Every_command_explains_itself(params string[] command)
    {
        var ended = await BakenProgram.RunAsync([.. command, "--help"]);
        Assert.Equal((0, ""), (ended.Exit, ended.Errors));
        Assert.Contains("Usage:", ended.Output, StringComparison.Ordinal);
        Assert.Contains("--json", ended.Output, StringComparison.Ordinal);
        // Each option and argument has words of its own behind it.
        Assert.All(
            ended.Output.Split('\n').Where(row => row.StartsWith("  -", StringComparison.Ordinal) || row.StartsWith("  <", StringComparison.Ordinal)),
            row => Assert.Matches(@"^  \S.*?\S\s{2,}\S+ \S+", row));
    }

    [Fact]
    public async Task Version_is_one_line()
    {
        var ended = await BakenProgram.RunAsync("--version");
        Assert.Equal(0, ended.Exit);
        Assert.Matches(@"^\d+\.\d+\.\d+\S*$", ended.Output.Trim());
    }

    [Fact]
    public async Task Serving_an_empty_folder_says_to_run_setup()
    {
        var ended = await BakenProgram.RunAsync("serve", "--data", folder.Path);
        Assert.Equal(1, ended.Exit);
        Assert.Contains("baken setup FILE", ended.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Failure_for_machines_is_json_on_standard_output()
    {
        var ended = await BakenProgram.RunAsync("serve", "--data", folder.Path, "--json");
        Assert.Equal(1, ended.Exit);
        using var json = JsonDocument.Parse(ended.Output);
        Assert.False(json.RootElement.GetProperty("ok").GetBoolean());
        Assert.Contains("baken setup", json.RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configuration_is_shown_without_its_secrets()
    {
        var key = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        var environment = new Dictionary<string, string> { ["BAKEN_MASTERKEY"] = key, ["BAKEN_DATABASE"] = "Host=db.example;Database=baken;Username=baken;Password=zeer-geheim" };
        foreach (var line in new string[][] { ["config"], ["config", "--json"] })
        {
            var ended = await BakenProgram.RunAsync(environment, line);
            Assert.Equal(0, ended.Exit);
            var said = ended.Output + ended.Errors;
            Assert.DoesNotContain("zeer-geheim", said, StringComparison.Ordinal);
            Assert.DoesNotContain(key, said, StringComparison.Ordinal);
            Assert.Contains("db.example", said, StringComparison.Ordinal);
            if (line.Length == 2)
            {
                Assert.NotEmpty(JsonDocument.Parse(ended.Output).RootElement.EnumerateObject());
            }
        }
    }

    [Theory]
    [InlineData("""{ "databse": "x" }""", "databse")]
    [InlineData("""{ "masterKey": "x" }""", "holds the master key")]
    [InlineData("""{ "urls": "ftp://x" }""", "not an address")]
    [InlineData("""{ "database": "nonsense" }""", "connection string")]
    [InlineData("""{ "leakedPasswords": "/no/such/list" }""", "does not exist")]
    [InlineData("""{ "proxies": "10.0.0.5; everybody" }""", "'everybody' in the setting Proxies is not an address")]
    [InlineData("{ broken", "cannot be read")]
    public async Task Wrong_configuration_is_refused_by_a_message_that_says_what(string json, string said)
    {
        await File.WriteAllTextAsync(folder.File("baken.json"), json);
        var ended = await BakenProgram.RunAsync("config", "--data", folder.Path);
        Assert.Equal(1, ended.Exit);
        Assert.Contains(said, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_never_runs_on_a_real_database_or_folder_nor_the_other_way_round()
    {
        var onDatabase = await BakenProgram.RunAsync("serve", "--demo", "--data", folder.File("demo"), "--database", "Host=db.example;Database=baken");
        Assert.Equal(1, onDatabase.Exit);
        Assert.Contains("embedded database only", onDatabase.Errors, StringComparison.Ordinal);

        var real = folder.File("real");
        await File.WriteAllTextAsync(folder.File("setup.yaml"), SetupText.Small);
        Assert.Equal(0, (await BakenProgram.RunAsync("setup", folder.File("setup.yaml"), "--data", real)).Exit);
        var onReal = await BakenProgram.RunAsync("serve", "--demo", "--data", real);
        Assert.Equal(1, onReal.Exit);
        Assert.Contains("holds real data", onReal.Errors, StringComparison.Ordinal);

        await File.WriteAllTextAsync(folder.File("mine.txt"), "something of mine");
        var onSomething = await BakenProgram.RunAsync("serve", "--demo", "--data", folder.Path);
        Assert.Equal(1, onSomething.Exit);
        Assert.True(File.Exists(folder.File("mine.txt")));
    }

    [Fact]
    public async Task Real_serve_and_setup_refuse_a_demo_also_one_that_was_broken_off()
    {
        var demo = folder.File("demo");
        await Baken.Demo.DemoData.PrepareAsync(new BakenOptions { Data = demo, Demo = true }, _ => { }, default, stories: 500);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(folder.File("setup.yaml"), SetupText.Small);
        var serve = await BakenProgram.RunAsync("serve", "--data", demo, "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, serve.Exit);
        Assert.Contains("--demo", serve.Errors, StringComparison.Ordinal);
        var setup = await BakenProgram.RunAsync("setup", folder.File("setup.yaml"), "--data", demo);
        Assert.Equal(1, setup.Exit);
        Assert.Contains("never holds fictional people", setup.Errors, StringComparison.Ordinal);

        // The next start of a demo empties this folder: nothing real may be put in it.
        var broken = folder.File("broken");
        Directory.CreateDirectory(broken);
        await File.WriteAllTextAsync(Path.Combine(broken, "demo-unfinished"), "");
        Assert.Equal(1, (await BakenProgram.RunAsync("setup", folder.File("setup.yaml"), "--data", broken)).Exit);
        Assert.Equal(["demo-unfinished"], Directory.GetFileSystemEntries(broken).Select(Path.GetFileName));
    }

    [Fact]
    public async Task An_address_that_another_program_uses_is_refused_in_one_sentence_before_anything_is_made()
    {
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        var ended = await BakenProgram.RunAsync("serve", "--demo", "--data", folder.File("demo"), "--urls", $"http://127.0.0.1:{((System.Net.IPEndPoint)other.LocalEndpoint).Port}");
        Assert.Equal(1, ended.Exit);
        Assert.Contains("another program uses it", ended.Errors, StringComparison.Ordinal);
        Assert.Single(ended.Errors.Trim().Split('\n'));
        Assert.False(Directory.Exists(folder.File("demo")));
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("aaa")]
    public async Task Configuration_with_a_master_key_that_the_start_would_refuse_is_refused(string key)
    {
        var ended = await BakenProgram.RunAsync(new Dictionary<string, string> { ["BAKEN_MASTERKEY"] = key }, "config", "--data", folder.Path);
        Assert.Equal((1, ""), (ended.Exit, ended.Output));
        Assert.Contains("master key", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(key, ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Master_key_that_is_missing_or_that_others_can_read_is_refused_at_start()
    {
        await File.WriteAllTextAsync(folder.File("setup.yaml"), SetupText.Small);
        var data = folder.File("data");
        Assert.Equal(0, (await BakenProgram.RunAsync("setup", folder.File("setup.yaml"), "--data", data)).Exit);
        var key = Path.Combine(data, "master.key");
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        var readable = await BakenProgram.RunAsync("serve", "--data", data);
        Assert.Equal(1, readable.Exit);
        Assert.Contains("chmod 600", readable.Errors, StringComparison.Ordinal);
        File.Move(key, folder.File("elsewhere.key"));
        var missing = await BakenProgram.RunAsync("migrate", "--data", data);
        Assert.Equal(1, missing.Exit);
        Assert.Contains("master key", missing.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(key));
        // A second key beside data of the first would lock everything away.
        var again = await BakenProgram.RunAsync("setup", folder.File("setup.yaml"), "--data", data);
        Assert.Equal(1, again.Exit);
        Assert.False(File.Exists(key));
    }

    public void Dispose() => folder.Dispose();
}
