using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Mail;
using Baken.Kernel.Outbox;
using Baken.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Notices;

/// <summary>A notice was raised.</summary>
internal sealed record NoticeRaised(Guid NoticeId);

/// <summary>A mail must say how many notices wait.</summary>
internal sealed record WaitingMailDue(Guid UserId);

/// <summary>Mails that a notice waits: at once, at the end of quiet hours, with the day's other ones, or not.</summary>
internal sealed class NoticeRaisedDelivery(Databases databases, Post post, TimeProvider clock) : IDeliver<NoticeRaised>
{
    public async Task<Delivered> DeliverAsync(NoticeRaised message, CancellationToken cancellation)
    {
        Notice? notice;
        NoticeChoices choices;
        await using (var open = databases.Open(Actor.System("mail")))
        {
            notice = await open.Db.Set<Notice>().AsNoTracking().SingleOrDefaultAsync(n => n.Id == message.NoticeId && n.ReadAt == null, cancellation);
            if (notice is null || !post.IsSet)
            {
                return Delivered.Done;
            }

            choices = await Notices.ChoicesAsync(open.Db, notice.UserId, cancellation);
        }

        var group = NoticeGroups.Of(notice.Kind);
        // Who is called for an acute signal is mailed at once, whatever was chosen.
        return (notice.Kind == NoticeKind.Alarm ? default : NoticeMail.MailAt(choices, group, clock.GetUtcNow())) switch
        {
            { Never: true } => Delivered.Done,
            { Later: { } later } => new Delivered(Then: async (unit, token) => (await unit.Db.Set<Notice>().SingleAsync(n => n.Id == notice.Id, token)).MailLater(later)),
            _ => await post.SendAsync(
                notice.UserId,
                group == NoticeGroup.Alarm ? LetterKind.Alarm : LetterKind.Waiting,
                async (letter, db) => letter with { Link = await BaseAddress.LinkAsync(db, NoticeMail.Page, cancellation) },
                cancellation),
        };
    }
}

/// <summary>Mails the number of notices that wait; none when they were read meanwhile.</summary>
internal sealed class WaitingMailDelivery(Post post) : IDeliver<WaitingMailDue>
{
    public Task<Delivered> DeliverAsync(WaitingMailDue message, CancellationToken cancellation) => post.SendAsync(
        message.UserId,
        LetterKind.Waiting,
        async (letter, db) => await db.Set<Notice>().CountAsync(n => n.UserId == message.UserId && n.ReadAt == null, cancellation) is > 0 and var count
            ? letter with { Count = count, Link = await BaseAddress.LinkAsync(db, NoticeMail.Page, cancellation) }
            : null,
        cancellation);
}

/// <summary>Mails that wait for their moment: the end of quiet hours, or eight in the morning. The moment stands on the notice, so it survives a restart.</summary>
public sealed class NoticeMail(Databases databases, WriteDoor door, TimeProvider clock)
{
    /// <summary>Where notices are read.</summary>
    internal const string Page = "/berichten";

    /// <summary>When the day's mail goes out, Dutch time.</summary>
    public static readonly TimeOnly DailyAt = new(8, 0);

    /// <summary>Publishes one mail for each person for whom the moment of a waiting notice has come. Returns how many people.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using (var open = databases.Open(Actor.System("mail")))
        {
            if (!await open.Db.Set<Notice>().AnyAsync(n => n.MailAt <= now, cancellation))
            {
                return 0;
            }
        }

        return await door.WriteAsync(Actor.System("mail"), "notify", async (unit, token) =>
        {
            var people = new List<Guid>();
            foreach (var person in await unit.Db.Set<Notice>().Where(n => n.MailAt <= now).Select(n => n.UserId).Distinct().ToListAsync(token))
            {
                // Claimed by the update itself: of two sweeps the second finds nothing, and sends no second mail.
                if (await unit.Db.Set<Notice>().Where(n => n.UserId == person && n.MailAt <= now).ExecuteUpdateAsync(row => row.SetProperty(n => n.MailAt, (DateTimeOffset?)null), token) > 0)
                {
                    people.Add(person);
                    unit.Publish(new WaitingMailDue(person));
                }
            }

            unit.Audit("notice.mail", "user", people);
            return people.Count;
        }, cancellation);
    }

    /// <summary>When a notice that is raised now is mailed: never, later, or (neither) at once. Alarms never wait.</summary>
    internal static (bool Never, DateTimeOffset? Later) MailAt(NoticeChoices choices, NoticeGroup group, DateTimeOffset now) => choices.For(group) switch
    {
        MailChoice.OnlyHere => (true, null),
        MailChoice.Daily => (false, DutchTime.Next(now, DailyAt)),
        MailChoice.Immediately => (false, group == NoticeGroup.Alarm ? null : choices.Quiet?.EndAfter(now)),
    };
}
