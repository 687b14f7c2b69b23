using System.Net;
using Baken.Kernel.OnCall;
using Baken.Testing;
using Baken.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.OnCall;

public class RosterPageTests
{
    [Fact]
    public async Task Who_may_not_plan_finds_no_roster_and_nobody_plans_for_another_organisation()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var inge = await baken.VisitAsync("Inge");
        Assert.Equal(HttpStatusCode.NotFound, (await inge.GetAsync("/dienstrooster")).Status);
        // Who plans without reading signals is not told how many alarms there were.
        using var gerda = await baken.VisitAsync("Gerda");
        Assert.Equal(HttpStatusCode.OK, (await gerda.GetAsync("/dienstrooster")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await gerda.GetAsync("/alarmen")).Status);
        var fatma = await baken.ActorAsync("Fatma");
        var ruben = await baken.ActorAsync("Ruben");
        using var browser = await baken.VisitAsync("Ruben");
        foreach (var page in new[] { "/dienstrooster", "/dienstrooster/regel", "/dienstrooster/overdracht" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{page}?team={fatma.Teams[0]}")).Status);
        }

        var roster = baken.Get<DutyRoster>();
        var hours = new DutyHours(fatma.UserId!.Value, [DayOfWeek.Monday], new(8, 0), new(17, 0));
        Assert.Equal(RosterOutcome.NotFound, await roster.AddAsync(ruben, fatma.Teams[0], hours, default));
        Assert.Equal(RosterOutcome.NoMember, await roster.AddAsync(ruben, ruben.Teams[0], hours, default));
        Assert.Equal(RosterOutcome.Done, await roster.AddAsync(fatma, fatma.Teams[0], hours, default));
        var line = (await roster.ViewAsync(fatma, null, baken.Clock.GetUtcNow(), default))!.Lines.Single();
        Assert.Equal(RosterOutcome.NotFound, await roster.RemoveAsync(ruben, fatma.Teams[0], line.Id, default));
        Assert.Equal(RosterOutcome.NotFound, await roster.RemoveAsync(ruben, ruben.Teams[0], line.Id, default));
        Assert.Equal(RosterOutcome.NotFound, await roster.AddAsync(await baken.ActorAsync("Bram"), fatma.Teams[0], hours, default));
    }

    [Theory, BothDatabases]
    public async Task A_lead_plans_by_page_sees_the_gap_and_every_mistake_comes_back_with_what_was_typed(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        using var ruben = await baken.VisitAsync("Ruben");
        var empty = await ruben.GetAsync("/dienstrooster");
        Assert.Contains("Dit team heeft nog geen dienstrooster.", empty.Words, StringComparison.Ordinal);
        var form = await ruben.GetAsync(empty.Html.QuerySelector("a[href^='/dienstrooster/regel']")!.GetAttribute("href")!);
        var wrong = await ruben.SendAsync(form, [("From", "8 uur"), ("Until", "")]);
        var summary = wrong.At(".baken-error-summary")!;
        Assert.All(new[] { "Kies een persoon.", "Kies ten minste één dag.", "‘8 uur’ is geen tijd.", "Vul een tijd in" }, said => Assert.Contains(said, summary, StringComparison.Ordinal));
        Assert.Equal("8 uur", wrong.Html.QuerySelector("#From")!.GetAttribute("value"));
        var inge = (await baken.ActorAsync("Inge")).UserId!.Value.ToString();
        (string, string)[] line = [("Who", inge), ("Days", "Monday"), ("Days", "Tuesday"), ("Days", "Wednesday"), ("Days", "Thursday"), ("Days", "Friday"), ("Days", "Saturday"), ("Days", "Sunday")];
        Assert.Contains("eindigt voor hij begint", (await ruben.SendAsync(form, [.. line, ("From", "17:00"), ("Until", "08:00")])).At(".baken-error-summary"), StringComparison.Ordinal);
        var planned = await ruben.SendAsync(form, [.. line, ("From", "08:00"), ("Until", "24:00")]);
        Assert.StartsWith("/dienstrooster?team=", planned.Path, StringComparison.Ordinal);
        Assert.Contains("14 gaten", planned.Words, StringComparison.Ordinal);
        Assert.Contains("00:00 – 08:00", planned.Words, StringComparison.Ordinal);
        Assert.Contains("08:00 – 24:00", planned.Words, StringComparison.Ordinal);

        // Night too: no gap is left; and what stands second is called first once it is put there.
        var rubens = (await baken.ActorAsync("Ruben")).UserId!.Value.ToString();
        var full = await ruben.SendAsync(form, [("Who", rubens), .. line.Skip(1), ("From", "00:00"), ("Until", "24:00")]);
        Assert.Contains("Altijd iemand", full.Words, StringComparison.Ordinal);
        Assert.Contains("Inge Postma, daarna Ruben Haverkort", full.Words, StringComparison.Ordinal);
        var second = full.Html.QuerySelectorAll("form[action*=Sooner]")[1].QuerySelector("[name=Line]")!.GetAttribute("value")!;
        var turned = await ruben.SendAsync(full, [("Line", second)], "form[action*=Sooner]");
        Assert.Contains("Ruben Haverkort, daarna Inge Postma", turned.Words, StringComparison.Ordinal);
        var removed = await ruben.SendAsync(turned, [("Line", second)], "form[action*=Sooner]", "button[formaction]");
        Assert.Contains("14 gaten", removed.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hand_over_lets_another_be_called_for_a_while_and_can_be_taken_back()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        var ruben = await baken.ActorAsync("Ruben");
        var inge = await baken.ActorAsync("Inge");
        await baken.Get<DutyRoster>().AddAsync(ruben, ruben.Teams[0], new DutyHours(inge.UserId!.Value, Enum.GetValues<DayOfWeek>(), new(0, 0), new(0, 0)), default);
        using var browser = await baken.VisitAsync("Ruben");
        var form = await browser.GetAsync($"/dienstrooster/overdracht?team={ruben.Teams[0]}");
        (string, string)[] right =
        [
            ("Whose", inge.UserId.Value.ToString()), ("To", ruben.UserId!.Value.ToString()), ("BeginTime", "12:00"), ("EndTime", "24:00"),
            ("Begin.Day", "25"), ("Begin.Month", "11"), ("Begin.Year", "2026"), ("End.Day", "25"), ("End.Month", "11"), ("End.Year", "2026"),
        ];
        string Said(Page page) => page.At(".baken-error-summary") ?? "";
        Assert.Contains("Kies iemand anders", Said(await browser.SendAsync(form, [("To", inge.UserId.Value.ToString()), .. right.Where(f => f.Item1 != "To")])), StringComparison.Ordinal);
        Assert.Contains("31 november 2026 bestaat niet. Kies een andere dag.", Said(await browser.SendAsync(form, [("End.Day", "31"), .. right.Where(f => f.Item1 != "End.Day")])), StringComparison.Ordinal);
        Assert.Contains("eindigt voor hij begint", Said(await browser.SendAsync(form, [("End.Day", "24"), .. right.Where(f => f.Item1 != "End.Day")])), StringComparison.Ordinal);
        Assert.Contains("al voorbij", Said(await browser.SendAsync(form, [("Begin.Year", "2025"), ("End.Year", "2025"), .. right.Where(f => !f.Item1.EndsWith("Year", StringComparison.Ordinal))])), StringComparison.Ordinal);
        var done = await browser.SendAsync(form, right);
        Assert.Contains("12:00 – 24:00 Ruben Haverkort", done.Words, StringComparison.Ordinal);
        var back = await browser.SendAsync(done, [], "form[action*=TakeBack]");
        Assert.DoesNotContain("12:00 – 24:00", back.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setup_fills_the_roster_leaves_what_was_planned_since_and_replaces_it_when_the_file_changes()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        async Task<List<TimeOnly>> FromAsync()
        {
            await using var open = baken.Get<Kernel.Data.Databases>().Open(Kernel.Access.Actor.System("test"));
            return await open.Db.Set<DutyLine>().OrderBy(l => l.Rank).Select(l => l.From).ToListAsync();
        }

        Task<Setup.SetupResult> RunAsync(Func<string, string> change)
        {
            using var reader = new StreamReader(typeof(Hosting.Web).Assembly.GetManifestResourceStream("Baken.Demo.demo.yaml")!);
            var (plan, problems) = Setup.SetupFile.Read(change(reader.ReadToEnd()));
            Assert.Empty(problems);
            return new Setup.SetupRun(baken.Get<Kernel.Door.WriteDoor>(), baken.Get<Kernel.People.Credentials>()).ApplyAsync(plan!, demo: false, default);
        }

        Assert.Equal([new(8, 0), new(0, 0)], await FromAsync());
        await using (var open = baken.Get<Kernel.Data.Databases>().Open(Kernel.Access.Actor.System("test")))
        {
            await open.Db.Set<DutyLine>().Where(l => l.Rank == 1).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }

        Assert.Empty((await RunAsync(text => text)).Changes);
        Assert.Equal([new(8, 0)], await FromAsync());
        Assert.Contains((await RunAsync(text => text.Replace("from: \"08:00\"", "from: \"09:30\"", StringComparison.Ordinal))).Changes, change => change.StartsWith("duty:", StringComparison.Ordinal));
        Assert.Equal([new(9, 30), new(0, 0)], await FromAsync());
    }

    [Theory]
    [InlineData("who: Noor Veldkamp", "who: Fatma Yildirim", "no user of the intake team")]
    [InlineData("who: Noor Veldkamp", "who: Meldkamer", "no user of the intake team")]
    [InlineData("until: \"18:00\"", "until: \"07:00\"", "'until' lies before 'from'")]
    [InlineData("duty:", "alarm minutes: 0\nduty:", "not a number of minutes")]
    [InlineData("kind: police_unit", "kind: police_unit\n    domains: [\"politie example\"]", "not a domain")]
    public void Setup_file_that_names_nobody_or_no_time_says_so_by_line(string was, string wrong, string says)
    {
        using var reader = new StreamReader(typeof(Hosting.Web).Assembly.GetManifestResourceStream("Baken.Demo.demo.yaml")!);
        var (plan, problems) = Setup.SetupFile.Read(reader.ReadToEnd().Replace(was, wrong, StringComparison.Ordinal));
        Assert.Null(plan);
        Assert.Contains(problems, problem => problem.Line > 1 && problem.Text.Contains(says, StringComparison.Ordinal));
    }
}
