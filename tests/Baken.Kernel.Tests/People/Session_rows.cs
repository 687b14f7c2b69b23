using System.Security.Cryptography;
using System.Text;
using Baken.Kernel.Access;
using Baken.Kernel.People;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Tests.People;

public sealed class Session_rows
{
    [Theory, BothDatabases]
    public async Task Made_up_cookie_opens_nothing(Database database)
    {
        await using var account = await Account.StartAsync(database);
        foreach (var secret in new[] { null, "", "x", new string('A', 43), new string('\0', 43), "' OR 1=1 --".PadRight(43) })
        {
            Assert.Null(await account.Sessions.OpenAsync(secret, default));
            Assert.Null(await account.Sessions.HolderAsync(secret, default));
        }
    }

    [Theory, BothDatabases]
    public async Task Copied_cookie_is_worth_nothing_after_sign_out_and_another_session_stays(Database database)
    {
        await using var account = await Account.StartAsync(database);
        var one = await account.SetUpAsync();
        var other = await account.SignInAgainAsync();
        Assert.NotNull(await account.Sessions.OpenAsync(one, default));
        await account.Sessions.EndAsync(one, default);
        Assert.Null(await account.Sessions.OpenAsync(one, default));
        Assert.NotNull(await account.Sessions.OpenAsync(other, default));
        await account.Sessions.EndAsync("never given out", default);
    }

    [Theory, BothDatabases]
    public async Task It_ends_after_thirty_idle_minutes_and_use_keeps_it_for_at_most_twelve_hours(Database database)
    {
        await using var account = await Account.StartAsync(database);
        var idle = await account.SetUpAsync();
        account.Kernel.Clock.Advance(TimeSpan.FromMinutes(30.1));
        Assert.Null(await account.Sessions.OpenAsync(idle, default));

        var used = await account.SignInAgainAsync();
        for (var minutes = 25; minutes < 12 * 60; minutes += 25)
        {
            account.Kernel.Clock.Advance(TimeSpan.FromMinutes(25));
            Assert.NotNull(await account.Sessions.OpenAsync(used, default));
        }

        account.Kernel.Clock.Advance(TimeSpan.FromMinutes(25));
        Assert.Null(await account.Sessions.OpenAsync(used, default));
    }

    [Theory, BothDatabases]
    public async Task It_ends_with_the_account_and_when_password_or_roles_change(Database database)
    {
        await using var account = await Account.StartAsync(database);
        var first = await account.SetUpAsync();
        await account.ChangeAsync(user => user.SetPassword(user.PasswordHash!));
        Assert.Null(await account.Sessions.OpenAsync(first, default));

        var second = await account.SignInAgainAsync();
        await account.ChangeAsync(user => user.Changed());
        Assert.Null(await account.Sessions.OpenAsync(second, default));

        var third = await account.SignInAgainAsync();
        await account.ChangeAsync(user => user.End(account.Kernel.Clock.GetUtcNow()));
        Assert.Null(await account.Sessions.OpenAsync(third, default));
        Assert.Null(await account.Sessions.HolderAsync(third, default));
    }

    [Theory, BothDatabases]
    public async Task Database_holds_no_secret_and_roles_are_read_anew(Database database)
    {
        await using var account = await Account.StartAsync(database);
        var secret = await account.SetUpAsync();
        var hashes = await account.Kernel.ReadAsync(db => db.Set<Session>().Select(s => s.SecretHash).ToListAsync());
        Assert.DoesNotContain(hashes, hash => hash.SequenceEqual(Encoding.UTF8.GetBytes(secret)) || hash.SequenceEqual(SHA256.HashData(Encoding.UTF8.GetBytes(secret))));
        Assert.Empty((await account.Sessions.OpenAsync(secret, default))!.Actor.Roles);
        await account.Kernel.Door.WriteAsync(Actor.System("test"), "test", async (unit, token) =>
        {
            unit.Db.Add(new RoleAssignment((await unit.Db.Users.SingleAsync(token)).Id, Role.Assessor, unit.Now));
            unit.Audit("test.role", "user");
            return true;
        }, default);
        Assert.Equal([Role.Assessor], (await account.Sessions.OpenAsync(secret, default))!.Actor.Roles);
    }

    [Theory, BothDatabases]
    public async Task A_person_sees_and_ends_own_sessions_only(Database database)
    {
        await using var account = await Account.StartAsync(database);
        var here = await account.SetUpAsync();
        var elsewhere = await account.SignInAgainAsync();
        var session = (await account.Sessions.OpenAsync(here, default))!;
        var listed = await account.Sessions.OfAsync(session.Actor, default);
        Assert.Equal(2, listed.Count);
        Assert.All(listed, line => Assert.Equal("Firefox · Linux", line.Device));
        var stranger = session.Actor with { UserId = Guid.NewGuid() };
        Assert.Empty(await account.Sessions.OfAsync(stranger, default));
        Assert.False(await account.Sessions.EndAsync(stranger, listed[0].Id, default));
        Assert.NotNull(await account.Sessions.OpenAsync(elsewhere, default));
        Assert.True(await account.Sessions.EndAsync(session.Actor, listed.Single(line => line.Id != session.Id).Id, default));
        Assert.Null(await account.Sessions.OpenAsync(elsewhere, default));
        Assert.NotNull(await account.Sessions.OpenAsync(here, default));
        Assert.Contains(await account.Kernel.AuditsAsync(), a => a is { Action: "session.end", Refused: true });
    }

    [Theory, BothDatabases]
    public async Task A_code_vouches_for_ten_minutes_and_five_wrong_ones_end_the_session(Database database)
    {
        await using var account = await Account.StartAsync(database);
        var secret = await account.SetUpAsync();
        Assert.True(account.Sessions.IsConfirmed((await account.Sessions.OpenAsync(secret, default))!));
        account.Kernel.Clock.Advance(TimeSpan.FromMinutes(10.1));
        var session = (await account.Sessions.OpenAsync(secret, default))!;
        Assert.False(account.Sessions.IsConfirmed(session));
        Assert.False(await account.SignIn.ConfirmAsync(session, "demo", default));
        Assert.True(await account.SignIn.ConfirmAsync(session, account.Code(), default));
        Assert.True(account.Sessions.IsConfirmed((await account.Sessions.OpenAsync(secret, default))!));
        for (var i = 0; i < 5; i++)
        {
            Assert.NotNull(await account.Sessions.OpenAsync(secret, default));
            Assert.False(await account.SignIn.ConfirmAsync(session, "000000", default));
        }

        Assert.Null(await account.Sessions.OpenAsync(secret, default));
    }

    [Theory, BothDatabases]
    public async Task Rows_of_sessions_that_lapsed_a_week_ago_are_swept(Database database)
    {
        await using var account = await Account.StartAsync(database);
        await account.SetUpAsync();
        account.Kernel.Clock.Advance(TimeSpan.FromDays(8));
        var fresh = await account.SignInAgainAsync();
        await account.Sessions.SweepAsync(default);
        Assert.NotNull(await account.Sessions.OpenAsync(fresh, default));
        Assert.Equal(2, await account.Kernel.ReadAsync(db => db.Set<Session>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task What_was_typed_is_kept_for_the_same_person_sealed_and_for_a_day(Database database)
    {
        await using var account = await Account.StartAsync(database);
        var kept = account.Kernel.Get<KeptTexts>();
        var noor = (await account.Sessions.OpenAsync(await account.SetUpAsync(), default))!.Actor;
        await kept.KeepAsync(noor.UserId!.Value, new KeptForm("/eerder", []), default);
        await kept.KeepAsync(noor.UserId.Value, new KeptForm("/signalen/26-1/feiten", [new("Title", "Vier mensen"), new("Form", "a"), new("Form", "b")]), default);
        Assert.Null(await kept.OfAsync(noor with { UserId = Guid.NewGuid() }, default));
        var row = await account.Kernel.ReadAsync(db => db.Set<KeptText>().SingleAsync());
        Assert.DoesNotContain("Vier", Encoding.Latin1.GetString(row.Words.ToBytes()), StringComparison.Ordinal);
        var form = (await kept.OfAsync(noor, default))!;
        Assert.Equal(("/signalen/26-1/feiten", 3, "b"), (form.Path, form.Fields.Count, form.Fields[2].Value));
        account.Kernel.Clock.Advance(TimeSpan.FromDays(1.1));
        Assert.Null(await kept.OfAsync(noor, default));
        await kept.SweepAsync(default);
        Assert.Equal(0, await account.Kernel.ReadAsync(db => db.Set<KeptText>().CountAsync()));
    }
}
