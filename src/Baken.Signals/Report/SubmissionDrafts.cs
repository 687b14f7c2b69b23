using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Report;

/// <summary>A report that a professional has begun. Nobody else reads it.</summary>
internal sealed class SubmissionDraft
{
    private SubmissionDraft()
    {
    }

    public SubmissionDraft(Guid id, Guid userId)
    {
        Id = id;
        UserId = userId;
    }

    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    public DateTimeOffset SavedAt { get; set; }

    public SealedText Words { get; set; }
}

/// <summary>A draft as its author sees it.</summary>
/// <param name="Id">Random id; the report that is sent from it carries it.</param>
/// <param name="SavedAt">When it was kept.</param>
/// <param name="Words">What was typed, as the page keeps it.</param>
public sealed record SubmissionDraftView(Guid Id, DateTimeOffset SavedAt, string Words)
{
    /// <summary>Until when it is kept, unless it is saved again.</summary>
    public DateTimeOffset Until => SavedAt + SubmissionDrafts.Life;
}

/// <summary>Reports of professionals that are being written: kept 14 days after they were last saved, for their author only.</summary>
public sealed class SubmissionDrafts(WriteDoor door, Databases databases, MasterKey master, TimeProvider clock)
{
    /// <summary>How long a draft is kept.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    /// <summary>Most drafts a person keeps; the oldest makes room.</summary>
    public const int Most = 20;

    private static readonly SealedField Field = new("submission_drafts", "words");
    private readonly DataKey sealing = DataKey.FromSecret(master.Derive("submission-draft"));

    /// <summary>The actor's drafts, the newest first.</summary>
    public async Task<IReadOnlyList<SubmissionDraftView>> ListAsync(Actor actor, CancellationToken cancellation)
    {
        await using var open = databases.Open(actor);
        var drafts = await Of(open.Db, actor).AsNoTracking().OrderByDescending(d => d.SavedAt).Take(Most).ToListAsync(cancellation);
        return [.. drafts.Select(View)];
    }

    /// <summary>One draft; null when the actor has none of this id.</summary>
    public async Task<SubmissionDraftView?> ReadAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var open = databases.Open(actor);
        return await Of(open.Db, actor).AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellation) is { } draft ? View(draft) : null;
    }

    /// <summary>Keeps what was typed. Returns false when the id is another person's.</summary>
    public Task<bool> SaveAsync(Actor actor, Guid id, string words, CancellationToken cancellation) => WriteAsync(actor, async (unit, token) =>
    {
        var draft = await unit.Db.Set<SubmissionDraft>().SingleOrDefaultAsync(d => d.Id == id, token);
        if (draft is null)
        {
            var older = await unit.Db.Set<SubmissionDraft>().Where(d => d.UserId == actor.UserId).OrderByDescending(d => d.SavedAt).Skip(Most - 1).ToListAsync(token);
            unit.Db.RemoveRange(older);
            draft = new SubmissionDraft(id, actor.UserId!.Value);
            unit.Db.Add(draft);
        }
        else if (draft.UserId != actor.UserId)
        {
            return false;
        }

        draft.SavedAt = unit.Now;
        draft.Words = sealing.Seal(Field, draft.Id, words);
        return true;
    }, cancellation);

    /// <summary>Removes a draft for good. Returns whether the actor had one of this id.</summary>
    public Task<bool> RemoveAsync(Actor actor, Guid id, CancellationToken cancellation) =>
        WriteAsync(actor, async (unit, token) => await unit.Db.Set<SubmissionDraft>().Where(d => d.Id == id && d.UserId == actor.UserId).ExecuteDeleteAsync(token) > 0, cancellation);

    /// <summary>Removes what is too old.</summary>
    public Task<bool> SweepAsync(CancellationToken cancellation) => WriteAsync(Actor.System("sweep"), async (unit, token) =>
    {
        var before = clock.GetUtcNow() - Life;
        return await unit.Db.Set<SubmissionDraft>().Where(d => d.SavedAt < before).ExecuteDeleteAsync(token) > 0;
    }, cancellation);

    private IQueryable<SubmissionDraft> Of(BakenDb db, Actor actor)
    {
        var since = clock.GetUtcNow() - Life;
        return db.Set<SubmissionDraft>().Where(d => d.UserId == actor.UserId && d.SavedAt > since);
    }

    private SubmissionDraftView View(SubmissionDraft draft) => new(draft.Id, draft.SavedAt, sealing.Open(Field, draft.Id, draft.Words));

    private Task<bool> WriteAsync(Actor actor, Func<Unit, CancellationToken, Task<bool>> change, CancellationToken cancellation) => door.WriteAsync(actor, Submitting.Purpose, (unit, token) =>
    {
        unit.NoAudit("Words that were not sent yet are nobody's record.");
        return change(unit, token);
    }, cancellation);
}
