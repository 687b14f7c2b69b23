using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Microsoft.EntityFrameworkCore;

namespace Baken.Hosting;

/// <summary>Who was on duty by the roster of the setup file, which names people and teams.</summary>
internal sealed class DutyOfSettings(Settings settings, Databases databases) : IDutyMoments
{
    public async Task<IReadOnlyList<DateTimeOffset>> OutsideAsync(Guid person, IReadOnlyList<DateTimeOffset> moments, CancellationToken cancellation)
    {
        await using var open = databases.Open(Actor.System("unusual use"));
        var names = await open.Db.Users.Where(u => u.Id == person).Select(u => u.Name)
            .Concat(open.Db.Set<TeamMembership>().Where(m => m.UserId == person).Join(open.Db.Set<Team>(), m => m.TeamId, t => t.Id, (_, t) => t.Name))
            .ToListAsync(cancellation);
        var hours = settings.Duty.Hours.Where(h => names.Contains(h.Who)).ToList();
        return [.. moments.Where(at => !hours.Exists(h => h.Hold(at)))];
    }
}
