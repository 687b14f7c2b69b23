using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.OnCall;

/// <summary>When a person was on duty, by the rosters of the person's teams as they are now.</summary>
internal sealed class DutyMoments(Databases databases) : IDutyMoments
{
    public async Task<IReadOnlyList<DateTimeOffset>> OutsideAsync(Guid person, IReadOnlyList<DateTimeOffset> moments, CancellationToken cancellation)
    {
        await using var open = databases.Open(Actor.System("unusual use"));
        var duties = new List<Duty>();
        foreach (var team in await open.Db.Set<TeamMembership>().Where(m => m.UserId == person).Select(m => m.TeamId).ToListAsync(cancellation))
        {
            duties.Add(await DutyRoster.OfAsync(open.Db, team, cancellation));
        }

        return [.. moments.Where(at => !duties.Exists(duty => duty.At(at).Contains(person)))];
    }
}
