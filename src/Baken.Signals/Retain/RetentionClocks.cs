using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Retain;

/// <summary>A retention class with what of the own organisation falls under it.</summary>
/// <param name="Code">The class.</param>
/// <param name="Due">How many closed signals fall due in this month (what is late counted with it) and each of the next, in order.</param>
/// <param name="Later">How many fall due after those.</param>
/// <param name="Open">How many are not closed: their clock does not run.</param>
/// <param name="Held">How many are kept longer, by reason.</param>
public sealed record RetentionClock(string Code, IReadOnlyList<int> Due, int Later, int Open, IReadOnlyDictionary<string, int> Held);

/// <summary>A signal whose time has passed on the date of a dry run.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Class">Its retention class.</param>
/// <param name="RetainUntil">When its time passes.</param>
/// <param name="Hold">Why it is kept longer, a code; null when it is not.</param>
/// <param name="InRequest">Whether an open request of a data subject touches it.</param>
public sealed record DryRunLine(string Number, string Class, DateOnly RetainUntil, string? Hold, bool InRequest)
{
    /// <summary>Whether it would be destroyed on that date.</summary>
    public bool IsDestroyed => Hold is null && !InRequest;
}

/// <summary>
/// The retention clocks of the own organisation for its data protection officer: numbers and codes. A dry run asks exactly what the sweep asks; it destroys nothing.
/// </summary>
public sealed class RetentionClocks(Databases databases, ReadLog reads, TimeProvider clock)
{
    /// <summary>Months shown: this one and those after it.</summary>
    public const int Months = 6;

    /// <summary>Every class of which there are signals; null for anybody else than a data protection officer.</summary>
    public async Task<IReadOnlyList<RetentionClock>?> ListAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.Supervise))
        {
            return null;
        }

        var today = DateOnly.FromDateTime(DutchTime.Local(clock.GetUtcNow()));
        var first = new DateOnly(today.Year, today.Month, 1);
        await using var open = databases.Open(actor);
        // The officer has no grant on signals: these are counts.
        var rows = await open.Db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(s => s.LeadOrganisationId == actor.OrganisationId)
            .GroupBy(s => new { s.RetentionClass, s.RetainUntil, s.Hold, Closed = s.State == SignalState.Closed })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return
        [
            .. rows.GroupBy(row => row.Key.RetentionClass).Select(group =>
            {
                var running = group.Where(row => row.Key.Closed && row.Key.Hold is null).ToLookup(row => Math.Max(0, Month(row.Key.RetainUntil)), row => row.Count);
                return new RetentionClock(
                    group.Key,
                    [.. Enumerable.Range(0, Months).Select(month => running[month].Sum())],
                    running.Where(month => month.Key >= Months).Sum(month => month.Sum()),
                    group.Where(row => !row.Key.Closed && row.Key.Hold is null).Sum(row => row.Count),
                    group.Where(row => row.Key.Hold is not null).GroupBy(row => row.Key.Hold!).ToDictionary(held => held.Key, held => held.Sum(row => row.Count)));
            }),
        ];

        int Month(DateOnly day) => (day.Year - first.Year) * 12 + day.Month - first.Month;
    }

    /// <summary>
    /// What the sweep would find on this date if nothing changed before: each signal of the own organisation whose time has then passed, and whether it would be
    /// destroyed. Null for anybody else than a data protection officer.
    /// </summary>
    public async Task<IReadOnlyList<DryRunLine>?> DryRunAsync(Actor actor, DateOnly date, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.Supervise))
        {
            return null;
        }

        await using var open = databases.Open(actor);
        var due = await Retention.Due(open.Db, date).Where(s => s.LeadOrganisationId == actor.OrganisationId)
            .Select(s => new { s.Id, s.Number, s.RetentionClass, s.RetainUntil, s.Hold }).ToListAsync(cancellation);
        var free = await Retention.Free(open.Db, Retention.Due(open.Db, date)).Where(s => s.LeadOrganisationId == actor.OrganisationId).Select(s => s.Id).ToHashSetAsync(cancellation);
        await reads.RecordAsync(actor, "retention", "retention.list", "signal", [.. due.Select(s => s.Id)], cancellation);
        return [.. due.OrderBy(s => s.RetainUntil).ThenBy(s => s.Number, StringComparer.Ordinal).Select(s => new DryRunLine(s.Number, s.RetentionClass, s.RetainUntil, s.Hold, s.Hold is null && !free.Contains(s.Id)))];
    }
}
