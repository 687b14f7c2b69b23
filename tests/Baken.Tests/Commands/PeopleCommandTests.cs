using System.Text.Json;
using Baken.Commands;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Setup;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Tests.Commands;

/// <summary>Commands that touch personal data run as a person. Gerda administrates the inspection, Wout the platform, Inge takes up signals.</summary>
public sealed class PeopleCommandTests : IDisposable
{
    private const string Gerda = "gerda.mulder@inspectie.example";
    private const string Inge = "inge.postma@inspectie.example";
    private const string Password = "een lange zin voor mij";
    private readonly TestFolder folder = new();

    private BakenOptions Options => new() { Data = folder.Path };

    [Fact]
    public async Task Without_a_person_a_purpose_or_a_token_of_that_person_nothing_is_told()
    {
        await SetUpAsync();
        var gerda = await TokenAsync(Gerda);
        foreach (var (line, words) in new (string[], string)[]
        {
            (["users", "list"], "say who acts with --as"),
            (["users", "list", "--as", Gerda, "--token", gerda], "--purpose manage"),
            (["users", "list", "--as", Gerda, "--purpose", "assess", "--token", gerda], "--purpose manage"),
            (["users", "list", "--as", Gerda, "--purpose", "manage", "--token", folder.File("none")], "Sign in first"),
            (["users", "list", "--as", Inge, "--purpose", "manage", "--token", gerda], "Sign in first"),
            (["users", "list", "--as", Inge, "--purpose", "manage", "--token", await TokenAsync(Inge)], "not for the roles"),
            (["organisations", "list", "--as", Gerda, "--purpose", "organisations", "--token", gerda], "not for the roles"),
            (["access", "review", "--as", Inge, "--purpose", "manage", "--out", folder.File("review.csv"), "--token", await TokenAsync(Inge)], "not for the roles"),
        })
        {
            var ended = await RunAsync(line);
            Assert.Equal((string.Join(' ', line), 1), (string.Join(' ', line), ended.Exit));
            Assert.Contains(words, ended.Errors, StringComparison.Ordinal);
            Assert.Equal("", ended.Output);
        }

        Assert.False(File.Exists(folder.File("review.csv")));
        Assert.Contains(await AuditsAsync(), a => a is { Action: "command.users-list", Refused: true });
    }

    [Fact]
    public async Task Sign_in_asks_for_password_and_code_and_the_token_is_of_its_owner_alone()
    {
        var codes = await SetUpAsync();
        var token = folder.File("config/token");
        Assert.Contains("wrong", (await RunAsync(["login", Gerda, "--token", token], "een ander wachtwoord", codes[0])).Errors, StringComparison.Ordinal);
        Assert.Contains("This code is wrong", (await RunAsync(["login", Gerda, "--token", token], Password, "000000")).Errors, StringComparison.Ordinal);
        Assert.Contains("Set up your code app first", (await RunAsync(["login", Inge, "--token", token], Password)).Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(token));
        var signedIn = await RunAsync(["login", Gerda, "--token", token], Password, codes[0]);
        Assert.Equal(0, signedIn.Exit);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(token));
        }

        var list = await RunAsync(["users", "list", "--as", Gerda, "--purpose", "manage", "--token", token, "--json"]);
        using var people = JsonDocument.Parse(list.Output);
        Assert.Contains(people.RootElement.EnumerateArray(), p => p.GetProperty("email").GetString() == Inge);
        Assert.DoesNotContain("noor.veldkamp", list.Output, StringComparison.Ordinal);
        Assert.Contains(await AuditsAsync(), a => a is { Action: "command.users-list", Purpose: "manage", Refused: false } && a.UserId is not null);

        Assert.Equal(0, (await RunAsync(["logout", "--token", token])).Exit);
        Assert.False(File.Exists(token));
    }

    [Fact]
    public async Task People_are_invited_by_list_and_ended_and_a_review_is_written()
    {
        await SetUpAsync();
        var token = await TokenAsync(Gerda);
        string[] AsGerda(params string[] line) => [.. line, "--as", Gerda, "--purpose", "manage", "--token", token];
        await File.WriteAllTextAsync(folder.File("wrong.csv"), "naam;e-mail;rollen\nAnna Een;anna@inspectie.example;koning\n", TestContext.Current.CancellationToken);
        var refused = await RunAsync(AsGerda("users", "invite", folder.File("wrong.csv")));
        Assert.Equal(1, refused.Exit);
        Assert.Contains("koning", refused.Errors, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.File("right.csv"), "naam;e-mail;rollen\nAnna Een;anna@inspectie.example;analist\n", TestContext.Current.CancellationToken);
        Assert.Contains("1 invited", (await RunAsync(AsGerda("users", "invite", folder.File("right.csv")))).Output, StringComparison.Ordinal);

        Assert.Contains("nobody with this address", (await RunAsync(AsGerda("users", "end", "noor.veldkamp@informatieplein.example", "--to", "team"))).Errors, StringComparison.Ordinal);
        Assert.Contains("last administrator", (await RunAsync(AsGerda("users", "end", Gerda, "--to", "team"))).Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(AsGerda("users", "end", Inge, "--to", "team"))).Exit);

        Assert.Contains("must end in .csv or .json", (await RunAsync(AsGerda("access", "review", "--out", folder.File("review.txt")))).Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(AsGerda("access", "review", "--out", folder.File("review.json")))).Exit);
        using var review = JsonDocument.Parse(await File.ReadAllTextAsync(folder.File("review.json"), TestContext.Current.CancellationToken));
        var names = review.RootElement.EnumerateArray().Select(line => line.GetProperty("name").GetString()).ToList();
        Assert.Contains("Anna Een", names);
        Assert.DoesNotContain("Inge Postma", names);
        Assert.Contains("is there already", (await RunAsync(AsGerda("access", "review", "--out", folder.File("review.json")))).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_platform_s_administrator_lists_organisations_and_lets_one_in()
    {
        await SetUpAsync();
        string[] wout = ["--as", "wout.terlouw@beheer.example", "--purpose", "organisations", "--token", await TokenAsync("wout.terlouw@beheer.example")];
        Assert.Contains("kind", (await RunAsync(["organisations", "add", "zwolle", "--name", "Gemeente Zwolle", "--kind", "bakery", "--administrator", "Anna", "--email", "anna@zwolle.example", .. wout])).Errors, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, (await RunAsync(["organisations", "add", "zwolle", "--name", "Gemeente Zwolle", "--kind", "municipality", "--administrator", "Anna", "--email", "anna@zwolle.example", .. wout])).Exit);
        Assert.Contains("Gemeente Zwolle", (await RunAsync(["organisations", "list", .. wout])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_commands_is_the_program_s()
    {
        var help = (await RunAsync(["--help"])).Output;
        Assert.All(Verbs.All.Select(verb => verb.Line.Split(' ')[0]).Distinct(), word => Assert.Contains($"  {word}", help, StringComparison.Ordinal));
        var listed = help[help.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1)
            .Select(line => line.Trim().Split(' ')[0]).Where(word => word.Length > 0 && char.IsAsciiLetterLower(word[0])).ToHashSet();
        Assert.Equal(Verbs.All.Select(verb => verb.Line.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private Task<Ended> RunAsync(string[] line, params string[] typed) => BakenProgram.RunAsync(new Dictionary<string, string>(), [.. line, "--data", folder.Path], typed);

    /// <summary>The demo's people in a folder of real people; Gerda has a code app. Returns her recovery codes.</summary>
    private async Task<IReadOnlyList<string>> SetUpAsync()
    {
        MasterKey.Create(Options.KeyFile);
        await using var services = Core.Open(Options);
        await Core.MigrateAsync(services, default);
        using var reader = new StreamReader(typeof(Web).Assembly.GetManifestResourceStream("Baken.Demo.demo.yaml")!);
        var (plan, _) = SetupFile.Read(await reader.ReadToEndAsync());
        var result = await ActivatorUtilities.CreateInstance<SetupRun>(services).ApplyAsync(plan!, demo: false, default);
        foreach (var invitation in result.Invitations.Where(i => i.Email is Gerda or Inge))
        {
            Assert.IsType<PasswordOutcome.Set>(await services.GetRequiredService<Credentials>().AcceptAsync(invitation.Token, Password, default));
        }

        var signIn = services.GetRequiredService<SignIn>();
        var (_, halfway) = await signIn.PasswordAsync(Gerda, Password, new Origin("test", null, ""), default);
        var waiting = (await signIn.HalfwayAsync(halfway, default))!;
        var factor = services.GetRequiredService<SecondFactors>().New(waiting.UserId, Gerda);
        return (await signIn.SetUpAsync(halfway, factor.Sealed, CodeApp.Code(factor.Text, TimeProvider.System.GetUtcNow()), default))!.Value.Codes;
    }

    /// <summary>A file with the token of a fresh session of this person.</summary>
    private async Task<string> TokenAsync(string email)
    {
        await using var services = Core.Open(Options);
        await using var open = services.GetRequiredService<Databases>().Open(Actor.System("test"));
        var secret = await services.GetRequiredService<SignIn>().BeginAsync(await open.Db.Users.SingleAsync(u => u.Email == email), default);
        var file = folder.File("token-" + Guid.NewGuid().ToString("N"));
        await File.WriteAllTextAsync(file, secret);
        return file;
    }

    private async Task<List<AuditRecord>> AuditsAsync()
    {
        await using var services = Core.Open(Options);
        await using var open = services.GetRequiredService<Databases>().Open(Actor.System("test"));
        return await open.Db.Set<AuditRecord>().AsNoTracking().ToListAsync();
    }
}
