using Baken.Kernel.Access;
using Baken.Kernel.Door;
using Baken.Kernel.Notices;
using Baken.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>Who is away and who stands in. A person says so for himself, an administrator for everybody of the organisation.</summary>
public sealed class Absences(WriteDoor door)
{
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

            // Who stands in reads what the absent one reads: somebody of the same team, who reads it already.
            if (deputy == id || !await unit.Db.Set<TeamMembership>().AnyAsync(
                m => m.UserId == deputy && unit.Db.Users.Any(u => u.Id == deputy && u.EndedAt == null) && unit.Db.Set<TeamMembership>().Any(own => own.UserId == id && own.TeamId == m.TeamId), token))
            {
                problems.Add(new AccountProblem("Deputy", "no-deputy"));
            }

            if (problems.Count > 0)
            {
                return new AccountOutcome.HasProblems(problems);
            }

            var absence = new Absence(id, deputy!.Value, from!.Value, until!.Value);
            unit.Db.Add(absence);
            Notices.Notices.Raise(unit, deputy.Value, NoticeKind.WorkHandedOver, "/mijn-werk");
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
            return actor.May(Ability.ManagePeople) || id == actor.UserId ? await write(unit, token) : new AccountOutcome.NotFound();
        }, cancellation);
}
