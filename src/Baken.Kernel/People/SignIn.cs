using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>What became of address and password.</summary>
public enum SignInOutcome
{
    /// <summary>Right; now the code.</summary>
    CodeNeeded,

    /// <summary>Right; the person has no code app yet and sets one up now.</summary>
    FactorNeeded,

    /// <summary>Address or password is wrong, or the account has ended. Which one is not told.</summary>
    Refused,

    /// <summary>Too many attempts in a short time.</summary>
    TooOften,
}

/// <summary>Where an attempt to sign in comes from.</summary>
/// <param name="Address">Network address; only its hash is looked at, in memory, to slow down who tries often.</param>
/// <param name="Device">The cookie of a device on which this person signed in before; null without one.</param>
/// <param name="Words">Kind of browser and system in a few words.</param>
public sealed record Origin(string Address, string? Device, string Words);

/// <summary>A person who gave the right password and now must give or set up the code.</summary>
public sealed record Halfway(Guid UserId, string Name, string Email);

/// <summary>A fictional person of the demo, as the sign-in page lists them.</summary>
/// <param name="Name">Name.</param>
/// <param name="Email">Address by which the person is chosen.</param>
/// <param name="Roles">What the person may do, in the order of <see cref="Role"/>.</param>
/// <param name="Organisation">Name of the organisation.</param>
/// <param name="Team">Name of a team the person is in; null when in none.</param>
public sealed record DemoUser(string Name, string Email, IReadOnlyList<Role> Roles, string Organisation, string? Team);

/// <summary>
/// Sign-in in two steps: address and password, then a code. Who tries too often is slowed down by network address and account together, and
/// a device on which the person signed in before counts apart: nobody locks somebody else out.
/// </summary>
public sealed class SignIn : IDisposable
{
    private readonly Databases databases;
    private readonly WriteDoor door;
    private readonly Sessions sessions;
    private readonly SecondFactors factors;
    private readonly Passwords passwords;
    private readonly byte[] key;
    private readonly PartitionedRateLimiter<string> limiter = RateLimits.PerFiveMinutes(10);
    private readonly PartitionedRateLimiter<string> addressLimiter = RateLimits.PerFiveMinutes(100);

    /// <summary>Sign-in under keys derived from the master key.</summary>
    public SignIn(Databases databases, WriteDoor door, Sessions sessions, SecondFactors factors, Passwords passwords, MasterKey master)
    {
        this.databases = databases;
        this.door = door;
        this.sessions = sessions;
        this.factors = factors;
        this.passwords = passwords;
        key = master.Derive("sign-in");
    }

    /// <summary>
    /// Takes address and password. The secret, null unless they are right, is of a session that opens nothing yet. Takes the same time for
    /// an unknown address.
    /// </summary>
    public async Task<(SignInOutcome Outcome, string? Secret)> PasswordAsync(string email, string password, Origin from, CancellationToken cancellation)
    {
        var address = User.Normalise(email);
        if (IsTooOften(address, from))
        {
            return (SignInOutcome.TooOften, null);
        }

        await using var open = databases.Open(Actor.System("sign-in"));
        var user = await open.Db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedEmail == address, cancellation);
        var right = passwords.Verify(user?.PasswordHash, password);
        if (user is not { EndedAt: null } || !right)
        {
            return (SignInOutcome.Refused, null);
        }

        var hasFactor = await open.Db.Set<SecondFactor>().AnyAsync(f => f.UserId == user.Id, cancellation);
        return (hasFactor ? SignInOutcome.CodeNeeded : SignInOutcome.FactorNeeded, await BeginAsync(user, SessionStage.Password, from.Words, cancellation));
    }

    /// <summary>Takes the code, or a recovery code; returns the secret of the session, null when the code is wrong or the sign-in waits no more.</summary>
    public Task<string?> CodeAsync(string? halfway, string? code, CancellationToken cancellation) => door.WriteAsync(Actor.System("sign-in"), "sign-in", async (unit, token) =>
    {
        var waiting = await sessions.WaitingAsync(unit.Db, halfway, token);
        unit.Audit("sign-in.code", "user", waiting is null ? [] : [waiting.UserId]);
        if (waiting is null)
        {
            return unit.Refuse<string?>(null);
        }

        if (!await factors.AcceptsAsync(unit, waiting.UserId, code, token))
        {
            // Kept, not undone: the wrong code counts.
            waiting.WrongCode(unit.Now);
            return null;
        }

        return await PromoteAsync(unit, waiting, token);
    }, cancellation);

    /// <summary>
    /// Sets the code app up at the first sign-in. Returns the session's secret and the recovery codes; null when the code is wrong, the sign-in waits no more,
    /// or there is a code app already.
    /// </summary>
    public Task<(string Secret, IReadOnlyList<string> Codes)?> SetUpAsync(string? halfway, string? sealedSecret, string? code, CancellationToken cancellation) =>
        door.WriteAsync<(string, IReadOnlyList<string>)?>(Actor.System("sign-in"), "sign-in", async (unit, token) =>
        {
            var waiting = await sessions.WaitingAsync(unit.Db, halfway, token);
            unit.Audit("sign-in.code", "user", waiting is null ? [] : [waiting.UserId]);
            // Whoever has one must give its code: a password alone never replaces it.
            if (waiting is null || await unit.Db.Set<SecondFactor>().AnyAsync(f => f.UserId == waiting.UserId, token))
            {
                return unit.Refuse<(string, IReadOnlyList<string>)?>(null);
            }

            var user = await unit.Db.Users.SingleAsync(u => u.Id == waiting.UserId, token);
            if (await factors.SetAsync(unit, user, sealedSecret, code, token) is not { } codes)
            {
                waiting.WrongCode(unit.Now);
                return null;
            }

            return (await PromoteAsync(unit, waiting, token), codes);
        }, cancellation);

    /// <summary>Who waits for the code; null when nobody does.</summary>
    public async Task<Halfway?> HalfwayAsync(string? secret, CancellationToken cancellation)
    {
        await using var open = databases.Open(Actor.System("sign-in"));
        return await sessions.WaitingAsync(open.Db, secret, cancellation) is { } waiting
            ? await open.Db.Users.Where(u => u.Id == waiting.UserId).Select(u => new Halfway(u.Id, u.Name, u.Email!)).SingleAsync(cancellation)
            : null;
    }

    /// <summary>Takes a code from somebody who is signed in, for an act that asks for it. False when it is wrong; too many wrong ones end the session.</summary>
    public Task<bool> ConfirmAsync(OpenSession session, string? code, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(session);
        return door.WriteAsync(session.Actor, "account", async (unit, token) =>
        {
            unit.Audit("sign-in.confirm", "user", session.Actor.UserId!.Value);
            var row = await unit.Db.Set<Session>().SingleAsync(s => s.Id == session.Id, token);
            // A fictional person has no code: in the demo the button itself is the proof, as it is at sign-in.
            if (session.IsDemo || await factors.AcceptsAsync(unit, row.UserId, code, token))
            {
                row.Confirmed(unit.Now);
                return true;
            }

            row.WrongCode(unit.Now);
            return false;
        }, cancellation);
    }

    /// <summary>Goes on with somebody who just set a password by a one-time link: to the code, or to setting up the code app.</summary>
    public async Task<(SignInOutcome Outcome, string Secret)> AfterLinkAsync(User user, Origin from, CancellationToken cancellation)
    {
        await using var open = databases.Open(Actor.System("sign-in"));
        var hasFactor = await open.Db.Set<SecondFactor>().AnyAsync(f => f.UserId == user.Id, cancellation);
        return (hasFactor ? SignInOutcome.CodeNeeded : SignInOutcome.FactorNeeded, await BeginAsync(user, SessionStage.Password, from.Words, cancellation));
    }

    /// <summary>Begins a session for a person whose identity was established some other way.</summary>
    public Task<string> BeginAsync(User user, CancellationToken cancellation) => BeginAsync(user, SessionStage.Full, "", cancellation);

    /// <summary>The fictional people of the demo, assessors first; none in a database without demo.</summary>
    public async Task<IReadOnlyList<DemoUser>> DemoUsersAsync(CancellationToken cancellation)
    {
        await using var open = databases.Open(Actor.System("sign-in"));
        var users = await open.Db.Users.AsNoTracking().Where(u => u.IsDemo && u.EndedAt == null)
            .Join(open.Db.Set<Organisation>(), u => u.OrganisationId, o => o.Id, (u, o) => new { u.Id, u.Name, u.Email, Organisation = o.Name })
            .ToListAsync(cancellation);
        var roles = (await open.Db.Set<RoleAssignment>().AsNoTracking().ToListAsync(cancellation)).ToLookup(r => r.UserId, r => r.Role);
        var teams = (await open.Db.Set<TeamMembership>().Join(open.Db.Set<Team>(), m => m.TeamId, t => t.Id, (m, t) => new { m.UserId, t.Name })
            .ToListAsync(cancellation)).ToLookup(m => m.UserId, m => m.Name);
        return
        [
            .. users.Select(u => new DemoUser(u.Name, u.Email!, [.. roles[u.Id].Order()], u.Organisation, teams[u.Id].Order(StringComparer.Ordinal).FirstOrDefault()))
                .OrderBy(u => u.Roles.Count == 0 ? int.MaxValue : (int)u.Roles[0]).ThenBy(u => u.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Begins a session for a fictional person without a password; null for anybody else. Whether this is a demo is for the caller to know.</summary>
    public async Task<string?> BeginDemoAsync(string email, string device, CancellationToken cancellation)
    {
        var address = User.Normalise(email);
        await using var open = databases.Open(Actor.System("sign-in"));
        var user = await open.Db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedEmail == address && u.IsDemo && u.EndedAt == null, cancellation);
        return user is null ? null : await BeginAsync(user, SessionStage.Full, device, cancellation);
    }

    /// <summary>The cookie by which this device is known at the person's next sign-in. Tells nothing of who that is.</summary>
    public string KnownDevice(string email)
    {
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        return $"{nonce}.{Mark(User.Normalise(email), nonce)}";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        limiter.Dispose();
        addressLimiter.Dispose();
    }

    internal Task<string> BeginAsync(User user, SessionStage stage, string device, CancellationToken cancellation) =>
        door.WriteAsync(Actor.System("sign-in"), "sign-in", async (unit, token) =>
        {
            unit.NoAudit("A password alone opens nothing; a session leaves a record of its own.");
            return sessions.Begin(unit, await unit.Db.Users.SingleAsync(u => u.Id == user.Id, token), stage, device);
        }, cancellation);

    // A secret of its own for the signed-in session: one that was seen before the code is worth nothing after it.
    private async Task<string> PromoteAsync(Unit unit, Session waiting, CancellationToken cancellation)
    {
        waiting.End(unit.Now);
        return sessions.Begin(unit, await unit.Db.Users.SingleAsync(u => u.Id == waiting.UserId, cancellation), SessionStage.Full, waiting.Device);
    }

    private bool IsTooOften(string address, Origin from)
    {
        if (from.Device?.Split('.') is [var nonce, var mark] && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(mark), Encoding.ASCII.GetBytes(Mark(address, nonce))))
        {
            using var known = limiter.AttemptAcquire("known " + nonce);
            return !known.IsAcquired;
        }

        using var lease = limiter.AttemptAcquire(Mark(address, from.Address));
        using var all = addressLimiter.AttemptAcquire(Mark("", from.Address));
        return !lease.IsAcquired || !all.IsAcquired;
    }

    private string Mark(string address, string with) => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(address + "\n" + with)));
}
