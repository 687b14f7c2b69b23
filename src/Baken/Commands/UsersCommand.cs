using System.CommandLine;
using System.Globalization;
using Baken.Design;
using Baken.Kernel.People;
using Baken.Pages.People;
using Baken.Texts;
using Microsoft.Extensions.Localization;

namespace Baken.Commands;

/// <summary><c>baken users list|invite|end</c>: what the pages 'Gebruikers' do, for the same people and under the same rules.</summary>
internal static class UsersCommand
{
    public static Command Create() => new("users", "The people of your organisation.") { CreateList(), CreateInvite(), CreateEnd() };

    private static Command CreateList() => AsPerson.Create(Verbs.Of("users list"), "List the people of your organisation.", async (parsed, services, session, cancellation) =>
    {
        var people = (await services.GetRequiredService<Accounts>().ListAsync(session.Actor, cancellation))!;
        return Root.Done(
            parsed,
            people.Select(p => new { p.Id, p.Name, p.Email, state = p.State.ToString(), roles = p.Roles.Select(r => new { role = r.Role.ToString(), r.Since }), asked = p.Asked.Select(r => r.ToString()), teams = p.Teams.Select(t => t.Name), p.LastSignInAt, hasCodeApp = p.FactorSince is not null }),
            people.Select(p => $"{p.Name,-30} {p.Email,-45} {p.State,-8} {string.Join(", ", p.Roles.Select(r => r.Role.ToString()).Concat(p.Asked.Select(r => $"{r} (waits)"))),-30} {(p.LastSignInAt is { } at ? Moments.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "never")}")
                .Prepend($"{"name",-30} {"e-mail",-45} {"access",-8} {"roles",-30} last sign-in (Dutch time)"));
    });

    private static Command CreateInvite()
    {
        var file = new Argument<FileInfo>("file") { Description = "CSV with columns naam, e-mail, rollen, teams (or name, email, roles, teams)" };
        var command = AsPerson.Create(Verbs.Of("users invite"), "Invite everybody of a list, or nobody.", async (parsed, services, session, cancellation) =>
        {
            var source = parsed.GetValue(file)!;
            if (!source.Exists)
            {
                return Root.Fail(parsed, $"The file '{source.Name}' does not exist.");
            }

            var accounts = services.GetRequiredService<Accounts>();
            // What the command line says is English, as all of it.
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            var words = services.GetRequiredService<PeopleWords>();
            var texts = services.GetRequiredService<IStringLocalizer<Admin>>();
            if (PeopleList.Text(await File.ReadAllBytesAsync(source.FullName, cancellation)) is not { } text)
            {
                return Root.Fail(parsed, $"'{source.Name}' is not a text file. Save the list as CSV.");
            }

            var (people, problems) = PeopleList.Read(text, await accounts.TeamsAsync(session.Actor, cancellation), texts);
            problems = PeopleList.Together(people, problems, await accounts.CheckAllAsync(session.Actor, [.. people.Select(p => p.Form)], cancellation), words, texts);
            if (problems.Count == 0 && await accounts.InviteAllAsync(session.Actor, [.. people.Select(p => p.Form)], cancellation) is { Count: > 0 } found)
            {
                problems = PeopleList.Together(people, problems, found, words, texts);
            }

            return problems.Count > 0
                ? Root.Fail(parsed, "Nobody was invited.", problems, problems.Select(p => $"{p.Row,6}  {p.Column,-8}  {p.Words}").Prepend($"{"row",6}  {"column",-8}  problem"))
                : Root.Done(parsed, new { ok = true, invited = people.Count }, $"{people.Count} invited. Each gets a link by e-mail; roles that read signals wait for a second person.");
        });
        command.Add(file);
        return command;
    }

    private static Command CreateEnd()
    {
        var user = new Argument<string>("user") { Description = "E-mail address of who leaves" };
        var to = new Option<string?>("--to") { Description = "E-mail address of the colleague who takes the open work over; 'team' for the team", HelpName = "USER", Required = true };
        var command = AsPerson.Create(Verbs.Of("users end"), "End an account, its sessions too, and hand the open work over.", async (parsed, services, session, cancellation) =>
        {
            var accounts = services.GetRequiredService<Accounts>();
            var people = (await accounts.ListAsync(session.Actor, cancellation))!;
            AccountView? Find(string email) => people.FirstOrDefault(p => User.Normalise(p.Email) == User.Normalise(email));
            if (Find(parsed.GetValue(user)!) is not { } leaves)
            {
                return Root.Fail(parsed, "There is nobody with this address in your organisation.");
            }

            var heir = parsed.GetValue(to)!;
            if (heir != "team" && Find(heir) is null)
            {
                return Root.Fail(parsed, "There is nobody with the address after --to in your organisation.");
            }

            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            var outcome = await accounts.EndAsync(session.Actor, leaves.Id, leaves.Seen, heir == "team" ? null : Find(heir)!.Id, cancellation);
            return outcome.Match(
                done => Root.Done(parsed, new { ok = true }, $"The account of {leaves.Name} has ended. The open work has been handed over."),
                problems => Root.Fail(parsed, services.GetRequiredService<PeopleWords>().Problem(problems.Problems[0])),
                changed => Root.Fail(parsed, "A colleague just changed this account. Try again."),
                notFound => Root.Fail(parsed, "There is nobody with this address in your organisation."));
        });
        command.Add(user);
        command.Add(to);
        return command;
    }
}
