using System.Text.Json;
using Baken.Setup;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Public;

namespace Baken.Tests.Commands;

public sealed class SetupTests : IDisposable
{
    private const string Password = "een-lang-wachtwoord";
    private readonly TestFolder folder = new();

    private string Data => folder.File("data");

    public static TheoryData<string, string, int> Wrong => SetupText.Wrong();

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Each_mistake_is_named_by_its_line(string right, string wrong, int line)
    {
        Assert.Contains(right, SetupText.Small, StringComparison.Ordinal);
        var at = SetupText.Small.IndexOf(right, StringComparison.Ordinal);
        var (plan, problems) = SetupFile.Read(SetupText.Small[..at] + wrong + SetupText.Small[(at + right.Length)..]);
        Assert.Null(plan);
        Assert.Contains(problems, problem => problem.Line == line);
    }

    [Fact]
    public async Task Wrong_file_changes_nothing_and_makes_nothing()
    {
        var ended = await SetUpAsync(SetupText.Small.Replace("[assessor]", "[boss]", StringComparison.Ordinal).Replace("exit: h", "exit: x h", StringComparison.Ordinal));
        Assert.Equal((1, ""), (ended.Exit, ended.Output));
        Assert.Contains("Nothing was changed.", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("setup.yaml, line 2:", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("setup.yaml, line 12:", ended.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public void The_example_in_the_documentation_can_be_read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Baken.slnx")))
        {
            folder = folder.Parent!;
        }

        var text = File.ReadAllText(Path.Combine(folder.FullName, "docs", "setup.md"));
        var example = text.Split("```yaml\n")[1].Split("```")[0];
        Assert.Empty(SetupFile.Read(example).Problems);
    }

    [Fact]
    public async Task A_link_that_was_handed_out_keeps_working_unless_new_ones_are_asked_for()
    {
        var first = await SetUpAsync(SetupText.Small, "--json");
        Assert.Contains("/activeren/", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("/activeren/", (await SetUpAsync(SetupText.Small, "--json")).Output, StringComparison.Ordinal);
        await ActivateAllAsync(first);
        Assert.DoesNotContain("/activeren/", (await SetUpAsync(SetupText.Small, "--json", "--new-links")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setup_again_differs_in_nothing_and_a_changed_file_changes_only_what_differs()
    {
        var first = await SetUpAsync(SetupText.Small, "--json");
        Assert.Equal((0, ""), (first.Exit, first.Errors));
        await ActivateAllAsync(first);
        var again = await SetUpAsync(SetupText.Small);
        Assert.Equal(0, again.Exit);
        Assert.Contains("Nothing differed", again.Output, StringComparison.Ordinal);
        var changed = await SetUpAsync(SetupText.Small.Replace("Het Toezicht", "Toezicht en Handhaving", StringComparison.Ordinal), "--json");
        using var json = JsonDocument.Parse(changed.Output);
        Assert.Equal(["organisation toezicht: changed"], json.RootElement.GetProperty("changes").EnumerateArray().Select(change => change.GetString()));
        Assert.Empty(json.RootElement.GetProperty("invitations").EnumerateArray());
    }

    [Fact]
    public async Task From_an_empty_folder_to_a_routed_and_answered_signal_without_the_demo()
    {
        var setup = await SetUpAsync(SetupText.Small, "--json");
        await using var baken = await BakenProgram.ServeAsync("--data", Data);
        using (var early = new Browser(baken.Address, "nl"))
        {
            Assert.Null((await early.GetAsync("/")).Html.QuerySelector("main form"));
        }

        var browsers = new Dictionary<string, Browser>();
        foreach (var link in Links(setup))
        {
            var browser = await ActivateAsync(baken.Address, link);
            browsers[(await browser.GetAsync("/mijn-account")).At("main")!.Contains("bea@loket.example", StringComparison.Ordinal) ? "bea@loket.example" : "teun@toezicht.example"] = browser;
        }

        using var reporter = new Browser(baken.Address, "nl");
        var code = Reporter.CodeOn(await reporter.ReportAsync("De baas houdt de paspoorten van drie mensen vast."));

        using var assessor = browsers["bea@loket.example"];
        var queue = await assessor.GetAsync("/signalen");
        var file = queue.Html.QuerySelectorAll("main a[href^='/signalen/']").Select(a => a.GetAttribute("href")!).First(href => href.Count(c => c == '/') == 2);
        Assert.Contains("paspoorten", (await assessor.GetAsync(file)).Words, StringComparison.Ordinal);
        var form = await assessor.GetAsync(file + "/besluit");
        (string, string)[] decision = [("Form.Outcome", "Administrative"), ("Form.Urgency", "Normal"), ("Form.Reason", "Paspoorten inhouden mag niet.")];
        var proposal = await assessor.SendAsync(form, decision, button: "[value=propose]");
        Assert.Contains("Toezichtteam", proposal.Words, StringComparison.Ordinal);
        Assert.Contains("R-1", proposal.Words, StringComparison.Ordinal);
        await assessor.SendAsync(proposal, [.. decision, ("Form.FollowsProposal", "true")], button: "[value=record]");

        using var member = browsers["teun@toezicht.example"];
        var mine = await member.GetAsync(file);
        await member.SendAsync(mine, [], "#doen", "[formaction*=TakeUp]");
        var closing = await member.GetAsync(file + "/team?doe=afsluiten");
        var result = closing.Html.QuerySelector("input[name=Result]")!.GetAttribute("value")!;
        Assert.Equal("/mijn-werk", (await member.SendAsync(closing, [("Result", result), ("Reason", "De paspoorten zijn terug.")])).Path.Split('?')[0]);

        using var later = new Browser(baken.Address, "nl");
        var answer = await later.LookAsync(code);
        Assert.Contains(later.Words("nl", result), answer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("paspoorten", answer.Words, StringComparison.OrdinalIgnoreCase);
        var (exit, took) = await baken.StopAsync();
        Assert.Equal(0, exit);
        Assert.True(took < TimeSpan.FromSeconds(15), $"It took {took}.");
        Assert.DoesNotContain("paspoorten", baken.Errors, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Asked_to_stop_it_finishes_what_it_answered_and_exits_with_0()
    {
        var setup = await SetUpAsync(SetupText.Small, "--json");
        await ActivateAllAsync(setup);
        await using var baken = await BakenProgram.ServeAsync("--data", Data);
        var codes = new System.Collections.Concurrent.ConcurrentBag<string>();
        var reporting = Enumerable.Range(0, 6).Select(async i =>
        {
            try
            {
                using var browser = new Browser(baken.Address, "nl");
                for (var n = 0; n < 50; n++)
                {
                    codes.Add(Reporter.CodeOn(await browser.ReportAsync($"Melding {i}-{n}.")));
                    browser.SetCookie("baken-melding", "");
                }
            }
            catch (Exception error) when (error is HttpRequestException or InvalidOperationException or IOException)
            {
                // It stops while people report: these get no code.
            }
        }).ToList();
        while (codes.Count < 6)
        {
            await Task.Delay(50);
        }

        var (exit, took) = await baken.StopAsync();
        await Task.WhenAll(reporting);
        Assert.Equal(0, exit);
        Assert.True(took < TimeSpan.FromSeconds(30), $"It took {took}.");

        await using var again = await BakenProgram.ServeAsync("--data", Data);
        using var returning = new Browser(again.Address, "nl");
        foreach (var code in codes)
        {
            Assert.Contains("ntvangen", (await returning.LookAsync(code)).Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Killed_at_once_it_has_lost_nothing_it_answered()
    {
        var setup = await SetUpAsync(SetupText.Small, "--json");
        await ActivateAllAsync(setup);
        var codes = new List<string>();
        await using (var baken = await BakenProgram.ServeAsync("--data", Data))
        {
            for (var i = 0; i < 5; i++)
            {
                using var browser = new Browser(baken.Address, "nl");
                codes.Add(Reporter.CodeOn(await browser.ReportAsync($"Melding {i}.")));
            }

            await baken.KillAsync();
        }

        await using var again = await BakenProgram.ServeAsync("--data", Data);
        using var returning = new Browser(again.Address, "nl");
        foreach (var code in codes)
        {
            Assert.DoesNotContain("error", (await returning.LookAsync(code)).Path, StringComparison.Ordinal);
            Assert.NotNull((await returning.LookAsync(code)).Html.QuerySelector("textarea[name=Text]"));
        }
    }

    public void Dispose() => folder.Dispose();

    private async Task<Ended> SetUpAsync(string text, params string[] more)
    {
        await File.WriteAllTextAsync(folder.File("setup.yaml"), text);
        return await BakenProgram.RunAsync(["setup", folder.File("setup.yaml"), "--data", Data, .. more]);
    }

    private async Task ActivateAllAsync(Ended setup)
    {
        await using var baken = await BakenProgram.ServeAsync("--data", Data);
        foreach (var link in Links(setup))
        {
            (await ActivateAsync(baken.Address, link)).Dispose();
        }

        await baken.StopAsync();
    }

    internal static IEnumerable<string> Links(Ended setup)
    {
        Assert.Equal(0, setup.Exit);
        using var json = JsonDocument.Parse(setup.Output);
        return [.. json.RootElement.GetProperty("invitations").EnumerateArray().Select(i => new Uri(i.GetProperty("link").GetString()!).AbsolutePath)];
    }

    /// <summary>Follows a one-time link: password, code app, recovery codes. Returns the browser, signed in.</summary>
    internal static async Task<Browser> ActivateAsync(Uri address, string link)
    {
        var browser = new Browser(address, "nl");
        var page = await browser.SendAsync(await browser.GetAsync(link), [("Password", Password), ("Again", Password)]);
        Assert.Equal("/inloggen/code-app", page.Path);
        // The program runs on the real clock.
        var codes = await browser.SendAsync(page, [("Code", CodeApp.Code(page.At("main form .baken-mono")!, TimeProvider.System.GetUtcNow()))]);
        Assert.Contains("Bewaar uw herstelcodes", codes.Words, StringComparison.Ordinal);
        var work = await browser.GetAsync(codes.Html.QuerySelector("main a.baken-button, main .baken-buttons a")!.GetAttribute("href")!);
        Assert.StartsWith("/welkom", work.Path, StringComparison.Ordinal);
        return browser;
    }
}

internal static class AnswerWords
{
    /// <summary>The fixed text that goes with a result.</summary>
    public static string Words(this Browser _, string language, string result) => Signals.Reference.ReporterAnswers
        .For(Signals.Reference.Results.Catalogue.Find(result)!).Name(System.Globalization.CultureInfo.GetCultureInfo(language));
}
