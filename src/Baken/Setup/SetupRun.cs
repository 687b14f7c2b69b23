using System.Text.Json;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Door;
using Baken.Kernel.OnCall;
using Baken.Kernel.People;
using Baken.Kernel.Time;
using Baken.Signals.Route;
using Microsoft.EntityFrameworkCore;

namespace Baken.Setup;

/// <summary>A one-time link with which somebody sets a password.</summary>
internal sealed record Invitation(string Name, string Email, string Link, string Token);

/// <summary>What a setup changed.</summary>
internal sealed record SetupResult(IReadOnlyList<string> Changes, IReadOnlyList<Invitation> Invitations);

/// <summary>Brings the database to what a plan says: adds what is missing, changes what differs, leaves alone what the plan does not name.</summary>
internal sealed class SetupRun(WriteDoor door, Credentials credentials)
{
    private static readonly Actor Self = Actor.System("setup");

    /// <summary>Applies the plan, all or nothing.</summary>
    /// <param name="plan">What is asked for.</param>
    /// <param name="demo">Whether the people are the fictional ones of the demo.</param>
    /// <param name="cancellation">Until the commit.</param>
    /// <param name="newLinks">Whether those who still have an open one-time link get another.</param>
    public Task<SetupResult> ApplyAsync(SetupPlan plan, bool demo, CancellationToken cancellation, bool newLinks = false) =>
        door.WriteAsync(Self, "setup", async (unit, token) =>
        {
            var changes = new List<string>();
            var invitations = new List<Invitation>();
            foreach (var planned in plan.Organisations)
            {
                var organisation = await OrganisationAsync(unit, planned, changes, token);
                foreach (var team in planned.Teams)
                {
                    await TeamAsync(unit, team, organisation, changes, token);
                }
            }

            await unit.Db.SaveChangesAsync(token);
            foreach (var planned in plan.Organisations)
            {
                var organisation = await unit.Db.Set<Organisation>().SingleAsync(o => o.Code == planned.Code, token);
                foreach (var user in planned.Users)
                {
                    await UserAsync(unit, user, organisation, demo, newLinks, plan.Address, changes, invitations, token);
                }
            }

            if (await Routing.PublishAsync(unit, plan.Rules, token))
            {
                changes.Add("routing rules: a new version is in force");
            }

            if (await TermsInForce.PublishAsync(unit, plan.Terms, token))
            {
                changes.Add("terms: a new version is in force");
            }

            await DutyAsync(unit, plan, changes, token);
            await SettingsAsync(unit, plan, demo, changes, token);
            unit.Audit("setup.apply", "setup");
            return new SetupResult(changes, invitations);
        }, cancellation);

    private static async Task<Organisation> OrganisationAsync(Unit unit, PlannedOrganisation planned, List<string> changes, CancellationToken cancellation)
    {
        var organisation = await unit.Db.Set<Organisation>().SingleOrDefaultAsync(o => o.Code == planned.Code, cancellation);
        if (organisation is null)
        {
            organisation = new Organisation(planned.Code, planned.Name, planned.Kind);
            organisation.Change(planned.Name, planned.Kind, planned.Regions);
            organisation.TakesPartFrom(DateOnly.FromDateTime(DutchTime.Local(unit.Now)));
            unit.Db.Add(organisation);
            changes.Add($"organisation {planned.Code}: added");
        }
        else if (organisation.LeftAt is not null)
        {
            throw new ConfigurationException($"Organisation '{planned.Code}' has left the platform. Take it out of the file, and its teams out of the routing rules.");
        }
        else if (organisation.Name != planned.Name || organisation.Kind != planned.Kind || !organisation.Regions.Order(StringComparer.Ordinal).SequenceEqual(planned.Regions.Distinct().Order(StringComparer.Ordinal)))
        {
            organisation.Change(planned.Name, planned.Kind, planned.Regions);
            changes.Add($"organisation {planned.Code}: changed");
        }

        // Whoever writes the file vouches for the addresses in it.
        var domains = planned.Domains ?? organisation.MailDomains.Union(planned.Users.Select(user => new System.Net.Mail.MailAddress(user.Email).Host.ToLowerInvariant()));
        if (organisation.UseMailDomains(domains) && unit.Db.Entry(organisation).State != EntityState.Added)
        {
            changes.Add($"organisation {planned.Code}: mail domains changed");
        }

        return organisation;
    }

    private static async Task TeamAsync(Unit unit, PlannedTeam planned, Organisation organisation, List<string> changes, CancellationToken cancellation)
    {
        var team = await unit.Db.Set<Team>().SingleOrDefaultAsync(t => t.Code == planned.Code, cancellation);
        if (team is null)
        {
            unit.Db.Add(new Team(planned.Code, planned.Name, organisation.Id));
            changes.Add($"team {planned.Code}: added");
            return;
        }

        if (team.OrganisationId != organisation.Id)
        {
            throw new ConfigurationException($"Team '{planned.Code}' belongs to another organisation. A team does not move: its signals would move with it.");
        }

        if (team.Name != planned.Name)
        {
            team.Name = planned.Name;
            changes.Add($"team {planned.Code}: changed");
        }
    }

    private async Task UserAsync(
        Unit unit, PlannedUser planned, Organisation organisation, bool demo, bool newLinks, string address, List<string> changes, List<Invitation> invitations, CancellationToken cancellation)
    {
        var normalised = User.Normalise(planned.Email);
        var user = await unit.Db.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == normalised, cancellation);
        if (user is null)
        {
            user = new User(planned.Name, planned.Email, organisation.Id) { IsDemo = demo };
            unit.Db.Add(user);
            changes.Add($"user {planned.Email}: added");
        }
        else if (user.OrganisationId != organisation.Id)
        {
            throw new ConfigurationException($"Line {planned.Line}: {planned.Email} has an account at another organisation. End that account first, and use another address.");
        }
        else if (user.Name != planned.Name)
        {
            user.Name = planned.Name;
            changes.Add($"user {planned.Email}: changed");
        }

        // Fictional people sign in by a button. A link that was handed out keeps working: whoever runs setup again must not cut somebody off.
        var open = user.InvitationUntil > unit.Now;
        if (!demo && user.PasswordHash is null && user.EndedAt is null && (!open || newLinks))
        {
            var token = credentials.Invite(user, unit.Now + Credentials.InvitationLife);
            invitations.Add(new Invitation(planned.Name, planned.Email, $"{address}/activeren/{token}", token));
        }

        await RolesAsync(unit, planned, user, changes, cancellation);
        await MembershipsAsync(unit, planned, user, changes, cancellation);
    }

    private static async Task RolesAsync(Unit unit, PlannedUser planned, User user, List<string> changes, CancellationToken cancellation)
    {
        var held = await unit.Db.Set<RoleAssignment>().Where(r => r.UserId == user.Id).ToListAsync(cancellation);
        var added = planned.Roles.Except(held.Select(r => r.Role)).ToList();
        var removed = held.Where(r => !planned.Roles.Contains(r.Role)).ToList();
        unit.Db.AddRange(added.Select(role => new RoleAssignment(user.Id, role, unit.Now)));
        unit.Db.RemoveRange(removed);
        if (held.Count > 0 && added.Count + removed.Count > 0)
        {
            changes.Add($"user {planned.Email}: roles changed");
        }
    }

    private static async Task MembershipsAsync(Unit unit, PlannedUser planned, User user, List<string> changes, CancellationToken cancellation)
    {
        var wanted = await unit.Db.Set<Team>().Where(t => planned.Teams.Contains(t.Code)).Select(t => t.Id).ToListAsync(cancellation);
        var held = await unit.Db.Set<TeamMembership>().Where(m => m.UserId == user.Id).ToListAsync(cancellation);
        var added = wanted.Except(held.Select(m => m.TeamId)).ToList();
        var removed = held.Where(m => !wanted.Contains(m.TeamId)).ToList();
        unit.Db.AddRange(added.Select(team => new TeamMembership(team, user.Id)));
        unit.Db.RemoveRange(removed);
        if (held.Count > 0 && added.Count + removed.Count > 0)
        {
            changes.Add($"user {planned.Email}: teams changed");
        }
    }

    /// <summary>Puts the file's roster in place when the file changed since last time: what was planned in Baken since then is left alone otherwise.</summary>
    private static async Task DutyAsync(Unit unit, SetupPlan plan, List<string> changes, CancellationToken cancellation)
    {
        var said = JsonSerializer.Serialize(plan.Duty);
        var before = await unit.Db.Set<Setting>().SingleOrDefaultAsync(s => s.Name == SettingNames.Duty, cancellation);
        if (before?.Value == said)
        {
            return;
        }

        await unit.Db.SaveChangesAsync(cancellation);
        var intake = await Routing.IntakeTeamAsync(unit.Db, cancellation) ?? throw new InvalidOperationException("Setup publishes routing rules first.");
        var users = await unit.Db.Users.ToDictionaryAsync(u => u.NormalizedEmail!, u => u.Id, cancellation);
        await DutyRoster.ReplaceAsync(unit, intake, plan.Duty.Select(line => new DutyHours(users[User.Normalise(line.Email)], line.Days, line.From, line.Until)), cancellation);
        if (before is null)
        {
            unit.Db.Add(new Setting(SettingNames.Duty, said));
        }
        else
        {
            before.Value = said;
            changes.Add("duty: the roster of the intake team is as the file says");
        }
    }

    private static async Task SettingsAsync(Unit unit, SetupPlan plan, bool demo, List<string> changes, CancellationToken cancellation)
    {
        var settings = plan.Settings.Append(new(SettingNames.Demo, demo ? "yes" : "no"));
        foreach (var (name, value) in settings)
        {
            var setting = await unit.Db.Set<Setting>().SingleOrDefaultAsync(s => s.Name == name, cancellation);
            if (setting is null)
            {
                unit.Db.Add(new Setting(name, value));
            }
            else if (setting.Value != value)
            {
                setting.Value = value;
                changes.Add($"setting {name}: changed");
            }
        }
    }
}
