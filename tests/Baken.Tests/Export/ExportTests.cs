using System.Net;
using System.Text.Json.Nodes;
using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Export;
using Baken.Signals.Report;
using Baken.Testing;
using Baken.Tests.Staff;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Export;

public sealed class ExportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Who_may_not_gets_nothing_and_what_others_lead_or_is_restricted_does_not_leave(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (own, routed) = (await chain.ReportAsync("Zuurbes in de kelder", with: Chain.InWestland), await chain.RoutedAsync("Kweepeer in de schuur"));
        var hidden = await chain.ReportAsync("Duindoorn op zolder", with: Chain.InWestland);
        var tom = await chain.Baken.ActorAsync("Tom");
        Assert.Equal(ReaderOutcome.Done, await chain.Baken.Get<Readers>().RestrictAsync(tom, hidden, [tom.UserId!.Value, (await chain.Baken.ActorAsync("Marit")).UserId!.Value], "Bron.", default));
        var exporting = chain.Baken.Get<Exporting>();
        foreach (var who in new[] { "Rachid", "Koen", "Inge", "Gerda", "Hanna", "Sjoerd" })
        {
            Assert.Null(await exporting.BeginAsync(await chain.Baken.ActorAsync(who), new ExportFilter(), false, default));
            Assert.Equal(0, await exporting.CountAsync(await chain.Baken.ActorAsync(who), new ExportFilter(), default));
        }

        Assert.Equal([own], await NumbersAsync(chain, "Noor", new ExportFilter()));
        Assert.Equal([routed], await NumbersAsync(chain, "Ruben", new ExportFilter()));
        Assert.Equal([own, hidden], (await NumbersAsync(chain, "Tom", new ExportFilter())).OrderBy(number => number == hidden));
    }

    [Theory, BothDatabases]
    public async Task As_little_as_can_be_leaves_unless_it_is_asked_for_and_never_who_reported(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        await chain.ReportAsync("Zuurbes in de kelder", with: facts => Chain.InWestland(facts) with { Phones = ["0612345678"] }, contact: new ReporterContact("Melder Kornoelje", "0687654321"));
        using var noor = await chain.Baken.VisitAsync("Noor");
        foreach (var (path, told) in new[] { ("/uitvoer/csv", false), ("/uitvoer/json", false), ("/uitvoer/csv?facts=ja", true), ("/uitvoer/json?facts=ja", true) })
        {
            var file = await noor.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.OK), (path, file.Status));
            Assert.Equal((path, told), (path, file.Text.Contains("Zuurbes", StringComparison.Ordinal)));
            Assert.Equal((path, told), (path, file.Text.Contains("0612345678", StringComparison.Ordinal)));
            Assert.DoesNotContain("Kornoelje", file.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("0687654321", file.Text, StringComparison.Ordinal);
            Assert.Contains("GM1783", file.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_file_asks_for_a_code_and_an_unknown_form_is_no_file()
    {
        await using var chain = await Chain.StartAsync();
        using var noor = await chain.Baken.VisitAsync("Noor");
        Assert.Equal(HttpStatusCode.NotFound, (await noor.GetAsync("/uitvoer/exe")).Status);
        // The code was given long ago, while the person went on working.
        for (var i = 0; i < 3; i++)
        {
            chain.Baken.Clock.Advance(TimeSpan.FromMinutes(8));
            await noor.GetAsync("/uitvoer");
        }

        Assert.StartsWith("/mijn-account/bevestig", (await noor.GetAsync("/uitvoer/csv")).Path, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Each_row_carries_the_mark_and_each_signal_is_in_the_log_as_exported(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        for (var i = 0; i < 3; i++)
        {
            await chain.ReportAsync("Melding " + i);
        }

        using var noor = await chain.Baken.VisitAsync("Noor");
        var csv = (await noor.GetAsync("/uitvoer/csv")).Text.Trim().Split("\r\n");
        Assert.Equal(4, csv.Length);
        Assert.All(csv.Skip(1), line => Assert.Matches("\"U-[0-9A-Z]{8} Noor Veldkamp Informatieplein\"$", line));
        Assert.Single(csv.Skip(1).Select(line => line.Split(';')[^1]).Distinct());
        var json = JsonNode.Parse((await noor.GetAsync("/uitvoer/json")).Text)!;
        Assert.Equal("Noor Veldkamp", json["uitvoer"]!["by"]!.GetValue<string>());
        Assert.All(json["signalen"]!.AsArray(), row => Assert.Equal(json["uitvoer"]!["mark"]!.GetValue<string>(), row!["uitvoer"]!.GetValue<string>()));
        await using var open = chain.Baken.Get<Databases>().Open(Actor.System("test"));
        var records = await open.Db.Set<AuditRecord>().AsNoTracking().Where(a => a.Purpose == "export" && a.Action == "signal.export").ToListAsync(Cancellation);
        Assert.Equal([3, 3], records.Select(record => record.Objects.Count));
        Assert.Equal(2, await open.Db.Set<AuditRecord>().CountAsync(a => a.Action == "export.begin", Cancellation));
    }

    [Fact]
    public async Task What_a_spreadsheet_would_take_for_a_formula_is_made_harmless()
    {
        await using var chain = await Chain.StartAsync();
        foreach (var title in new[] { "=HYPERLINK(\"http://kwaad.example\")", "+31612345678", "-2+3", "@SUM(A1)", "\t=1", "\uFF1D1" })
        {
            await chain.Baken.Get<Reporting>().ReceiveAsync(new Report(Channel.Form, new Facts { Narrative = title }, ReporterWish.NotSaid, null), null, default);
        }

        using var noor = await chain.Baken.VisitAsync("Noor");
        var csv = (await noor.GetAsync("/uitvoer/csv?facts=ja")).Text;
        Assert.DoesNotMatch("[;]\"[=+\\-@\\t\uFF1D]", csv);
        Assert.Contains("\"'=HYPERLINK", csv, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_filter_chooses_and_more_than_a_page_of_signals_leave_each_once(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var reporting = chain.Baken.Get<Reporting>();
        for (var i = 0; i < 430; i++)
        {
            await reporting.ReceiveAsync(new Report(Channel.Form, new Facts { Narrative = "Melding " + i, Forms = i % 10 == 0 ? ["sexual"] : ["labour"], Municipality = i % 2 == 0 ? "GM1783" : null }, ReporterWish.NotSaid, null), null, default);
            if (i == 400)
            {
                chain.Baken.Clock.Advance(TimeSpan.FromDays(3));
            }
        }

        Assert.Equal(430, (await NumbersAsync(chain, "Noor", new ExportFilter())).Distinct().Count());
        Assert.Equal(43, (await NumbersAsync(chain, "Noor", new ExportFilter(Form: "sexual"))).Count);
        Assert.Equal(215, (await NumbersAsync(chain, "Noor", new ExportFilter(Region: "VR15"))).Count);
        Assert.Equal(29, (await NumbersAsync(chain, "Noor", new ExportFilter(From: new DateOnly(2026, 11, 26)))).Count);
        Assert.Equal(401, (await NumbersAsync(chain, "Noor", new ExportFilter(Until: new DateOnly(2026, 11, 25), State: SignalState.ToAssess, Channel: Channel.Form))).Count);
        Assert.Empty(await NumbersAsync(chain, "Noor", new ExportFilter(Channel: Channel.Desk)));
        using var noor = await chain.Baken.VisitAsync("Noor", "en");
        Assert.Contains("43 signals", (await noor.GetAsync("/uitvoer?Form=sexual")).Words, StringComparison.Ordinal);
    }

    private static async Task<List<string>> NumbersAsync(Chain chain, string who, ExportFilter filter)
    {
        var run = (await chain.Baken.Get<Exporting>().BeginAsync(await chain.Baken.ActorAsync(who), filter, false, default))!;
        var numbers = new List<string>();
        await foreach (var row in run.Rows)
        {
            numbers.Add(row.Number);
        }

        return numbers;
    }
}
