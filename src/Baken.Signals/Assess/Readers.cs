using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Assess;

/// <summary>Who may read a signal, on what ground.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Team">The team.</param>
/// <param name="Reader">The one reader of it; null for the whole team, and for a reader of another organisation.</param>
/// <param name="NamedThere">Whether another organisation named who reads it there: who that is, is for that organisation to know.</param>
/// <param name="Purpose">What for, a code.</param>
/// <param name="LegalBasis">On what ground.</param>
/// <param name="Since">Since when.</param>
public sealed record ReaderLine(string Organisation, string Team, string? Reader, bool NamedThere, string Purpose, string LegalBasis, DateTimeOffset Since);

/// <summary>A colleague who can be a named reader.</summary>
public sealed record Colleague(Guid Id, string Name);

/// <summary>Somebody who is kept from the signal.</summary>
public sealed record RecusedLine(Guid UserId, string Name, string DeclaredBy, DateTimeOffset At);

/// <summary>Who may and who must not read a signal.</summary>
/// <param name="Lines">Everybody to whom it is opened.</param>
/// <param name="IsRestricted">Whether only named readers may.</param>
/// <param name="Named">The named readers of the own organisation.</param>
/// <param name="Colleagues">Who of the own teams can be one.</param>
/// <param name="Recused">Who is kept from it.</param>
public sealed record ReaderView(IReadOnlyList<ReaderLine> Lines, bool IsRestricted, IReadOnlyList<Guid> Named, IReadOnlyList<Colleague> Colleagues, IReadOnlyList<RecusedLine> Recused);

/// <summary>How a change of the readers ended.</summary>
public enum ReaderOutcome
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>At least two colleagues must be named: one may be needed as second person.</summary>
    ReadersMissing,

    /// <summary>A reason is needed.</summary>
    ReasonMissing,

    /// <summary>Nobody else could read it then.</summary>
    LastReader,

    /// <summary>Another one must do this.</summary>
    NotOneself,

    /// <summary>There is none the person may see.</summary>
    NotFound,
}

/// <summary>
/// Restricted signals (a colleague is suspect, a sensitive source): named readers only. And who declares an interest does not see the signal any more.
/// </summary>
public sealed class Readers(Databases databases, WriteDoor door, KeyStore keys)
{
    /// <summary>Fewest named readers of the organisation that leads the signal.</summary>
    public const int Fewest = 2;

    /// <summary>Who may read; null when there is no such signal for this person.</summary>
    public async Task<ReaderView?> OfAsync(Actor actor, string number, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var open = databases.Open(actor);
        var db = open.Db;
        var id = await db.Set<Signal>().Where(s => s.Number == number).Select(s => (Guid?)s.Id).SingleOrDefaultAsync(cancellation);
        if (id is null)
        {
            return null;
        }

        var grants = await db.Set<Grant>().AsNoTracking().Where(g => g.ObjectId == id && g.Until == null).ToListAsync(cancellation);
        var organisations = await db.Set<Organisation>().Where(o => grants.Select(g => g.OrganisationId).Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        var teams = await db.Set<Team>().Where(t => grants.Select(g => g.TeamId).Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Name, cancellation);
        var named = grants.Where(g => g.ReaderId is not null && g.OrganisationId == actor.OrganisationId).Select(g => g.ReaderId!.Value).Distinct().ToList();
        var names = await db.Users.Where(u => named.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        var recused = await db.Set<Recusal>().Where(r => r.ObjectId == id)
            .Join(db.Users.Where(u => u.OrganisationId == actor.OrganisationId), r => r.UserId, u => u.Id, (r, u) => new { r.UserId, u.Name, r.At, By = db.Users.Where(d => d.Id == r.DeclaredBy).Select(d => d.Name).FirstOrDefault() })
            .ToListAsync(cancellation);
        var kept = recused.Select(r => r.UserId).ToHashSet();
        return new ReaderView(
            [.. grants.OrderBy(g => g.From).Select(g => new ReaderLine(organisations[g.OrganisationId], g.TeamId is { } team ? teams[team] : "", g.ReaderId is { } reader ? names.GetValueOrDefault(reader) : null, g.ReaderId is not null && g.OrganisationId != actor.OrganisationId, g.Purpose, g.LegalBasis, g.From)).Distinct()],
            grants.Exists(g => g.ReaderId is not null),
            named,
            [.. (await ColleaguesAsync(db, actor, id.Value, cancellation)).Where(c => !kept.Contains(c.Id))],
            [.. recused.Select(r => new RecusedLine(r.UserId, r.Name, r.By ?? "–", r.At))]);
    }

    /// <summary>Lets only these colleagues read it, from now on. The actor need not be one of them.</summary>
    public Task<ReaderOutcome> RestrictAsync(Actor actor, string number, IReadOnlyList<Guid> readers, string? reason, CancellationToken cancellation) =>
        ActAsync(actor, number, reason, "signal.restrict", cancellation, async (writer, token) =>
        {
            var unit = writer.Unit;
            if (!Leads(actor, writer.Signal))
            {
                return ReaderOutcome.NotFound;
            }

            var can = (await ColleaguesAsync(unit.Db, actor, writer.Signal.Id, token)).Select(c => c.Id).ToHashSet();
            var chosen = readers.Distinct().Where(can.Contains).ToList();
            if (chosen.Count < Fewest)
            {
                return ReaderOutcome.ReadersMissing;
            }

            var deciders = await unit.Db.Set<Decision>().Where(d => d.SignalId == writer.Signal.Id).Select(d => new { d.ByUserId, d.SecondUserId }).ToListAsync(token);
            await Border.RestrictAsync(unit, writer.Signal.Id, chosen, [.. deciders.Select(d => d.ByUserId).Concat(deciders.Select(d => d.SecondUserId).OfType<Guid>())], token);
            FreeFrom(writer, chosen);
            writer.Step(writer.New(SignalEventKind.Restricted), reason!.Trim());
            return ReaderOutcome.Done;
        });

    /// <summary>Ends the restriction.</summary>
    public Task<ReaderOutcome> LiftAsync(Actor actor, string number, string? reason, CancellationToken cancellation) =>
        ActAsync(actor, number, reason, "signal.lift", cancellation, async (writer, token) =>
        {
            if (!Leads(actor, writer.Signal) || !await Border.IsRestrictedAsync(writer.Unit.Db, writer.Signal.Id, token))
            {
                return ReaderOutcome.NotFound;
            }

            await Border.LiftAsync(writer.Unit, writer.Signal.Id, token);
            writer.Step(writer.New(SignalEventKind.RestrictionEnded), reason!.Trim());
            return ReaderOutcome.Done;
        });

    /// <summary>Keeps the actor, or a colleague, from the signal: involved in it, or close to who is.</summary>
    public Task<ReaderOutcome> RecuseAsync(Actor actor, string number, Guid who, string? reason, CancellationToken cancellation) =>
        ActAsync(actor, number, reason, "signal.recuse", cancellation, async (writer, token) =>
        {
            var unit = writer.Unit;
            var colleagues = await ColleaguesAsync(unit.Db, actor, writer.Signal.Id, token);
            if (who != actor.UserId && colleagues.All(c => c.Id != who))
            {
                return ReaderOutcome.NotFound;
            }

            var recused = await unit.Db.Set<Recusal>().Where(r => r.ObjectId == writer.Signal.Id).Select(r => r.UserId).ToListAsync(token);
            var restricted = await unit.Db.Set<Grant>().Where(g => g.ObjectId == writer.Signal.Id && g.Until == null && g.ReaderId != null).Select(g => g.ReaderId!.Value).ToListAsync(token);
            if (!colleagues.Any(c => c.Id != who && !recused.Contains(c.Id) && (restricted.Count == 0 || restricted.Contains(c.Id))))
            {
                return ReaderOutcome.LastReader;
            }

            unit.Db.Add(new Recusal(writer.Signal.Id, who, actor.UserId!.Value, unit.Now));
            if (writer.Signal.AssignedTo == who)
            {
                writer.Signal.Assign(null);
            }

            writer.Step(writer.New(SignalEventKind.Recused), reason!.Trim());
            return ReaderOutcome.Done;
        });

    /// <summary>Lets somebody read again who was kept from the signal; not decided by that person.</summary>
    public Task<ReaderOutcome> EndRecusalAsync(Actor actor, string number, Guid who, string? reason, CancellationToken cancellation) =>
        ActAsync(actor, number, reason, "signal.end-recusal", cancellation, async (writer, token) =>
        {
            var found = await writer.Unit.Db.Set<Recusal>().SingleOrDefaultAsync(r => r.ObjectId == writer.Signal.Id && r.UserId == who && writer.Unit.Db.Users.Any(u => u.Id == who && u.OrganisationId == actor.OrganisationId), token);
            if (found is null)
            {
                return ReaderOutcome.NotFound;
            }

            if (who == actor.UserId)
            {
                return ReaderOutcome.NotOneself;
            }

            writer.Unit.Db.Remove(found);
            writer.Step(writer.New(SignalEventKind.RecusalEnded), reason!.Trim());
            return ReaderOutcome.Done;
        });

    // Assessors while it is with them, and who leads the team that has it.
    private static bool Leads(Actor actor, Signal signal) =>
        actor.Teams.Contains(signal.LeadTeamId) && (actor.May(Ability.Assess) || actor.Is(Role.TeamLead));

    private static void FreeFrom(SignalWriter writer, IReadOnlyCollection<Guid> readers)
    {
        if (writer.Signal.AssignedTo is { } has && !readers.Contains(has))
        {
            writer.Signal.Assign(null);
        }
    }

    /// <summary>Everybody of the actor's organisation who is in a team to which the signal is opened and has a role that reads.</summary>
    private static async Task<IReadOnlyList<Colleague>> ColleaguesAsync(BakenDb db, Actor actor, Guid signal, CancellationToken cancellation)
    {
        var reading = RoleTable.All.Where(row => row.May(Ability.ReadSignals)).Select(row => row.Role).ToList();
        var teams = db.Set<Grant>().Where(g => g.ObjectId == signal && g.Until == null && g.OrganisationId == actor.OrganisationId).Select(g => g.TeamId);
        return [.. (await db.Users.Where(u => u.OrganisationId == actor.OrganisationId && u.EndedAt == null
                && db.Set<RoleAssignment>().Any(r => r.UserId == u.Id && reading.Contains(r.Role))
                && db.Set<TeamMembership>().Any(m => m.UserId == u.Id && teams.Contains(m.TeamId)))
            .Select(u => new Colleague(u.Id, u.Name)).ToListAsync(cancellation)).OrderBy(c => c.Name, StringComparer.CurrentCulture)];
    }

    private async Task<ReaderOutcome> ActAsync(Actor actor, string number, string? reason, string action, CancellationToken cancellation, Func<SignalWriter, CancellationToken, Task<ReaderOutcome>> act)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return await door.WriteAsync(actor, "assess", async (unit, token) =>
        {
            var writer = actor.May(Ability.ReadSignals) ? await SignalWriter.OpenAsync(unit, keys, number, token) : null;
            unit.Audit(action, "signal", writer is null ? [] : [writer.Signal.Id]);
            var outcome = writer is null ? ReaderOutcome.NotFound
                : string.IsNullOrWhiteSpace(reason) || reason.Length > Deciding.ReasonLength ? ReaderOutcome.ReasonMissing
                : await act(writer, token);
            return outcome == ReaderOutcome.Done ? outcome : unit.Refuse(outcome);
        }, cancellation);
    }
}
