using System.Net;
using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.OnCall;
using Baken.Kernel.People;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Tests.Supervise;

public sealed class UnusualTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public async Task The_list_and_its_notes_are_for_the_officer_only()
    {
        await using var chain = await Chain.StartAsync();
        using var noor = await chain.Baken.VisitAsync("Noor");
        Assert.Equal(HttpStatusCode.NotFound, (await noor.GetAsync("/opvallend")).Status);
        var actor = await chain.Baken.ActorAsync("Noor");
        Assert.Null(await chain.Baken.Get<UnusualUse>().ListAsync(actor, Today, Today, default));
        Assert.Equal(UnusualNoteOutcome.NotFound, await chain.Baken.Get<UnusualUse>().NoteAsync(actor, new(UnusualKind.Many, actor.UserId!.Value, Today), "reden", default));
    }

    [Theory, BothDatabases]
    public async Task Many_objects_on_a_day_are_listed_against_the_own_median_and_a_floor(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var (noor, tom, hanna) = (await chain.Baken.ActorAsync("Noor"), await chain.Baken.ActorAsync("Tom"), await chain.Baken.ActorAsync("Hanna"));
        for (var day = 0; day < 6; day++)
        {
            await OpenAsync(chain, noor, 2);
            await OpenAsync(chain, tom, 30);
            chain.Baken.Clock.Advance(TimeSpan.FromDays(1));
        }

        await OpenAsync(chain, noor, 41);
        await OpenAsync(chain, tom, 41);
        var last = Today.AddDays(6);
        var lines = (await chain.Baken.Get<UnusualUse>().ListAsync(hanna, last, last, default))!;
        var line = Assert.Single(lines);
        Assert.Equal(("Noor Veldkamp", UnusualKind.Many, 41, 2, 6), (line.Who, line.Key.Kind, line.Count, (int)line.Measure!.Value, line.Of));
        using var browser = await chain.Baken.VisitAsync("Hanna");
        var page = await browser.GetAsync("/opvallend");
        Assert.Contains("Opende 41 verschillende signalen of andere dossiers op één dag. Gewoonlijk 2 (de middelste van de 6 dagen ervoor). In de lijst vanaf 40, en 3 × het gewone aantal.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Tom Aalders", page.At("main"), StringComparison.Ordinal);
        // The lines behind it are one link away.
        var behind = await browser.GetAsync(page.Html.QuerySelector("main table a")!.GetAttribute("href")!);
        Assert.Contains("Noor Veldkamp", behind.At(".baken-table tbody"), StringComparison.Ordinal);
        Assert.Empty((await chain.Baken.Get<UnusualUse>().ListAsync(hanna, Today, Today.AddDays(5), default))!);
    }

    [Theory, BothDatabases]
    public async Task A_note_is_destroyed_after_two_years_and_not_before(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var (unusual, hanna, noor) = (chain.Baken.Get<UnusualUse>(), await chain.Baken.ActorAsync("Hanna"), await chain.Baken.ActorAsync("Noor"));
        await OpenAsync(chain, noor, 41);
        var key = Assert.Single((await unusual.ListAsync(hanna, Today, Today, default))!).Key;
        Assert.Equal(UnusualNoteOutcome.Noted, await unusual.NoteAsync(hanna, key, "Besproken.", default));
        chain.Baken.Clock.Advance(TimeSpan.FromDays(729));
        Assert.Equal(0, await unusual.SweepAsync(default));
        Assert.NotEmpty((await unusual.FindAsync(hanna, key, default))!.Notes);
        chain.Baken.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await unusual.SweepAsync(default));
        Assert.Empty((await unusual.FindAsync(hanna, key, default))!.Notes);
    }

    [Theory, BothDatabases]
    public async Task Use_at_night_is_listed_for_who_was_not_on_duty(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var (bram, fatma) = (await chain.Baken.ActorAsync("Bram"), await chain.Baken.ActorAsync("Fatma"));
        await chain.Baken.Get<WriteDoor>().WriteAsync(Actor.System("test"), "test", async (unit, token) =>
        {
            unit.NoAudit("A test plans that Fatma is on duty at all hours, and nobody else.");
            await DutyRoster.ReplaceAsync(unit, await unit.Db.Set<Team>().SingleAsync(t => t.Id == fatma.Teams[0], token), [new DutyHours(fatma.UserId!.Value, Enum.GetValues<DayOfWeek>(), default, default)], token);
            return true;
        }, default);
        chain.Baken.Clock.Advance(TimeSpan.FromHours(13));
        foreach (var actor in new[] { bram, fatma })
        {
            await OpenAsync(chain, actor, 2);
        }

        chain.Baken.Clock.Advance(TimeSpan.FromHours(4));
        foreach (var actor in new[] { bram, fatma })
        {
            await OpenAsync(chain, actor, 1);
        }

        await AuditTests.OfficerAsync(chain.Baken, "Bram");
        var line = Assert.Single((await chain.Baken.Get<UnusualUse>().ListAsync(await chain.Baken.ActorAsync("Bram"), Today, Today.AddDays(1), default))!);
        Assert.Equal(("Bram Oosterling", UnusualKind.Night, Today, 3), (line.Who, line.Key.Kind, line.Key.Day, line.Count));
    }

    [Theory, BothDatabases]
    public async Task Signals_of_a_region_that_the_team_hardly_has_are_listed_by_region(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var inge = await chain.Baken.ActorAsync("Inge");
        for (var i = 0; i < 20; i++)
        {
            await chain.RoutedAsync($"Westland {i}");
        }

        var far = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var number = await chain.ReportAsync($"Ver {i}", with: facts => facts with { Forms = ["labour"], Municipality = Municipalities.Find("Groningen")!.Code });
            far.Add(number);
        }

        var hanna = await chain.Baken.ActorAsync("Hanna");
        // Given to the team by hand: no rule leads from Groningen to the south-west.
        await chain.Baken.Get<Kernel.Door.WriteDoor>().WriteAsync(Actor.System("test"), "test", async (unit, token) =>
        {
            var own = await unit.Db.Set<Kernel.People.Team>().SingleAsync(t => t.Code == "arbeid-zuidwest", token);
            foreach (var number in far)
            {
                await Border.CrossAsync(unit, (await chain.Baken.Get<AuditTrail>().FindAsync(hanna, number, token))!.Id, own, "act", "een test", token);
            }

            return true;
        }, default);
        foreach (var number in far)
        {
            Assert.NotNull(await chain.Baken.Get<SignalFile>().OpenAsync(inge, number, default));
        }

        await AuditTests.OfficerAsync(chain.Baken, "Joost");
        var joost = await chain.Baken.ActorAsync("Joost");
        // 3 of 23 signals are 13 %: a region of the team's own by the floor of 5 %.
        Assert.Empty((await chain.Baken.Get<UnusualUse>().ListAsync(joost, Today, Today, default))!);
        var strict = ActivatorUtilities.CreateInstance<UnusualUse>(chain.Baken.Services, new UnusualMeasures { OwnRegionPercent = 20 });
        var line = Assert.Single((await strict.ListAsync(joost, Today, Today, default))!);
        Assert.Equal(("Inge Postma", UnusualKind.Elsewhere, "VR01", 3, 3, 23), (line.Who, line.Key.Kind, line.Key.Region, line.Count, (int)line.Measure!.Value, line.Of));
        var few = ActivatorUtilities.CreateInstance<UnusualUse>(chain.Baken.Services, new UnusualMeasures { OwnRegionPercent = 20, TeamSignals = 24 });
        Assert.Empty((await few.ListAsync(joost, Today, Today, default))!);
    }

    [Theory, BothDatabases]
    public async Task A_note_is_kept_sealed_and_shown_and_nothing_of_it_is_told(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        await OpenAsync(chain, await chain.Baken.ActorAsync("Noor"), 41);
        using var hanna = await chain.Baken.VisitAsync("Hanna");
        var list = await hanna.GetAsync("/opvallend");
        var form = await hanna.GetAsync(list.Html.QuerySelector("main table td:last-child a")!.GetAttribute("href")!);
        var refused = await hanna.SendAsync(form, [("Words", " ")]);
        Assert.Contains("Schrijf wat u vond.", refused.Words, StringComparison.Ordinal);
        var kept = await hanna.SendAsync(form, [("Words", "Inhaalslag na verlof, nagevraagd.")]);
        Assert.Contains("Uw notitie staat erbij.", kept.Words, StringComparison.Ordinal);
        Assert.Contains("Hanna Kolk", kept.At("main table"), StringComparison.Ordinal);
        Assert.Contains("Inhaalslag na verlof, nagevraagd.", kept.At("main table"), StringComparison.Ordinal);
        await using var open = chain.Baken.Get<Databases>().Open(Actor.System("test"));
        Assert.DoesNotContain("Inhaalslag", System.Text.Encoding.UTF8.GetString((await open.Db.Database.SqlQueryRaw<byte[]>("SELECT \"Words\" AS \"Value\" FROM unusual_notes").ToListAsync()).Single()), StringComparison.Ordinal);
        Assert.Empty(await open.Db.Set<Kernel.Outbox.OutboxMessage>().Where(m => !m.IsDone).ToListAsync());
        // A line that does not exist, or is of somebody of another organisation, takes no note.
        Assert.Equal(HttpStatusCode.NotFound, (await hanna.GetAsync($"/opvallend/bekeken?Kind=Many&Person={(await chain.Baken.ActorAsync("Inge")).UserId}&Day=2026-11-24")).Status);
    }

    // Objects of any module count: these stand only in the log.
    private static async Task OpenAsync(Chain chain, Actor actor, int objects)
    {
        for (var i = 0; i < objects; i++)
        {
            await chain.Baken.Get<ReadLog>().RecordAsync(actor, "assess", "signal.read", "signal", [Guid.NewGuid()], default);
        }
    }
}
