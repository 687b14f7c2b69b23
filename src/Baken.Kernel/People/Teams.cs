using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>A team as its administrator sees it.</summary>
public sealed record TeamView(Guid Id, string Code, string Name, IReadOnlyList<string> Members);

/// <summary>The teams of an organisation: make and rename. A team is never removed: its signals would be nobody's.</summary>
public sealed class Teams(Databases databases, WriteDoor door)
{
    /// <summary>The teams of the actor's organisation, by name; null for who does not manage people.</summary>
    public async Task<IReadOnlyList<TeamView>?> ListAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.ManagePeople))
        {
            return null;
        }

        await using var open = databases.Open(actor);
        var teams = await open.Db.Set<Team>().AsNoTracking().Where(t => t.OrganisationId == actor.OrganisationId).ToListAsync(cancellation);
        var members = (await open.Db.Set<TeamMembership>().Join(open.Db.Users.Where(u => u.OrganisationId == actor.OrganisationId && u.EndedAt == null), m => m.UserId, u => u.Id, (m, u) => new { m.TeamId, u.Name })
            .ToListAsync(cancellation)).ToLookup(m => m.TeamId, m => m.Name);
        return [.. teams.Select(t => new TeamView(t.Id, t.Code, t.Name, [.. members[t.Id].Order(StringComparer.CurrentCulture)])).OrderBy(t => t.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>Makes a team. Its code, by which rules know it, is made of organisation and name and never changes.</summary>
    public Task<AccountOutcome> AddAsync(Actor actor, string? name, CancellationToken cancellation) => WriteAsync(actor, null, name, cancellation, async (unit, text, token) =>
    {
        var organisation = await unit.Db.Set<Organisation>().Where(o => o.Id == actor.OrganisationId).Select(o => o.Code).SingleAsync(token);
        var stem = $"{organisation}-{string.Join('-', string.Concat(text.ToLowerInvariant().Normalize(System.Text.NormalizationForm.FormD).Select(c => char.IsAsciiLetterOrDigit(c) ? c : char.IsWhiteSpace(c) || c == '-' ? ' ' : '\0')).Replace("\0", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))}".Trim('-');
        var code = stem;
        for (var i = 2; await unit.Db.Set<Team>().AnyAsync(t => t.Code == code, token); i++)
        {
            code = $"{stem}-{i}";
        }

        var team = new Team(code, text, actor.OrganisationId!.Value);
        unit.Db.Add(team);
        unit.Audit("team.add", "team", team.Id);
        return new AccountOutcome.Done(team.Id, false);
    });

    /// <summary>Renames a team of the actor's organisation.</summary>
    public Task<AccountOutcome> RenameAsync(Actor actor, Guid id, string? name, CancellationToken cancellation) => WriteAsync(actor, id, name, cancellation, async (unit, text, token) =>
    {
        var team = await unit.Db.Set<Team>().SingleOrDefaultAsync(t => t.Id == id && t.OrganisationId == actor.OrganisationId, token);
        if (team is null)
        {
            return new AccountOutcome.NotFound();
        }

        team.Name = text;
        return new AccountOutcome.Done(id, false);
    });

    private Task<AccountOutcome> WriteAsync(Actor actor, Guid? id, string? name, CancellationToken cancellation, Func<Unit, string, CancellationToken, Task<AccountOutcome>> write)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return door.WriteAsync<AccountOutcome>(actor, "manage", async (unit, token) =>
        {
            unit.Audit("team.change", "team", id is { } team ? [team] : []);
            if (!actor.May(Ability.ManagePeople))
            {
                return new AccountOutcome.NotFound();
            }

            var text = name?.Trim() ?? "";
            var problem = text.Length == 0 ? new AccountProblem("Name", "team-name-missing")
                : text.Length > Accounts.NameLength || text.Any(char.IsControl) ? new AccountProblem("Name", "team-name-unfit")
                // A list of people names teams in any capitals.
                : (await unit.Db.Set<Team>().Where(t => t.OrganisationId == actor.OrganisationId && t.Id != id).Select(t => t.Name).ToListAsync(token)).Contains(text, StringComparer.OrdinalIgnoreCase) ? new AccountProblem("Name", "team-name-taken", text)
                : null;
            return problem is null ? await write(unit, text, token) : new AccountOutcome.HasProblems([problem]);
        }, cancellation);
    }
}
