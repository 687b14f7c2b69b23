using System.Text.Json;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.OnCall;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Assess;

/// <summary>Opens one signal to a reader, as far as the grants go, and notes that it was read.</summary>
public sealed class SignalFile
{
    private readonly Databases databases;
    private readonly WriteDoor door;
    private readonly KeyStore keys;
    private readonly IAlreadyKnown alreadyKnown;
    private readonly ElsewhereLimit limit;

    internal SignalFile(Databases databases, WriteDoor door, KeyStore keys, IAlreadyKnown alreadyKnown, ElsewhereLimit limit)
    {
        this.databases = databases;
        this.door = door;
        this.keys = keys;
        this.alreadyKnown = alreadyKnown;
        this.limit = limit;
    }

    /// <summary>The signal; null when there is none the actor may see. The first opening of each reader is a step on the timeline.</summary>
    public async Task<SignalView?> OpenAsync(Actor actor, string number, CancellationToken cancellation)
    {
        await using var open = databases.Open(actor);
        var db = open.Db;
        var signal = await db.Set<Signal>().AsNoTracking().SingleOrDefaultAsync(s => s.Number == number, cancellation);
        if (signal is null)
        {
            return null;
        }

        var (known, limited) = await KnownAsync(db, actor, signal, cancellation);
        await NoteAsync(actor, signal, known, cancellation);
        var key = await keys.OpenAsync(signal.KeyId, cancellation);
        var content = await db.Set<SignalContent>().AsNoTracking().SingleAsync(c => c.SignalId == signal.Id && c.Version == signal.ContentVersion, cancellation);
        var grants = await db.Set<Grant>().AsNoTracking().Where(g => g.ObjectId == signal.Id && g.Until == null).ToListAsync(cancellation);
        var fields = grants.Where(g => g.OrganisationId == actor.OrganisationId && (g.TeamId is null || actor.Teams.Contains(g.TeamId.Value)) && (g.ReaderId is null || g.ReaderId == actor.UserId))
            .Aggregate(default(GrantedFields), (all, g) => all | g.Fields);
        var teams = await db.Set<Team>().AsNoTracking().ToDictionaryAsync(t => t.Id, cancellation);
        var people = await PeopleAsync(db, cancellation);
        var facts = Facts.FromJson(key.Open(SealedFields.Facts, content.Id, content.Facts));
        var mayKnowReporter = fields.HasFlag(GrantedFields.Reporter) && signal.Wish != ReporterWish.Anonymous;
        return new SignalView
        {
            Id = signal.Id,
            Number = signal.Number,
            Title = Headline.FromText(key.Open(SealedFields.Headline, signal.Id, signal.Headline)).Title,
            Facts = facts,
            NotCompared = IndexedIdentifiers.NotCompared(facts),
            Reporter = mayKnowReporter && !signal.Reporter.IsEmpty
                ? JsonSerializer.Deserialize<ReporterContact>(key.Open(SealedFields.Reporter, signal.Id, signal.Reporter), SealedJson.Options)
                : null,
            ReporterWithheld = !mayKnowReporter && !signal.Reporter.IsEmpty,
            Wish = signal.Wish,
            Channel = signal.Channel,
            ReceivedAt = signal.ReceivedAt,
            State = signal.State,
            DueAt = signal.DueAt,
            Urgency = signal.Urgency,
            UrgencyRule = signal.UrgencyRule,
            Region = signal.Region,
            Minor = signal.MinorInvolved,
            LeadTeam = teams[signal.LeadTeamId].Name,
            LeadTeamId = signal.LeadTeamId,
            LeadOrganisation = await db.Set<Organisation>().Where(o => o.Id == signal.LeadOrganisationId).Select(o => o.Name).SingleAsync(cancellation),
            AssignedTo = signal.AssignedTo is { } who ? people.GetValueOrDefault(who) : null,
            AssignedToId = signal.AssignedTo,
            Outcome = signal.Outcome,
            Provisional = signal.Provisional,
            Result = signal.Result,
            RetentionClass = signal.RetentionClass,
            RetainUntil = signal.RetainUntil,
            Hold = signal.Hold,
            HasNewInformation = signal.HasNewInformation,
            ReporterAnswer = signal.ReporterAnswer,
            ContentVersion = signal.ContentVersion,
            Decisions = signal.Decisions,
            Decision = await DecisionAsync(db, signal, key, people, teams, cancellation),
            Timeline = await TimelineAsync(db, signal, key, people, teams, cancellation),
            Known = known is null ? null : known with { Signals = await NamedAsync(known.Signals, teams, cancellation) },
            ElsewhereLimited = limited,
            Followers = [.. grants.Where(g => g.Purpose == "follow" && g.TeamId is not null).Select(g => teams[g.TeamId!.Value].Name).Distinct()],
        };
    }

    private async Task<IReadOnlyList<KnownSignal>> NamedAsync(IReadOnlyList<KnownSignal> signals, Dictionary<Guid, Team> teams, CancellationToken cancellation)
    {
        var opened = await keys.OpenAsync([.. signals.Select(s => s.KeyId)], cancellation);
        return [.. signals.Select(s => s with
        {
            Team = teams[s.TeamId].Name,
            Title = opened.TryGetValue(s.KeyId, out var key) ? Headline.FromText(key.Open(SealedFields.Headline, s.Id, s.Headline)).Title : "",
        })];
    }

    private async Task<(Known? Known, bool Limited)> KnownAsync(BakenDb db, Actor actor, Signal signal, CancellationToken cancellation)
    {
        if (!actor.May(Ability.Assess))
        {
            return (null, false);
        }

        var known = await alreadyKnown.FindAsync(db, signal.Id, cancellation);
        if (known.Elsewhere.Count == 0 || limit.MayAsk(actor.UserId!.Value))
        {
            return (known, false);
        }

        return (known with { Elsewhere = [] }, true);
    }

    private async Task NoteAsync(Actor actor, Signal signal, Known? known, CancellationToken cancellation) =>
        await door.WriteAsync(actor, actor.May(Ability.Assess) ? "assess" : "act", async (unit, token) =>
        {
            unit.Audit("signal.read", "signal", signal.Id);
            await Alarms.SeenAsync(unit, signal.Id, token);
            if (known is { Signals.Count: > 0 })
            {
                unit.Audit("known.read", "signal", known.Signals.Select(s => s.Id));
            }

            if (known is { Elsewhere.Count: > 0 })
            {
                unit.Audit("known.elsewhere", "signal", signal.Id);
            }

            var openedBefore = await unit.Db.Set<SignalEvent>().AnyAsync(
                e => e.SignalId == signal.Id && e.Kind == SignalEventKind.Opened && e.UserId == actor.UserId, token);
            if (!openedBefore && await SignalWriter.OpenAsync(unit, keys, signal.Number, token) is { } writer)
            {
                writer.Signal.Opened(unit.Now);
                writer.Step(writer.New(SignalEventKind.Opened));
            }

            return true;
        }, cancellation);

    private static async Task<DecisionView?> DecisionAsync(
        BakenDb db, Signal signal, DataKey key, Dictionary<Guid, string> people, Dictionary<Guid, Team> teams, CancellationToken cancellation)
    {
        var decision = await db.Set<Decision>().AsNoTracking().Where(d => d.SignalId == signal.Id)
            // One that was put back while another is in effect is not the one that counts.
            .OrderBy(d => d.State == DecisionState.PutBack || d.State == DecisionState.Superseded ? 1 : 0).ThenByDescending(d => d.Sequence)
            .FirstOrDefaultAsync(cancellation);
        return decision is null ? null : new DecisionView
        {
            By = people.GetValueOrDefault(decision.ByUserId, ""),
            ByUserId = decision.ByUserId,
            At = decision.At,
            Outcome = decision.Outcome,
            Urgency = decision.Urgency,
            Team = decision.TeamId is { } team ? teams[team].Name : null,
            Rule = decision.Rule,
            RuleVersion = decision.RuleVersion,
            FollowsProposal = decision.FollowsProposal,
            Reason = key.Open(SealedFields.Reason, decision.Id, decision.Reason),
            OverrideReason = key.Open(SealedFields.OverrideReason, decision.Id, decision.OverrideReason),
            DuplicateOf = decision.DuplicateOf is { } original ? await db.Set<Signal>().Where(s => s.Id == original).Select(s => s.Number).SingleOrDefaultAsync(cancellation) : null,
            AwaitsSecond = decision.State is DecisionState.Awaits or DecisionState.Provisional,
            Provisional = decision.State is DecisionState.Provisional,
        };
    }

    private static async Task<IReadOnlyList<TimelineStep>> TimelineAsync(
        BakenDb db, Signal signal, DataKey key, Dictionary<Guid, string> people, Dictionary<Guid, Team> teams, CancellationToken cancellation)
    {
        var steps = await db.Set<SignalEvent>().AsNoTracking().Where(e => e.SignalId == signal.Id).OrderByDescending(e => e.Sequence).ToListAsync(cancellation);
        return [.. steps.Select(e =>
        {
            var words = key.Open(SealedFields.Words, e.Id, e.Words);
            var isChange = e.Kind == SignalEventKind.FactsCompleted;
            return new TimelineStep
            {
                Kind = e.Kind,
                At = e.At,
                ActorKind = e.ActorKind,
                Who = e.UserId is { } user ? people.GetValueOrDefault(user) : null,
                Team = e.TeamId is { } team ? teams[team].Name : null,
                Outcome = e.Outcome,
                Urgency = e.Urgency,
                Rule = e.Rule,
                RuleVersion = e.RuleVersion,
                Code = e.Code,
                FactsVersion = isChange ? e.ContentVersion : null,
                Words = isChange ? "" : words,
                Changes = isChange && words.Length > 0 ? JsonSerializer.Deserialize<List<FactChange>>(words, SealedJson.Options)! : [],
            };
        })];
    }

    internal static Task<Dictionary<Guid, string>> PeopleAsync(BakenDb db, CancellationToken cancellation) =>
        db.Set<User>().AsNoTracking().Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
}
