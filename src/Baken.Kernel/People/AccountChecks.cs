using System.Globalization;
using System.Net.Mail;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>What must hold before an account is made or changed.</summary>
internal static class AccountChecks
{
    public static async Task<IReadOnlyList<(int, AccountProblem)>> CheckAsync(BakenDb db, Guid organisation, IReadOnlyList<AccountForm> forms, CancellationToken cancellation)
    {
        var found = new List<(int, AccountProblem)>();
        var domains = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.MailDomains).SingleAsync(cancellation);
        var seen = new HashSet<string>();
        for (var i = 0; i < forms.Count; i++)
        {
            if (!string.IsNullOrWhiteSpace(forms[i].Email) && !seen.Add(User.Normalise(forms[i].Email!)))
            {
                found.Add((i, new AccountProblem("Email", "email-twice", forms[i].Email)));
            }

            // Whoever is elsewhere is invited one by one: a list tells nothing about other organisations' people.
            var isElsewhere = domains.Count > 0 && MailAddress.TryCreate(forms[i].Email?.Trim(), out var address) && !domains.Contains(address.Host.ToLowerInvariant());
            var problems = await NewProblemsAsync(db, organisation, forms[i], cancellation);
            found.AddRange(problems.Where(problem => !isElsewhere || problem.Field != "Email").Select(problem => (i, problem)));
            if (isElsewhere)
            {
                found.Add((i, new AccountProblem("Email", "email-elsewhere", forms[i].Email)));
            }
        }

        return found;
    }

    public static async Task<List<AccountProblem>> NewProblemsAsync(BakenDb db, Guid organisation, AccountForm form, CancellationToken cancellation)
    {
        var problems = await ProblemsAsync(db, organisation, form, cancellation);
        var email = form.Email?.Trim() ?? "";
        if (email.Length == 0)
        {
            problems.Add(new AccountProblem("Email", "email-missing"));
        }
        else if (email.Length > Accounts.EmailLength || email.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) || !MailAddress.TryCreate(email, out var parsed) || parsed.Address != email)
        {
            problems.Add(new AccountProblem("Email", "email-invalid", email));
        }
        else
        {
            var normalised = User.Normalise(email);
            if (await db.Users.AnyAsync(u => u.NormalizedEmail == normalised, cancellation))
            {
                problems.Add(new AccountProblem("Email", "email-taken", email));
            }
        }

        return problems;
    }

    public static async Task<List<AccountProblem>> ProblemsAsync(BakenDb db, Guid organisation, AccountForm form, CancellationToken cancellation)
    {
        var problems = new List<AccountProblem>();
        var name = form.Name?.Trim() ?? "";
        if (name.Length == 0)
        {
            problems.Add(new AccountProblem("Name", "name-missing"));
        }
        else if (name.Length > Accounts.NameLength)
        {
            problems.Add(new AccountProblem("Name", "name-too-long", Accounts.NameLength.ToString(CultureInfo.InvariantCulture)));
        }
        else if (name.Any(c => char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069'))
        {
            problems.Add(new AccountProblem("Name", "name-unreadable"));
        }

        if (form.Roles.Count == 0)
        {
            problems.Add(new AccountProblem("Roles", "role-missing"));
        }
        else if (form.Roles.Contains(Role.PlatformAdministrator) && !await db.Set<RoleAssignment>().AnyAsync(r => r.Role == Role.PlatformAdministrator && db.Users.Any(u => u.Id == r.UserId && u.OrganisationId == organisation), cancellation))
        {
            // The first one comes from the setup file; others only where one is already.
            problems.Add(new AccountProblem("Roles", "role-not-here", nameof(Role.PlatformAdministrator)));
        }
        else if (RoleTable.Clash(form.Roles) is { } clash)
        {
            problems.Add(new AccountProblem("Roles", "roles-clash", $"{clash.Guards} {clash.Reads}"));
        }

        if (await db.Set<Team>().CountAsync(t => form.Teams.Contains(t.Id) && t.OrganisationId == organisation, cancellation) != form.Teams.Distinct().Count())
        {
            problems.Add(new AccountProblem("Teams", "no-such-team"));
        }

        return problems;
    }

    public static async Task<bool> IsLastAdministratorAsync(BakenDb db, User user, CancellationToken cancellation) =>
        await db.Set<RoleAssignment>().AnyAsync(r => r.UserId == user.Id && r.Role == Role.Administrator, cancellation)
        && !await db.Set<RoleAssignment>().AnyAsync(
            r => r.Role == Role.Administrator && r.UserId != user.Id && db.Users.Where(User.HasAccess).Any(u => u.Id == r.UserId && u.OrganisationId == user.OrganisationId), cancellation);
}
