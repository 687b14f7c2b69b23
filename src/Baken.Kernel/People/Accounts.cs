using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Mail;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>What an administrator fills in about a person.</summary>
/// <param name="Name">Name as colleagues know it, in any script.</param>
/// <param name="Email">E-mail address; only for a new account.</param>
/// <param name="Roles">Roles.</param>
/// <param name="Teams">Teams of the own organisation.</param>
public sealed record AccountForm(string? Name, string? Email, IReadOnlyList<Role> Roles, IReadOnlyList<Guid> Teams);

/// <summary>Something that must be changed first.</summary>
/// <param name="Field">The field: <c>Name</c>, <c>Email</c>, <c>Roles</c>, <c>Teams</c>, <c>Deputy</c>, <c>From</c>, <c>Until</c>.</param>
/// <param name="Code">What is wrong, a code.</param>
/// <param name="Value">What the words for it mention.</param>
public sealed record AccountProblem(string Field, string Code, string? Value = null);

/// <summary>What became of a change to an account.</summary>
public abstract record AccountOutcome
{
    private AccountOutcome()
    {
    }

    /// <summary>Done; some of it may wait for a second person.</summary>
    public sealed record Done(Guid Id, bool Waits) : AccountOutcome;

    /// <summary>Something must be changed first.</summary>
    public sealed record HasProblems(IReadOnlyList<AccountProblem> Problems) : AccountOutcome, IRefusal;

    /// <summary>A colleague changed the account meanwhile.</summary>
    public sealed record ChangedMeanwhile : AccountOutcome, IRefusal;

    /// <summary>There is none in the own organisation.</summary>
    public sealed record NotFound : AccountOutcome, IRefusal;

    /// <summary>One answer a case.</summary>
    public T Match<T>(Func<Done, T> done, Func<HasProblems, T> problems, Func<ChangedMeanwhile, T> changed, Func<NotFound, T> notFound) => this switch
    {
        Done d => done(d),
        HasProblems p => problems(p),
        ChangedMeanwhile c => changed(c),
        NotFound n => notFound(n),
        _ => throw new InvalidOperationException(),
    };
}

/// <summary>
/// The people of an organisation, for its administrator: invite, change, end. A role that reads content waits for a second person;
/// nobody gives a role to himself, and the last administrator stays.
/// </summary>
public sealed class Accounts(Databases databases, WriteDoor door, TimeProvider clock, IEnumerable<IHandOver> work)
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 200;

    /// <summary>Longest e-mail address (RFC 5321).</summary>
    public const int EmailLength = 254;

    /// <summary>Everybody of the actor's organisation, by name, those whose account ended last; null for who does not manage people.</summary>
    public async Task<IReadOnlyList<AccountView>?> ListAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.ManagePeople))
        {
            return null;
        }

        await using var open = databases.Open(actor);
        return await AccountReader.ListAsync(open.Db, actor.OrganisationId!.Value, null, clock.GetUtcNow(), cancellation);
    }

    /// <summary>One person of the actor's organisation; null when there is none, or for who does not manage people.</summary>
    public async Task<AccountView?> FindAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.ManagePeople))
        {
            return null;
        }

        await using var open = databases.Open(actor);
        return (await AccountReader.ListAsync(open.Db, actor.OrganisationId!.Value, id, clock.GetUtcNow(), cancellation)).SingleOrDefault();
    }

    /// <summary>The teams of the actor's organisation, by name.</summary>
    public async Task<IReadOnlyList<TeamName>> TeamsAsync(Actor actor, CancellationToken cancellation)
    {
        await using var open = databases.Open(actor);
        return [.. (await open.Db.Set<Team>().Where(t => t.OrganisationId == actor.OrganisationId).Select(t => new TeamName(t.Id, t.Name)).ToListAsync(cancellation)).OrderBy(t => t.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>Makes an account and mails its one-time link to the person alone.</summary>
    public Task<AccountOutcome> InviteAsync(Actor actor, AccountForm form, CancellationToken cancellation) => WriteAsync(actor, "account.invite", cancellation, async (unit, token) =>
    {
        var problems = await AccountChecks.NewProblemsAsync(unit.Db, actor.OrganisationId!.Value, form, token);
        return problems.Count > 0 ? new AccountOutcome.HasProblems(problems) : await AddAsync(unit, form, token);
    });

    /// <summary>Makes all of these accounts or none. Returns the problems by the index of the form; none when all were made.</summary>
    public async Task<IReadOnlyList<(int Index, AccountProblem Problem)>?> InviteAllAsync(Actor actor, IReadOnlyList<AccountForm> forms, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(forms);
        IReadOnlyList<(int, AccountProblem)> found = [];
        var outcome = await WriteAsync(actor, "account.invite", cancellation, async (unit, token) =>
        {
            found = await AccountChecks.CheckAsync(unit.Db, actor.OrganisationId!.Value, forms, token);
            if (found.Count > 0)
            {
                return new AccountOutcome.HasProblems([]);
            }

            foreach (var form in forms)
            {
                await AddAsync(unit, form, token);
            }

            return new AccountOutcome.Done(Guid.Empty, false);
        });
        return outcome is AccountOutcome.NotFound ? null : found;
    }

    /// <summary>The problems that <see cref="InviteAllAsync"/> would tell, without making anything.</summary>
    public async Task<IReadOnlyList<(int Index, AccountProblem Problem)>> CheckAllAsync(Actor actor, IReadOnlyList<AccountForm> forms, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(forms);
        await using var open = databases.Open(actor);
        return actor.May(Ability.ManagePeople) ? await AccountChecks.CheckAsync(open.Db, actor.OrganisationId!.Value, forms, cancellation) : [];
    }

    /// <summary>Sends a new one-time link to a person who has not used the first.</summary>
    public Task<AccountOutcome> InviteAgainAsync(Actor actor, Guid id, CancellationToken cancellation) => ChangeAsync(actor, id, null, "account.invite", cancellation, (unit, user, _) =>
    {
        if (user is not { PasswordHash: null, EndedAt: null })
        {
            return Task.FromResult<AccountOutcome>(new AccountOutcome.ChangedMeanwhile());
        }

        AccountMail.Publish(unit, user.Id, AccountMailKind.Invitation);
        return Task.FromResult<AccountOutcome>(new AccountOutcome.Done(user.Id, false));
    });

    /// <summary>Changes name, roles and teams. Other roles end the person's sessions.</summary>
    /// <param name="actor">The administrator.</param>
    /// <param name="id">Whose account.</param>
    /// <param name="seen">The version on which the administrator decided.</param>
    /// <param name="form">What it must be.</param>
    /// <param name="cancellation">Until the commit.</param>
    public Task<AccountOutcome> ChangeAsync(Actor actor, Guid id, string seen, AccountForm form, CancellationToken cancellation) =>
        ChangeAsync(actor, id, seen, "account.change", cancellation, async (unit, user, token) =>
        {
            var held = await unit.Db.Set<RoleAssignment>().Where(r => r.UserId == id).ToListAsync(token);
            var problems = await AccountChecks.ProblemsAsync(unit.Db, user.OrganisationId, form, token);
            if (held.Exists(r => r.Role == Role.Administrator) && !form.Roles.Contains(Role.Administrator) && await AccountChecks.IsLastAdministratorAsync(unit.Db, user, token))
            {
                problems.Add(new AccountProblem("Roles", "last-administrator"));
            }

            if (id == actor.UserId && form.Roles.Except(held.Select(r => r.Role)).Any())
            {
                problems.Add(new AccountProblem("Roles", "role-to-oneself"));
            }

            if (problems.Count > 0)
            {
                return new AccountOutcome.HasProblems(problems);
            }

            user.Name = form.Name!.Trim();
            user.Edited();
            var teams = await unit.Db.Set<TeamMembership>().Where(m => m.UserId == id).Select(m => m.TeamId).ToListAsync(token);
            var readsNoMore = held.Any(r => RoleTable.Of(r.Role).May(Ability.ReadSignals)) && !form.Roles.Any(role => RoleTable.Of(role).May(Ability.ReadSignals));
            await HandOverAsync(unit, id, null, readsNoMore ? teams : [.. teams.Except(form.Teams)], token);
            await TeamsAsync(unit, user, form.Teams, token);
            return new AccountOutcome.Done(id, await RolesAsync(unit, user, held, form.Roles, token));
        });

    /// <summary>Ends an account and its sessions, and hands the person's open work over in the same act.</summary>
    /// <param name="actor">The administrator.</param>
    /// <param name="id">Whose account.</param>
    /// <param name="seen">The version on which the administrator decided.</param>
    /// <param name="to">Who takes the work over; null for the team.</param>
    /// <param name="cancellation">Until the commit.</param>
    public Task<AccountOutcome> EndAsync(Actor actor, Guid id, string seen, Guid? to, CancellationToken cancellation) =>
        ChangeAsync(actor, id, seen, "account.end", cancellation, async (unit, user, token) =>
        {
            var problem = user.EndedAt is not null ? new AccountProblem("", "account-ended")
                : await AccountChecks.IsLastAdministratorAsync(unit.Db, user, token) ? new AccountProblem("", "last-administrator")
                : to is not null && (to == id || !await unit.Db.Users.AnyAsync(u => u.Id == to && u.OrganisationId == user.OrganisationId && u.EndedAt == null, token)) ? new AccountProblem("To", "no-such-colleague")
                : null;
            if (problem is not null)
            {
                return new AccountOutcome.HasProblems([problem]);
            }

            await HandOverAsync(unit, id, to, await unit.Db.Set<TeamMembership>().Where(m => m.UserId == id).Select(m => m.TeamId).ToListAsync(token), token);
            await EndAsync(unit, user, token);
            return new AccountOutcome.Done(id, false);
        });

    /// <summary>Opens an ended account again, without roles: the person starts from a new one-time link.</summary>
    public Task<AccountOutcome> ResumeAsync(Actor actor, Guid id, CancellationToken cancellation) => ChangeAsync(actor, id, null, "account.resume", cancellation, (unit, user, _) =>
    {
        if (user.EndedAt is null)
        {
            return Task.FromResult<AccountOutcome>(new AccountOutcome.ChangedMeanwhile());
        }

        user.Resume();
        AccountMail.Publish(unit, user.Id, AccountMailKind.Invitation);
        return Task.FromResult<AccountOutcome>(new AccountOutcome.Done(id, false));
    });

    private async Task HandOverAsync(Unit unit, Guid from, Guid? to, List<Guid> teams, CancellationToken cancellation)
    {
        foreach (var module in teams.Count > 0 ? work : [])
        {
            await module.HandOverAsync(unit, from, to, teams, cancellation);
        }
    }

    /// <summary>Asks for recovery of both steps of sign-in; a second person confirms it.</summary>
    public Task<AccountOutcome> AskResetAsync(Actor actor, Guid id, CancellationToken cancellation) => ChangeAsync(actor, id, null, "account.ask-reset", cancellation, async (unit, user, token) =>
    {
        if (id == actor.UserId)
        {
            return new AccountOutcome.HasProblems([new AccountProblem("", "reset-oneself")]);
        }

        if (user is not { EndedAt: null, PasswordHash: not null })
        {
            return new AccountOutcome.ChangedMeanwhile();
        }

        await AccessRequests.AskAsync(unit, user, AccessRequestKind.Reset, null, token);
        return new AccountOutcome.Done(id, true);
    });

    /// <summary>Ends an account inside a command: sessions, code app, roles, teams and what waits for it end too.</summary>
    internal static async Task EndAsync(Unit unit, User user, CancellationToken cancellation)
    {
        user.End(unit.Now);
        DateTimeOffset? now = unit.Now;
        await unit.Db.Set<Session>().Where(s => s.UserId == user.Id && s.EndedAt == null).ExecuteUpdateAsync(row => row.SetProperty(s => s.EndedAt, now), cancellation);
        await SecondFactors.RemoveAsync(unit, user.Id, cancellation);
        await unit.Db.Set<RoleAssignment>().Where(r => r.UserId == user.Id).ExecuteDeleteAsync(cancellation);
        await unit.Db.Set<TeamMembership>().Where(m => m.UserId == user.Id).ExecuteDeleteAsync(cancellation);
        await unit.Db.Set<Absence>().Where(a => a.UserId == user.Id || a.DeputyId == user.Id).ExecuteDeleteAsync(cancellation);
        await AccessRequests.LapseAsync(unit, user.Id, null, cancellation);
    }

    private static async Task<AccountOutcome.Done> AddAsync(Unit unit, AccountForm form, CancellationToken cancellation)
    {
        var user = new User(form.Name!.Trim(), form.Email!.Trim(), unit.Actor.OrganisationId!.Value);
        unit.Db.Add(user);
        await unit.Db.SaveChangesAsync(cancellation);
        await TeamsAsync(unit, user, form.Teams, cancellation);
        var waits = await RolesAsync(unit, user, [], form.Roles, cancellation);
        await Notices.OutsideAddresses.NoteAsync(unit, user, cancellation);
        AccountMail.Publish(unit, user.Id, AccountMailKind.Invitation);
        unit.Audit("account.invite", "user", user.Id);
        return new AccountOutcome.Done(user.Id, waits);
    }

    private static async Task TeamsAsync(Unit unit, User user, IReadOnlyList<Guid> teams, CancellationToken cancellation)
    {
        var held = await unit.Db.Set<TeamMembership>().Where(m => m.UserId == user.Id).ToListAsync(cancellation);
        var added = teams.Distinct().Except(held.Select(m => m.TeamId)).ToList();
        unit.Db.RemoveRange(held.Where(m => !teams.Contains(m.TeamId)));
        unit.Db.AddRange(added.Select(team => new TeamMembership(team, user.Id)));
        if (added.Count + held.Count(m => !teams.Contains(m.TeamId)) > 0)
        {
            unit.Audit("account.teams", "user", user.Id);
        }
    }

    /// <summary>Gives and takes roles; one that reads content is asked for. Returns whether one waits.</summary>
    private static async Task<bool> RolesAsync(Unit unit, User user, List<RoleAssignment> held, IReadOnlyList<Role> roles, CancellationToken cancellation)
    {
        var taken = held.Where(r => !roles.Contains(r.Role)).ToList();
        var added = roles.Distinct().Except(held.Select(r => r.Role)).ToList();
        var given = added.Where(role => !RoleTable.Of(role).AsksSecond).ToList();
        unit.Db.RemoveRange(taken);
        unit.Db.AddRange(given.Select(role => new RoleAssignment(user.Id, role, unit.Now)));
        await AccessRequests.LapseAsync(unit, user.Id, roles, cancellation);
        foreach (var role in added.Except(given))
        {
            await AccessRequests.AskAsync(unit, user, AccessRequestKind.Role, role, cancellation);
        }

        if (taken.Count + given.Count > 0)
        {
            unit.Audit("account.roles", "user", user.Id);
            if (held.Count > 0 || user.PasswordHash is not null)
            {
                user.Changed();
                AccountMail.PublishChange(unit, user.Id, AccountChange.Roles);
            }
        }

        return added.Count > given.Count;
    }

    private Task<AccountOutcome> ChangeAsync(Actor actor, Guid id, string? seen, string action, CancellationToken cancellation, Func<Unit, User, CancellationToken, Task<AccountOutcome>> change) =>
        WriteAsync(actor, action, cancellation, async (unit, token) =>
        {
            var user = await unit.Db.Users.SingleOrDefaultAsync(u => u.Id == id && u.OrganisationId == actor.OrganisationId, token);
            unit.Audit(action, "user", user is null ? [] : [id]);
            return user is null ? new AccountOutcome.NotFound()
                : seen is not null && seen != user.ConcurrencyStamp ? new AccountOutcome.ChangedMeanwhile()
                : await change(unit, user, token);
        });

    private Task<AccountOutcome> WriteAsync(Actor actor, string action, CancellationToken cancellation, Func<Unit, CancellationToken, Task<AccountOutcome>> write)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return door.WriteAsync(actor, "manage", async (unit, token) =>
        {
            unit.Audit(action, "user");
            return actor.May(Ability.ManagePeople) ? await write(unit, token) : new AccountOutcome.NotFound();
        }, cancellation);
    }
}
