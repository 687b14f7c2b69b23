using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Outbox;
using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>
/// An organisation merges into another, or leaves the platform: its work is handed over, its people and systems get nothing from that
/// moment, its row and its audit records stay as history. Its data keys follow after the commit: until then they open under its own key.
/// </summary>
public sealed class Departures(Databases databases, WriteDoor door, Organisations organisations, KeyStore keys, IEnumerable<ILeavingOrganisation> parts, TimeProvider clock)
{
    /// <summary>Longest reason.</summary>
    public const int ReasonLength = 2000;

    private const string Purpose = "organisations";
    private const string Process = "hand-over";

    // Longer than any program goes on making keys for an organisation that it thinks is there.
    private static readonly TimeSpan KeyOutlives = TimeSpan.FromDays(2);

    /// <summary>What would happen; null when there is no such organisation for this person, or it has left.</summary>
    public async Task<DeparturePreview?> PreviewAsync(Actor actor, string code, string? successor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.ManageOrganisations))
        {
            return null;
        }

        await using var open = databases.Open(actor);
        var db = open.Db;
        var all = await db.Set<Organisation>().AsNoTracking().Where(o => o.LeftAt == null).ToListAsync(cancellation);
        if (all.Find(o => o.Code == code) is not { } leaving || leaving.Id == actor.OrganisationId)
        {
            return null;
        }

        var heir = successor is null ? null : all.Find(o => o.Code == successor && o.Id != leaving.Id);
        var now = clock.GetUtcNow();
        var teams = await TeamsAsync(db, leaving.Id, cancellation);
        var heirTeams = heir is null ? [] : await TeamsAsync(db, heir.Id, cancellation);
        // Before a choice is made each team is shown as going to the first of the successor: what changes is the same for all.
        var departure = new Departure(leaving.Id, heir?.Id, teams.ToDictionary(t => t, _ => heirTeams.FirstOrDefault()), actor.UserId);
        return new DeparturePreview(
            Organisations.Line(leaving),
            [.. all.Where(o => o.Id != leaving.Id).OrderBy(o => o.Name, StringComparer.CurrentCulture).Select(Organisations.Line)],
            heir is null ? null : Organisations.Line(heir),
            Lines(teams),
            Lines(heirTeams),
            await db.Users.CountAsync(u => u.OrganisationId == leaving.Id && u.EndedAt == null, cancellation),
            await db.Set<ApiKey>().CountAsync(k => k.OrganisationId == leaving.Id && (k.EndsAt == null || k.EndsAt > now) && k.ExpiresAt > now, cancellation),
            await LookAsync(db, departure, cancellation));
    }

    /// <summary>Lets it go, in one command: work, grants and rules to the successor; accounts, sessions, roles and keys of systems ended.</summary>
    public Task<DepartureOutcome> LeaveAsync(Actor actor, string code, DepartureForm form, CancellationToken cancellation) =>
        door.WriteAsync<DepartureOutcome>(actor, Purpose, async (unit, token) =>
        {
            var db = unit.Db;
            var leaving = actor.May(Ability.ManageOrganisations)
                ? await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Code == code && o.LeftAt == null && o.Id != actor.OrganisationId, token)
                : null;
            if (leaving is null)
            {
                unit.Audit("organisation.leave", "organisation");
                return new DepartureOutcome.NotFound();
            }

            var heir = form.Successor is null ? null : await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Code == form.Successor && o.LeftAt == null && o.Id != leaving.Id, token);
            unit.Audit("organisation.leave", "organisation", heir is null ? [leaving.Id] : [leaving.Id, heir.Id]);
            var teams = await TeamsAsync(db, leaving.Id, token);
            var heirTeams = heir is null ? [] : await TeamsAsync(db, heir.Id, token);
            var departure = new Departure(
                leaving.Id, heir?.Id, teams.ToDictionary(t => t, t => heirTeams.Find(h => h.Code == form.Teams.GetValueOrDefault(t.Code))), actor.UserId);
            var problems = Check(form, leaving, heir, departure).ToList();
            problems.AddRange((await LookAsync(db, departure, token)).Where(note => note.Refuses).Select(note => new FormProblem("", note.Code)));
            if (problems.Count > 0)
            {
                return new DepartureOutcome.HasProblems(problems);
            }

            await EndPeopleAsync(unit, leaving, token);
            foreach (var (team, next) in departure.Teams)
            {
                if (next is not null)
                {
                    team.SucceededBy(next.Id);
                }
            }

            leaving.Leave(heir?.Id, organisations.SealWhy(leaving.Id, form.Reason!.Trim()), unit.Now);
            unit.Publish(new OrganisationLeft(leaving.Id));
            await db.SaveChangesAsync(token);
            await HandOverAsync(unit.ByBaken(Process), departure, token);
            return new DepartureOutcome.Left();
        }, cancellation);

    /// <summary>
    /// Does what was left over after organisations left: what came in for them while they went, data keys under their key, and at last that key.
    /// Doing it again is no error.
    /// </summary>
    public async Task RepairAsync(CancellationToken cancellation)
    {
        List<(Guid Id, DateTimeOffset LeftAt)> left;
        await using (var open = databases.Open(Actor.System(Process)))
        {
            left = [.. (await open.Db.Set<Organisation>().AsNoTracking().Where(o => o.LeftAt != null).ToListAsync(cancellation)).Select(o => (o.Id, o.LeftAt!.Value))];
        }

        foreach (var (id, at) in left)
        {
            await door.WriteAsync(Actor.System(Process), Purpose, async (unit, token) =>
            {
                await HandOverAsync(unit, await DepartureOfAsync(unit.Db, id, token), token);
                if (unit.Audits.Count == 0)
                {
                    unit.NoAudit("Nothing was left over.");
                }

                return true;
            }, cancellation);
            await FollowAsync(id, cancellation);
            if (clock.GetUtcNow() - at > KeyOutlives)
            {
                await keys.DestroyOrganisationAsync(id, cancellation);
            }
        }
    }

    /// <summary>Wraps the data keys of an organisation that left for who goes on with its work.</summary>
    internal async Task FollowAsync(Guid organisationId, CancellationToken cancellation)
    {
        await using var open = databases.Open(Actor.System(Process));
        if (await HeirAsync(open.Db, organisationId, cancellation) is { } heir)
        {
            await keys.RewrapAsync(organisationId, heir, cancellation);
        }
    }

    private async Task HandOverAsync(Unit unit, Departure departure, CancellationToken cancellation)
    {
        foreach (var part in parts)
        {
            await part.HandOverAsync(unit, departure, cancellation);
        }
    }

    private async Task<IReadOnlyList<DepartureNote>> LookAsync(BakenDb db, Departure departure, CancellationToken cancellation)
    {
        var notes = new List<DepartureNote>();
        foreach (var part in parts)
        {
            notes.AddRange(await part.LookAsync(db, departure, cancellation));
        }

        return notes;
    }

    /// <summary>Who goes on now with the work of one that left: its successor, or whoever succeeded that one; else who keeps what nobody succeeds to.</summary>
    private async Task<Guid?> HeirAsync(BakenDb db, Guid organisationId, CancellationToken cancellation)
    {
        var all = await db.Set<Organisation>().AsNoTracking().ToDictionaryAsync(o => o.Id, cancellation);
        var at = all[organisationId];
        while (at.LeftAt is not null && at.SuccessorId is { } next)
        {
            at = all[next];
        }

        if (at.LeftAt is null)
        {
            return at.Id;
        }

        foreach (var part in parts)
        {
            if (await part.KeeperAsync(db, cancellation) is { } keeper)
            {
                return keeper;
            }
        }

        return null;
    }

    private static async Task<Departure> DepartureOfAsync(BakenDb db, Guid organisationId, CancellationToken cancellation)
    {
        var organisations = await db.Set<Organisation>().AsNoTracking().ToDictionaryAsync(o => o.Id, cancellation);
        var teams = await db.Set<Team>().AsNoTracking().ToDictionaryAsync(t => t.Id, cancellation);
        var heirs = teams.Values.Where(t => t.OrganisationId == organisationId).ToDictionary(t => t, Heir);
        return new Departure(organisationId, heirs.Values.FirstOrDefault(t => t is not null)?.OrganisationId, heirs, null);

        Team? Heir(Team team)
        {
            while (organisations[team.OrganisationId].LeftAt is not null)
            {
                if (team.SuccessorTeamId is not { } next)
                {
                    return null;
                }

                team = teams[next];
            }

            return team;
        }
    }

    private static IEnumerable<FormProblem> Check(DepartureForm form, Organisation leaving, Organisation? heir, Departure departure)
    {
        if (form.Successor is not null && heir is null)
        {
            yield return new(nameof(form.Successor), "successor-unknown");
        }

        foreach (var (team, _) in heir is null ? [] : departure.Teams.Where(pair => pair.Value is null))
        {
            yield return new($"{nameof(form.Teams)}[{team.Code}]", "team-missing");
        }

        if (!string.Equals(form.Name?.Trim(), leaving.Name, StringComparison.Ordinal))
        {
            yield return new(nameof(form.Name), "name-differs");
        }

        if (string.IsNullOrWhiteSpace(form.Reason) || form.Reason.Length > ReasonLength)
        {
            yield return new(nameof(form.Reason), string.IsNullOrWhiteSpace(form.Reason) ? "reason-missing" : "reason-long");
        }
    }

    private static async Task EndPeopleAsync(Unit unit, Organisation leaving, CancellationToken cancellation)
    {
        var users = await unit.Db.Users.Where(u => u.OrganisationId == leaving.Id && u.EndedAt == null).ToListAsync(cancellation);
        unit.Audit("account.end", "user", users.Select(u => u.Id));
        foreach (var user in users)
        {
            await Accounts.EndAsync(unit, user, cancellation);
        }

        var keys = await unit.Db.Set<ApiKey>().Where(k => k.OrganisationId == leaving.Id && (k.EndsAt == null || k.EndsAt > unit.Now)).ToListAsync(cancellation);
        keys.ForEach(key => key.End(unit.Now));
        unit.Audit("key.end", "key", keys.Select(k => k.Id));
    }

    private static async Task<List<Team>> TeamsAsync(BakenDb db, Guid organisation, CancellationToken cancellation) =>
        [.. (await db.Set<Team>().Where(t => t.OrganisationId == organisation).ToListAsync(cancellation)).OrderBy(t => t.Name, StringComparer.CurrentCulture)];

    private static IReadOnlyList<TeamLine> Lines(List<Team> teams) => [.. teams.Select(t => new TeamLine(t.Id, t.Code, t.Name, null))];
}

/// <summary>Lets the data keys follow, however often it is told.</summary>
internal sealed class KeysFollow(Departures departures) : IHandle<OrganisationLeft>
{
    public Task HandleAsync(OrganisationLeft message, Unit unit, CancellationToken cancellation)
    {
        unit.Audit("organisation.keys", "organisation", message.OrganisationId);
        return departures.FollowAsync(message.OrganisationId, cancellation);
    }
}
