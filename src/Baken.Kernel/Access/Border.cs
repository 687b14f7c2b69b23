using Baken.Kernel.Data;
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

    /// <summary>Whether the object is restricted: opened to named readers only.</summary>
    public static Task<bool> IsRestrictedAsync(BakenDb db, Guid objectId, CancellationToken cancellation) =>
        db.Set<Grant>().AnyAsync(g => g.ObjectId == objectId && g.Until == null && g.ReaderId != null, cancellation);

    /// <summary>
    /// Narrows every running grant of the object to named readers. Of the actor's own organisation to those that were chosen; of another team to who worked on
    /// it, else its leads, else who is in it now: the object is never without a reader who can act.
    /// </summary>
    /// <param name="unit">The command.</param>
    /// <param name="objectId">The object.</param>
    /// <param name="readers">Who was chosen, of the actor's organisation.</param>
    /// <param name="workedOn">Who decided about it, of any organisation.</param>
    /// <param name="cancellation">Until the commit.</param>
    public static async Task RestrictAsync(Unit unit, Guid objectId, IReadOnlyCollection<Guid> readers, IReadOnlyCollection<Guid> workedOn, CancellationToken cancellation)
    {
        foreach (var grant in await unit.Db.Set<Grant>().Where(g => g.ObjectId == objectId && g.Until == null).ToListAsync(cancellation))
        {
            var named = grant.OrganisationId == unit.Actor.OrganisationId ? readers
                : grant.ReaderId is { } one ? [one]
                : await NamedAsync(unit.Db, objectId, grant.TeamId!.Value, workedOn, null, cancellation);
            if (named.Count > 0)
            {
                grant.End(unit.Now);
                unit.Db.AddRange(named.Select(reader => Again(unit, grant).For(reader)));
            }
        }

        unit.Audit("access.restrict", "grant", objectId);
    }

    /// <summary>Ends the restriction: each team that has named readers may read again as a whole.</summary>
    public static async Task LiftAsync(Unit unit, Guid objectId, CancellationToken cancellation)
    {
        var running = await unit.Db.Set<Grant>().Where(g => g.ObjectId == objectId && g.Until == null && g.ReaderId != null).ToListAsync(cancellation);
        foreach (var one in running.DistinctBy(g => (g.OrganisationId, g.TeamId, g.Purpose, g.Fields)))
        {
            unit.Db.Add(new Grant(objectId, one.OrganisationId, one.TeamId, one.Purpose, one.LegalBasis, one.Fields, unit.Now, unit.Actor.UserId));
        }

        running.ForEach(grant => grant.End(unit.Now));
        unit.Audit("access.lift", "grant", objectId);
    }

    /// <summary>
    /// Lets others take a named reader's place when that person leaves these teams: the successor, else leads, else members, and where none of them may read it
    /// the team as a whole, for who joins it later.
    /// </summary>
    public static async Task ReplaceReaderAsync(Unit unit, Guid from, Guid? to, IReadOnlyCollection<Guid> teams, CancellationToken cancellation)
    {
        foreach (var grant in await unit.Db.Set<Grant>().Where(g => g.ReaderId == from && g.Until == null && g.TeamId != null && teams.Contains(g.TeamId.Value)).ToListAsync(cancellation))
        {
            grant.End(unit.Now);
            if (await unit.Db.Set<Grant>().AnyAsync(
                g => g.ObjectId == grant.ObjectId && g.TeamId == grant.TeamId && g.Purpose == grant.Purpose && g.Until == null && g.ReaderId != null && g.ReaderId != from
                    && !unit.Db.Set<Recusal>().Any(r => r.ObjectId == grant.ObjectId && r.UserId == g.ReaderId), cancellation))
            {
                continue;
            }

            var named = await NamedAsync(unit.Db, grant.ObjectId, grant.TeamId!.Value, to is { } one ? [one] : [], from, cancellation);
            unit.Db.AddRange(named.Count == 0 ? [Again(unit, grant)] : named.Select(reader => Again(unit, grant).For(reader)));
        }
    }

    /// <summary>Who of a team may read a restricted object from now on: these where they are in it, else its leads, else everybody in it; never who has an interest, or this one.</summary>
    public static async Task<IReadOnlyCollection<Guid>> NamedAsync(
        BakenDb db, Guid objectId, Guid team, IReadOnlyCollection<Guid> first, Guid? except, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var members = db.Set<TeamMembership>().Where(m => m.TeamId == team && m.UserId != except && db.Users.Any(u => u.Id == m.UserId && u.EndedAt == null)
            && !db.Set<Recusal>().Any(r => r.ObjectId == objectId && r.UserId == m.UserId)).Select(m => m.UserId);
        var chosen = await members.Where(id => first.Contains(id)).ToListAsync(cancellation);
        if (chosen.Count > 0)
        {
            return chosen;
        }

        var leads = await members.Where(id => db.Set<RoleAssignment>().Any(r => r.UserId == id && r.Role == Role.TeamLead)).ToListAsync(cancellation);
        return leads.Count > 0 ? leads : await members.ToListAsync(cancellation);
    }

    private static async Task OpenAsync(Unit unit, Guid objectId, Team to, string purpose, string legalBasis, GrantedFields fields, string action, CancellationToken cancellation)
    {
        if (await Running(unit, objectId, to.Id).AnyAsync(g => (g.Fields & fields) == fields, cancellation))
        {
            return;
        }

        var readers = await IsRestrictedAsync(unit.Db, objectId, cancellation) ? await NamedAsync(unit.Db, objectId, to.Id, [], null, cancellation) : [];
        var grant = new Grant(objectId, to.OrganisationId, to.Id, purpose, legalBasis, fields, unit.Now, unit.Actor.UserId);
        unit.Db.AddRange(readers.Count == 0 ? [grant] : readers.Select(reader => new Grant(objectId, to.OrganisationId, to.Id, purpose, legalBasis, fields, unit.Now, unit.Actor.UserId).For(reader)));
        unit.Audit(action, "grant", grant.Id, objectId, to.OrganisationId);
    }

    private static Grant Again(Unit unit, Grant grant) =>
        new(grant.ObjectId, grant.OrganisationId, grant.TeamId, grant.Purpose, grant.LegalBasis, grant.Fields, unit.Now, unit.Actor.UserId);

    private static IQueryable<Grant> Running(Unit unit, Guid objectId, Guid teamId) =>
        unit.Db.Set<Grant>().Where(g => g.ObjectId == objectId && g.TeamId == teamId && g.Until == null);
}
