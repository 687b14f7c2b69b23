using System.Net;
using System.Text.Json;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Staff;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Supervise;

public sealed class AuditTests
{
    [Theory]
    [InlineData("/inzage/export/csv")]
    [InlineData("/inzage/export/json")]
    public async Task An_export_is_for_the_officer_only(string path)
    {
        await using var chain = await Chain.StartAsync();
        using var noor = await chain.Baken.VisitAsync("Noor");
        Assert.Equal(HttpStatusCode.NotFound, (await noor.GetAsync(path)).Status);
        using var hanna = await chain.Baken.VisitAsync("Hanna");
        Assert.Equal(HttpStatusCode.OK, (await hanna.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await hanna.GetAsync("/inzage/export/xml")).Status);
        var noors = await chain.Baken.ActorAsync("Noor");
        Assert.Null(await chain.Baken.Get<AuditTrail>().ExportAsync(noors, new AuditFilter(), default));
        Assert.Null(await chain.Baken.Get<AuditTrail>().WhoAsync(noors, "26-00001", default));
    }

    [Fact]
    public async Task A_signal_of_another_organisation_answers_as_an_unknown_number_and_its_asking_leaves_the_same_line()
    {
        await using var chain = await Chain.StartAsync();
        var foreign = await chain.RoutedAsync("Loon wordt ingehouden");
        await OfficerAsync(chain.Baken, "Lotte");
        using var lotte = await chain.Baken.VisitAsync("Lotte");
        string unknown = new([.. foreign[..3], .. foreign[3..].Reverse()]);
        string? Seen(Page page) => page.Html.QuerySelector("main")!.TextContent.Replace(foreign, "?", StringComparison.Ordinal).Replace(unknown, "?", StringComparison.Ordinal);
        var one = await lotte.GetAsync("/inzage?Number=" + foreign);
        var other = await lotte.GetAsync("/inzage?Number=" + unknown);
        Assert.Equal(HttpStatusCode.OK, one.Status);
        Assert.Contains("Van uw organisatie is niets vastgelegd over dit nummer", one.Words, StringComparison.Ordinal);
        Assert.Equal(Seen(one), Seen(other));
        using var log = JsonDocument.Parse((await lotte.GetAsync("/inzage/export/json")).Text);
        var asked = log.RootElement.EnumerateArray().Where(line => line.GetProperty("action").GetString() == "audit.ask").Select(line => line.GetProperty("objects").GetRawText()).ToList();
        Assert.Equal(2, asked.Count);
        Assert.Single(asked.Distinct());
    }

    [Theory, BothDatabases]
    public async Task Who_looked_at_a_signal_is_answered_by_person_with_purposes_first_and_last_time_and_what(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var number = await chain.ReportAsync("Zeldzame paarse kas");
        using var noor = await chain.Baken.VisitAsync("Noor");
        await noor.GetAsync("/signalen/" + number);
        chain.Baken.Clock.Advance(TimeSpan.FromHours(3));
        noor.SetCookie("baken-sessie", await chain.Baken.SessionAsync("Noor"));
        await noor.GetAsync("/signalen/" + number);
        chain.Baken.Clock.Advance(TimeSpan.FromMinutes(1));
        using var tom = await chain.Baken.VisitAsync("Tom");
        await tom.GetAsync("/signalen");
        using var hanna = await chain.Baken.VisitAsync("Hanna");
        var page = await hanna.GetAsync("/inzage?Number=" + number);
        var rows = page.Html.QuerySelectorAll("#antwoord tbody tr").Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(2, rows.Count);
        Assert.StartsWith("Tom Aalders Zag het 1 × tussen andere beoordelen", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("Noor Veldkamp Opende het 2 ×, zag het", rows[1], StringComparison.Ordinal);
        Assert.Contains("vandaag 10:12 vandaag 13:12", rows[1], StringComparison.Ordinal);
        Assert.DoesNotContain("paarse", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Hanna", page.At("#antwoord"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Of_another_organisation_that_looked_at_our_signal_only_its_name_is_told_and_only_while_it_is_ours(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var number = await chain.RoutedAsync("Loon wordt ingehouden");
        using var inge = await chain.Baken.VisitAsync("Inge");
        await inge.GetAsync("/signalen/" + number);
        // It is the inspection's now: the officer of the first organisation hears only of the own people.
        var hanna = await chain.Baken.ActorAsync("Hanna");
        var theirs = (await chain.Baken.Get<AuditTrail>().WhoAsync(hanna, number, default))!;
        Assert.Equal(["Noor Veldkamp"], theirs.People.Select(touch => touch.Who));
        Assert.Empty(theirs.Elsewhere);
        await OfficerAsync(chain.Baken, "Joost");
        using var joost = await chain.Baken.VisitAsync("Joost");
        var page = await joost.GetAsync("/inzage?Number=" + number);
        Assert.Contains("Inge Postma", page.At("#antwoord"), StringComparison.Ordinal);
        Assert.Contains("Informatieplein", page.At("#antwoord"), StringComparison.Ordinal);
        Assert.DoesNotContain("Veldkamp", page.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_log_is_filtered_by_person_object_purpose_kind_and_period(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var number = await chain.ReportAsync("Loon komt niet");
        using var tom = await chain.Baken.VisitAsync("Tom");
        await tom.GetAsync("/signalen");
        await chain.DecideAsync(number, Signals.Outcome.RegisterOnly);
        await tom.GetAsync("/signalen/26-99999999/bewaren");
        chain.Baken.Clock.Advance(TimeSpan.FromDays(40));
        using var later = await chain.Baken.VisitAsync("Tom");
        await later.GetAsync("/signalen/" + number);
        var hanna = await chain.Baken.ActorAsync("Hanna");
        var (noor, toms) = (await chain.Baken.ActorAsync("Noor"), await chain.Baken.ActorAsync("Tom"));
        var signal = (await chain.Baken.Get<AuditTrail>().FindAsync(hanna, number, default))!.Id;
        async Task<IReadOnlyList<AuditLine>> Of(AuditFilter filter) => (await chain.Baken.Get<AuditTrail>().PageAsync(hanna, filter, default))!.Lines;

        Assert.All(await Of(new() { Person = noor.UserId }), line => Assert.Equal("Noor Veldkamp", line.Who));
        var opened = await Of(new() { Kind = AuditKind.Opened, Subject = signal });
        Assert.Equal(["signal.read", "signal.read"], opened.Select(line => line.Action));
        Assert.Contains(await Of(new() { Kind = AuditKind.Saw, Person = toms.UserId }), line => line.Action == "signal.list");
        var changed = await Of(new() { Kind = AuditKind.Changed, Subject = signal });
        Assert.Contains(changed, line => line.Action == "decision.record");
        Assert.DoesNotContain(changed, line => line.Action is "signal.read" or "signal.list");
        Assert.Equal([toms.UserId], (await Of(new() { Kind = AuditKind.Opened, From = new DateOnly(2026, 12, 1), Until = new DateOnly(2027, 1, 31) })).Select(line => line.Person));
        Assert.Empty(await Of(new() { Kind = AuditKind.Opened, From = new DateOnly(2026, 11, 25), Until = new DateOnly(2026, 12, 31) }));
        Assert.All(await Of(new() { Purpose = "supervise" }), line => Assert.Equal("supervise", line.Purpose));
        Assert.NotEmpty(await Of(new() { Purpose = "supervise" }));
        Assert.All(await Of(new() { Kind = AuditKind.Refused }), line => Assert.True(line.Refused));

        using var browser = await chain.Baken.VisitAsync("Hanna");
        var page = await browser.GetAsync($"/inzage?Person={toms.UserId}&Kind=Opened&From=2026-12-01&Until=2027-01-31");
        Assert.Single(page.Html.QuerySelectorAll(".baken-table tbody tr"));
        Assert.Contains("Wis Vanaf: 1 december 2026", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_lead_both_ways_without_gaps_or_doubles()
    {
        await using var chain = await Chain.StartAsync();
        var hanna = await chain.Baken.ActorAsync("Hanna");
        var trail = chain.Baken.Get<AuditTrail>();
        for (var i = 0; i < 120; i++)
        {
            chain.Baken.Clock.Advance(TimeSpan.FromSeconds(1));
            await trail.WhoAsync(hanna, "x", default);
        }

        chain.Baken.Clock.Advance(TimeSpan.FromDays(1));

        var asked = new AuditFilter { Person = hanna.UserId, Purpose = "supervise", Until = new DateOnly(2026, 11, 24) };
        var first = (await trail.PageAsync(hanna, asked, default))!;
        Assert.Null(first.Previous);
        var second = (await trail.PageAsync(hanna, asked with { After = first.Next }, default))!;
        var back = (await trail.PageAsync(hanna, asked with { Before = second.Previous }, default))!;
        Assert.Equal(first.Lines.Select(line => line.Id), back.Lines.Select(line => line.Id));
        var third = (await trail.PageAsync(hanna, asked with { After = second.Next }, default))!;
        Assert.Null(third.Next);
        Assert.Equal(second.Lines.Select(line => line.Id), (await trail.PageAsync(hanna, asked with { Before = third.Previous }, default))!.Lines.Select(line => line.Id));
    }

    [Fact]
    public async Task A_list_that_was_read_again_is_one_line()
    {
        await using var chain = await Chain.StartAsync();
        await chain.ReportAsync("Loon komt niet");
        using var noor = await chain.Baken.VisitAsync("Noor");
        await noor.GetAsync("/signalen");
        await chain.ReportAsync("Paspoort afgenomen");
        await noor.GetAsync("/signalen");
        using var hanna = await chain.Baken.VisitAsync("Hanna");
        var page = await hanna.GetAsync("/inzage");
        var list = Assert.Single(page.Html.QuerySelectorAll(".baken-table tbody tr").Select(row => row.TextContent), row => row.Contains("zag een lijst", StringComparison.Ordinal));
        Assert.Contains("×", list, StringComparison.Ordinal);
        Assert.Contains("2 × signaal", list, StringComparison.Ordinal);
        Assert.DoesNotContain("zag een lijst", (await hanna.GetAsync("/inzage?Kind=Opened")).At("main"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_export_holds_every_page_of_the_filter_is_on_record_and_runs_no_formula(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var number = await chain.ReportAsync("Zeldzame paarse kas");
        using var noor = await chain.Baken.VisitAsync("Noor");
        for (var i = 0; i < 60; i++)
        {
            await noor.GetAsync("/signalen/" + number);
        }

        await chain.Baken.Get<WriteDoor>().WriteAsync(Actor.System("test"), "test", async (unit, token) =>
        {
            unit.NoAudit("A test renames.");
            (await unit.Db.Users.SingleAsync(u => u.Name.StartsWith("Noor "), token)).Name = "=HYPERLINK(\"x\")";
            return true;
        }, default);
        chain.Baken.Clock.Advance(TimeSpan.FromMinutes(1));
        using var hanna = await chain.Baken.VisitAsync("Hanna");
        var csv = await hanna.GetAsync("/inzage/export/csv?Kind=Opened&Number=" + number);
        Assert.StartsWith("text/csv", csv.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("attachment", csv.Headers["Content-Disposition"], StringComparison.Ordinal);
        var lines = csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(61, lines.Length);
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\";\"las een signaal\";\"beoordelen\";\"signaal\";\"" + number + "\"", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(";\"" + number + "\";\"nee\"", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("paarse", csv.Text, StringComparison.OrdinalIgnoreCase);
        // What has no number is told by its kind, never by a bare id.
        await hanna.GetAsync("/inzage");
        var all = await hanna.GetAsync("/inzage/export/csv");
        Assert.Matches("\"regel\";\"[0-9]+ × regel\";\"nee\"", all.Text);
        Assert.DoesNotMatch("[0-9a-f]{8}-[0-9a-f]{4}-", all.Text);
        // Lines of one instant have no order among them.
        chain.Baken.Clock.Advance(TimeSpan.FromSeconds(1));
        using var json = JsonDocument.Parse((await hanna.GetAsync("/inzage/export/json")).Text);
        var last = json.RootElement[0];
        Assert.Equal(("audit.export", "supervise"), (last.GetProperty("action").GetString(), last.GetProperty("purpose").GetString()));
        Assert.DoesNotContain(json.RootElement.EnumerateArray(), line => line.GetProperty("who").GetString() == "Inge Postma");
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"\r\n")]
    [InlineData("  @x", "\"'  @x\"\r\n")]
    [InlineData("\t-1", "\"'\t-1\"\r\n")]
    [InlineData("a;\"b\"", "\"a;\"\"b\"\"\"\r\n")]
    [InlineData("Jan-Piet", "\"Jan-Piet\"\r\n")]
    public void A_value_that_a_spreadsheet_would_run_begins_with_an_apostrophe(string value, string line) => Assert.Equal(line, Csv.Line(value));

    [Theory, BothDatabases]
    public async Task Somebody_sees_what_was_done_in_the_own_name_by_day_and_nothing_of_others(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var number = await chain.RoutedAsync("Loon wordt ingehouden");
        using var noor = await chain.Baken.VisitAsync("Noor");
        await noor.GetAsync("/signalen/" + number);
        chain.Baken.Clock.Advance(TimeSpan.FromDays(1));
        using var inge = await chain.Baken.VisitAsync("Inge");
        await inge.GetAsync("/signalen/" + number);
        var page = await inge.GetAsync("/mijn-raadplegingen");
        Assert.Equal(["woensdag 25 november"], page.Html.QuerySelectorAll("main h2").Select(day => day.TextContent.Trim()));
        Assert.Contains("logde in", page.At("main"), StringComparison.Ordinal);
        Assert.Contains(number, page.At("main"), StringComparison.Ordinal);
        Assert.Contains("handelen als team", page.At("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Noor", page.Text, StringComparison.Ordinal);
        using var noorAgain = await chain.Baken.VisitAsync("Noor");
        Assert.Contains("dinsdag 24 november", (await noorAgain.GetAsync("/mijn-raadplegingen")).At("main"), StringComparison.Ordinal);
        using var stranger = chain.Baken.Visit();
        Assert.StartsWith("/inloggen", (await stranger.GetAsync("/mijn-raadplegingen")).Path, StringComparison.Ordinal);
    }

    /// <summary>Makes somebody the data protection officer of the own organisation, and nothing else.</summary>
    internal static Task<bool> OfficerAsync(RunningBaken baken, string firstName) => baken.Get<WriteDoor>().WriteAsync(Actor.System("test"), "test", async (unit, token) =>
    {
        unit.NoAudit("A test changes roles.");
        var user = await unit.Db.Users.SingleAsync(u => u.Name.StartsWith(firstName + " "), token);
        await unit.Db.Set<RoleAssignment>().Where(r => r.UserId == user.Id).ExecuteDeleteAsync(token);
        unit.Db.Add(new RoleAssignment(user.Id, Role.DataProtectionOfficer, unit.Now));
        return true;
    }, default);
}
