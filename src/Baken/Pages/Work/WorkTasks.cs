using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Baken.Kernel.Time;
using Baken.Signals.Requests;
using Baken.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Work;

/// <summary>Something that waits for a person, besides signals.</summary>
internal sealed record WorkTask(string Words, string Href);

/// <summary>What waits for who manages, confirms or supervises. It counts people and requests, never signals.</summary>
internal sealed class WorkTasks(Databases databases, AccessRequests access, AccessReviews reviews, IStringLocalizer<Staff> texts, TimeProvider clock)
{
    // A review is told so long ahead.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

    /// <summary>The pages of this person's roles, by their word in the navigation; this page and help are no work.</summary>
    public static IEnumerable<(string Text, string Href)> PagesOf(Actor actor) => Places.All
        .Where(place => place.Menu is not null && place.Ability != Ability.SignedIn && place.Ability.Allows(actor)).Select(place => place.Menu!.Value);

    public async Task<IReadOnlyList<WorkTask>> OfAsync(Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var tasks = new List<WorkTask>();
        void Add(string key, int count, string href)
        {
            if (count > 0)
            {
                tasks.Add(new WorkTask(texts.Counted(key, count), href));
            }
        }

        Add("Tasks.Confirm", (await access.WaitingAsync(actor, cancellation)).Count, "/bevestigen");
        var (late, soon) = await RequestTerms.PressingAsync(databases, actor, DateOnly.FromDateTime(DutchTime.Local(now)), cancellation);
        Add("Tasks.RequestsLate", late, "/verzoeken");
        Add("Tasks.RequestsSoon", soon, "/verzoeken");
        if (Ability.ManagePeople.Allows(actor))
        {
            await using var open = databases.Open(actor);
            Add("Tasks.Lapsed", await open.Db.Users.CountAsync(
                u => u.OrganisationId == actor.OrganisationId && u.EndedAt == null && !u.IsDemo && u.PasswordHash == null && u.InvitationUntil <= now, cancellation), "/gebruikers?Staat=Lapsed");
            DateTimeOffset? last = await reviews.SignedAsync(actor, cancellation) is [var newest, ..] ? newest.SignedAt : null;
            if (last is null || last + AccessReviews.Term <= now + Ahead)
            {
                tasks.Add(new WorkTask(texts[last is null ? "Tasks.ReviewNever" : "Tasks.ReviewDue"].Value, "/toegang"));
            }
        }

        return tasks;
    }

    /// <summary>Roles of this person that still wait for a second person.</summary>
    public static async Task<IReadOnlyList<Role>> AskedAsync(Databases databases, Actor actor, CancellationToken cancellation)
    {
        await using var open = databases.Open(actor);
        return [.. (await open.Db.Set<AccessRequest>().Where(r => r.UserId == actor.UserId && r.State == AccessRequestState.Waits && r.Role != null)
            .Select(r => r.Role!.Value).ToListAsync(cancellation)).Order()];
    }
}
