using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Baken.Signals.Reference;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Assess;

/// <summary>Who has it.</summary>
public enum AssignedFilter
{
    /// <summary>Everybody.</summary>
    Anyone,

    /// <summary>The one who asks.</summary>
    Me,

    /// <summary>Nobody yet.</summary>
    Nobody,

    /// <summary>Somebody else, or nobody yet.</summary>
    Others,
}

/// <summary>Which signals, after what.</summary>
public sealed record QueueFilter
{
    /// <summary>Suspected form, a code.</summary>
    public string? Form { get; init; }

    /// <summary>Safety region, a code; <see cref="UnknownRegion"/> for none.</summary>
    public string? Region { get; init; }

    /// <summary>Channel.</summary>
    public Channel? Channel { get; init; }

    /// <summary>Urgency.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>Who has it.</summary>
    public AssignedFilter Assigned { get; init; }

    /// <summary>Only what one of these people has; null for everybody's.</summary>
    public IReadOnlyList<Guid>? Of { get; init; }

    /// <summary>Where it is on its path.</summary>
    public SignalState? State { get; init; }

    /// <summary>Only signals to which something was added since the last decision.</summary>
    public bool NewInformation { get; init; }

    /// <summary>The signal after which the page begins.</summary>
    public string? After { get; init; }

    /// <summary>Code for 'regio onbekend'.</summary>
    public const string UnknownRegion = "unknown";
}

/// <summary>One signal in a list.</summary>
public sealed record QueueRow
{
    /// <summary>Number.</summary>
    public required string Number { get; init; }

    /// <summary>Short title.</summary>
    public required string Title { get; init; }

    /// <summary>First words.</summary>
    public required string Summary { get; init; }

    /// <summary>Urgency.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>Suspected forms, codes.</summary>
    public required IReadOnlyList<string> Forms { get; init; }

    /// <summary>Municipality, a code.</summary>
    public string? Municipality { get; init; }

    /// <summary>Channel.</summary>
    public required Channel Channel { get; init; }

    /// <summary>How many earlier signals share an identifier.</summary>
    public required int? KnownCount { get; init; }

    /// <summary>Which kinds of identifier.</summary>
    public required IReadOnlyList<string> KnownKinds { get; init; }

    /// <summary>A minor is or may be involved.</summary>
    public required bool Minor { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it must be done.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>Name of the one who has it.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>Where it is on its path.</summary>
    public required SignalState State { get; init; }

    /// <summary>Something was added since the last decision.</summary>
    public required bool HasNewInformation { get; init; }

    /// <summary>Acute, and nobody opened it yet: stands above everything.</summary>
    public required bool UnopenedAcute { get; init; }

    /// <summary>The decision in force waits for a second person.</summary>
    public required bool Provisional { get; init; }

    /// <summary>The group under which it stands.</summary>
    public required QueueGroup Group { get; init; }

    /// <summary>The deadline fell within the block of hours of an anonymous report that has not ended: it reads 'nu', never 'te laat'.</summary>
    public required bool DueIsNow { get; init; }
}

/// <summary>How soon, in the order of the list.</summary>
public enum QueueGroup
{
    /// <summary>Acute, and nobody opened it yet.</summary>
    UnopenedAcute,

    /// <summary>Too late.</summary>
    Late,

    /// <summary>Must be done today.</summary>
    Today,

    /// <summary>Tomorrow or after.</summary>
    Later,
}

/// <summary>A page of a list.</summary>
/// <param name="Rows">At most <see cref="WorkQueue.PageSize"/> signals, what comes first on top.</param>
/// <param name="Total">How many there are with this filter.</param>
/// <param name="Overdue">How many of these are too late.</param>
/// <param name="Today">How many of these must be done today.</param>
/// <param name="Before">How many come before this page.</param>
/// <param name="Next">The signal after which the next page begins; null on the last page.</param>
/// <param name="Groups">How many stand under each group, on all pages together; every signal under one.</param>
public sealed record QueuePage(IReadOnlyList<QueueRow> Rows, int Total, int Overdue, int Today, int Before, string? Next, IReadOnlyDictionary<QueueGroup, int> Groups);

/// <summary>The lists of signals on which somebody must act. Opening a list marks nothing as done.</summary>
public sealed class WorkQueue(Databases databases, KeyStore keys, ReadLog reads, TimeProvider clock)
{
    /// <summary>Signals on a page.</summary>
    public const int PageSize = 50;

    /// <summary>What waits for an assessor: to judge, or to look along as second person.</summary>
    public Task<QueuePage> ToAssessAsync(Actor actor, QueueFilter filter, CancellationToken cancellation) =>
        PageAsync(actor, "assess", filter, cancellation, db => db.Set<Signal>().Where(s =>
            actor.Teams.Contains(s.LeadTeamId) && s.State == SignalState.ToAssess
            || s.SecondWaits
                && db.Set<Decision>().Any(d => d.SignalId == s.Id && d.ByUserId != actor.UserId
                    && (d.State == DecisionState.Awaits || d.State == DecisionState.Provisional))));

    /// <summary>What waits for the actor as second person: a colleague's decision to confirm or to put back.</summary>
    public Task<QueuePage> AwaitsSecondAsync(Actor actor, QueueFilter filter, CancellationToken cancellation) =>
        PageAsync(actor, "assess", filter, cancellation, db => db.Set<Signal>().Where(s => s.SecondWaits
            && db.Set<Decision>().Any(d => d.SignalId == s.Id && d.ByUserId != actor.UserId
                && (d.State == DecisionState.Awaits || d.State == DecisionState.Provisional))));

    /// <summary>What waits for a team: to take up, or to close.</summary>
    public Task<QueuePage> OfTeamAsync(Actor actor, QueueFilter filter, CancellationToken cancellation) =>
        PageAsync(actor, "act", filter, cancellation, db => db.Set<Signal>().Where(s =>
            actor.Teams.Contains(s.LeadTeamId) && (s.State == SignalState.Routed || s.State == SignalState.TakenUp)));

    /// <summary>What the actor's teams may read along with, while another leads.</summary>
    public Task<QueuePage> FollowedAsync(Actor actor, QueueFilter filter, CancellationToken cancellation) =>
        PageAsync(actor, "follow", filter, cancellation, db => db.Set<Signal>().Where(s =>
            !actor.Teams.Contains(s.LeadTeamId) && s.State != SignalState.Closed
            && db.Set<Grant>().Any(g => g.ObjectId == s.Id && g.Purpose == "follow" && g.OrganisationId == actor.OrganisationId && g.Until == null)));

    /// <summary>The signal on which the actor had best begin: the first of the queue that nobody else has. Null when there is none.</summary>
    public async Task<string?> FirstAsync(Actor actor, CancellationToken cancellation)
    {
        await using var open = databases.Open(actor);
        return await Ordered(open.Db.Set<Signal>().Where(s =>
                actor.Teams.Contains(s.LeadTeamId) && s.State == SignalState.ToAssess && (s.AssignedTo == null || s.AssignedTo == actor.UserId)))
            .Select(s => s.Number).FirstOrDefaultAsync(cancellation);
    }

    private async Task<QueuePage> PageAsync(Actor actor, string purpose, QueueFilter filter, CancellationToken cancellation, Func<BakenDb, IQueryable<Signal>> which)
    {
        await using var open = databases.Open(actor);
        var all = Filtered(which(open.Db), filter, actor);
        var now = clock.GetUtcNow();
        var endOfToday = DutchTime.Instant(DateOnly.FromDateTime(DutchTime.Local(now)).AddDays(1), TimeOnly.MinValue);
        var overdue = BlockDeadline.Overdue(all, now);
        var total = await all.CountAsync(cancellation);
        var late = await overdue.CountAsync(cancellation);
        var today = await all.CountAsync(s => s.DueAt < endOfToday, cancellation) - late;
        var groups = await GroupsAsync(all, overdue, endOfToday, total, late, today, cancellation);

        var from = all;
        var before = 0;
        if (filter.After is not null && await all.Where(s => s.Number == filter.After).Select(s => new { s.Id, s.DueAt, First = s.Urgency == Urgency.Acute && s.FirstOpenedAt == null ? 0 : 1 }).SingleOrDefaultAsync(cancellation) is { } mark)
        {
            from = all.Where(s => (s.Urgency == Urgency.Acute && s.FirstOpenedAt == null ? 0 : 1) > mark.First
                || (s.Urgency == Urgency.Acute && s.FirstOpenedAt == null ? 0 : 1) == mark.First
                    && (s.DueAt > mark.DueAt || s.DueAt == mark.DueAt && s.Id.CompareTo(mark.Id) > 0));
            before = total - await from.CountAsync(cancellation);
        }

        var rows = await RowsAsync(open.Db, from, actor.May(Ability.Assess), now, endOfToday, cancellation);
        await reads.RecordAsync(actor, purpose, "signal.list", "signal", [.. rows.Select(r => r.Id)], cancellation);
        var more = before + rows.Count < total;
        return new QueuePage([.. rows.Select(r => r.Row)], total, late, today, before, more ? rows[^1].Row.Number : null, groups);
    }

    private static async Task<IReadOnlyDictionary<QueueGroup, int>> GroupsAsync(
        IQueryable<Signal> all, IQueryable<Signal> overdue, DateTimeOffset endOfToday, int total, int late, int today, CancellationToken cancellation)
    {
        var acute = all.Where(s => s.Urgency == Urgency.Acute && s.FirstOpenedAt == null);
        var first = await acute.CountAsync(cancellation);
        var firstLate = first == 0 ? 0 : await overdue.CountAsync(s => s.Urgency == Urgency.Acute && s.FirstOpenedAt == null, cancellation);
        var firstToday = first == 0 ? 0 : await acute.CountAsync(s => s.DueAt < endOfToday, cancellation) - firstLate;
        return new Dictionary<QueueGroup, int>
        {
            [QueueGroup.UnopenedAcute] = first,
            [QueueGroup.Late] = late - firstLate,
            [QueueGroup.Today] = today - firstToday,
            [QueueGroup.Later] = total - late - today - (first - firstLate - firstToday),
        };
    }

    private static IQueryable<Signal> Filtered(IQueryable<Signal> signals, QueueFilter filter, Actor actor)
    {
        if (filter.Form is not null)
        {
            var bit = ExploitationFormMask.Bit(filter.Form);
            signals = signals.Where(s => (s.FormMask & bit) != 0);
        }

        if (filter.Region is not null)
        {
            signals = filter.Region == QueueFilter.UnknownRegion ? signals.Where(s => s.Region == null) : signals.Where(s => s.Region == filter.Region);
        }

        if (filter.Channel is not null)
        {
            signals = signals.Where(s => s.Channel == filter.Channel);
        }

        if (filter.Urgency is not null)
        {
            signals = signals.Where(s => s.Urgency == filter.Urgency);
        }

        if (filter.State is not null)
        {
            signals = signals.Where(s => s.State == filter.State);
        }

        if (filter.NewInformation)
        {
            signals = signals.Where(s => s.HasNewInformation);
        }

        if (filter.Of is { } of)
        {
            signals = signals.Where(s => s.AssignedTo != null && of.Contains(s.AssignedTo.Value));
        }

        return filter.Assigned switch
        {
            AssignedFilter.Me => signals.Where(s => s.AssignedTo == actor.UserId),
            AssignedFilter.Nobody => signals.Where(s => s.AssignedTo == null),
            AssignedFilter.Others => signals.Where(s => s.AssignedTo == null || s.AssignedTo != actor.UserId),
            AssignedFilter.Anyone => signals,
        };
    }

    private static IOrderedQueryable<Signal> Ordered(IQueryable<Signal> signals) => signals
        .OrderBy(s => s.Urgency == Urgency.Acute && s.FirstOpenedAt == null ? 0 : 1)
        .ThenBy(s => s.DueAt)
        .ThenBy(s => s.Id);

    private async Task<IReadOnlyList<(Guid Id, QueueRow Row)>> RowsAsync(
        BakenDb db, IQueryable<Signal> signals, bool assesses, DateTimeOffset now, DateTimeOffset endOfToday, CancellationToken cancellation)
    {
        var found = await Ordered(signals).Take(PageSize).Select(s => new
        {
            s.Id,
            s.Number,
            s.KeyId,
            s.Headline,
            s.Urgency,
            s.FormMask,
            s.Municipality,
            s.Channel,
            s.KnownCount,
            s.KnownKinds,
            s.MinorInvolved,
            s.ReceivedAt,
            s.DueAt,
            s.State,
            s.HasNewInformation,
            s.Provisional,
            UnopenedAcute = s.Urgency == Urgency.Acute && s.FirstOpenedAt == null,
            AssignedTo = db.Set<User>().Where(u => u.Id == s.AssignedTo).Select(u => u.Name).FirstOrDefault(),
        }).ToListAsync(cancellation);
        var opened = await keys.OpenAsync([.. found.Select(s => s.KeyId)], cancellation);
        return [.. found.Where(s => opened.ContainsKey(s.KeyId)).Select(s =>
        {
            var dueIsNow = BlockDeadline.IsNow(s.State, s.ReceivedAt, s.Urgency, s.HasNewInformation, s.DueAt, now);
            var headline = Headline.FromText(opened[s.KeyId].Open(SealedFields.Headline, s.Id, s.Headline));
            return (s.Id, new QueueRow
            {
                Number = s.Number,
                Title = headline.Title,
                Summary = headline.Summary,
                Urgency = s.Urgency,
                Forms = ExploitationFormMask.Codes(s.FormMask),
                Municipality = s.Municipality,
                Channel = s.Channel,
                KnownCount = assesses ? s.KnownCount : null,
                KnownKinds = assesses ? s.KnownKinds.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [],
                Minor = s.MinorInvolved,
                ReceivedAt = s.ReceivedAt,
                DueAt = s.DueAt,
                AssignedTo = s.AssignedTo,
                State = s.State,
                HasNewInformation = s.HasNewInformation,
                UnopenedAcute = s.UnopenedAcute,
                Provisional = s.Provisional,
                DueIsNow = dueIsNow,
                Group = s.UnopenedAcute ? QueueGroup.UnopenedAcute
                    : s.DueAt < now && !dueIsNow ? QueueGroup.Late
                    : s.DueAt < endOfToday ? QueueGroup.Today
                    : QueueGroup.Later,
            });
        })];
    }
}
