using System.Globalization;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Notices;
using Baken.Kernel.OnCall;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Baken.Signals.Route;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Assess;

/// <summary>What an assessor decides, as filled in. Nothing has a default that decides.</summary>
public sealed record DecisionForm
{
    /// <summary>Where it belongs.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>How urgent.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether the proposed team is followed; null while nothing was chosen.</summary>
    public bool? FollowsProposal { get; init; }

    /// <summary>Another team, a code.</summary>
    public string? OtherTeam { get; init; }

    /// <summary>Why another team.</summary>
    public string? OverrideReason { get; init; }

    /// <summary>Whether the proposed follower may read along.</summary>
    public bool AddFollower { get; init; }

    /// <summary>Whether the team may also see who reported, and how to reach that person. A decision of its own, by name.</summary>
    public bool ShareReporter { get; init; }

    /// <summary>Number of the signal of which this is a duplicate.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>What the reporter reads, a code; null for the text that goes with the outcome.</summary>
    public string? ReporterAnswer { get; init; }

    /// <summary>How many decisions there were when this one was written.</summary>
    public required int SeenDecisions { get; init; }

    /// <summary>The version of the facts beside which it was written.</summary>
    public required int SeenContent { get; init; }
}

/// <summary>What became of a decision.</summary>
public abstract record DecideOutcome
{
    /// <summary>It is in force.</summary>
    public sealed record InForce(string? Team) : DecideOutcome;

    /// <summary>It is in force at once; a second person follows.</summary>
    public sealed record Provisional(string? Team) : DecideOutcome;

    /// <summary>It waits for a second person; then it goes to this team.</summary>
    public sealed record AwaitsSecond(string? Team) : DecideOutcome;

    /// <summary>Something must be changed first.</summary>
    public sealed record HasProblems(IReadOnlyList<Problem> Problems) : DecideOutcome, IRefusal;

    /// <summary>A colleague recorded a decision meanwhile.</summary>
    public sealed record MetAnother : DecideOutcome, IRefusal;

    /// <summary>The facts changed meanwhile, so the proposal must be seen again.</summary>
    public sealed record FactsChanged : DecideOutcome, IRefusal;

    /// <summary>There is no such signal for this person.</summary>
    public sealed record NotFound : DecideOutcome, IRefusal;

    /// <summary>One answer a case.</summary>
    public T Match<T>(
        Func<InForce, T> inForce, Func<Provisional, T> provisional, Func<AwaitsSecond, T> awaits, Func<HasProblems, T> problems,
        Func<MetAnother, T> met, Func<FactsChanged, T> changed, Func<NotFound, T> notFound) => this switch
        {
            InForce o => inForce(o),
            Provisional o => provisional(o),
            AwaitsSecond o => awaits(o),
            HasProblems o => problems(o),
            MetAnother o => met(o),
            FactsChanged o => changed(o),
            NotFound o => notFound(o),
            _ => throw new InvalidOperationException(),
        };
}

/// <summary>
/// An assessor decides where a signal belongs. The team is proposed by a rule and chosen by the person; where a minor is or may be involved, or
/// an outcome ends the work in spite of indicators, another assessor confirms. An acute decision takes effect at once.
/// </summary>
public sealed class Deciding(WriteDoor door, KeyStore keys)
{
    /// <summary>Most characters in a reason.</summary>
    public const int ReasonLength = 4000;

    /// <summary>Records the decision.</summary>
    public Task<DecideOutcome> DecideAsync(Actor actor, string number, DecisionForm form, string? once, CancellationToken cancellation) =>
        door.WriteAsync<DecideOutcome>(actor, "assess", async (unit, token) =>
        {
            if (!actor.May(Ability.Assess) || await SignalWriter.OpenAsync(unit, keys, number, token) is not { } writer)
            {
                unit.Audit("decision.record", "signal");
                return new DecideOutcome.NotFound();
            }

            unit.Audit("decision.record", "signal", writer.Signal.Id);
            if (writer.Signal.Decisions != form.SeenDecisions)
            {
                return new DecideOutcome.MetAnother();
            }

            if (writer.Signal.ContentVersion != form.SeenContent)
            {
                return new DecideOutcome.FactsChanged();
            }

            var proposal = await Proposing.ProposeAsync(unit.Db, writer.Signal, actor, form.Outcome, form.Urgency, unit.Now, token);
            var (original, refused) = await OriginalAsync(unit.Db, writer.Signal, form, token);
            List<Problem> problems = [.. Check(form, proposal), .. refused is null ? [] : new[] { new Problem(nameof(DecisionForm.DuplicateOf), refused, form.DuplicateOf) }];
            if (problems.Count > 0)
            {
                return new DecideOutcome.HasProblems(problems);
            }

            // Two signals that are made each other's duplicate at the same moment meet here.
            original?.Corrected();
            return await RecordAsync(writer, form, proposal, original?.Id, token);
        }, cancellation, once: once, again: async (unit, token) =>
        {
            unit.NoAudit("Nothing is done: it was recorded before.");
            var state = await unit.Db.Set<Signal>().Where(s => s.Number == number).Select(s => new { s.State, s.Provisional }).SingleOrDefaultAsync(token);
            return state is null ? new DecideOutcome.NotFound()
                : state.State == SignalState.AwaitsSecond ? new DecideOutcome.AwaitsSecond(null)
                : state.Provisional ? new DecideOutcome.Provisional(null)
                : new DecideOutcome.InForce(null);
        });

    private static IEnumerable<Problem> Check(DecisionForm form, RouteProposal proposal)
    {
        if (string.IsNullOrWhiteSpace(form.Reason))
        {
            yield return new Problem(nameof(DecisionForm.Reason), "reason-missing");
        }
        else if (form.Reason.Length > ReasonLength)
        {
            yield return new Problem(nameof(DecisionForm.Reason), "text-too-long", ReasonLength.ToString(CultureInfo.InvariantCulture));
        }

        if (form.ReporterAnswer is not null && ReporterAnswers.Catalogue.Find(form.ReporterAnswer) is null)
        {
            yield return new Problem(nameof(DecisionForm.ReporterAnswer), "unknown-code", form.ReporterAnswer);
        }

        if (proposal.Team is null)
        {
            yield break;
        }

        if (form.FollowsProposal is null)
        {
            yield return new Problem(nameof(DecisionForm.FollowsProposal), "proposal-not-answered");
        }
        else if (form.FollowsProposal == false)
        {
            if (proposal.Teams.All(team => team.Code != form.OtherTeam))
            {
                yield return new Problem(nameof(DecisionForm.OtherTeam), "team-not-chosen");
            }

            if (string.IsNullOrWhiteSpace(form.OverrideReason))
            {
                yield return new Problem(nameof(DecisionForm.OverrideReason), "override-reason-missing");
            }
            else if (form.OverrideReason.Length > ReasonLength)
            {
                yield return new Problem(nameof(DecisionForm.OverrideReason), "text-too-long", ReasonLength.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    /// <summary>The signal that remains, or why it cannot be that one: a work that ends must go on somewhere.</summary>
    private static async Task<(Signal? Original, string? Refused)> OriginalAsync(BakenDb db, Signal signal, DecisionForm form, CancellationToken cancellation)
    {
        if (form.Outcome != Outcome.Duplicate)
        {
            return (null, null);
        }

        if (string.IsNullOrWhiteSpace(form.DuplicateOf))
        {
            return (null, "duplicate-missing");
        }

        var number = form.DuplicateOf.Trim();
        if (number == signal.Number)
        {
            return (null, "duplicate-itself");
        }

        if (await db.Set<Signal>().SingleOrDefaultAsync(s => s.Number == number, cancellation) is not { } original)
        {
            return (null, "duplicate-unknown");
        }

        var ends = original is { State: SignalState.Closed, Outcome: Outcome.Duplicate } || await db.Set<Decision>().AnyAsync(
            d => d.SignalId == original.Id && d.Outcome == Outcome.Duplicate && (d.State == DecisionState.Awaits || d.State == DecisionState.Provisional), cancellation);
        return ends ? (null, "duplicate-of-duplicate") : (original, null);
    }

    private static async Task<DecideOutcome> RecordAsync(SignalWriter writer, DecisionForm form, RouteProposal proposal, Guid? duplicateOf, CancellationToken cancellation)
    {
        var (unit, signal) = (writer.Unit, writer.Signal);
        signal.CountDecision();
        var code = proposal.Team is null ? null : form.FollowsProposal == true ? proposal.Team.Code : form.OtherTeam;
        var team = code is null ? null : await unit.Db.Set<Team>().SingleAsync(t => t.Code == code, cancellation);
        var follower = form.AddFollower && proposal.Follower is { } proposed
            ? await unit.Db.Set<Team>().SingleAsync(t => t.Code == proposed.Code, cancellation)
            : null;
        var decision = new Decision(signal.Id, signal.Decisions, unit.Actor.UserId!.Value, unit.Now)
        {
            Outcome = form.Outcome,
            Urgency = form.Urgency,
            Rule = proposal.Rule,
            RuleVersion = proposal.RuleVersion,
            FollowsProposal = form.FollowsProposal ?? true,
            DuplicateOf = duplicateOf,
            ShareReporter = form.ShareReporter && proposal.ReporterReachable,
            ReporterAnswer = form.ReporterAnswer ?? ReporterAnswers.For(form.Outcome).Code,
            LegalBasis = proposal.LegalBasis,
        };
        decision.Redirect(team?.Id, follower?.Id);
        decision.Reason = writer.Key.Seal(SealedFields.Reason, decision.Id, form.Reason);
        if (form.FollowsProposal == false)
        {
            decision.OverrideReason = writer.Key.Seal(SealedFields.OverrideReason, decision.Id, form.OverrideReason!);
        }

        unit.Db.Add(decision);
        await Notices.SettleAsync(unit, signal.Id, NoticeGroup.Work, cancellation);
        if (proposal.Second != SecondReason.None)
        {
            var intake = (await Routing.CurrentAsync(unit.Db, cancellation)).IntakeTeam;
            var desk = await unit.Db.Set<Team>().Where(t => t.Code == intake).Select(t => t.Id).SingleAsync(cancellation);
            await Notices.RaiseForTeamAsync(unit, desk, NoticeKind.SecondPersonWanted, $"/signalen/{signal.Number}", signal.Id, cancellation);
        }

        unit.Db.RemoveRange(await unit.Db.Set<DecisionConcept>().Where(c => c.SignalId == signal.Id && c.UserId == unit.Actor.UserId).ToListAsync(cancellation));
        if (proposal.Second != SecondReason.None && !proposal.AtOnce)
        {
            await DecisionEffect.SupersedeAsync(writer, cancellation, DecisionState.Awaits);
            decision.Stands(DecisionState.Awaits);
            await WaitAsync(writer, form.Urgency, cancellation);
            writer.Step(Step(writer, SignalEventKind.DecisionRecorded, decision), form.Reason);
            return new DecideOutcome.AwaitsSecond(team?.Name);
        }

        var provisional = proposal.Second != SecondReason.None;
        await DecisionEffect.ApplyAsync(writer, decision, provisional, form.Reason, cancellation);
        return provisional ? new DecideOutcome.Provisional(team?.Name) : new DecideOutcome.InForce(team?.Name);
    }

    /// <summary>
    /// Waits for the second person. What is in effect stays in effect until then: the team keeps the signal, its term and its
    /// urgency; a signal that nobody acts on waits under the more urgent of both terms.
    /// </summary>
    private static async Task WaitAsync(SignalWriter writer, Urgency urgency, CancellationToken cancellation)
    {
        var signal = writer.Signal;
        signal.WaitsForSecond(true);
        if (signal.State is SignalState.Routed or SignalState.TakenUp or SignalState.Closed)
        {
            signal.Corrected();
            return;
        }

        var term = urgency > signal.Urgency ? urgency : signal.Urgency;
        signal.MoveTo(SignalState.AwaitsSecond, await writer.DueAsync(TermState.Second, term, cancellation));
    }

    internal static SignalEvent Step(SignalWriter writer, SignalEventKind kind, Decision decision, Actor? actor = null) =>
        new(writer.Signal.Id, kind, writer.Unit.Now, DutchTime.Local(writer.Unit.Now), actor ?? writer.Unit.Actor)
        {
            Outcome = decision.Outcome,
            Urgency = decision.Urgency,
            TeamId = decision.TeamId,
            Rule = decision.Rule,
            RuleVersion = decision.RuleVersion,
            ContentVersion = writer.Signal.ContentVersion,
        };
}

/// <summary>What a decision does once it counts: the signal moves, teams see it, the reporter gets an answer, the retention clock is set.</summary>
internal static class DecisionEffect
{
    /// <summary>Takes the place of earlier decisions that stand so. The one that takes their place is not stored yet, or stands otherwise.</summary>
    public static async Task SupersedeAsync(SignalWriter writer, CancellationToken cancellation, params DecisionState[] standing)
    {
        var earlier = await writer.Unit.Db.Set<Decision>()
            .Where(d => d.SignalId == writer.Signal.Id && standing.Contains(d.State))
            .ToListAsync(cancellation);
        earlier.ForEach(decision => decision.Stands(DecisionState.Superseded));
    }

    public static async Task ApplyAsync(SignalWriter writer, Decision decision, bool provisional, string words, CancellationToken cancellation)
    {
        var (unit, signal) = (writer.Unit, writer.Signal);
        await SupersedeAsync(writer, cancellation, DecisionState.Awaits, DecisionState.Provisional, DecisionState.InForce);
        decision.Stands(provisional ? DecisionState.Provisional : DecisionState.InForce);
        signal.ChosenUrgency(decision.Urgency);
        signal.WaitsForSecond(provisional);
        signal.Decided(decision.Outcome, provisional);
        await Border.EndOthersAsync(unit, signal.Id, "act", except: decision.TeamId, cancellation);
        var kind = provisional ? SignalEventKind.DecisionProvisional : SignalEventKind.DecisionTookEffect;
        if (decision.TeamId is { } teamId)
        {
            var team = await unit.Db.Set<Team>().SingleAsync(t => t.Id == teamId, cancellation);
            signal.OwnedBy(team.OrganisationId, team.Id);
            signal.MoveTo(SignalState.Routed, await writer.DueAsync(TermState.TakeUp, decision.Urgency, cancellation));
            writer.Step(Deciding.Step(writer, kind, decision), words);
            writer.Step(Deciding.Step(writer, SignalEventKind.Routed, decision));
            await Border.CrossAsync(unit, signal.Id, team, "act", decision.LegalBasis, cancellation);
            if (decision.ShareReporter)
            {
                await Border.CrossReporterAsync(unit, signal.Id, team, "act", decision.LegalBasis, cancellation);
            }

            await Notices.RaiseForTeamAsync(unit, team.Id, NoticeKind.SignalRouted, "/signalen/" + signal.Number, signal.Id, cancellation);
            if (decision.Urgency == Urgency.Acute)
            {
                Alarms.Raise(unit, signal.Id, team.Id, always: false);
            }
        }
        else
        {
            signal.MoveTo(SignalState.Closed, null);
            writer.Step(Deciding.Step(writer, kind, decision), words);
        }

        if (decision.FollowerTeamId is { } followerId)
        {
            var follower = await unit.Db.Set<Team>().SingleAsync(t => t.Id == followerId, cancellation);
            await Border.CrossAsync(unit, signal.Id, follower, "follow", decision.LegalBasis, cancellation);
            writer.Step(new SignalEvent(signal.Id, SignalEventKind.FollowerAdded, unit.Now, DutchTime.Local(unit.Now), unit.Actor) { TeamId = followerId });
        }

        Closing.Answer(writer, decision.ReporterAnswer);
        Closing.Retain(writer, decision.Outcome);
    }
}
