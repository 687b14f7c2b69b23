using System.Globalization;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Baken.Kernel.Time;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Baken.Signals.Requests;
using Baken.Signals.Route;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Leave;

/// <summary>
/// Hands the signals of an organisation that leaves to the teams that go on with its work; where none does, open ones go back to the intake
/// team, and closed ones are kept by it until their time has passed. Rules that name its teams name the next team from then on, as a new version.
/// </summary>
internal sealed class LeavingSignals : ILeavingOrganisation
{
    private const int Batch = 200;

    public async Task<IReadOnlyList<DepartureNote>> LookAsync(BakenDb db, Departure departure, CancellationToken cancellation)
    {
        var table = await Routing.CurrentAsync(db, cancellation);
        var codes = departure.Teams.Keys.Select(team => team.Code).ToHashSet();
        var requests = await RequestsOf(db, departure.OrganisationId).CountAsync(r => r.State != RequestState.Closed, cancellation);
        var open = requests == 0 ? [] : new[] { new DepartureNote(departure.SuccessorId is null ? "requests-refuse" : "requests-go", [requests.ToString(CultureInfo.InvariantCulture)], departure.SuccessorId is null) };
        var naming = table.Rules.Where(rule => codes.Contains(rule.Team) || rule.Follower is { } follower && codes.Contains(follower.Team)).Select(rule => rule.Id).ToList();
        if (naming.Count == 0)
        {
            return open;
        }

        if (departure.SuccessorId is null)
        {
            return [new DepartureNote("rules-refuse", naming, Refuses: true), .. open];
        }

        var notes = new List<DepartureNote>([new("rules-change", naming, Refuses: false), .. open]);
        if (departure.Teams.FirstOrDefault(pair => pair.Key.Code == table.IntakeTeam) is { Key: not null, Value: { } next } && !await Intake.IsMannedAsync(db, next.Id, cancellation))
        {
            // Without somebody who reads it the public form would close.
            notes.Add(new DepartureNote("intake-unmanned", [next.Name], Refuses: true));
        }

        return notes;
    }

    public async Task<Guid?> KeeperAsync(BakenDb db, CancellationToken cancellation) => (await IntakeAsync(db, cancellation)).OrganisationId;

    public async Task HandOverAsync(Unit unit, Departure departure, CancellationToken cancellation)
    {
        await RedirectRulesAsync(unit, departure, cancellation);
        var work = new Handing(unit, departure.Teams.ToDictionary(pair => pair.Key.Id, pair => pair.Value), await IntakeAsync(unit.Db, cancellation), await TermsInForce.CurrentAsync(unit.Db, cancellation));
        while (await DecisionsAsync(work, cancellation) == Batch)
        {
        }

        while (await SignalsAsync(work, departure, cancellation) == Batch)
        {
        }

        while (await GrantsAsync(work, departure, cancellation) == Batch)
        {
        }

        await RequestsAsync(unit, departure, cancellation);
        await SubmissionsAsync(unit, departure, cancellation);
        // Words that only their author saw.
        var people = unit.Db.Users.Where(u => u.OrganisationId == departure.OrganisationId).Select(u => u.Id);
        await unit.Db.Set<DecisionConcept>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(c => people.Contains(c.UserId)).ExecuteDeleteAsync(cancellation);
        await unit.Db.Set<SubmissionDraft>().Where(d => people.Contains(d.UserId)).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>What was reported is followed by who goes on; by nobody when there is none.</summary>
    private static async Task SubmissionsAsync(Unit unit, Departure departure, CancellationToken cancellation)
    {
        if (departure.SuccessorId is { } successor)
        {
            await unit.Db.Set<Submission>().Where(s => s.OrganisationId == departure.OrganisationId).ExecuteUpdateAsync(s => s.SetProperty(r => r.OrganisationId, successor), cancellation);
        }
    }

    private static IQueryable<DataRequest> RequestsOf(BakenDb db, Guid organisation) => db.Set<DataRequest>().Where(r => r.OrganisationId == organisation);

    /// <summary>Requests of data subjects go to who goes on, behind its own numbers; there is nobody else to answer them.</summary>
    private static async Task RequestsAsync(Unit unit, Departure departure, CancellationToken cancellation)
    {
        if (departure.SuccessorId is not { } successor)
        {
            return;
        }

        var last = await RequestsOf(unit.Db, successor).GroupBy(r => r.Year).Select(g => new { g.Key, Last = g.Max(r => r.Sequence) }).ToDictionaryAsync(g => g.Key, g => g.Last, cancellation);
        foreach (var request in await RequestsOf(unit.Db, departure.OrganisationId).OrderBy(r => r.Year).ThenBy(r => r.Sequence).ToListAsync(cancellation))
        {
            request.GoesTo(successor, last[request.Year] = last.GetValueOrDefault(request.Year) + 1);
            unit.Audit("request.hand-over", "request", request.Id);
        }

        await unit.Db.SaveChangesAsync(cancellation);
        unit.Db.ChangeTracker.Clear();
    }

    private static async Task RedirectRulesAsync(Unit unit, Departure departure, CancellationToken cancellation)
    {
        var next = departure.Teams.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key.Code, pair => pair.Value!.Code);
        var table = await Routing.CurrentAsync(unit.Db, cancellation);
        var rules = table.Rules.Select(rule => rule with
        {
            Team = next.GetValueOrDefault(rule.Team, rule.Team),
            Follower = rule.Follower is { } follower ? follower with { Team = next.GetValueOrDefault(follower.Team, follower.Team) } : null,
        }).ToList();
        if (await Routing.PublishAsync(unit, rules, cancellation))
        {
            unit.Audit("routing.publish", "organisation", departure.OrganisationId);
            await unit.Db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>Decisions that still wait for a second person must not send a signal to a team that is gone.</summary>
    private static async Task<int> DecisionsAsync(Handing work, CancellationToken cancellation)
    {
        var (db, teams) = (work.Unit.Db, work.Teams.Keys.ToList());
        var waiting = await db.Set<Decision>().IgnoreQueryFilters([BakenDb.GrantFilter])
            .Where(d => (d.State == DecisionState.Awaits || d.State == DecisionState.Provisional)
                && (d.TeamId != null && teams.Contains(d.TeamId.Value) || d.FollowerTeamId != null && teams.Contains(d.FollowerTeamId.Value)))
            .OrderBy(d => d.Id).Take(Batch).ToListAsync(cancellation);
        var ids = waiting.ConvertAll(d => d.SignalId);
        var signals = await work.Signals.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellation);
        foreach (var decision in waiting)
        {
            var follower = decision.FollowerTeamId is { } following && work.Teams.TryGetValue(following, out var next) ? next?.Id : decision.FollowerTeamId;
            if (decision.TeamId is not { } team || !work.Teams.TryGetValue(team, out var heir))
            {
                decision.Redirect(decision.TeamId, follower);
            }
            else if (heir is not null)
            {
                decision.Redirect(heir.Id, follower);
            }
            else
            {
                decision.Stands(DecisionState.Superseded);
                work.Undecide(signals[decision.SignalId]);
            }
        }

        await work.SaveAsync(ids, cancellation);
        return waiting.Count;
    }

    private static async Task<int> SignalsAsync(Handing work, Departure departure, CancellationToken cancellation)
    {
        var db = work.Unit.Db;
        var led = await work.Signals.Where(s => s.LeadOrganisationId == departure.OrganisationId).OrderBy(s => s.Id).Take(Batch).ToListAsync(cancellation);
        var orphans = new List<Guid>();
        foreach (var signal in led)
        {
            if (work.Teams.GetValueOrDefault(signal.LeadTeamId) is { } heir)
            {
                work.HandTo(signal, heir);
            }
            else
            {
                work.HandBack(signal);
                orphans.Add(signal.Id);
            }
        }

        await OpenToIntakeAsync(work, departure, orphans, cancellation);
        await work.SaveAsync(led.ConvertAll(s => s.Id), cancellation);
        return led.Count;
    }

    /// <summary>The intake team reads what comes back to it; who reported only where the team that leaves could.</summary>
    private static async Task OpenToIntakeAsync(Handing work, Departure departure, List<Guid> signals, CancellationToken cancellation)
    {
        var db = work.Unit.Db;
        var grants = await db.Set<Grant>().AsNoTracking().Where(g => signals.Contains(g.ObjectId) && g.Until == null).ToListAsync(cancellation);
        foreach (var id in signals.Where(id => !grants.Exists(g => g.ObjectId == id && g.TeamId == work.Intake.Id && g.Fields.HasFlag(GrantedFields.Content))))
        {
            var reporter = grants.Exists(g => g.ObjectId == id && g.OrganisationId == departure.OrganisationId && g.Fields.HasFlag(GrantedFields.Reporter));
            db.Add(new Grant(id, work.Intake.OrganisationId, work.Intake.Id, "assess", Receiving.IntakeBasis, Content | (reporter ? GrantedFields.Reporter : default), work.Unit.Now, departure.OrderedBy));
        }
    }

    private static async Task<int> GrantsAsync(Handing work, Departure departure, CancellationToken cancellation)
    {
        var db = work.Unit.Db;
        var running = await db.Set<Grant>().Where(g => g.OrganisationId == departure.OrganisationId && g.Until == null).OrderBy(g => g.Id).Take(Batch).ToListAsync(cancellation);
        var objects = running.ConvertAll(g => g.ObjectId);
        var held = departure.SuccessorId is { } heirs
            ? await db.Set<Grant>().AsNoTracking().Where(g => g.OrganisationId == heirs && objects.Contains(g.ObjectId) && g.Until == null).ToListAsync(cancellation)
            : [];
        foreach (var grant in running)
        {
            grant.End(work.Unit.Now);
            var heir = grant.TeamId is { } team ? work.Teams.GetValueOrDefault(team) : null;
            if (departure.SuccessorId is not { } successor || grant.TeamId is not null && heir is null
                || held.Exists(h => h.ObjectId == grant.ObjectId && h.TeamId == heir?.Id && h.ReaderId == null && h.Purpose == grant.Purpose && (h.Fields & grant.Fields) == grant.Fields))
            {
                continue;
            }

            // What was opened to named readers is opened to the lead of the team that goes on.
            var named = grant.ReaderId is null ? [] : await Border.NamedAsync(db, grant.ObjectId, heir!.Id, [], null, cancellation);
            foreach (var reader in named.Count == 0 ? [null] : named.Select(id => (Guid?)id).Where(id => !held.Exists(h => h.ObjectId == grant.ObjectId && h.ReaderId == id && h.Purpose == grant.Purpose && (h.Fields & grant.Fields) == grant.Fields)))
            {
                var next = new Grant(grant.ObjectId, successor, heir?.Id, grant.Purpose, grant.LegalBasis, grant.Fields, work.Unit.Now, departure.OrderedBy);
                next = reader is { } one ? next.For(one) : next;
                held.Add(next);
                db.Add(next);
            }
        }

        if (running.Count > 0)
        {
            work.Unit.Audit("access.hand-over", "grant", running.Select(g => g.Id).Concat(objects));
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return running.Count;
    }

    private static async Task<Team> IntakeAsync(BakenDb db, CancellationToken cancellation)
    {
        var code = (await Routing.CurrentAsync(db, cancellation)).IntakeTeam;
        return await db.Set<Team>().AsNoTracking().SingleAsync(t => t.Code == code, cancellation);
    }

    private const GrantedFields Content = GrantedFields.Outline | GrantedFields.Content;

    /// <summary>The hand-over of signals within one command.</summary>
    private sealed record Handing(Unit Unit, IReadOnlyDictionary<Guid, Team?> Teams, Team Intake, TermTable Terms)
    {
        /// <summary>Every signal: who may see it is what changes here.</summary>
        public IQueryable<Signal> Signals => Unit.Db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]);

        public void HandTo(Signal signal, Team heir)
        {
            signal.OwnedBy(heir.OrganisationId, heir.Id);
            if (signal.State == SignalState.TakenUp)
            {
                // Nobody of the next team has it yet: somebody must take it up.
                var takeUp = Due(TermState.TakeUp, signal);
                signal.MoveTo(SignalState.Routed, signal.DueAt < takeUp ? signal.DueAt : takeUp);
            }
            else
            {
                signal.Corrected();
            }

            Step(signal, heir);
        }

        public void HandBack(Signal signal)
        {
            signal.OwnedBy(Intake.OrganisationId, Intake.Id);
            if (signal.State is SignalState.Routed or SignalState.TakenUp)
            {
                signal.Withdrawn();
                signal.WaitsForSecond(false);
                signal.MoveTo(SignalState.ToAssess, Due(TermState.Assess, signal));
            }
            else
            {
                signal.Corrected();
            }

            Step(signal, Intake);
        }

        /// <summary>What was decided cannot be done any more: it is assessed again.</summary>
        public void Undecide(Signal signal)
        {
            signal.WaitsForSecond(false);
            if (signal.State == SignalState.AwaitsSecond)
            {
                signal.MoveTo(SignalState.ToAssess, Due(TermState.Assess, signal));
                Step(signal, Intake);
            }
        }

        /// <summary>Saves and forgets a batch, so that memory stays the same however much there is.</summary>
        public async Task SaveAsync(List<Guid> signals, CancellationToken cancellation)
        {
            if (signals.Count > 0)
            {
                Unit.Audit("signal.hand-over", "signal", signals);
            }

            await Unit.Db.SaveChangesAsync(cancellation);
            Unit.Db.ChangeTracker.Clear();
        }

        private DateTimeOffset Due(TermState step, Signal signal) => Terms.For(step, signal.Urgency).Due(Unit.Now);

        private void Step(Signal signal, Team to) => Unit.Db.Add(
            new SignalEvent(signal.Id, SignalEventKind.HandedOver, Unit.Now, DutchTime.Local(Unit.Now), Unit.Actor)
            {
                TeamId = to.Id,
                Outcome = signal.Outcome,
                Sequence = signal.NextStep(),
                State = signal.State,
                DueAt = signal.DueAt,
            });
    }
}
