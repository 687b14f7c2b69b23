using System.Collections.Concurrent;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.OnCall;
using Baken.Kernel.People;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Report;
using Baken.Signals.Route;
using Baken.Testing;
using Baken.Testing.Web;
using Microsoft.EntityFrameworkCore;
using Urgency = Baken.Signals.Reference.Urgency;

namespace Baken.Browser.Tests;

/// <summary>
/// A running Baken with the demo's people, whose signals came in, were decided and were closed through the product's own faces. Noor and Tom
/// assess; Inge and Ruben are of the inspection's team for Westland.
/// </summary>
internal sealed class Stage(RunningBaken baken) : IAsyncDisposable
{
    private readonly Dictionary<string, Placed> placed = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> sessions = new();

    public RunningBaken Baken => baken;

    /// <summary>The signals by the name this test gave them.</summary>
    public Placed this[string name] => placed[name];

    public static async Task<Stage> StartAsync(Database database = Database.Sqlite) => new(await RunningBaken.StartAsync(database, demo: true));

    /// <summary>A report comes in by the public form.</summary>
    public async Task<Placed> ReportAsync(string name, Facts facts, ReporterWish wish = ReporterWish.HearResult, ReporterContact? contact = null)
    {
        var outcome = await baken.Get<Reporting>().ReceiveAsync(new Report(Channel.Form, facts, wish, contact), null, default);
        var received = Assert.IsType<ReportOutcome.Received>(outcome);
        await baken.SettleAsync();
        return placed[name] = new Placed(received.Number!, received.Code!);
    }

    /// <summary>A lead plans duty for the own team, nights not, and hands one day over to the other.</summary>
    public async Task PlanAsync(string lead, string other)
    {
        var (actor, with) = (await baken.ActorAsync(lead), (await baken.ActorAsync(other)).UserId!.Value);
        var (roster, team, now) = (baken.Get<DutyRoster>(), actor.Teams[0], baken.Clock.GetUtcNow());
        Assert.Equal(RosterOutcome.Done, await roster.AddAsync(actor, team, new DutyHours(with, Enum.GetValues<DayOfWeek>(), new(7, 0), new(0, 0)), default));
        Assert.Equal(RosterOutcome.Done, await roster.AddAsync(actor, team, new DutyHours(actor.UserId!.Value, Enum.GetValues<DayOfWeek>(), new(9, 0), new(17, 0)), default));
        Assert.Equal(RosterOutcome.Done, await roster.HandOverAsync(actor, team, new DutyPeriod(with, actor.UserId!.Value, now.AddDays(9), now.AddDays(10)), default));
    }

    /// <summary>Inge is away this week; Ruben stands in.</summary>
    public async Task AwayAsync()
    {
        var (inge, ruben) = (await baken.ActorAsync("Inge"), (await baken.ActorAsync("Ruben")).UserId!.Value);
        var today = DateOnly.FromDateTime(baken.Clock.GetUtcNow().Date);
        Assert.IsType<AccountOutcome.Done>(await baken.Get<Absences>().AwayAsync(inge, inge.UserId!.Value, ruben, today, today.AddDays(7), default));
    }

    /// <summary>Noor decides, following the proposed team.</summary>
    public async Task DecideAsync(string name, string reason, Outcome outcome = Outcome.Administrative, Urgency urgency = Urgency.Normal)
    {
        var noor = await baken.ActorAsync("Noor");
        var seen = (await baken.Get<SignalFile>().OpenAsync(noor, placed[name].Number, default))!;
        var form = new DecisionForm
        {
            Outcome = outcome,
            Urgency = urgency,
            Reason = reason,
            FollowsProposal = true,
            SeenDecisions = seen.Decisions,
            SeenContent = seen.ContentVersion,
        };
        var decided = await baken.Get<Deciding>().DecideAsync(noor, placed[name].Number, form, null, default);
        Assert.False(decided is DecideOutcome.HasProblems or DecideOutcome.MetAnother or DecideOutcome.FactsChanged or DecideOutcome.NotFound, $"{name}: {decided}");
        await baken.SettleAsync();
    }

    /// <summary>Inge takes it up.</summary>
    public async Task TakeUpAsync(string name) =>
        Assert.Equal(TeamOutcome.Done, await baken.Get<TeamWork>().TakeUpAsync(await baken.ActorAsync("Inge"), placed[name].Number, default));

    /// <summary>Inge closes it, or says why her team does not take it up; the result decides which.</summary>
    public async Task CloseAsync(string name, string result, string reason) =>
        Assert.Equal(TeamOutcome.Done, await baken.Get<TeamWork>().CloseAsync(await baken.ActorAsync("Inge"), placed[name].Number, result, reason, null, default));

    /// <summary>Whoever holds the code adds something.</summary>
    public async Task AddAsync(string name, string text)
    {
        Assert.Equal(AdditionOutcome.Added, await baken.Get<Reporting>().AddAsync(placed[name].Code, new Addition(text), Guid.NewGuid().ToString("N"), default));
        await baken.SettleAsync();
    }

    public async Task CompleteAsync(string name, Func<Facts, Facts> change)
    {
        var noor = await baken.ActorAsync("Noor");
        var seen = (await baken.Get<SignalFile>().OpenAsync(noor, placed[name].Number, default))!;
        Assert.IsType<CompleteOutcome.Completed>(await baken.Get<Completing>().CompleteAsync(noor, placed[name].Number, seen.ContentVersion, change(seen.Facts), default));
        await baken.SettleAsync();
    }

    /// <summary>The secret of a session of this person; the same for every visit.</summary>
    public Task<string> SessionAsync(string firstName) => sessions.GetOrAdd(firstName, name => new Lazy<Task<string>>(() => baken.SessionAsync(name))).Value;

    /// <summary>What stands in a fresh one-time link for this person.</summary>
    public Task<string> InviteAsync(string firstName) => baken.Get<WriteDoor>().WriteAsync(Actor.System("test"), "test", async (unit, token) =>
    {
        unit.NoAudit("A test opens a one-time link.");
        var user = await unit.Db.Users.SingleAsync(u => u.Name.StartsWith(firstName + " "), token);
        return baken.Get<Credentials>().Invite(user, unit.Now + Credentials.InvitationLife);
    }, default);

    /// <summary>The code of the team with this name.</summary>
    public async Task<string> TeamAsync(string name)
    {
        await using var open = baken.Get<Databases>().Open(Actor.System("test"));
        return await open.Db.Set<Team>().Where(t => t.Name == name).Select(t => t.Code).SingleAsync();
    }

    public void Pass(TimeSpan time) => baken.Clock.Advance(time);

    public ValueTask DisposeAsync() => baken.DisposeAsync();
}

/// <summary>A signal on the stage.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Code">The receipt code its reporter got.</param>
internal sealed record Placed(string Number, string Code);
