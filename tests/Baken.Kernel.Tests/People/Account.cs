using Baken.Kernel.Access;
using Baken.Kernel.People;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Tests.People;

/// <summary>A kernel with one person who has an account, and the acts that person does to sign in.</summary>
internal sealed class Account : IAsyncDisposable
{
    public const string Email = "noor@voorbeeld.example";
    public const string Password = "een-lang-wachtwoord";
    public static readonly Origin Here = new("192.0.2.1", null, "Firefox · Linux");

    private Account(TestKernel kernel) => Kernel = kernel;

    public TestKernel Kernel { get; }

    public SignIn SignIn => Kernel.Get<SignIn>();

    public Sessions Sessions => Kernel.Get<Sessions>();

    public Credentials Credentials => Kernel.Get<Credentials>();

    /// <summary>The key in the code app, once set up.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Recovery codes, once given.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public static async Task<Account> StartAsync(Database database)
    {
        var account = new Account(await TestKernel.StartAsync(database));
        await account.AddAsync(Email);
        return account;
    }

    /// <summary>Another person with a password.</summary>
    public async Task AddAsync(string email, bool password = true)
    {
        var token = "";
        await Kernel.Door.WriteAsync(Actor.System("test"), "test", (unit, _) =>
        {
            var user = new User("Noor Veldkamp", email, Guid.NewGuid());
            token = Credentials.Invite(user, unit.Now + Credentials.InvitationLife);
            unit.Db.Add(user);
            unit.Audit("test.user", "user", user.Id);
            return Task.FromResult(true);
        }, default);
        if (password)
        {
            Assert.IsType<PasswordOutcome.Set>(await Credentials.AcceptAsync(token, Password, default));
        }
    }

    public Task ChangeAsync(Action<User> change, string email = Email) => Kernel.Door.WriteAsync(Actor.System("test"), "test", async (unit, token) =>
    {
        var user = await unit.Db.Users.SingleAsync(u => u.Email == email, token);
        change(user);
        unit.Audit("test.user", "user", user.Id);
        return true;
    }, default);

    public async Task<string> LinkAsync()
    {
        var token = "";
        await ChangeAsync(user => token = Credentials.Invite(user, Kernel.Clock.GetUtcNow() + Credentials.InvitationLife));
        return token;
    }

    /// <summary>The first sign-in: password, then the code app. Returns the session's secret.</summary>
    public async Task<string> SetUpAsync()
    {
        var (outcome, halfway) = await SignIn.PasswordAsync(Email, Password, Here, default);
        Assert.Equal(SignInOutcome.FactorNeeded, outcome);
        var waiting = (await SignIn.HalfwayAsync(halfway, default))!;
        var factor = Kernel.Get<SecondFactors>().New(waiting.UserId, waiting.Email);
        var signedIn = await SignIn.SetUpAsync(halfway, factor.Sealed, CodeApp.Code(factor.Text, Kernel.Clock.GetUtcNow()), default);
        (Key, RecoveryCodes) = (factor.Text, signedIn!.Value.Codes);
        return signedIn.Value.Secret;
    }

    /// <summary>The code of now.</summary>
    public string Code() => CodeApp.Code(Key, Kernel.Clock.GetUtcNow());

    /// <summary>Password given; the secret that waits for the code.</summary>
    public async Task<string> HalfwayAsync(string password = Password)
    {
        var (outcome, halfway) = await SignIn.PasswordAsync(Email, password, Here, default);
        Assert.Equal(SignInOutcome.CodeNeeded, outcome);
        return halfway!;
    }

    /// <summary>A later sign-in, half a minute on so that the code is a new one.</summary>
    public async Task<string> SignInAgainAsync()
    {
        Kernel.Clock.Advance(TimeSpan.FromSeconds(30));
        return (await SignIn.CodeAsync(await HalfwayAsync(), Code(), default))!;
    }

    public ValueTask DisposeAsync() => Kernel.DisposeAsync();
}
