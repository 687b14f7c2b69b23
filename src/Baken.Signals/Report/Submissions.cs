using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Report;

/// <summary>A report as the side that sent it follows it.</summary>
/// <param name="Number">What the reporting side calls it.</param>
/// <param name="Reference">The own reference; null for none.</param>
/// <param name="Channel">How it was sent.</param>
/// <param name="At">When.</param>
/// <param name="State">How far it is.</param>
/// <param name="ReadBy">Until when somebody will have read it; null once it was read.</param>
/// <param name="IsOwn">Whether the person who asks sent it.</param>
/// <param name="Answer">A code of the texts for who reported; null while there is none, and for others than who sent it.</param>
public sealed record SubmissionLine(string Number, string? Reference, Channel Channel, DateTimeOffset At, SubmissionState State, DateTimeOffset? ReadBy, bool IsOwn, string? Answer);

/// <summary>Which reports are asked for.</summary>
/// <param name="OnlyOwn">Only those the person sent.</param>
/// <param name="State">Only those that are this far.</param>
/// <param name="After">The number behind which the page begins; null for the first page.</param>
public sealed record SubmissionFilter(bool OnlyOwn, SubmissionState? State = null, string? After = null);

/// <summary>A page of them, the newest first.</summary>
/// <param name="Lines">The reports.</param>
/// <param name="Next">The number behind which the next page begins; null when there is none.</param>
public sealed record SubmissionPage(IReadOnlyList<SubmissionLine> Lines, string? Next);

/// <summary>What an organisation reported, and how far that is: received, in assessment, routed, closed, and never more.</summary>
public sealed class Submissions(Databases databases, ReadLog reads, KeyStore keys)
{
    /// <summary>Reports on a page.</summary>
    public const int PageSize = 30;

    internal static readonly SealedField ReferenceField = new("submissions", "reference");

    /// <summary>A page of what was reported.</summary>
    public async Task<SubmissionPage> ListAsync(Actor actor, SubmissionFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var open = databases.Open(actor);
        var sent = Of(open.Db, actor);
        if (filter.OnlyOwn)
        {
            sent = sent.Where(s => s.UserId == actor.UserId);
        }

        if (filter.After is { } after && await sent.Where(s => s.Number == after).Select(s => new { s.At, s.Id }).SingleOrDefaultAsync(cancellation) is { } last)
        {
            sent = sent.Where(s => s.At < last.At || s.At == last.At && s.Id.CompareTo(last.Id) < 0);
        }

        var rows = await WithState(open.Db, sent, filter.State).OrderByDescending(r => r.Sent.At).ThenByDescending(r => r.Sent.Id).Take(PageSize + 1).ToListAsync(cancellation);
        await AuditAsync(actor, rows.Take(PageSize), cancellation);
        var lines = new List<SubmissionLine>();
        foreach (var row in rows.Take(PageSize))
        {
            lines.Add(await LineAsync(actor, row, cancellation));
        }

        return new SubmissionPage(lines, rows.Count > PageSize ? lines[^1].Number : null);
    }

    /// <summary>One report; null when the organisation sent none of this number.</summary>
    public async Task<SubmissionLine?> FindAsync(Actor actor, string number, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(number);
        await using var open = databases.Open(actor);
        var wanted = number.ToUpperInvariant();
        var row = await WithState(open.Db, Of(open.Db, actor).Where(s => s.Number == wanted), null).SingleOrDefaultAsync(cancellation);
        if (row is null)
        {
            return null;
        }

        await AuditAsync(actor, [row], cancellation);
        return await LineAsync(actor, row, cancellation);
    }

    /// <summary>The number of the report that the actor sent from this form; null when none was.</summary>
    public async Task<string?> OfFormAsync(Actor actor, Guid once, CancellationToken cancellation)
    {
        await using var open = databases.Open(actor);
        return await Of(open.Db, actor).Where(s => s.Once == once && s.UserId == actor.UserId).Select(s => s.Number).SingleOrDefaultAsync(cancellation);
    }

    private static IQueryable<Submission> Of(BakenDb db, Actor actor) =>
        db.Set<Submission>().AsNoTracking().Where(s => s.OrganisationId == actor.OrganisationId && actor.OrganisationId != null);

    // Who reported has no grant on the signal: of it only how far it is.
    private static IQueryable<Row> WithState(BakenDb db, IQueryable<Submission> sent, SubmissionState? wanted)
    {
        var rows = sent.Join(
            db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]),
            s => s.SignalId,
            s => s.Id,
            (s, signal) => new Row
            {
                Sent = s,
                KeyId = signal.KeyId,
                Answer = signal.ReporterAnswer,
                DueAt = signal.DueAt,
                State = signal.State == SignalState.Closed ? SubmissionState.Closed
                    : signal.State == SignalState.Routed || signal.State == SignalState.TakenUp ? SubmissionState.Routed
                    : signal.FirstOpenedAt != null ? SubmissionState.InAssessment : SubmissionState.Received,
            });
        return wanted is null ? rows : rows.Where(r => r.State == wanted);
    }

    private async Task<SubmissionLine> LineAsync(Actor actor, Row row, CancellationToken cancellation)
    {
        var (sent, own) = (row.Sent, row.Sent.UserId is { } user && user == actor.UserId);
        var reference = sent.Reference.IsEmpty ? null : (await keys.OpenAsync(row.KeyId, cancellation)).Open(ReferenceField, sent.Id, sent.Reference);
        return new SubmissionLine(sent.Number, reference, sent.Channel, sent.At, row.State, row.State == SubmissionState.Received ? row.DueAt : null, own, own ? row.Answer : null);
    }

    private Task AuditAsync(Actor actor, IEnumerable<Row> rows, CancellationToken cancellation) =>
        reads.RecordAsync(actor, Submitting.Purpose, "submission.read", "submission", [.. rows.Select(r => r.Sent.Id)], cancellation);

    private sealed class Row
    {
        public required Submission Sent { get; init; }

        public required Guid KeyId { get; init; }

        public required string? Answer { get; init; }

        public required DateTimeOffset? DueAt { get; init; }

        public required SubmissionState State { get; init; }
    }
}
