using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Assess;

/// <summary>An earlier signal that shares something with this one, why, and what became of it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="ReceivedAt">When it came in.</param>
/// <param name="Kinds">What both hold: kinds of identifier, strongest first.</param>
/// <param name="State">Where it is now.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="Result">What came of it.</param>
/// <param name="TeamId">The team that has or had it.</param>
public sealed record KnownSignal(string Number, DateTimeOffset ReceivedAt, IReadOnlyList<string> Kinds, SignalState State, Outcome? Outcome, string? Result, Guid TeamId)
{
    /// <summary>Name of that team; empty until the signal is opened for a reader.</summary>
    public string Team { get; init; } = "";

    /// <summary>Its short title; empty until the signal is opened for a reader.</summary>
    public string Title { get; init; } = "";

    /// <summary>Its municipality, a code.</summary>
    public string? Municipality { get; init; }

    internal Guid Id { get; init; }

    internal Guid KeyId { get; init; }

    internal SealedText Headline { get; init; }
}

/// <summary>What is already known beside a signal.</summary>
/// <param name="Signals">Earlier signals the actor may see.</param>
/// <param name="Elsewhere">Kinds of identifier that are also held where the actor may not look; only that there is a hit.</param>
/// <param name="Searched">Kinds that were looked for.</param>
public sealed record Known(IReadOnlyList<KnownSignal> Signals, IReadOnlyList<string> Elsewhere, IReadOnlyList<string> Searched);

/// <summary>Finds what is already known beside a signal. The matching engine takes this place later.</summary>
internal interface IAlreadyKnown
{
    /// <summary>What the actor of the database may see of it.</summary>
    Task<Known> FindAsync(BakenDb db, Guid signalId, CancellationToken cancellation);
}

/// <summary>Equal identifiers, through the blind index.</summary>
internal sealed class SameIdentifier : IAlreadyKnown
{
    /// <summary>Most earlier signals that are looked at.</summary>
    public const int Most = 200;

    public async Task<Known> FindAsync(BakenDb db, Guid signalId, CancellationToken cancellation)
    {
        var own = db.Set<IndexEntry>().Where(e => e.SignalId == signalId);
        var searched = await own.Select(e => e.Kind).Distinct().ToListAsync(cancellation);
        var hits = await own.Join(
                db.Set<IndexEntry>().Where(e => e.SignalId != signalId),
                mine => new { mine.Kind, mine.Token },
                other => new { other.Kind, other.Token },
                (_, other) => new { other.SignalId, other.Kind })
            .Distinct().Take(Most * IndexedIdentifiers.Kinds.Count).ToListAsync(cancellation);
        var kinds = hits.GroupBy(hit => hit.SignalId).ToDictionary(g => g.Key, g => Ordered(g.Select(hit => hit.Kind)));
        // What may be seen is found apart, newest first, so that hits elsewhere never push it out of the count.
        var shown = await Sharing(db, signalId, db.Set<Signal>(), cancellation);
        var visible = await db.Set<Signal>().AsNoTracking().Where(s => shown.Keys.Contains(s.Id))
            .Select(s => new KnownSignal(s.Number, s.ReceivedAt, Array.Empty<string>(), s.State, s.Outcome, s.Result, s.LeadTeamId) { Id = s.Id, Municipality = s.Municipality, KeyId = s.KeyId, Headline = s.Headline })
            .ToListAsync(cancellation);
        var ids = kinds.Keys.Take(Most).ToList();
        var seen = await db.Set<Signal>().Where(s => ids.Contains(s.Id)).Select(s => s.Id).ToListAsync(cancellation);
        var hidden = ids.Except(seen).ToList();
        // A restricted signal is opened to named readers only; a hit on it must not be announced.
        var restricted = hidden.Count == 0 ? [] : await db.Set<Grant>()
            .Where(g => hidden.Contains(g.ObjectId) && g.ReaderId != null).Select(g => g.ObjectId).Distinct().ToListAsync(cancellation);
        return new Known(
            [.. visible.Select(s => s with { Kinds = shown[s.Id] }).OrderBy(s => IndexedIdentifiers.Rank(s.Kinds[0])).ThenByDescending(s => s.ReceivedAt).ThenBy(s => s.Number, StringComparer.Ordinal)],
            Ordered(hidden.Except(restricted).SelectMany(id => kinds[id])),
            Ordered(searched));
    }

    /// <summary>Which of these signals share an identifier with it, and the kinds; the newest <see cref="Most"/>. The count in the queue is of this too.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<string>>> Sharing(BakenDb db, Guid signalId, IQueryable<Signal> among, CancellationToken cancellation)
    {
        var entries = db.Set<IndexEntry>();
        var hits = await entries.Where(e => e.SignalId == signalId)
            .Join(entries.Where(e => e.SignalId != signalId), mine => new { mine.Kind, mine.Token }, other => new { other.Kind, other.Token }, (_, other) => other)
            .Join(among, hit => hit.SignalId, other => other.Id, (hit, other) => new { hit.Kind, other.Id, other.ReceivedAt })
            .Distinct().OrderByDescending(hit => hit.ReceivedAt).ThenBy(hit => hit.Id)
            .Take(Most * IndexedIdentifiers.Kinds.Count).ToListAsync(cancellation);
        return hits.GroupBy(hit => hit.Id).Take(Most).ToDictionary(g => g.Key, g => Ordered(g.Select(hit => hit.Kind)));
    }

    private static IReadOnlyList<string> Ordered(IEnumerable<string> kinds) => [.. kinds.Distinct().OrderBy(IndexedIdentifiers.Rank)];
}
