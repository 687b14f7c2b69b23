using Baken.Commands;
using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Commands;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Access;

/// <summary>The command line has people too: each command that touches personal data, refused in every way, and its twin that succeeds.</summary>
public sealed class VerbTests
{
    [Fact]
    public async Task Every_command_of_the_program_is_in_the_list_of_verbs_and_the_other_way_round()
    {
        var found = new List<string>();
        foreach (var command in await CommandsAsync())
        {
            var under = await CommandsAsync(command);
            found.AddRange(under.Count == 0 ? [command] : under.Select(verb => $"{command} {verb}"));
        }

        Assert.Equal(Verbs.All.Select(verb => verb.Line).Order(), found.Order());

        static async Task<List<string>> CommandsAsync(params string[] line)
        {
            var help = (await BakenProgram.RunAsync([.. line, "--help"])).Output.Split('\n');
            return [.. help.SkipWhile(text => !text.StartsWith("Commands:", StringComparison.Ordinal)).Skip(1).TakeWhile(text => text.StartsWith("  ", StringComparison.Ordinal))
                .Where(text => text.Length > 2 && text[2] != ' ').Select(text => text.Trim().Split(' ')[0])];
        }
    }

    [Fact]
    public async Task Every_command_that_touches_personal_data_asks_who_what_for_and_a_session_of_somebody_who_may()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        var token = new Dictionary<string, string>();
        foreach (var email in new[] { "gerda.mulder@inspectie.example", "wout.terlouw@beheer.example", "noor.veldkamp@informatieplein.example" })
        {
            token[email] = Path.Combine(baken.Folder, email);
            var ended = await BakenProgram.RunAsync(
                new Dictionary<string, string>(), ["login", email, "--token", token[email], "--data", baken.Folder], [RunningBaken.Password, await CodeOfAsync(baken, email)]);
            Assert.True(ended.Exit == 0, ended.Errors);
        }

        var list = Path.Combine(baken.Folder, "mensen.csv");
        await File.WriteAllTextAsync(list, "naam;e-mail;rollen\nAnna Een;anna@inspectie.example;analist\n", TestContext.Current.CancellationToken);
        var reports = Path.Combine(baken.Folder, "meldingen.ndjson");
        await File.WriteAllTextAsync(reports, """{"verhaal":"Er klopt iets niet."}""", TestContext.Current.CancellationToken);
        var (gerda, wout, noor) = (token.Keys.First(), token.Keys.ElementAt(1), token.Keys.Last());
        (string Line, string Who, string[] More)[] acts =
        [
            ("export signals", noor, ["--out", Path.Combine(baken.Folder, "uitvoer.csv")]),
            ("import signals", noor, [reports, "--dry-run"]),
            ("users list", gerda, []),
            ("users invite", gerda, [list]),
            ("users end", gerda, ["anouk.visser@inspectie.example", "--to", "team"]),
            ("organisations list", wout, []),
            ("organisations add", wout, ["zwolle", "--name", "Gemeente Zwolle", "--kind", "municipality", "--administrator", "Ans Nieuw", "--email", "ans@zwolle.example"]),
            ("access review", gerda, ["--out", Path.Combine(baken.Folder, "toegang.csv")]),
        ];
        Assert.Equal(Verbs.All.Where(verb => verb.Purpose.Length > 0 && verb.Ability is not (Ability.Everybody or Ability.SignedIn)).Select(verb => verb.Line).Order(), acts.Select(act => act.Line).Order());

        var before = await PeopleAsync(baken);
        foreach (var (line, who, more) in acts)
        {
            var verb = Verbs.Of(line);
            var other = who == gerda ? wout : gerda;
            var without = who == noor ? gerda : noor;
            string[] start = [.. line.Split(' '), .. more, "--data", baken.Folder];
            string[][] refused =
            [
                [.. start, "--purpose", verb.Purpose, "--token", token[who]],
                [.. start, "--as", who, "--token", token[who]],
                [.. start, "--as", who, "--purpose", "nieuwsgierig", "--token", token[who]],
                [.. start, "--as", who, "--purpose", verb.Purpose, "--token", Path.Combine(baken.Folder, "geen")],
                [.. start, "--as", who, "--purpose", verb.Purpose, "--token", token[other]],
                [.. start, "--as", without, "--purpose", verb.Purpose, "--token", token[without]],
            ];
            foreach (var two in refused.Chunk(2))
            {
                foreach (var ended in await Task.WhenAll(two.Select(arguments => BakenProgram.RunAsync(arguments))))
                {
                    Assert.True(ended.Exit == 1 && ended.Output.Length == 0, $"{line}: {ended.Exit} {ended.Output} {ended.Errors}");
                    Assert.DoesNotContain("Anouk", ended.Errors, StringComparison.Ordinal);
                }
            }
        }

        Assert.Equal(before, await PeopleAsync(baken));
        Assert.False(File.Exists(Path.Combine(baken.Folder, "toegang.csv")));
        await using (var open = baken.Get<Databases>().Open(Actor.System("test")))
        {
            var refusals = await open.Db.Set<AuditRecord>().AsNoTracking().Where(a => a.Refused && a.Action.StartsWith("command.")).Select(a => a.Action).ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(acts.Select(act => "command." + act.Line.Replace(' ', '-')).Order(), refusals.Order());
        }

        // Who gave the code long ago gives it again.
        await ConfirmedAsync(baken, null);
        foreach (var (line, who, more) in acts.Where(act => Verbs.Of(act.Line).AsksCode))
        {
            var ended = await BakenProgram.RunAsync([.. line.Split(' '), .. more, "--data", baken.Folder, "--as", who, "--purpose", Verbs.Of(line).Purpose, "--token", token[who]]);
            Assert.True(ended.Exit == 1 && ended.Errors.Contains("code", StringComparison.Ordinal), $"{line}: {ended.Exit} {ended.Errors}");
        }

        Assert.Equal(before, await PeopleAsync(baken));
        await ConfirmedAsync(baken, TimeProvider.System.GetUtcNow());
        foreach (var (line, who, more) in acts)
        {
            var ended = await BakenProgram.RunAsync([.. line.Split(' '), .. more, "--data", baken.Folder, "--as", who, "--purpose", Verbs.Of(line).Purpose, "--token", token[who]]);
            Assert.True(ended.Exit == 0, $"{line}: {ended.Errors}");
            Assert.DoesNotContain("Fatma", ended.Output, StringComparison.Ordinal);
        }

        Assert.NotEqual(before, await PeopleAsync(baken));
        Assert.DoesNotContain("Fatma", await File.ReadAllTextAsync(Path.Combine(baken.Folder, "toegang.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // Signed out, the same file opens nothing.
        var secret = await File.ReadAllTextAsync(token[gerda], TestContext.Current.CancellationToken);
        Assert.Equal(0, (await BakenProgram.RunAsync("logout", "--token", token[gerda], "--data", baken.Folder)).Exit);
        await File.WriteAllTextAsync(token[gerda], secret, TestContext.Current.CancellationToken);
        Assert.Equal(1, (await BakenProgram.RunAsync("users", "list", "--data", baken.Folder, "--as", gerda, "--purpose", "manage", "--token", token[gerda])).Exit);
    }

    // A recovery code: the program goes by the real clock, the code app of this test by that of the test.
    private static async Task<string> CodeOfAsync(RunningBaken baken, string email)
    {
        using var browser = baken.Visit();
        var page = await browser.SendAsync(await browser.GetAsync("/inloggen"), [("Email", email), ("Password", RunningBaken.Password)]);
        Assert.StartsWith("/inloggen/code-app", page.Path, StringComparison.Ordinal);
        var codes = await browser.SendAsync(page, [("Code", CodeApp.Code(page.At("main form .baken-mono")!, baken.Clock.GetUtcNow()))]);
        return codes.Html.QuerySelector(".baken-codes li")!.TextContent.Trim();
    }

    private static async Task<string> PeopleAsync(RunningBaken baken)
    {
        await using var open = baken.Get<Databases>().Open(Actor.System("test"));
        var people = await open.Db.Users.AsNoTracking().OrderBy(u => u.Id).Select(u => new { u.Email, u.EndedAt }).ToListAsync();
        return string.Join('\n', people) + await open.Db.Set<Organisation>().CountAsync();
    }

    private static Task ConfirmedAsync(RunningBaken baken, DateTimeOffset? at) => baken.Get<WriteDoor>().WriteAsync(Actor.System("test"), "test", async (unit, token) =>
    {
        unit.NoAudit("A test moves the moment of a code.");
        return await unit.Db.Set<Session>().ExecuteUpdateAsync(row => row.SetProperty(s => s.ConfirmedAt, at), token);
    }, default);
}
