using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Report;

/// <summary>Whether somebody reads what comes in.</summary>
internal static class Intake
{
    /// <summary>Whether the team has an assessor who can sign in.</summary>
    public static Task<bool> IsMannedAsync(BakenDb db, Guid teamId, CancellationToken cancellation) => Manned(db).AnyAsync(t => t.Id == teamId, cancellation);

    /// <summary>Teams that have an assessor who can sign in.</summary>
    public static IQueryable<Team> Manned(BakenDb db) => db.Set<Team>().AsNoTracking().Where(team =>
        db.Set<TeamMembership>().Any(m => m.TeamId == team.Id
            && db.Set<RoleAssignment>().Any(r => r.UserId == m.UserId && r.Role == Role.Assessor)
            && db.Users.Any(u => u.Id == m.UserId && u.EndedAt == null && (u.PasswordHash != null || u.IsDemo))));
}
