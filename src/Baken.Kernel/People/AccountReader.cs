using Baken.Kernel.Data;
using Baken.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>Reads the people of an organisation.</summary>
internal static class AccountReader
{
    /// <summary>Everybody of an organisation, or one person of it.</summary>
    public static async Task<IReadOnlyList<AccountView>> ListAsync(BakenDb db, Guid organisation, Guid? one, DateTimeOffset now, CancellationToken cancellation)
    {
        var users = await db.Users.AsNoTracking().Where(u => u.OrganisationId == organisation && (one == null || u.Id == one)).ToListAsync(cancellation);
        var ids = db.Users.Where(u => u.OrganisationId == organisation && (one == null || u.Id == one)).Select(u => u.Id);
        var roles = (await db.Set<RoleAssignment>().AsNoTracking().Where(r => ids.Contains(r.UserId)).ToListAsync(cancellation)).ToLookup(r => r.UserId);
        var teams = (await db.Set<TeamMembership>().Where(m => ids.Contains(m.UserId)).Join(db.Set<Team>(), m => m.TeamId, t => t.Id, (m, t) => new { m.UserId, t.Id, t.Name })
            .ToListAsync(cancellation)).ToLookup(m => m.UserId);
        var asked = (await db.Set<AccessRequest>().AsNoTracking().Where(r => ids.Contains(r.UserId) && r.State == AccessRequestState.Waits).ToListAsync(cancellation)).ToLookup(r => r.UserId);
        var factors = await db.Set<SecondFactor>().Where(f => ids.Contains(f.UserId)).Select(f => new { f.UserId, f.Since }).ToDictionaryAsync(f => f.UserId, f => f.Since, cancellation);
        var today = DateOnly.FromDateTime(DutchTime.Local(now));
        var absences = (await db.Set<Absence>().AsNoTracking().Where(a => ids.Contains(a.UserId) && a.Until >= today)
            .Join(db.Users, a => a.DeputyId, u => u.Id, (a, u) => new { a, u.Name }).ToListAsync(cancellation)).ToLookup(a => a.a.UserId);
        return
        [
            .. users.Select(u => new AccountView
            {
                Id = u.Id,
                Name = u.Name,
                Email = u.Email!,
                Roles = [.. roles[u.Id].OrderBy(r => r.Role).Select(r => new HeldRole(r.Role, r.Since))],
                Asked = [.. asked[u.Id].Where(r => r.Role is not null).Select(r => r.Role!.Value).Order()],
                ResetAsked = asked[u.Id].Any(r => r.Kind == AccessRequestKind.Reset),
                Teams = [.. teams[u.Id].Select(t => new TeamName(t.Id, t.Name)).OrderBy(t => t.Name, StringComparer.CurrentCulture)],
                State = u.EndedAt is not null ? AccountState.Ended
                    : u.PasswordHash is not null || u.IsDemo ? AccountState.Active
                    : u.InvitationUntil <= now ? AccountState.Lapsed
                    : AccountState.Invited,
                EndedAt = u.EndedAt,
                LastSignInAt = u.LastSignInAt,
                FactorSince = factors.TryGetValue(u.Id, out var since) ? since : null,
                Absences = [.. absences[u.Id].OrderBy(a => a.a.From).Select(a => new AbsenceView(a.a.Id, a.a.From, a.a.Until, a.a.DeputyId, a.Name))],
                Seen = u.ConcurrencyStamp!,
            }).OrderBy(a => a.State == AccountState.Ended).ThenBy(a => a.Name, StringComparer.CurrentCulture).ThenBy(a => a.Email, StringComparer.Ordinal),
        ];
    }
}
