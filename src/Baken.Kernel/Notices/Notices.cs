using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Mail;
using Baken.Kernel.OnCall;
using Baken.Kernel.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Kernel.Notices;

/// <summary>A page of somebody's notices.</summary>
/// <param name="Rows">At most <see cref="Notices.PageSize"/>, newest first.</param>
/// <param name="Next">The notice after which the next page begins; null on the last page.</param>
/// <param name="Unread">How many wait in all.</param>
public sealed record NoticePage(IReadOnlyList<Notice> Rows, Guid? Next, int Unread);

/// <summary>What waits for a person: raised by any part of Baken, read by that person only, mailed without content.</summary>
public sealed class Notices(Databases databases, WriteDoor door)
{
    /// <summary>Notices on a page.</summary>
    public const int PageSize = 30;

    /// <summary>Tells a person that something waits; the mail, if any, follows after the commit.</summary>
    /// <param name="unit">The command in which it happens.</param>
    /// <param name="userId">Whom.</param>
    /// <param name="kind">What about.</param>
    /// <param name="link">Path within Baken to which it leads.</param>
    /// <param name="objectId">The object it is about.</param>
    public static Notice Raise(Unit unit, Guid userId, NoticeKind kind, string? link = null, Guid? objectId = null)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var notice = new Notice(userId, kind, link, objectId, unit.Now);
        unit.Db.Add(notice);
        if (HasMail(unit))
        {
            unit.Publish(new NoticeRaised(notice.Id));
        }

        return notice;
    }

    /// <summary>Tells every member of a team whose account lasts, but the actor.</summary>
    public static async Task RaiseForTeamAsync(Unit unit, Guid teamId, NoticeKind kind, string link, Guid objectId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(unit);
        foreach (var member in await DutyRoster.Members(unit.Db, teamId).Where(u => u.Id != unit.Actor.UserId).Select(u => u.Id).ToListAsync(cancellation))
        {
            Raise(unit, member, kind, link, objectId);
        }
    }

    /// <summary>Marks everybody's notices of a group about an object as read: what they were about waits no more.</summary>
    public static async Task SettleAsync(Unit unit, Guid objectId, NoticeGroup group, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(unit);
        foreach (var notice in await unit.Db.Set<Notice>().Where(n => n.ObjectId == objectId && n.ReadAt == null).ToListAsync(cancellation))
        {
            if (NoticeGroups.Of(notice.Kind) == group)
            {
                notice.Read(unit.Now);
            }
        }
    }

    /// <summary>A page of the actor's own notices.</summary>
    public async Task<NoticePage> PageAsync(Actor actor, Guid? after, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var open = databases.Open(actor);
        var own = open.Db.Set<Notice>().AsNoTracking().Where(n => n.UserId == actor.UserId);
        var rows = after is not { } mark
            ? own
            : own.Where(n => own.Any(m => m.Id == mark && (n.At < m.At || (n.At == m.At && n.Id.CompareTo(m.Id) < 0))));
        var found = await rows.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(PageSize + 1).ToListAsync(cancellation);
        return new NoticePage([.. found.Take(PageSize)], found.Count > PageSize ? found[PageSize - 1].Id : null, await own.CountAsync(n => n.ReadAt == null, cancellation));
    }

    /// <summary>Marks one of the actor's own notices as read. Returns it; null when there is none.</summary>
    public Task<Notice?> OpenAsync(Actor actor, Guid id, CancellationToken cancellation) => door.WriteAsync(actor, "work", async (unit, token) =>
    {
        unit.NoAudit(OwnList);
        var notice = await unit.Db.Set<Notice>().SingleOrDefaultAsync(n => n.Id == id && n.UserId == actor.UserId, token);
        notice?.Read(unit.Now);
        return notice;
    }, cancellation);

    /// <summary>Marks all the actor's own notices as read.</summary>
    public Task<int> ReadAllAsync(Actor actor, CancellationToken cancellation) => door.WriteAsync(actor, "work", async (unit, token) =>
    {
        unit.NoAudit(OwnList);
        var waiting = await unit.Db.Set<Notice>().Where(n => n.UserId == actor.UserId && n.ReadAt == null).ToListAsync(token);
        waiting.ForEach(notice => notice.Read(unit.Now));
        return waiting.Count;
    }, cancellation);

    /// <summary>What the actor chose about mail, or what goes with the actor's roles.</summary>
    public async Task<NoticeChoices> ChoicesAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var open = databases.Open(actor);
        return await ChoicesAsync(open.Db, actor.UserId!.Value, cancellation);
    }

    /// <summary>Keeps what the actor chose.</summary>
    /// <exception cref="ArgumentException">An alarm cannot wait for a day; a language that is neither Dutch nor English.</exception>
    public Task<bool> ChooseAsync(Actor actor, NoticeChoices choices, CancellationToken cancellation) => door.WriteAsync(actor, "work", async (unit, token) =>
    {
        unit.Audit("notice.choose", "user", actor.UserId!.Value);
        if (await unit.Db.Set<NoticePreference>().SingleOrDefaultAsync(p => p.UserId == actor.UserId, token) is { } chosen)
        {
            chosen.Choose(choices);
        }
        else
        {
            unit.Db.Add(new NoticePreference(actor.UserId!.Value, choices));
        }

        return true;
    }, cancellation);

    internal static async Task<NoticeChoices> ChoicesAsync(BakenDb db, Guid userId, CancellationToken cancellation) =>
        await db.Set<NoticePreference>().AsNoTracking().SingleOrDefaultAsync(p => p.UserId == userId, cancellation) is { } chosen
            ? chosen.Choices
            : NoticeDefaults.Of(await db.Set<RoleAssignment>().Where(r => r.UserId == userId).Select(r => r.Role).ToListAsync(cancellation));

    // Without mail nothing waits for it: who sets mail later gets no mails about the past.
    internal static bool HasMail(Unit unit) => unit.Services.GetRequiredService<MailSettings>().IsSet;

    private const string OwnList = "A person's own list; the record it leads to is audited where it is read.";
}
