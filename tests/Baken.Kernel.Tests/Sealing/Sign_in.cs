using Baken.Kernel.Access;
using Baken.Kernel.People;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Tests.Sealing;

public class Sign_in
{
    private const string Email = "noor@voorbeeld.example";
    private const string Password = "een-lang-wachtwoord";

    [Theory, BothDatabases]
    public async Task Unknown_address_wrong_password_ended_and_not_yet_active_account_give_one_answer(Database database)
    {
        await using var kernel = await StartAsync(database);
        await AddUserAsync(kernel, "ended@voorbeeld.example", user => user.End(kernel.Clock.GetUtcNow()));
        await AddUserAsync(kernel, "invited@voorbeeld.example", _ => { }, password: false);
        foreach (var (email, password) in new[]
        {
            ("unknown@voorbeeld.example", Password), (Email, "een-ander-wachtwoord"), (Email, ""), (Email, new string('x', 5000)), ("", ""),
            ("ended@voorbeeld.example", Password), ("invited@voorbeeld.example", Password), ("a\0b@voorbeeld.example", Password),
        })
        {
            Assert.Equal((SignInOutcome.Refused, null), await kernel.Get<SignIn>().TryAsync(email, password, default));
        }

        Assert.Equal(0, await kernel.ReadAsync(db => db.Set<Session>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Too_many_tries_at_one_address_are_stopped_known_or_not_and_others_are_not(Database database)
    {
        await using var kernel = await StartAsync(database);
        foreach (var email in new[] { Email, "unknown@voorbeeld.example" })
        {
            var outcomes = new List<SignInOutcome>();
            for (var i = 0; i < 12; i++)
            {
                outcomes.Add((await kernel.Get<SignIn>().TryAsync(email, "een-ander-wachtwoord", default)).Outcome);
            }

            Assert.Equal(10, outcomes.Count(o => o == SignInOutcome.Refused));
            Assert.Equal(2, outcomes.Count(o => o == SignInOutcome.TooOften));
        }

        // The right password does not help while it is stopped; and another way of writing the address is the same address.
        Assert.Equal(SignInOutcome.TooOften, (await kernel.Get<SignIn>().TryAsync(" NOOR@voorbeeld.example ", Password, default)).Outcome);
        Assert.Equal(SignInOutcome.Refused, (await kernel.Get<SignIn>().TryAsync("third@voorbeeld.example", Password, default)).Outcome);
    }

    [Theory, BothDatabases]
    public async Task Copied_cookie_is_worth_nothing_after_sign_out_and_another_session_stays(Database database)
    {
        await using var kernel = await StartAsync(database);
        var signIn = kernel.Get<SignIn>();
        var (_, one) = await signIn.TryAsync(Email, Password, default);
        var (_, other) = await signIn.TryAsync(Email, Password, default);
        Assert.NotNull(await signIn.ActorAsync(one, default));
        await signIn.EndAsync(one!, default);
        Assert.Null(await signIn.ActorAsync(one, default));
        Assert.NotNull(await signIn.ActorAsync(other, default));
        await signIn.EndAsync("never given out", default);
    }

    [Theory, BothDatabases]
    public async Task Session_ends_after_twelve_hours_with_the_account_and_when_the_stamp_changes(Database database)
    {
        await using var kernel = await StartAsync(database);
        var signIn = kernel.Get<SignIn>();
        var (_, old) = await signIn.TryAsync(Email, Password, default);
        kernel.Clock.Advance(TimeSpan.FromHours(11.9));
        Assert.NotNull(await signIn.ActorAsync(old, default));
        kernel.Clock.Advance(TimeSpan.FromHours(0.2));
        Assert.Null(await signIn.ActorAsync(old, default));

        var (_, stamped) = await signIn.TryAsync(Email, Password, default);
        await ChangeAsync(kernel, user => user.SetPassword(user.PasswordHash!));
        Assert.Null(await signIn.ActorAsync(stamped, default));

        var (_, ended) = await signIn.TryAsync(Email, Password, default);
        await ChangeAsync(kernel, user => user.End(kernel.Clock.GetUtcNow()));
        Assert.Null(await signIn.ActorAsync(ended, default));
    }

    [Theory, BothDatabases]
    public async Task Made_up_cookie_opens_nothing(Database database)
    {
        await using var kernel = await StartAsync(database);
        foreach (var secret in new[] { null, "", "x", new string('A', 43), new string('\0', 43), "' OR 1=1 --".PadRight(43) })
        {
            Assert.Null(await kernel.Get<SignIn>().ActorAsync(secret, default));
        }
    }

    [Theory, BothDatabases]
    public async Task Database_holds_neither_password_nor_secret_and_roles_are_read_anew(Database database)
    {
        await using var kernel = await StartAsync(database);
        var signIn = kernel.Get<SignIn>();
        var (_, secret) = await signIn.TryAsync(Email, Password, default);
        var session = await kernel.ReadAsync(db => db.Set<Session>().SingleAsync());
        Assert.NotEqual(System.Text.Encoding.UTF8.GetBytes(secret!), session.SecretHash);
        Assert.NotEqual(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret!)), session.SecretHash);
        Assert.Empty((await signIn.ActorAsync(secret, default))!.Roles);
        await kernel.Door.WriteAsync(Actor.System("test"), "test", async (unit, token) =>
        {
            unit.Db.Add(new RoleAssignment((await unit.Db.Users.SingleAsync(token)).Id, Role.Assessor, unit.Now));
            unit.Audit("test.role", "user");
            return true;
        }, default);
        Assert.Equal([Role.Assessor], (await signIn.ActorAsync(secret, default))!.Roles);
    }

    [Theory, BothDatabases]
    public async Task Invitation_works_once_within_seven_days_and_ends_earlier_sessions(Database database)
    {
        await using var kernel = await StartAsync(database);
        var signIn = kernel.Get<SignIn>();
        var (_, session) = await signIn.TryAsync(Email, Password, default);
        var token = "";
        await ChangeAsync(kernel, user => token = signIn.Invite(user, kernel.Clock.GetUtcNow()));
        Assert.Equal(InvitationOutcome.NoSuchLink, await signIn.AcceptAsync("made-up", "een-nieuw-wachtwoord", default));
        Assert.Equal(InvitationOutcome.WeakPassword, await signIn.AcceptAsync(token, "kort", default));
        Assert.Equal(InvitationOutcome.WeakPassword, await signIn.AcceptAsync(token, new string('x', 129), default));
        Assert.Equal(InvitationOutcome.Accepted, await signIn.AcceptAsync(token, "een-nieuw-wachtwoord", default));
        Assert.Equal(InvitationOutcome.NoSuchLink, await signIn.AcceptAsync(token, "nog-een-wachtwoord", default));
        Assert.Null(await signIn.ActorAsync(session, default));
        Assert.Equal(SignInOutcome.SignedIn, (await signIn.TryAsync(Email, "een-nieuw-wachtwoord", default)).Outcome);

        await ChangeAsync(kernel, user => token = signIn.Invite(user, kernel.Clock.GetUtcNow()));
        kernel.Clock.Advance(TimeSpan.FromDays(7.1));
        Assert.Null(await signIn.InvitedAsync(token, default));
        Assert.Equal(InvitationOutcome.NoSuchLink, await signIn.AcceptAsync(token, "te-laat-wachtwoord", default));
        Assert.Contains(await kernel.AuditsAsync(), a => a is { Action: "password.set", Refused: true });
    }

    [Theory, BothDatabases]
    public async Task Link_taken_by_two_at_once_is_taken_by_one(Database database)
    {
        await using var kernel = await StartAsync(database);
        var signIn = kernel.Get<SignIn>();
        var token = "";
        await ChangeAsync(kernel, user => token = signIn.Invite(user, kernel.Clock.GetUtcNow()));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => signIn.AcceptAsync(token, $"wachtwoord-nummer-{i}", default)));
        Assert.Equal(1, outcomes.Count(o => o == InvitationOutcome.Accepted));
    }

    [Theory, BothDatabases]
    public async Task Demo_sign_in_is_for_demo_people_only(Database database)
    {
        await using var kernel = await StartAsync(database);
        Assert.Null(await kernel.Get<SignIn>().BeginDemoAsync(Email, default));
        Assert.Empty(await kernel.Get<SignIn>().DemoUsersAsync(default));
    }

    private static async Task<TestKernel> StartAsync(Database database)
    {
        var kernel = await TestKernel.StartAsync(database);
        await AddUserAsync(kernel, Email, _ => { });
        return kernel;
    }

    private static async Task AddUserAsync(TestKernel kernel, string email, Action<User> change, bool password = true)
    {
        var token = "";
        await kernel.Door.WriteAsync(Actor.System("test"), "test", (unit, _) =>
        {
            var user = new User("Noor", email, Guid.NewGuid());
            token = kernel.Get<SignIn>().Invite(user, unit.Now);
            unit.Db.Add(user);
            unit.Audit("test.user", "user", user.Id);
            return Task.FromResult(true);
        }, default);
        if (password)
        {
            Assert.Equal(InvitationOutcome.Accepted, await kernel.Get<SignIn>().AcceptAsync(token, Password, default));
        }

        await ChangeAsync(kernel, change, email);
    }

    private static Task ChangeAsync(TestKernel kernel, Action<User> change, string email = Email) => kernel.Door.WriteAsync(Actor.System("test"), "test", async (unit, token) =>
    {
        var user = await unit.Db.Users.SingleAsync(u => u.Email == email, token);
        change(user);
        unit.Audit("test.user", "user", user.Id);
        return true;
    }, default);
}
