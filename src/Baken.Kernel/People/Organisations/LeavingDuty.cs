using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.OnCall;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>The duty roster of an organisation that leaves: its hours end with it.</summary>
internal sealed class LeavingDuty : ILeavingOrganisation
{
    public async Task<IReadOnlyList<DepartureNote>> LookAsync(BakenDb db, Departure departure, CancellationToken cancellation) =>
        await db.Set<DutyLine>().AnyAsync(l => l.OrganisationId == departure.OrganisationId, cancellation) ? [new DepartureNote("duty", [], Refuses: false)] : [];

    public async Task HandOverAsync(Unit unit, Departure departure, CancellationToken cancellation)
    {
        await unit.Db.Set<DutyLine>().Where(l => l.OrganisationId == departure.OrganisationId).ExecuteDeleteAsync(cancellation);
        unit.Audit("duty.change", "organisation", departure.OrganisationId);
        await unit.Db.Set<DutyHandover>().Where(h => h.OrganisationId == departure.OrganisationId).ExecuteDeleteAsync(cancellation);
    }
}
