using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Mail;
using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>What became of a password that somebody chose.</summary>
public abstract record PasswordOutcome
{
    private PasswordOutcome()
    {
    }

    /// <summary>It is set; every session of the person has ended.</summary>
    public sealed record Set(User User) : PasswordOutcome;

    /// <summary>The link is unknown, used, or too old.</summary>
    public sealed record NoSuchLink : PasswordOutcome, IRefusal;

    /// <summary>The present password is wrong.</summary>
    public sealed record Wrong : PasswordOutcome, IRefusal;

    /// <summary>It will not do.</summary>
    public sealed record Weak(PasswordProblem Problem) : PasswordOutcome, IRefusal;

    /// <summary>One answer for each case.</summary>
    public T Match<T>(Func<Set, T> set, Func<NoSuchLink, T> noSuchLink, Func<Wrong, T> wrong, Func<Weak, T> weak) => this switch
    {
        Set s => set(s),
        NoSuchLink n => noSuchLink(n),
        Wrong w => wrong(w),
        Weak w => weak(w),
        _ => throw new InvalidOperationException(),
    };
}

/// <summary>
/// The person's own password and code app: set by a one-time link, changed, replaced. Nobody does this for somebody else.
/// </summary>
public sealed class Credentials(Databases databases, WriteDoor door, TimeProvider clock, Passwords passwords, SecondFactors factors, MasterKey master) : IDisposable
{
    /// <summary>How long a one-time link to a new account works.</summary>
    public static readonly TimeSpan InvitationLife = TimeSpan.FromDays(7);

    /// <summary>How long a one-time link for recovery works.</summary>
    public static readonly TimeSpan ResetLife = TimeSpan.FromHours(4);

    private static readonly Actor Self = Actor.System("sign-in");
    private readonly byte[] key = master.Derive("one-time-link");
    private readonly PartitionedRateLimiter<string> asks = RateLimits.PerHour(3);
    private readonly PartitionedRateLimiter<string> asksFrom = RateLimits.PerHour(30);

    /// <summary>Opens a one-time link for a person; returns what stands in the link. An earlier one works no more.</summary>
    public string Invite(User user, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(user);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        user.Invite(Hash(token), until);
        return token;
    }

    /// <summary>Name and address of the person a one-time link is for; null when it does not work.</summary>
    public async Task<(string Name, string Email)?> InvitedAsync(string token, CancellationToken cancellation)
    {
        var hash = Hash(token);
        var now = clock.GetUtcNow();
        await using var open = databases.Open(Self);
        var user = await open.Db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.InvitationHash == hash && u.InvitationUntil > now && u.EndedAt == null, cancellation);
        return user is null ? null : (user.Name, user.Email!);
    }

    /// <summary>Sets the password by a one-time link; ends all sessions of that person.</summary>
    public async Task<PasswordOutcome> AcceptAsync(string token, string password, CancellationToken cancellation)
    {
        var hash = Hash(token);
        // Outside the command: it takes a tenth of a second, in which nobody else would be served.
        var passwordHash = passwords.Hash(password.Length > Passwords.Longest ? "" : password);
        return await door.WriteAsync<PasswordOutcome>(Self, "sign-in", async (unit, cancel) =>
        {
            var user = await unit.Db.Users.SingleOrDefaultAsync(u => u.InvitationHash == hash && u.InvitationUntil > unit.Now && u.EndedAt == null, cancel);
            unit.Audit("password.set", "user", user is null ? [] : [user.Id]);
            if (user is null)
            {
                return new PasswordOutcome.NoSuchLink();
            }

            if (passwords.Problem(password, user.Name, user.Email!) is { } problem)
            {
                return new PasswordOutcome.Weak(problem);
            }

            if (user.LastSignInAt is not null)
            {
                AccountMail.PublishChange(unit, user.Id, AccountChange.Password);
            }

            user.SetPassword(passwordHash);
            return new PasswordOutcome.Set(user);
        }, cancellation);
    }

    /// <summary>
    /// Somebody forgot the password: a link goes to the account's own address, if there is such an account. The code app stays as it is, so that
    /// the mailbox alone opens nothing. Answers the same, known or not.
    /// </summary>
    public async Task AskResetAsync(string email, string from, CancellationToken cancellation)
    {
        var address = User.Normalise(email);
        using var one = asks.AttemptAcquire(Convert.ToHexString(Hash(address)));
        using var all = asksFrom.AttemptAcquire(Convert.ToHexString(Hash(from)));
        if (!one.IsAcquired || !all.IsAcquired)
        {
            // A mailbox cannot be filled from outside.
            return;
        }

        await door.WriteAsync(Self, "sign-in", async (unit, cancel) =>
        {
            var user = await unit.Db.Users.SingleOrDefaultAsync(
                u => u.NormalizedEmail == address && u.EndedAt == null && u.PasswordHash != null && unit.Db.Set<SecondFactor>().Any(f => f.UserId == u.Id), cancel);
            unit.Audit("password.ask", "user", user is null ? [] : [user.Id]);
            if (user is not null)
            {
                AccountMail.Publish(unit, user.Id, AccountMailKind.PasswordReset);
            }

            return true;
        }, cancellation);
    }

    /// <summary>Changes the person's own password; ends all sessions, this one too.</summary>
    public async Task<PasswordOutcome> ChangeAsync(Actor actor, string present, string password, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var passwordHash = passwords.Hash(password.Length > Passwords.Longest ? "" : password);
        await using var open = databases.Open(actor);
        var held = await open.Db.Users.Where(u => u.Id == actor.UserId).Select(u => u.PasswordHash).SingleAsync(cancellation);
        var right = passwords.Verify(held, present);
        return await door.WriteAsync<PasswordOutcome>(actor, "account", async (unit, cancel) =>
        {
            var user = await unit.Db.Users.SingleAsync(u => u.Id == actor.UserId, cancel);
            unit.Audit("password.set", "user", user.Id);
            if (!right || user.PasswordHash != held)
            {
                return new PasswordOutcome.Wrong();
            }

            if (passwords.Problem(password, user.Name, user.Email!) is { } problem)
            {
                return new PasswordOutcome.Weak(problem);
            }

            user.SetPassword(passwordHash);
            AccountMail.PublishChange(unit, user.Id, AccountChange.Password);
            return new PasswordOutcome.Set(user);
        }, cancellation);
    }

    /// <summary>Puts another code app in the place of the present one. Returns new recovery codes, null when the code is wrong; ends all sessions, this one too.</summary>
    public Task<IReadOnlyList<string>?> ReplaceFactorAsync(Actor actor, string? sealedSecret, string? code, CancellationToken cancellation) =>
        door.WriteAsync(actor, "account", async (unit, cancel) =>
        {
            var user = await unit.Db.Users.SingleAsync(u => u.Id == actor.UserId, cancel);
            if (await factors.SetAsync(unit, user, sealedSecret, code, cancel) is not { } codes)
            {
                unit.Audit("second-factor.set", "user", user.Id);
                return unit.Refuse<IReadOnlyList<string>?>(null);
            }

            user.Changed();
            AccountMail.PublishChange(unit, user.Id, AccountChange.Authenticator);
            return codes;
        }, cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        asks.Dispose();
        asksFrom.Dispose();
    }

    private byte[] Hash(string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
