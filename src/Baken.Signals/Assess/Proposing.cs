using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Baken.Signals.Reference;
using Baken.Signals.Route;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Assess;

/// <summary>Why another assessor must look along.</summary>
public enum SecondReason
{
    /// <summary>Nobody has to.</summary>
    None,

    /// <summary>A minor is or may be involved.</summary>
    Minor,

    /// <summary>The outcome ends the work while one strong or two of whatever indicators were observed.</summary>
    EndsDespiteIndicators,
}

/// <summary>A team to which a signal may go.</summary>
public sealed record TeamChoice(string Code, string Name, string Organisation, bool OtherOrganisation);

/// <summary>What Baken proposes for an outcome and urgency: a team, by a named rule, and what follows.</summary>
public sealed record RouteProposal
{
    /// <summary>Rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Version of the table.</summary>
    public required string RuleVersion { get; init; }

    /// <summary>What the rule asks, beside what the signal has.</summary>
    public required IReadOnlyList<ConditionMet> Conditions { get; init; }

    /// <summary>The proposed team; null where the outcome ends the work.</summary>
    public TeamChoice? Team { get; init; }

    /// <summary>Leader of that team.</summary>
    public string? TeamLead { get; init; }

    /// <summary>How many signals that team has running.</summary>
    public int Running { get; init; }

    /// <summary>The term within which the team must take it up; null where the outcome ends the work.</summary>
    public Term? Term { get; init; }

    /// <summary>Until when the team must take it up.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Ground on which it crosses to the team's organisation.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>A team that may read along.</summary>
    public TeamChoice? Follower { get; init; }

    /// <summary>Why that team.</summary>
    public string? FollowerWhy { get; init; }

    /// <summary>Whether the reporter left a way to be reached and did not ask to stay anonymous.</summary>
    public required bool ReporterReachable { get; init; }

    /// <summary>Why another assessor must look along.</summary>
    public required SecondReason Second { get; init; }

    /// <summary>Whether it takes effect at once, ahead of the second person.</summary>
    public required bool AtOnce { get; init; }

    /// <summary>All teams, for another choice.</summary>
    public required IReadOnlyList<TeamChoice> Teams { get; init; }
}

/// <summary>Works out what Baken proposes. Changes nothing.</summary>
public sealed class Proposing(Databases databases)
{
    /// <summary>The proposal; null when the actor may not see the signal.</summary>
    public async Task<RouteProposal?> ProposeAsync(Actor actor, string number, Outcome outcome, Urgency urgency, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var open = databases.Open(actor);
        var signal = await open.Db.Set<Signal>().AsNoTracking().SingleOrDefaultAsync(s => s.Number == number, cancellation);
        return signal is null ? null : await ProposeAsync(open.Db, signal, actor, outcome, urgency, now, cancellation);
    }

    internal static async Task<RouteProposal> ProposeAsync(BakenDb db, Signal signal, Actor actor, Outcome outcome, Urgency urgency, DateTimeOffset now, CancellationToken cancellation)
    {
        var table = await Routing.CurrentAsync(db, cancellation);
        var (rule, conditions) = table.Propose(new RoutingFacts(
            outcome, urgency, ExploitationFormMask.Codes(signal.FormMask), signal.Region, signal.Sector, signal.MinorInvolved));
        var teams = await TeamsAsync(db, actor, cancellation);
        var ends = Ends(outcome);
        var team = ends ? null : teams[rule.Team];
        var term = ends ? null : (await TermsInForce.CurrentAsync(db, cancellation)).For(TermState.TakeUp, urgency);
        var follower = !ends && rule.Follower is { } proposed && (!proposed.OnlyMinor || signal.MinorInvolved) ? proposed : null;
        return new RouteProposal
        {
            Rule = rule.Id,
            RuleVersion = table.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Conditions = conditions,
            Team = team,
            TeamLead = team is null ? null : await LeadAsync(db, team.Code, cancellation),
            Running = team is null ? 0 : await RunningAsync(db, team.Code, cancellation),
            Term = term,
            DueAt = term?.Due(now),
            LegalBasis = rule.LegalBasis.Length > 0 ? rule.LegalBasis : SameOrganisation,
            Follower = follower is null ? null : teams[follower.Team],
            FollowerWhy = follower?.Why,
            ReporterReachable = signal.Wish is ReporterWish.MayContact or ReporterWish.HearResult && !signal.Reporter.IsEmpty,
            Second = Second(signal, outcome),
            AtOnce = urgency == Urgency.Acute,
            Teams = [.. teams.Values],
        };
    }

    /// <summary>Whether the outcome ends the work.</summary>
    public static bool Ends(Outcome outcome) => outcome is Outcome.RegisterOnly or Outcome.NotEnoughInformation or Outcome.Duplicate;

    internal const string SameOrganisation = "Zelfde organisatie, zelfde taak (AVG art. 6 lid 1 onder e)";

    private static SecondReason Second(Signal signal, Outcome outcome) =>
        signal.MinorInvolved ? SecondReason.Minor
        : Ends(outcome) && (signal.StrongIndicators >= 1 || signal.Indicators >= 2) ? SecondReason.EndsDespiteIndicators
        : SecondReason.None;

    private static async Task<IReadOnlyDictionary<string, TeamChoice>> TeamsAsync(BakenDb db, Actor actor, CancellationToken cancellation) =>
        (await db.Set<Team>().AsNoTracking()
            .Join(db.Set<Organisation>().Where(o => o.LeftAt == null), t => t.OrganisationId, o => o.Id, (t, o) => new { t.Code, Team = t.Name, Organisation = o.Name, o.Id })
            .ToListAsync(cancellation))
        .OrderBy(t => t.Organisation, StringComparer.CurrentCulture).ThenBy(t => t.Team, StringComparer.CurrentCulture)
        .ToDictionary(t => t.Code, t => new TeamChoice(t.Code, t.Team, t.Organisation, t.Id != actor.OrganisationId));

    private static Task<string?> LeadAsync(BakenDb db, string team, CancellationToken cancellation) =>
        db.Set<Team>().Where(t => t.Code == team)
            .Join(db.Set<TeamMembership>(), t => t.Id, m => m.TeamId, (_, m) => m.UserId)
            .Join(db.Set<RoleAssignment>().Where(r => r.Role == Role.TeamLead), user => user, r => r.UserId, (user, _) => user)
            .Join(db.Set<User>().Where(u => u.EndedAt == null), user => user, u => u.Id, (_, u) => u.Name)
            .FirstOrDefaultAsync(cancellation);

    private static Task<int> RunningAsync(BakenDb db, string team, CancellationToken cancellation) =>
        // How busy a team is, is a number of its own; it opens none of its signals.
        db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]).CountAsync(
            s => (s.State == SignalState.Routed || s.State == SignalState.TakenUp) && db.Set<Team>().Any(t => t.Id == s.LeadTeamId && t.Code == team),
            cancellation);
}
