using System.Globalization;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Outbox;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Baken.Signals.Report;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Assess;

/// <summary>
/// After something was told: counts, as Baken itself, how many other signals share an identifier, for that signal and for each that it
/// shares something with. Counts what the team that assesses may see, so that the list and the signal's own page say the same.
/// </summary>
internal sealed class KnownCounter(KeyStore keys) : IHandle<SignalTold>
{
    public async Task HandleAsync(SignalTold message, Unit unit, CancellationToken cancellation)
    {
        // Baken itself has no grants; what it may count is said by the grants of who assesses.
        var signals = unit.Db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]);
        if (await signals.SingleOrDefaultAsync(s => s.Id == message.SignalId, cancellation) is not { } told)
        {
            return;
        }

        var sharing = await SameIdentifier.Sharing(unit.Db, told.Id, signals, cancellation);
        if (sharing.Count == 0 && told.KnownCount == 0)
        {
            return;
        }

        var involved = sharing.Keys.Append(told.Id).ToList();
        var desks = (await Grants(unit).Where(g => involved.Contains(g.ObjectId) && g.Purpose == "assess").OrderBy(g => g.From)
                .Select(g => new { g.ObjectId, g.OrganisationId, g.TeamId }).ToListAsync(cancellation))
            .GroupBy(g => g.ObjectId).ToDictionary(g => g.Key, g => new Desk(g.First().OrganisationId, g.First().TeamId));
        foreach (var signal in await signals.Where(s => involved.Contains(s.Id)).ToListAsync(cancellation))
        {
            await CountAsync(unit, signals, signal, desks.GetValueOrDefault(signal.Id), cancellation);
        }
    }

    private static IQueryable<Grant> Grants(Unit unit) =>
        unit.Db.Set<Grant>().Where(g => g.ReaderId == null && g.From <= unit.Now && (g.Until == null || g.Until > unit.Now));

    private async Task CountAsync(Unit unit, IQueryable<Signal> signals, Signal signal, Desk? desk, CancellationToken cancellation)
    {
        var grants = Grants(unit);
        var hits = desk is null
            ? new Dictionary<Guid, IReadOnlyList<string>>()
            : await SameIdentifier.Sharing(
                unit.Db,
                signal.Id,
                signals.Where(s => grants.Any(g => g.ObjectId == s.Id && g.OrganisationId == desk.OrganisationId && (g.TeamId == null || desk.TeamId == null || g.TeamId == desk.TeamId))),
                cancellation);
        var kinds = hits.Values.SelectMany(found => found).Distinct().OrderBy(IndexedIdentifiers.Rank).ToList();
        if (hits.Count == signal.KnownCount)
        {
            signal.Known(hits.Count, kinds);
            return;
        }

        signal.Known(hits.Count, kinds);
        var writer = await SignalWriter.OpenAsync(unit, keys, signal, cancellation);
        writer.Step(new SignalEvent(signal.Id, SignalEventKind.KnownFound, unit.Now, DutchTime.Local(unit.Now), unit.Actor)
        {
            Code = hits.Count.ToString(CultureInfo.InvariantCulture),
            ContentVersion = signal.ContentVersion,
        });
    }

    private sealed record Desk(Guid OrganisationId, Guid? TeamId);
}
