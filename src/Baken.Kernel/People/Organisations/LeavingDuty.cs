using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>Nobody of an organisation that left is on duty any more.</summary>
internal sealed class LeavingDuty : ILeavingOrganisation
{
    private const string Duty = "duty";

    public async Task<IReadOnlyList<DepartureNote>> LookAsync(BakenDb db, Departure departure, CancellationToken cancellation) =>
        (await LeftoverAsync(db, departure, cancellation)).Gone ? [new DepartureNote(Duty, [], Refuses: false)] : [];

    public async Task HandOverAsync(Unit unit, Departure departure, CancellationToken cancellation)
    {
        var (gone, setting, kept) = await LeftoverAsync(unit.Db, departure, cancellation);
        if (gone)
        {
            setting!.Value = kept.ToJson();
            unit.Audit("duty.change", "organisation", departure.OrganisationId);
            await unit.Db.SaveChangesAsync(cancellation);
        }
    }

    private static async Task<(bool Gone, Setting? Setting, Duty Kept)> LeftoverAsync(BakenDb db, Departure departure, CancellationToken cancellation)
    {
        var setting = await db.Set<Setting>().SingleOrDefaultAsync(s => s.Name == Duty, cancellation);
        var duty = People.Duty.FromJson(setting?.Value);
        var names = duty.Hours.Select(hours => hours.Who).Distinct().ToList();
        var leaving = await db.Users.Where(u => u.OrganisationId == departure.OrganisationId && names.Contains(u.Name)).Select(u => u.Name).ToListAsync(cancellation);
        var staying = await db.Users.Where(u => u.OrganisationId != departure.OrganisationId && u.EndedAt == null && names.Contains(u.Name)).Select(u => u.Name).ToListAsync(cancellation);
        var gone = leaving.Except(staying).ToHashSet();
        return (gone.Count > 0, setting, new Duty([.. duty.Hours.Where(hours => !gone.Contains(hours.Who))]));
    }
}
