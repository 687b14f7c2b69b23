using System.Security.Cryptography;
using System.Text;
using Baken.Kernel.People;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;
using static Baken.Kernel.Tests.People.Account;

namespace Baken.Kernel.Tests.People;

public sealed class Sign_in
{
    [Theory, BothDatabases]
    public async Task Unknown_address_wrong_password_ended_and_not_yet_active_account_give_one_answer(Database database)
    {
        await using var account = await StartAsync(database);
        await account.AddAsync("ended@voorbeeld.example");
        await account.ChangeAsync(user => user.End(account.Kernel.Clock.GetUtcNow()), "ended@voorbeeld.example");
        await account.AddAsync("invited@voorbeeld.example", password: false);
        foreach (var (email, password) in new[]
        {
            ("unknown@voorbeeld.example", Password), (Email, "een-ander-wachtwoord"), (Email, ""), (Email, new string('x', 5000)), ("", ""),
            ("ended@voorbeeld.example", Password), ("invited@voorbeeld.example", Password), ("a\0b@voorbeeld.example", Password),
        })
        {
            Assert.Equal((SignInOutcome.Refused, null), await account.SignIn.PasswordAsync(email, password, Here, default));
        }

        Assert.Equal(0, await account.Kernel.ReadAsync(db => db.Set<Session>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_password_alone_opens_nothing(Database database)
    {
        await using var account = await StartAsync(database);
        await account.SetUpAsync();
        var halfway = await account.HalfwayAsync();
        Assert.Null(await account.Sessions.OpenAsync(halfway, default));
        Assert.Null(await account.Sessions.HolderAsync(halfway, default));
        Assert.Null(await account.SignIn.CodeAsync(halfway, "", default));
        Assert.Null(await account.SignIn.CodeAsync(halfway, "000000 ", default));
        Assert.Null(await account.SignIn.CodeAsync(null, account.Code(), default));
    }

    [Theory, BothDatabases]
    public async Task A_password_does_not_replace_the_code_app(Database database)
    {
        await using var account = await StartAsync(database);
        await account.SetUpAsync();
        var halfway = await account.HalfwayAsync();
        var waiting = (await account.SignIn.HalfwayAsync(halfway, default))!;
        var own = account.Kernel.Get<SecondFactors>().New(waiting.UserId, Email);
        Assert.Null(await account.SignIn.SetUpAsync(halfway, own.Sealed, CodeApp.Code(own.Text, account.Kernel.Clock.GetUtcNow()), default));
        Assert.NotEqual("", await account.SignInAgainAsync());
    }

    [Theory, BothDatabases]
    public async Task The_same_code_never_works_twice_not_even_at_once(Database database)
    {
        await using var account = await StartAsync(database);
        await account.SetUpAsync();
        Assert.Null(await account.SignIn.CodeAsync(await account.HalfwayAsync(), account.Code(), default));
        account.Kernel.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = account.Code();
        var halves = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            halves.Add(await account.HalfwayAsync());
        }

        var secrets = await Task.WhenAll(halves.Select(half => account.SignIn.CodeAsync(half, code, default)));
        Assert.Single(secrets, secret => secret is not null);
    }

    [Theory, BothDatabases]
    public async Task A_clock_set_back_accepts_no_code_that_was_seen_and_a_recovery_code_still_helps(Database database)
    {
        await using var account = await StartAsync(database);
        await account.SetUpAsync();
        var seen = CodeApp.Code(account.Key, account.Kernel.Clock.GetUtcNow());
        var earlier = CodeApp.Code(account.Key, account.Kernel.Clock.GetUtcNow().AddSeconds(-30));
        // A code of one step back is within the grace, but not after a later one was used: as if the clock had been set back.
        var halfway = await account.HalfwayAsync();
        Assert.Null(await account.SignIn.CodeAsync(halfway, seen, default));
        Assert.Null(await account.SignIn.CodeAsync(halfway, earlier, default));
        Assert.NotNull(await account.SignIn.CodeAsync(halfway, account.RecoveryCodes[0], default));
    }

    [Theory, BothDatabases]
    public async Task Five_wrong_codes_end_the_sign_in_and_ten_minutes_do(Database database)
    {
        await using var account = await StartAsync(database);
        await account.SetUpAsync();
        var halfway = await account.HalfwayAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.NotNull(await account.SignIn.HalfwayAsync(halfway, default));
            Assert.Null(await account.SignIn.CodeAsync(halfway, "123456", default));
        }

        account.Kernel.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(await account.SignIn.CodeAsync(halfway, account.Code(), default));

        var late = await account.HalfwayAsync();
        account.Kernel.Clock.Advance(TimeSpan.FromMinutes(10.1));
        Assert.Null(await account.SignIn.CodeAsync(late, account.Code(), default));
    }

    [Theory, BothDatabases]
    public async Task A_recovery_code_works_once_and_a_renewed_set_replaces_the_old(Database database)
    {
        await using var account = await StartAsync(database);
        var session = (await account.Sessions.OpenAsync(await account.SetUpAsync(), default))!;
        Assert.Equal(SecondFactors.Codes, account.RecoveryCodes.Distinct().Count());
        // As a person types it: small letters, spaces.
        Assert.NotNull(await account.SignIn.CodeAsync(await account.HalfwayAsync(), account.RecoveryCodes[0].ToLowerInvariant().Replace('-', ' '), default));
        Assert.Null(await account.SignIn.CodeAsync(await account.HalfwayAsync(), account.RecoveryCodes[0], default));
        var renewed = await account.Kernel.Get<SecondFactors>().RenewCodesAsync(session.Actor, default);
        Assert.Null(await account.SignIn.CodeAsync(await account.HalfwayAsync(), account.RecoveryCodes[1], default));
        Assert.NotNull(await account.SignIn.CodeAsync(await account.HalfwayAsync(), renewed[0], default));
        Assert.Contains(await account.Kernel.AuditsAsync(), a => a.Action == "recovery-code.use");
    }

    [Theory, BothDatabases]
    public async Task The_secret_of_the_code_app_and_the_codes_cannot_be_read_from_the_database(Database database)
    {
        await using var account = await StartAsync(database);
        await account.SetUpAsync();
        var bare = account.Key.Replace(" ", "", StringComparison.Ordinal);
        var factor = await account.Kernel.ReadAsync(db => db.Set<SecondFactor>().SingleAsync());
        Assert.DoesNotContain(bare, Encoding.Latin1.GetString(factor.Secret.ToBytes()), StringComparison.Ordinal);
        Assert.Equal(-1, factor.Secret.ToBytes().AsSpan().IndexOf(OtpNet.Base32Encoding.ToBytes(bare)));
        var hashes = await account.Kernel.ReadAsync(db => db.Set<RecoveryCode>().Select(c => c.Hash).ToListAsync());
        Assert.All(account.RecoveryCodes, code => Assert.DoesNotContain(hashes, hash => hash.SequenceEqual(SHA256.HashData(Encoding.UTF8.GetBytes(code)))));
    }

    [Theory, BothDatabases]
    public async Task A_secret_made_for_one_person_cannot_be_set_for_another(Database database)
    {
        await using var account = await StartAsync(database);
        await account.AddAsync("tom@voorbeeld.example");
        var (_, halfway) = await account.SignIn.PasswordAsync("tom@voorbeeld.example", Password, Here, default);
        var noors = account.Kernel.Get<SecondFactors>().New(Guid.NewGuid(), Email);
        var code = CodeApp.Code(noors.Text, account.Kernel.Clock.GetUtcNow());
        foreach (var text in new[] { noors.Sealed, "", "not base64", Convert.ToBase64String(new byte[80]) })
        {
            Assert.Null(await account.SignIn.SetUpAsync(halfway, text, code, default));
        }
    }

    [Theory, BothDatabases]
    public async Task Too_many_tries_from_one_place_are_stopped_known_or_not_and_nobody_else_is(Database database)
    {
        await using var account = await StartAsync(database);
        foreach (var email in new[] { Email, "unknown@voorbeeld.example" })
        {
            var outcomes = new List<SignInOutcome>();
            for (var i = 0; i < 12; i++)
            {
                outcomes.Add((await account.SignIn.PasswordAsync(email, "een-ander-wachtwoord", Here, default)).Outcome);
            }

            Assert.Equal(10, outcomes.Count(o => o == SignInOutcome.Refused));
            Assert.Equal(2, outcomes.Count(o => o == SignInOutcome.TooOften));
        }

        // The right password does not help there while it is stopped; another way of writing the address is the same address.
        Assert.Equal(SignInOutcome.TooOften, (await account.SignIn.PasswordAsync(" NOOR@voorbeeld.example ", Password, Here, default)).Outcome);
        Assert.Equal(SignInOutcome.Refused, (await account.SignIn.PasswordAsync("third@voorbeeld.example", Password, Here, default)).Outcome);
        // Whoever it really is signs in from elsewhere, and from the same place on a device that is known.
        Assert.Equal(SignInOutcome.FactorNeeded, (await account.SignIn.PasswordAsync(Email, Password, Here with { Address = "192.0.2.2" }, default)).Outcome);
        var known = account.SignIn.KnownDevice(Email);
        Assert.Equal(SignInOutcome.FactorNeeded, (await account.SignIn.PasswordAsync(Email, Password, Here with { Device = known }, default)).Outcome);
        Assert.DoesNotContain("noor", known, StringComparison.OrdinalIgnoreCase);
        // A device that is known to somebody else, or made up, is none.
        foreach (var device in new[] { account.SignIn.KnownDevice("tom@voorbeeld.example"), "a.b", "a.b.c", "", known + "x" })
        {
            Assert.Equal(SignInOutcome.TooOften, (await account.SignIn.PasswordAsync(Email, Password, Here with { Device = device }, default)).Outcome);
        }
    }

    [Theory, BothDatabases]
    public async Task A_known_device_is_slowed_down_too(Database database)
    {
        await using var account = await StartAsync(database);
        var known = Here with { Device = account.SignIn.KnownDevice(Email) };
        for (var i = 0; i < 10; i++)
        {
            await account.SignIn.PasswordAsync(Email, "een-ander-wachtwoord", known, default);
        }

        Assert.Equal(SignInOutcome.TooOften, (await account.SignIn.PasswordAsync(Email, Password, known, default)).Outcome);
    }

    [Theory, BothDatabases]
    public async Task One_place_that_tries_many_addresses_is_stopped(Database database)
    {
        await using var account = await StartAsync(database);
        var outcomes = new List<SignInOutcome>();
        for (var i = 0; i < 102; i++)
        {
            outcomes.Add((await account.SignIn.PasswordAsync($"iemand{i}@voorbeeld.example", "x", Here, default)).Outcome);
        }

        Assert.Equal(100, outcomes.Count(o => o == SignInOutcome.Refused));
    }

    [Theory, BothDatabases]
    public async Task Invitation_works_once_within_seven_days_and_ends_earlier_sessions(Database database)
    {
        await using var account = await StartAsync(database);
        var session = await account.SetUpAsync();
        var token = await account.LinkAsync();
        Assert.IsType<PasswordOutcome.NoSuchLink>(await account.Credentials.AcceptAsync("made-up", "een-nieuw-wachtwoord", default));
        Assert.Equal(new PasswordOutcome.Weak(PasswordProblem.TooShort), await account.Credentials.AcceptAsync(token, "kort", default));
        Assert.Equal(new PasswordOutcome.Weak(PasswordProblem.TooLong), await account.Credentials.AcceptAsync(token, new string('x', 129), default));
        Assert.IsType<PasswordOutcome.Set>(await account.Credentials.AcceptAsync(token, "een-nieuw-wachtwoord", default));
        Assert.IsType<PasswordOutcome.NoSuchLink>(await account.Credentials.AcceptAsync(token, "nog-een-wachtwoord", default));
        Assert.Null(await account.Sessions.OpenAsync(session, default));
        await account.HalfwayAsync("een-nieuw-wachtwoord");

        token = await account.LinkAsync();
        account.Kernel.Clock.Advance(TimeSpan.FromDays(7.1));
        Assert.Null(await account.Credentials.InvitedAsync(token, default));
        Assert.IsType<PasswordOutcome.NoSuchLink>(await account.Credentials.AcceptAsync(token, "te-laat-wachtwoord", default));
        Assert.Contains(await account.Kernel.AuditsAsync(), a => a is { Action: "password.set", Refused: true });
    }

    [Theory, BothDatabases]
    public async Task Link_of_an_ended_account_opens_nothing(Database database)
    {
        await using var account = await StartAsync(database);
        var token = await account.LinkAsync();
        await account.ChangeAsync(user => user.End(account.Kernel.Clock.GetUtcNow()));
        Assert.Null(await account.Credentials.InvitedAsync(token, default));
        Assert.IsType<PasswordOutcome.NoSuchLink>(await account.Credentials.AcceptAsync(token, "een-nieuw-wachtwoord", default));
    }

    [Theory, BothDatabases]
    public async Task Link_taken_by_two_at_once_is_taken_by_one(Database database)
    {
        await using var account = await StartAsync(database);
        var token = await account.LinkAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => account.Credentials.AcceptAsync(token, $"zomaar-een-zin-{i}", default)));
        Assert.Single(outcomes, outcome => outcome is PasswordOutcome.Set);
    }

    [Theory, BothDatabases]
    public async Task Changing_the_password_asks_for_the_present_one_and_ends_every_session(Database database)
    {
        await using var account = await StartAsync(database);
        var secret = await account.SetUpAsync();
        var actor = (await account.Sessions.OpenAsync(secret, default))!.Actor;
        Assert.IsType<PasswordOutcome.Wrong>(await account.Credentials.ChangeAsync(actor, "niet-dit-wachtwoord", "een-nieuw-wachtwoord", default));
        Assert.IsType<PasswordOutcome.Weak>(await account.Credentials.ChangeAsync(actor, Password, "Noor Veldkamp 1", default));
        Assert.NotNull(await account.Sessions.OpenAsync(secret, default));
        Assert.IsType<PasswordOutcome.Set>(await account.Credentials.ChangeAsync(actor, Password, "een-nieuw-wachtwoord", default));
        Assert.Null(await account.Sessions.OpenAsync(secret, default));
    }

    [Theory, BothDatabases]
    public async Task Replacing_the_code_app_needs_a_code_of_the_new_one_and_the_old_one_is_worth_nothing_after(Database database)
    {
        await using var account = await StartAsync(database);
        var secret = await account.SetUpAsync();
        var actor = (await account.Sessions.OpenAsync(secret, default))!.Actor;
        var another = account.Kernel.Get<SecondFactors>().New(actor.UserId!.Value, Email);
        Assert.Null(await account.Credentials.ReplaceFactorAsync(actor, another.Sealed, account.Code(), default));
        Assert.NotNull(await account.Credentials.ReplaceFactorAsync(actor, another.Sealed, CodeApp.Code(another.Text, account.Kernel.Clock.GetUtcNow()), default));
        Assert.Null(await account.Sessions.OpenAsync(secret, default));
        account.Kernel.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Null(await account.SignIn.CodeAsync(await account.HalfwayAsync(), account.Code(), default));
        Assert.NotNull(await account.SignIn.CodeAsync(await account.HalfwayAsync(), CodeApp.Code(another.Text, account.Kernel.Clock.GetUtcNow()), default));
    }

    [Theory, BothDatabases]
    public async Task Demo_sign_in_is_for_demo_people_only(Database database)
    {
        await using var account = await StartAsync(database);
        Assert.Null(await account.SignIn.BeginDemoAsync(Email, "", default));
        Assert.Empty(await account.SignIn.DemoUsersAsync(default));
    }
}
