using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Notices;
using Baken.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>For whom somebody stands in today.</summary>
/// <param name="UserId">Who is away.</param>
/// <param name="Name">Name.</param>
/// <param name="Until">Last day of absence.</param>
public sealed record StandIn(Guid UserId, string Name, DateOnly Until);

/// <summary>Who is away and who stands in. A person says so for himself, an administrator for everybody of the organisation.</summary>
public sealed class Absences(Databases databases, WriteDoor door, TimeProvider clock)
{
    /// <summary>For whom the actor stands in today.</summary>
    public async Task<IReadOnlyList<StandIn>> StandsInForAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var today = DateOnly.FromDateTime(DutchTime.Local(clock.GetUtcNow()));
        await using var open = databases.Open(actor);
        return await open.Db.Set<Absence>().Where(a => a.DeputyId == actor.UserId && a.From <= today && today <= a.Until)
            .Join(open.Db.Users, a => a.UserId, u => u.Id, (a, u) => new { u.Id, u.Name, a.Until })
            .OrderBy(a => a.Name).Select(a => new StandIn(a.Id, a.Name, a.Until)).ToListAsync(cancellation);
    }

    /// <summary>The actor's own absences that last or come.</summary>
    public async Task<IReadOnlyList<AbsenceView>> OwnAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var today = DateOnly.FromDateTime(DutchTime.Local(clock.GetUtcNow()));
        await using var open = databases.Open(actor);
        return await open.Db.Set<Absence>().Where(a => a.UserId == actor.UserId && a.Until >= today)
            .Join(open.Db.Users, a => a.DeputyId, u => u.Id, (a, u) => new { a, u.Name })
            .OrderBy(a => a.a.From).Select(a => new AbsenceView(a.a.Id, a.a.From, a.a.Until, a.a.DeputyId, a.Name)).ToListAsync(cancellation);
    }

    /// <summary>Who may stand in for a person: colleagues with access of one of the same teams, by name. Null when the actor has no say about this person, or there is none.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>?> CandidatesAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var open = databases.Open(actor);
        if (!MayFor(actor, id) || !await open.Db.Users.AnyAsync(u => u.Id == id && u.OrganisationId == actor.OrganisationId && u.EndedAt == null, cancellation))
        {
            return null;
        }

        var found = await Candidates(open.Db, id).Select(u => new { u.Id, u.Name }).ToListAsync(cancellation);
        return [.. found.OrderBy(u => u.Name, StringComparer.CurrentCulture).Select(u => (u.Id, u.Name))];
    }

    /// <summary>Notes that a person is away and who stands in. A person may do this for himself; an administrator for everybody.</summary>
    public Task<AccountOutcome> AwayAsync(Actor actor, Guid id, Guid? deputy, DateOnly? from, DateOnly? until, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return WriteAsync(actor, id, cancellation, async (unit, token) =>
        {
            var today = DateOnly.FromDateTime(DutchTime.Local(unit.Now));
            var problems = new List<AccountProblem>();
            if (from is null)
            {
                problems.Add(new AccountProblem("From", "day-missing"));
            }

            if (until is null)
            {
                problems.Add(new AccountProblem("Until", "day-missing"));
            }
            else if (until < today)
            {
                problems.Add(new AccountProblem("Until", "day-passed"));
            }
            else if (from > until)
            {
                problems.Add(new AccountProblem("Until", "until-before-from"));
            }

            var user = await unit.Db.Users.SingleOrDefaultAsync(u => u.Id == id && u.OrganisationId == actor.OrganisationId && u.EndedAt == null, token);
            if (user is null)
            {
                return new AccountOutcome.NotFound();
            }

            if (!await Candidates(unit.Db, id).AnyAsync(u => u.Id == deputy, token))
            {
                problems.Add(new AccountProblem("Deputy", "no-deputy"));
            }

            if (from <= until && await unit.Db.Set<Absence>().AnyAsync(a => a.UserId == id && a.From <= until && a.Until >= from, token))
            {
                problems.Add(new AccountProblem("From", "absences-overlap"));
            }

            if (problems.Count > 0)
            {
                return new AccountOutcome.HasProblems(problems);
            }

            var absence = new Absence(id, deputy!.Value, from!.Value, until!.Value);
            unit.Db.Add(absence);
            Notices.Notices.Raise(unit, deputy.Value, NoticeKind.StandInAsked, "/mijn-werk");
            return new AccountOutcome.Done(id, false);
        });
    }

    /// <summary>Ends an absence today; one that has not begun is taken back.</summary>
    public Task<AccountOutcome> BackAsync(Actor actor, Guid id, Guid absence, CancellationToken cancellation) => WriteAsync(actor, id, cancellation, async (unit, token) =>
    {
        var found = await unit.Db.Set<Absence>().SingleOrDefaultAsync(a => a.Id == absence && a.UserId == id && unit.Db.Users.Any(u => u.Id == id && u.OrganisationId == actor.OrganisationId), token);
        if (found is null)
        {
            return new AccountOutcome.NotFound();
        }

        var today = DateOnly.FromDateTime(DutchTime.Local(unit.Now));
        if (found.From >= today)
        {
            unit.Db.Remove(found);
        }
        else
        {
            found.EndOn(today.AddDays(-1));
        }

        return new AccountOutcome.Done(id, false);
    });

    private Task<AccountOutcome> WriteAsync(Actor actor, Guid id, CancellationToken cancellation, Func<Unit, CancellationToken, Task<AccountOutcome>> write) =>
        door.WriteAsync(actor, "manage", async (unit, token) =>
        {
            unit.Audit("account.absence", "user", id);
            return MayFor(actor, id) ? await write(unit, token) : new AccountOutcome.NotFound();
        }, cancellation);

    private static bool MayFor(Actor actor, Guid id) => actor.May(Ability.ManagePeople) || id == actor.UserId;

    // Who stands in reads what the absent one reads: somebody of the same team, who reads it already.
    private static IQueryable<User> Candidates(BakenDb db, Guid id) => db.Users.Where(User.HasAccess).Where(u => u.Id != id
        && db.Set<TeamMembership>().Any(m => m.UserId == u.Id && db.Set<TeamMembership>().Any(own => own.UserId == id && own.TeamId == m.TeamId)));
}
