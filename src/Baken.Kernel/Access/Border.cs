using Baken.Kernel.Door;
using Baken.Kernel.People;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Access;

/// <summary>
/// The one way in which an object is opened to another team or organisation. Records purpose, legal basis and the person who
/// decided, as a grant and in the audit log.
/// </summary>
public static class Border
{
    /// <summary>Opens the object to a team. Content only: the reporter's identity needs a decision of its own.</summary>
    /// <exception cref="ArgumentException">Purpose or legal basis is missing.</exception>
    public static Task CrossAsync(Unit unit, Guid objectId, Team to, string purpose, string legalBasis, CancellationToken cancellation) =>
        OpenAsync(unit, objectId, to, purpose, legalBasis, GrantedFields.Outline | GrantedFields.Content, "access.grant", cancellation);

    /// <summary>Opens who reported, and how to reach that person, to a team that already has the content.</summary>
    public static Task CrossReporterAsync(Unit unit, Guid objectId, Team to, string purpose, string legalBasis, CancellationToken cancellation) =>
        OpenAsync(unit, objectId, to, purpose, legalBasis, GrantedFields.Outline | GrantedFields.Content | GrantedFields.Reporter, "access.grant-reporter", cancellation);

    /// <summary>Ends what the team could see.</summary>
    public static async Task EndAsync(Unit unit, Guid objectId, Guid teamId, CancellationToken cancellation)
    {
        foreach (var grant in await Running(unit, objectId, teamId).ToListAsync(cancellation))
        {
            grant.End(unit.Now);
            unit.Audit("access.end", "grant", grant.Id, objectId);
        }
    }

    /// <summary>Ends what every other team could see for this purpose: a new decision sends the object elsewhere.</summary>
    public static async Task EndOthersAsync(Unit unit, Guid objectId, string purpose, Guid? except, CancellationToken cancellation)
    {
        foreach (var grant in await unit.Db.Set<Grant>()
            .Where(g => g.ObjectId == objectId && g.Purpose == purpose && g.TeamId != except && g.Until == null).ToListAsync(cancellation))
        {
            grant.End(unit.Now);
            unit.Audit("access.end", "grant", grant.Id, objectId);
        }
    }

    private static async Task OpenAsync(Unit unit, Guid objectId, Team to, string purpose, string legalBasis, GrantedFields fields, string action, CancellationToken cancellation)
    {
        if (await Running(unit, objectId, to.Id).AnyAsync(g => (g.Fields & fields) == fields, cancellation))
        {
            return;
        }

        var grant = new Grant(objectId, to.OrganisationId, to.Id, purpose, legalBasis, fields, unit.Now, unit.Actor.UserId);
        unit.Db.Add(grant);
        unit.Audit(action, "grant", grant.Id, objectId, to.OrganisationId);
    }

    private static IQueryable<Grant> Running(Unit unit, Guid objectId, Guid teamId) =>
        unit.Db.Set<Grant>().Where(g => g.ObjectId == objectId && g.TeamId == teamId && g.Until == null);
}
