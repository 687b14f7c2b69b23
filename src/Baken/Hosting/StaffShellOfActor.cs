using Baken.Design;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Notices;
using Baken.Kernel.People;
using Baken.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Baken.Hosting;

/// <summary>The frame of a staff page: what this person may do, and nothing else.</summary>
internal sealed class StaffShellOfActor(IHttpContextAccessor contexts, Databases databases, IStringLocalizer<Staff> texts, IStringLocalizer<Codes> codes) : IStaffShell
{
    private StaffShell? current;

    public StaffShell? Current => current ??= SessionAuthentication.ActorOf(contexts.HttpContext!) is { } actor ? Of(actor) : null;

    private StaffShell Of(Actor actor)
    {
        using var open = databases.Open(actor);
        var organisation = open.Db.Set<Organisation>().AsNoTracking().Where(o => o.Id == actor.OrganisationId).Select(o => o.Name).Single();
        var team = open.Db.Set<Team>().AsNoTracking().Where(t => actor.Teams.Contains(t.Id)).Select(t => t.Name).FirstOrDefault();
        var role = actor.Roles.Count == 0 ? "" : codes["Role." + actor.Roles.Order().First()].Value;
        return new StaffShell(organisation, actor.Name, string.Join(" · ", new[] { role, team ?? organisation }.Where(part => part.Length > 0)), Items(actor))
        {
            Unread = open.Db.Set<Notice>().Count(n => n.UserId == actor.UserId && n.ReadAt == null),
        };
    }

    private List<StaffNavigationItem> Items(Actor actor)
    {
        var path = contexts.HttpContext!.Request.Path;
        // The help page lists them all; the bar has room for so many.
        var items = Places.All.Where(place => place.Menu is not null && place.Ability.Allows(actor)).Select(place => place.Menu!.Value)
            .Select(item => new StaffNavigationItem(texts[item.Text], item.Href, path.StartsWithSegments(item.Href))).ToList();
        return items.Count <= StaffShell.MostItems ? items : [.. items.Take(StaffShell.MostItems - 1), items[^1]];
    }
}
