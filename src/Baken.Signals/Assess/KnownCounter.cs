using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Outbox;
using Baken.Kernel.Sealing;
using Baken.Signals.Report;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Assess;

/// <summary>After something was told: counts, as Baken itself, how many earlier signals of the lead organisation share an identifier.</summary>
internal sealed class KnownCounter(KeyStore keys) : IHandle<SignalTold>
{
    public async Task HandleAsync(SignalTold message, Unit unit, CancellationToken cancellation)
    {
        // Baken itself has no grants; it counts within the organisation that leads the signal and nowhere else.
        var signals = unit.Db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]);
        var signal = await signals.SingleOrDefaultAsync(s => s.Id == message.SignalId, cancellation);
        if (signal is null)
        {
            return;
        }

        var entries = unit.Db.Set<IndexEntry>();
        var hits = await entries.Where(e => e.SignalId == signal.Id)
            .Join(entries.Where(e => e.SignalId != signal.Id), mine => new { mine.Kind, mine.Token }, other => new { other.Kind, other.Token }, (_, other) => other)
            .Join(
                signals.Where(s => unit.Db.Set<Kernel.Access.Grant>().Any(g => g.ObjectId == s.Id && g.OrganisationId == signal.LeadOrganisationId && g.ReaderId == null)),
                hit => hit.SignalId,
                other => other.Id,
                (hit, other) => new { hit.Kind, other.Id })
            .Distinct().Take(SameIdentifier.Most).ToListAsync(cancellation);
        var count = hits.Select(hit => hit.Id).Distinct().Count();
        if (count == signal.KnownCount)
        {
            return;
        }

        signal.Known(count, hits.Select(hit => hit.Kind).Distinct().OrderBy(IndexedIdentifiers.Rank));
        var writer = await SignalWriter.OpenAsync(unit, keys, signal, cancellation);
        writer.Step(new SignalEvent(signal.Id, SignalEventKind.KnownFound, unit.Now, Kernel.Time.DutchTime.Local(unit.Now), unit.Actor)
        {
            Code = count.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ContentVersion = signal.ContentVersion,
        });
    }
}
