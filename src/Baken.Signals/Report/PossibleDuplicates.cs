using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.Sealing;
using Baken.Signals.Assess;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Report;

/// <summary>An earlier signal that shares an identifier with what is being told.</summary>
/// <param name="Number">Its number.</param>
/// <param name="ReceivedAt">When it came in.</param>
/// <param name="Kinds">What both hold: kinds of identifier, strongest first.</param>
/// <param name="State">Where it is now.</param>
public sealed record PossibleDuplicate(string Number, DateTimeOffset ReceivedAt, IReadOnlyList<string> Kinds, SignalState State);

/// <summary>
/// Looks, while somebody is being listened to, for signals that hold the same number or address. It tells that there is one and since when; never what it says.
/// </summary>
public sealed class PossibleDuplicates(Databases databases, ReadLog reads, BlindIndexKey indexKey, TimeProvider clock)
{
    /// <summary>Most that are told.</summary>
    public const int Most = 5;

    /// <summary>Those of the actor's organisation, the most telling first; and the kinds that were looked for.</summary>
    public async Task<(IReadOnlyList<PossibleDuplicate> Found, IReadOnlyList<string> Searched)> FindAsync(Actor actor, Facts facts, CancellationToken cancellation)
    {
        var identifiers = IndexedIdentifiers.Of(facts);
        if (identifiers.Count == 0 || !actor.May(Ability.TakeDown))
        {
            return ([], []);
        }

        await using var open = databases.Open(actor);
        var visible = Visible(open.Db, actor, clock.GetUtcNow());
        var hits = new Dictionary<Guid, List<string>>();
        foreach (var identifier in identifiers)
        {
            var token = indexKey.Token(identifier.Kind, identifier.Value);
            var ids = await open.Db.Set<IndexEntry>().Where(e => e.Kind == identifier.Kind && e.Token == token)
                .Join(visible, e => e.SignalId, s => s.Id, (_, s) => new { s.Id, s.ReceivedAt }).OrderByDescending(s => s.ReceivedAt).Take(Most).ToListAsync(cancellation);
            foreach (var hit in ids)
            {
                (hits.TryGetValue(hit.Id, out var kinds) ? kinds : hits[hit.Id] = []).Add(identifier.Kind);
            }
        }

        var shown = hits.OrderByDescending(hit => hit.Value.Count).ThenBy(hit => IndexedIdentifiers.Rank(hit.Value[0])).Take(Most).ToDictionary(hit => hit.Key, hit => (IReadOnlyList<string>)[.. hit.Value.Distinct()]);
        await reads.RecordAsync(actor, Submitting.Purpose, "signal.duplicates", "signal", [.. shown.Keys], cancellation);
        var signals = await visible.AsNoTracking().Where(s => shown.Keys.Contains(s.Id)).Select(s => new { s.Id, s.Number, s.ReceivedAt, s.State }).ToListAsync(cancellation);
        return (
            [.. signals.Select(s => new PossibleDuplicate(s.Number, s.ReceivedAt, shown[s.Id], s.State)).OrderByDescending(s => s.Kinds.Count).ThenByDescending(s => s.ReceivedAt).ThenBy(s => s.Number, StringComparer.Ordinal)],
            [.. identifiers.Select(i => i.Kind).Distinct()]);
    }

    // The desk is no member of the team that reads, and opens no signal: it is told of what a team of its organisation may read, unless that is restricted or kept from this person.
    private static IQueryable<Signal> Visible(BakenDb db, Actor actor, DateTimeOffset now) => db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(s =>
        db.Set<Grant>().Any(g => g.ObjectId == s.Id && g.OrganisationId == actor.OrganisationId && g.ReaderId == null && g.From <= now && (g.Until == null || g.Until > now))
        && !db.Set<Recusal>().Any(r => r.ObjectId == s.Id && r.UserId == actor.UserId));
}
