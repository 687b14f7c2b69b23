using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Requests;

/// <summary>How many requests of data subjects press, without opening one of them.</summary>
public static class RequestTerms
{
    /// <summary>Days before its last day in which a request presses.</summary>
    public const int Soon = 7;

    /// <summary>The open requests of the own organisation whose term has passed, and those whose term ends within a week; none for anybody else than its officer.</summary>
    public static async Task<(int Late, int Soon)> PressingAsync(Databases databases, Actor actor, DateOnly today, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(databases);
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.Supervise))
        {
            return (0, 0);
        }

        await using var open = databases.Open(actor);
        var until = today.AddDays(Soon);
        var due = await open.Db.Set<DataRequest>().Where(r => r.OrganisationId == actor.OrganisationId && r.State == RequestState.Open && r.DueOn <= until).Select(r => r.DueOn).ToListAsync(cancellation);
        return (due.Count(day => day < today), due.Count(day => day >= today));
    }
}
