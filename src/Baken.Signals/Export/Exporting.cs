using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Export;

/// <summary>Which signals are exported.</summary>
/// <param name="From">Received on this day or later.</param>
/// <param name="Until">Received on this day or earlier.</param>
/// <param name="State">Only in this state.</param>
/// <param name="Channel">Only by this channel.</param>
/// <param name="Form">Only of this suspected form, a code.</param>
/// <param name="Region">Only in this safety region, a code.</param>
public sealed record ExportFilter(DateOnly? From = null, DateOnly? Until = null, SignalState? State = null, Channel? Channel = null, string? Form = null, string? Region = null);

/// <summary>A signal as it leaves: what is counted, and its facts only when those were asked for. Never who reported.</summary>
public sealed record ExportedSignal
{
    /// <summary>Number.</summary>
    public required string Number { get; init; }

    /// <summary>Day on which it came in, in Dutch time; no hour, whatever is known of it.</summary>
    public required DateOnly Received { get; init; }

    /// <summary>Channel.</summary>
    public required Channel Channel { get; init; }

    /// <summary>State.</summary>
    public required SignalState State { get; init; }

    /// <summary>Urgency.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>Outcome in force.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Result, a code.</summary>
    public string? Result { get; init; }

    /// <summary>Suspected forms, codes.</summary>
    public required IReadOnlyList<string> Forms { get; init; }

    /// <summary>Sector, a code.</summary>
    public string? Sector { get; init; }

    /// <summary>Municipality, a code.</summary>
    public string? Municipality { get; init; }

    /// <summary>Safety region, a code.</summary>
    public string? Region { get; init; }

    /// <summary>Whether a minor is or may be involved.</summary>
    public required bool Minor { get; init; }

    /// <summary>Indicators observed.</summary>
    public required int Indicators { get; init; }

    /// <summary>Of those, known to be strong.</summary>
    public required int StrongIndicators { get; init; }

    /// <summary>What was told; null unless asked for.</summary>
    public Facts? Facts { get; init; }
}

/// <summary>An export that was begun: the mark that stands in each of its rows, and the rows.</summary>
/// <param name="Mark">A random mark. The audit log knows whose export it is.</param>
/// <param name="By">Who exports.</param>
/// <param name="Organisation">For which organisation.</param>
/// <param name="At">When.</param>
/// <param name="Rows">The signals, the oldest first. They are read, and noted as read, as they are asked for.</param>
public sealed record ExportRun(string Mark, string By, string Organisation, DateTimeOffset At, IAsyncEnumerable<ExportedSignal> Rows);

/// <summary>
/// Takes signals that the own organisation leads, and that the person may read, out of Baken. What leaves is no longer guarded, so little does: no facts unless asked for, never who reported, and each
/// row says which export it is of.
/// </summary>
public sealed class Exporting(Databases databases, WriteDoor door, ReadLog reads, KeyStore keys, TimeProvider clock)
{
    /// <summary>What exports are for, as it is recorded.</summary>
    public const string Purpose = "export";

    private const int Page = 200;

    /// <summary>Begins an export, which is on record before its first row leaves; null for anybody who may not.</summary>
    /// <param name="actor">Who exports.</param>
    /// <param name="filter">Which signals.</param>
    /// <param name="withFacts">Whether what was told leaves too.</param>
    /// <param name="cancellation">Until it is on record.</param>
    public async Task<ExportRun?> BeginAsync(Actor actor, ExportFilter filter, bool withFacts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filter);
        if (!actor.May(Ability.Export) || actor.OrganisationId is not { } organisation)
        {
            return null;
        }

        await door.WriteAsync(actor, Purpose, (unit, _) =>
        {
            unit.Audit(withFacts ? "export.facts" : "export.begin", "signal");
            return Task.FromResult(true);
        }, cancellation);
        await using var open = databases.Open(actor);
        var name = await open.Db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Name).SingleAsync(cancellation);
        return new ExportRun("U-" + RandomNumberGenerator.GetString(Submission.Letters, 8), actor.Name, name, clock.GetUtcNow(), RowsAsync(actor, filter, withFacts, cancellation));
    }

    /// <summary>How many signals that would be; none for anybody who may not.</summary>
    public async Task<int> CountAsync(Actor actor, ExportFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var open = databases.Open(actor);
        return actor.May(Ability.Export) ? await Of(open.Db, actor, filter, null).CountAsync(cancellation) : 0;
    }

    private async IAsyncEnumerable<ExportedSignal> RowsAsync(Actor actor, ExportFilter filter, bool withFacts, [EnumeratorCancellation] CancellationToken cancellation)
    {
        (DateTimeOffset At, Guid Id)? after = null;
        while (true)
        {
            // A database of its own a page: what was granted, or taken, meanwhile counts.
            await using var open = databases.Open(actor);
            var signals = await Of(open.Db, actor, filter, after).Take(Page).ToListAsync(cancellation);
            await reads.RecordAsync(actor, Purpose, "signal.export", "signal", [.. signals.Select(s => s.Id)], cancellation);
            var facts = withFacts ? await FactsAsync(open.Db, signals, cancellation) : [];
            foreach (var signal in signals)
            {
                yield return Row(signal, facts.GetValueOrDefault(signal.Id));
            }

            if (signals.Count < Page)
            {
                yield break;
            }

            after = (signals[^1].ReceivedAt, signals[^1].Id);
        }
    }

    private static IQueryable<Signal> Of(BakenDb db, Actor actor, ExportFilter filter, (DateTimeOffset At, Guid Id)? after)
    {
        var signals = db.Set<Signal>().AsNoTracking().Where(s => s.LeadOrganisationId == actor.OrganisationId);
        if (filter.From is { } from)
        {
            var begin = DutchTime.Instant(from, TimeOnly.MinValue);
            signals = signals.Where(s => s.ReceivedAt >= begin);
        }

        if (filter.Until is { } until)
        {
            var end = DutchTime.Instant(until.AddDays(1), TimeOnly.MinValue);
            signals = signals.Where(s => s.ReceivedAt < end);
        }

        if (filter.State is { } state)
        {
            signals = signals.Where(s => s.State == state);
        }

        if (filter.Channel is { } channel)
        {
            signals = signals.Where(s => s.Channel == channel);
        }

        if (filter.Region is { } region)
        {
            signals = signals.Where(s => s.Region == region);
        }

        if (filter.Form is { } form)
        {
            var bit = ExploitationFormMask.Bit(form);
            signals = signals.Where(s => (s.FormMask & bit) != 0);
        }

        if (after is { } last)
        {
            signals = signals.Where(s => s.ReceivedAt > last.At || s.ReceivedAt == last.At && s.Id.CompareTo(last.Id) > 0);
        }

        return signals.OrderBy(s => s.ReceivedAt).ThenBy(s => s.Id);
    }

    private async Task<Dictionary<Guid, Facts>> FactsAsync(BakenDb db, List<Signal> signals, CancellationToken cancellation)
    {
        var ids = signals.ConvertAll(s => s.Id);
        var contents = await db.Set<SignalContent>().AsNoTracking().Where(c => ids.Contains(c.SignalId))
            .Join(db.Set<Signal>(), c => new { Id = c.SignalId, c.Version }, s => new { s.Id, Version = s.ContentVersion }, (c, s) => new { Content = c, s.KeyId }).ToListAsync(cancellation);
        var opened = await keys.OpenAsync(contents.ConvertAll(c => c.KeyId), cancellation);
        return contents.ToDictionary(c => c.Content.SignalId, c => Facts.FromJson(opened[c.KeyId].Open(SealedFields.Facts, c.Content.Id, c.Content.Facts)));
    }

    private static ExportedSignal Row(Signal signal, Facts? facts) => new()
    {
        Number = signal.Number,
        Received = DateOnly.FromDateTime(DutchTime.Local(signal.ReceivedAt)),
        Channel = signal.Channel,
        State = signal.State,
        Urgency = signal.Urgency,
        Outcome = signal.Outcome,
        Result = signal.Result,
        Forms = ExploitationFormMask.Codes(signal.FormMask),
        Sector = signal.Sector,
        Municipality = signal.Municipality,
        Region = signal.Region,
        Minor = signal.MinorInvolved,
        Indicators = signal.Indicators,
        StrongIndicators = signal.StrongIndicators,
        Facts = facts,
    };
}
