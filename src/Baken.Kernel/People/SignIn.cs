using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Sealing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>What became of an attempt to sign in.</summary>
public enum SignInOutcome
{
    /// <summary>Signed in.</summary>
    SignedIn,

    /// <summary>Address or password is wrong, or the account has ended. Which one is not told.</summary>
    Refused,

    /// <summary>Too many attempts in a short time.</summary>
    TooOften,
}

/// <summary>What became of a one-time link.</summary>
public enum InvitationOutcome
{
    /// <summary>The password is set; the link works no more.</summary>
    Accepted,

    /// <summary>The link is unknown, used, or too old.</summary>
    NoSuchLink,

    /// <summary>The password is too short or too long.</summary>
    WeakPassword,
}

/// <summary>A fictional person of the demo, as the sign-in page lists them.</summary>
/// <param name="Name">Name.</param>
/// <param name="Email">Address by which the person is chosen.</param>
/// <param name="Roles">What the person may do, in the order of <see cref="Role"/>.</param>
/// <param name="Organisation">Name of the organisation.</param>
/// <param name="Team">Name of a team the person is in; null when in none.</param>
public sealed record DemoUser(string Name, string Email, IReadOnlyList<Role> Roles, string Organisation, string? Team);

/// <summary>
/// Password sign-in and sessions. A session is a row; the cookie holds a random secret, the row its keyed hash.
/// </summary>
public sealed class SignIn : IDisposable
{
    /// <summary>Shortest password.</summary>
    public const int ShortestPassword = 12;

    /// <summary>Longest password.</summary>
    public const int LongestPassword = 128;

    /// <summary>How long a session lasts at most.</summary>
    public static readonly TimeSpan SessionLife = TimeSpan.FromHours(12);

    /// <summary>How long a one-time link works.</summary>
    public static readonly TimeSpan InvitationLife = TimeSpan.FromDays(7);

    private const int SecretSize = 32;
    private static readonly PasswordHasher<User> Hasher = new();
    private static readonly User Nobody = new("", "nobody@example.invalid", Guid.Empty);
    private static readonly string NobodysHash = Hasher.HashPassword(Nobody, Convert.ToHexString(RandomNumberGenerator.GetBytes(SecretSize)));

    private readonly Databases databases;
    private readonly WriteDoor door;
    private readonly TimeProvider clock;
    private readonly byte[] key;
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetSlidingWindowLimiter(address, _ => new SlidingWindowRateLimiterOptions { PermitLimit = 10, Window = TimeSpan.FromMinutes(5), SegmentsPerWindow = 5 }));

    /// <summary>Sign-in under keys derived from the master key.</summary>
    public SignIn(Databases databases, WriteDoor door, TimeProvider clock, MasterKey master)
    {
        this.databases = databases;
        this.door = door;
        this.clock = clock;
        key = master.Derive("session");
    }

    /// <summary>Signs in; the secret for the cookie is null unless it succeeded. Takes the same time for an unknown address.</summary>
    public async Task<(SignInOutcome Outcome, string? Secret)> TryAsync(string email, string password, CancellationToken cancellation)
    {
        var address = User.Normalise(email);
        using var lease = limiter.AttemptAcquire(Convert.ToHexString(Hash(address)));
        if (!lease.IsAcquired)
        {
            return (SignInOutcome.TooOften, null);
        }

        await using var open = databases.Open(Actor.System("sign-in"));
        var user = await open.Db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedEmail == address, cancellation);
        var right = password.Length <= LongestPassword
            && Hasher.VerifyHashedPassword(Nobody, user?.PasswordHash ?? NobodysHash, password) != PasswordVerificationResult.Failed;
        return user is { EndedAt: null, PasswordHash: not null } && right
            ? (SignInOutcome.SignedIn, await BeginAsync(user, cancellation))
            : (SignInOutcome.Refused, null);
    }

    /// <summary>Begins a session for a person whose identity was established some other way.</summary>
    public async Task<string> BeginAsync(User user, CancellationToken cancellation)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretSize));
        await door.WriteAsync(Actor.System("sign-in"), "sign-in", (unit, _) =>
        {
            unit.Db.Add(new Session(Hash(secret), user.Id, user.SecurityStamp!, unit.Now));
            unit.Audit("session.begin", "user", user.Id);
            return Task.FromResult(true);
        }, cancellation);
        return secret;
    }

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
    public async Task<string?> BeginDemoAsync(string email, CancellationToken cancellation)
    {
        var address = User.Normalise(email);
        await using var open = databases.Open(Actor.System("sign-in"));
        var user = await open.Db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedEmail == address && u.IsDemo && u.EndedAt == null, cancellation);
        return user is null ? null : await BeginAsync(user, cancellation);
    }

    /// <summary>Who holds the secret: roles and teams as they are now. Null when the session has ended, is too old, or the account changed or ended.</summary>
    public async Task<Actor?> ActorAsync(string? secret, CancellationToken cancellation)
    {
        if (secret is not { Length: 43 })
        {
            return null;
        }

        var hash = Hash(secret);
        var since = clock.GetUtcNow() - SessionLife;
        await using var open = databases.Open(Actor.System("sign-in"));
        var found = await open.Db.Set<Session>().AsNoTracking()
            .Where(s => s.SecretHash == hash && s.EndedAt == null && s.BeganAt > since)
            .Join(open.Db.Users.Where(u => u.EndedAt == null), s => s.UserId, u => u.Id, (s, u) => new { s.Stamp, u.SecurityStamp, u.Id, u.Name, u.OrganisationId })
            .SingleOrDefaultAsync(cancellation);
        if (found is null || found.Stamp != found.SecurityStamp)
        {
            return null;
        }

        var roles = await open.Db.Set<RoleAssignment>().Where(r => r.UserId == found.Id).Select(r => r.Role).ToListAsync(cancellation);
        var teams = await open.Db.Set<TeamMembership>().Where(m => m.UserId == found.Id).Select(m => m.TeamId).ToListAsync(cancellation);
        return new Actor(ActorKind.Person, found.Id, found.OrganisationId, found.Name, teams, roles);
    }

    /// <summary>Ends the session; every copy of its cookie is refused from the next request.</summary>
    public async Task EndAsync(string secret, CancellationToken cancellation)
    {
        var hash = Hash(secret);
        await door.WriteAsync(Actor.System("sign-in"), "sign-in", async (unit, token) =>
        {
            var session = await unit.Db.Set<Session>().SingleOrDefaultAsync(s => s.SecretHash == hash, token);
            session?.End(unit.Now);
            unit.Audit("session.end", "user", session is null ? [] : [session.UserId]);
            return true;
        }, cancellation);
    }

    /// <summary>Opens a one-time link for a person; returns what stands in the link.</summary>
    public string Invite(User user, DateTimeOffset now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretSize));
        user.Invite(Hash(token), now + InvitationLife);
        return token;
    }

    /// <summary>Name and address of the person a one-time link is for; null when it does not work.</summary>
    public async Task<(string Name, string Email)?> InvitedAsync(string token, CancellationToken cancellation)
    {
        var hash = Hash(token);
        var now = clock.GetUtcNow();
        await using var open = databases.Open(Actor.System("sign-in"));
        var user = await open.Db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.InvitationHash == hash && u.InvitationUntil > now, cancellation);
        return user is null ? null : (user.Name, user.Email!);
    }

    /// <summary>Sets the password by a one-time link; ends all sessions of that person.</summary>
    public Task<InvitationOutcome> AcceptAsync(string token, string password, CancellationToken cancellation)
    {
        if (password.Length is < ShortestPassword or > LongestPassword)
        {
            return Task.FromResult(InvitationOutcome.WeakPassword);
        }

        var hash = Hash(token);
        var passwordHash = Hasher.HashPassword(Nobody, password);
        return door.WriteAsync(Actor.System("sign-in"), "sign-in", async (unit, cancel) =>
        {
            var user = await unit.Db.Users.SingleOrDefaultAsync(u => u.InvitationHash == hash && u.InvitationUntil > unit.Now, cancel);
            unit.Audit("password.set", "user", user is null ? [] : [user.Id]);
            if (user is null)
            {
                return unit.Refuse(InvitationOutcome.NoSuchLink);
            }

            user.SetPassword(passwordHash);
            return InvitationOutcome.Accepted;
        }, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => limiter.Dispose();

    private byte[] Hash(string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
