using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Mail;
using Baken.Kernel.Notices;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>A request for access as the second person sees it.</summary>
public sealed record AccessRequestView(Guid Id, AccessRequestKind Kind, Role? Role, string Name, string Email, string Organisation, string AskedBy, DateTimeOffset AskedAt);

/// <summary>What became of the second person's answer.</summary>
public enum AccessRequestOutcome
{
    /// <summary>Confirmed, and done.</summary>
    Confirmed,

    /// <summary>Refused.</summary>
    Refused,

    /// <summary>There is none that waits for this person.</summary>
    NotFound,
}

/// <summary>
/// Roles that read content and resets of both factors: one person asks, another confirms. That is the lead of a team of the person it is
/// about; where there is none another administrator of the organisation; where there is none the platform's administrator.
/// </summary>
public sealed class AccessRequests(Databases databases, WriteDoor door)
{
    /// <summary>What waits for this person, the oldest first.</summary>
    public async Task<IReadOnlyList<AccessRequestView>> WaitingAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.ConfirmAccess))
        {
            return [];
        }

        await using var open = databases.Open(actor);
        var found = await open.Db.Set<AccessRequest>().AsNoTracking().Where(r => r.State == AccessRequestState.Waits).OrderBy(r => r.AskedAt).ThenBy(r => r.Id).ToListAsync(cancellation);
        var views = new List<AccessRequestView>();
        foreach (var request in found)
        {
            if ((await ConfirmersAsync(open.Db, request, cancellation)).Contains(actor.UserId!.Value))
            {
                views.Add(await open.Db.Users.Where(u => u.Id == request.UserId).Select(u => new AccessRequestView(
                    request.Id, request.Kind, request.Role, u.Name, u.Email!,
                    open.Db.Set<Organisation>().Where(o => o.Id == u.OrganisationId).Select(o => o.Name).Single(),
                    open.Db.Users.Where(asker => asker.Id == request.AskedBy).Select(asker => asker.Name).Single(), request.AskedAt)).SingleAsync(cancellation));
            }
        }

        return views;
    }

    /// <summary>Confirms or refuses what was asked. A confirmed role is given, a confirmed reset done, in the same act.</summary>
    public Task<AccessRequestOutcome> DecideAsync(Actor actor, Guid id, bool confirm, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return door.WriteAsync(actor, "manage", async (unit, token) =>
        {
            // All that waits is looked at: what others must confirm costs, and leaves on record, what is not there does.
            AccessRequest? request = null;
            foreach (var waiting in actor.May(Ability.ConfirmAccess) ? await unit.Db.Set<AccessRequest>().Where(r => r.State == AccessRequestState.Waits).ToListAsync(token) : [])
            {
                if ((await ConfirmersAsync(unit.Db, waiting, token)).Contains(actor.UserId!.Value) && waiting.Id == id)
                {
                    request = waiting;
                }
            }

            unit.Audit(confirm ? "access.confirm" : "access.refuse", "user", request is null ? [] : [request.UserId]);
            if (request is null)
            {
                return unit.Refuse(AccessRequestOutcome.NotFound);
            }

            request.Decided(confirm ? AccessRequestState.Confirmed : AccessRequestState.Refused, actor.UserId, unit.Now);
            Notices.Notices.Raise(unit, request.AskedBy, NoticeKind.TaskDue, "/gebruikers/" + request.UserId);
            if (!confirm)
            {
                return AccessRequestOutcome.Refused;
            }

            var user = await unit.Db.Users.SingleAsync(u => u.Id == request.UserId, token);
            await DoAsync(unit, request, user, token);
            return AccessRequestOutcome.Confirmed;
        }, cancellation);
    }

    internal static async Task AskAsync(Unit unit, User user, AccessRequestKind kind, Role? role, CancellationToken cancellation)
    {
        if (await unit.Db.Set<AccessRequest>().AnyAsync(r => r.UserId == user.Id && r.Kind == kind && r.Role == role && r.State == AccessRequestState.Waits, cancellation))
        {
            return;
        }

        var request = new AccessRequest(kind, user, role, unit.Actor.UserId!.Value, unit.Now);
        unit.Db.Add(request);
        unit.Audit("access.ask", "user", user.Id);
        await unit.Db.SaveChangesAsync(cancellation);
        foreach (var confirmer in await ConfirmersAsync(unit.Db, request, cancellation))
        {
            Notices.Notices.Raise(unit, confirmer, NoticeKind.ConfirmationWanted, "/bevestigen");
        }
    }

    /// <summary>Lapses what waits for a person: all of it, or the roles that are no longer among these.</summary>
    internal static async Task LapseAsync(Unit unit, Guid userId, IReadOnlyList<Role>? wanted, CancellationToken cancellation)
    {
        foreach (var request in await unit.Db.Set<AccessRequest>().Where(r => r.UserId == userId && r.State == AccessRequestState.Waits).ToListAsync(cancellation))
        {
            if (wanted is null || request.Role is { } role && !wanted.Contains(role))
            {
                request.Decided(AccessRequestState.Lapsed, null, unit.Now);
            }
        }
    }

    private static async Task DoAsync(Unit unit, AccessRequest request, User user, CancellationToken cancellation)
    {
        switch (request.Kind)
        {
            case AccessRequestKind.Role:
                unit.Db.Add(new RoleAssignment(user.Id, request.Role!.Value, unit.Now));
                unit.Audit("account.roles", "user", user.Id);
                user.Changed();
                AccountMail.PublishChange(unit, user.Id, AccountChange.Roles);
                break;
            case AccessRequestKind.Reset:
                user.ForgetPassword();
                await SecondFactors.RemoveAsync(unit, user.Id, cancellation);
                unit.Audit("account.reset", "user", user.Id);
                AccountMail.Publish(unit, user.Id, AccountMailKind.FactorsReset);
                AccountMail.PublishChange(unit, user.Id, AccountChange.FactorsReset);
                break;
        }
    }

    /// <summary>Who may be the second person for a request.</summary>
    private static async Task<IReadOnlyList<Guid>> ConfirmersAsync(BakenDb db, AccessRequest request, CancellationToken cancellation)
    {
        // Who was only invited cannot confirm anything yet, and would let others wait.
        var others = db.Users.Where(User.HasAccess).Where(u => u.Id != request.AskedBy && u.Id != request.UserId);
        IQueryable<Guid> With(Role role) => others.Where(u => db.Set<RoleAssignment>().Any(r => r.UserId == u.Id && r.Role == role)).Select(u => u.Id);
        var leads = await With(Role.TeamLead).Where(lead => db.Set<TeamMembership>().Any(
            m => m.UserId == lead && db.Set<TeamMembership>().Any(own => own.UserId == request.UserId && own.TeamId == m.TeamId))).ToListAsync(cancellation);
        if (leads.Count > 0)
        {
            return leads;
        }

        var administrators = await With(Role.Administrator).Where(id => db.Users.Any(u => u.Id == id && u.OrganisationId == request.OrganisationId)).ToListAsync(cancellation);
        return administrators.Count > 0 ? administrators : await With(Role.PlatformAdministrator).ToListAsync(cancellation);
    }
}
