using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>How far a sign-in has come.</summary>
public enum SessionStage
{
    /// <summary>The password was right; the code is still asked for. Opens nothing.</summary>
    Password,

    /// <summary>Signed in.</summary>
    Full,
}

/// <summary>
/// A signed-in browser or command line. The cookie holds a random secret, the row its keyed hash: a copy of the database opens no
/// session, and ending the row ends every copy of the cookie at its next request.
/// </summary>
public sealed class Session
{
    private Session()
    {
    }

    internal Session(byte[] secretHash, User user, SessionStage stage, string device, DateTimeOffset at)
    {
        Id = Guid.NewGuid();
        SecretHash = secretHash;
        UserId = user.Id;
        Stamp = user.SecurityStamp!;
        Stage = stage;
        Device = device;
        BeganAt = at;
        LastUsedAt = at;
        // Whoever just gave password and code need not give the code again at once.
        ConfirmedAt = stage == SessionStage.Full ? at : null;
    }

    /// <summary>Random id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Keyed hash of the secret in the cookie.</summary>
    public byte[] SecretHash { get; private set; } = [];

    /// <summary>Who.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The account's security stamp at sign-in; another one now means: no longer valid.</summary>
    public string Stamp { get; private set; } = "";

    /// <summary>How far the sign-in has come.</summary>
    public SessionStage Stage { get; private set; }

    /// <summary>The kind of browser and system in a few words, so that the person knows it again.</summary>
    public string Device { get; private set; } = "";

    /// <summary>When it began.</summary>
    public DateTimeOffset BeganAt { get; private set; }

    /// <summary>When it was used last, to the minute.</summary>
    public DateTimeOffset LastUsedAt { get; private set; }

    /// <summary>When the person last proved to be there by a code; null when only by password.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Wrong codes so far.</summary>
    public int WrongCodes { get; private set; }

    /// <summary>When it ended; null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Ends it.</summary>
    public void End(DateTimeOffset at) => EndedAt ??= at;

    internal void Confirmed(DateTimeOffset at) => (ConfirmedAt, WrongCodes) = (at, 0);

    internal void WrongCode(DateTimeOffset at)
    {
        if (++WrongCodes >= Sessions.MostWrongCodes)
        {
            End(at);
        }
    }
}

/// <summary>A session as its request sees it.</summary>
/// <param name="Id">The session.</param>
/// <param name="Actor">Who, with roles and teams as they are now.</param>
/// <param name="ConfirmedAt">When the person last gave a code.</param>
/// <param name="IsDemo">Whether this is a fictional person of the demo, who has no code.</param>
public sealed record OpenSession(Guid Id, Actor Actor, DateTimeOffset? ConfirmedAt, bool IsDemo);

/// <summary>One of a person's own sessions, as listed.</summary>
public sealed record SessionLine(Guid Id, string Device, DateTimeOffset BeganAt, DateTimeOffset LastUsedAt);

/// <summary>
/// Sessions: rows that begin at sign-in and end at sign-out, after 30 idle minutes, after 12 hours, and with any change to the account.
/// </summary>
public sealed class Sessions(Databases databases, WriteDoor door, TimeProvider clock, MasterKey master)
{
    /// <summary>How long a session lasts at most.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <summary>After how long without a request it ends.</summary>
    public static readonly TimeSpan IdleLife = TimeSpan.FromMinutes(30);

    /// <summary>How long a sign-in may wait for its code.</summary>
    public static readonly TimeSpan PasswordStageLife = TimeSpan.FromMinutes(10);

    /// <summary>For how long a code vouches for the person at acts that ask for it: exports, roles, keys.</summary>
    public static readonly TimeSpan ConfirmationLife = TimeSpan.FromMinutes(10);

    internal const int MostWrongCodes = 5;
    private const int SecretSize = 32;
    private static readonly TimeSpan UseNoted = TimeSpan.FromMinutes(1);
    private readonly byte[] key = master.Derive("session");

    /// <summary>Begins a session inside a command; returns the secret for the cookie.</summary>
    internal string Begin(Unit unit, User user, SessionStage stage, string device)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretSize));
        unit.Db.Add(new Session(Hash(secret), user, stage, device, unit.Now));
        if (stage == SessionStage.Full)
        {
            unit.Audit("session.begin", "user", user.Id);
            user.SignedIn(unit.Now);
        }

        return secret;
    }

    /// <summary>Who holds the secret; null when the session has ended, is too old or idle, or the account changed or ended.</summary>
    public async Task<OpenSession?> OpenAsync(string? secret, CancellationToken cancellation)
    {
        if (secret is not { Length: 43 })
        {
            return null;
        }

        var hash = Hash(secret);
        var now = clock.GetUtcNow();
        await using var open = databases.Open(Actor.System("sign-in"));
        var found = await Live(open.Db, now).Where(s => s.SecretHash == hash && s.Stage == SessionStage.Full)
            .Join(open.Db.Users.Where(u => u.EndedAt == null), s => s.UserId, u => u.Id, (s, u) => new { s.Id, s.Stamp, s.LastUsedAt, s.ConfirmedAt, u.SecurityStamp, UserId = u.Id, u.Name, u.OrganisationId, u.IsDemo })
            .SingleOrDefaultAsync(cancellation);
        if (found is null || found.Stamp != found.SecurityStamp)
        {
            return null;
        }

        if (now - found.LastUsedAt > UseNoted)
        {
            await NoteUseAsync(found.Id, now, cancellation);
        }

        var roles = await open.Db.Set<RoleAssignment>().Where(r => r.UserId == found.UserId).Select(r => r.Role).ToListAsync(cancellation);
        var teams = await open.Db.Set<TeamMembership>().Where(m => m.UserId == found.UserId).Select(m => m.TeamId).ToListAsync(cancellation);
        return new OpenSession(found.Id, new Actor(ActorKind.Person, found.UserId, found.OrganisationId, found.Name, teams, roles), found.ConfirmedAt, found.IsDemo);
    }

    /// <summary>Whose session this was, also when it has ended; null when there never was one, or the account has ended.</summary>
    public async Task<Guid?> HolderAsync(string? secret, CancellationToken cancellation)
    {
        if (secret is not { Length: 43 })
        {
            return null;
        }

        var hash = Hash(secret);
        await using var open = databases.Open(Actor.System("sign-in"));
        return await open.Db.Set<Session>().Where(s => s.SecretHash == hash && s.Stage == SessionStage.Full)
            .Join(open.Db.Users.Where(u => u.EndedAt == null), s => s.UserId, u => u.Id, (_, u) => (Guid?)u.Id).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>The person's own sessions that last, the latest first.</summary>
    public async Task<IReadOnlyList<SessionLine>> OfAsync(Actor actor, CancellationToken cancellation)
    {
        await using var open = databases.Open(actor);
        return await Live(open.Db, clock.GetUtcNow()).Where(s => s.UserId == actor.UserId && s.Stage == SessionStage.Full && open.Db.Users.Any(u => u.Id == s.UserId && u.SecurityStamp == s.Stamp))
            .OrderByDescending(s => s.LastUsedAt).Select(s => new SessionLine(s.Id, s.Device, s.BeganAt, s.LastUsedAt)).ToListAsync(cancellation);
    }

    /// <summary>Ends one of the person's own sessions; false when it is not one.</summary>
    public Task<bool> EndAsync(Actor actor, Guid id, CancellationToken cancellation) => door.WriteAsync(actor, "account", async (unit, token) =>
    {
        var session = await unit.Db.Set<Session>().SingleOrDefaultAsync(s => s.Id == id && s.UserId == actor.UserId, token);
        unit.Audit("session.end", "user", session is null ? [] : [session.UserId]);
        session?.End(unit.Now);
        return session is not null || unit.Refuse(false);
    }, cancellation);

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

    /// <summary>Whether the person has still to read the first page.</summary>
    public async Task<bool> IsNewAsync(Actor actor, CancellationToken cancellation)
    {
        await using var open = databases.Open(actor);
        return await open.Db.Users.AnyAsync(u => u.Id == actor.UserId && !u.IsWelcomed, cancellation);
    }

    /// <summary>Notes that the person has read the first page.</summary>
    public Task WelcomedAsync(Actor actor, CancellationToken cancellation) => door.WriteAsync(actor, "account", async (unit, token) =>
    {
        unit.NoAudit("That somebody read a page of help is nobody's concern.");
        (await unit.Db.Users.SingleAsync(u => u.Id == actor.UserId, token)).Welcomed();
        return true;
    }, cancellation);

    /// <summary>Whether a code was given lately enough for an act that asks for it.</summary>
    public bool IsConfirmed(OpenSession session) => session.ConfirmedAt is { } at && clock.GetUtcNow() - at < ConfirmationLife;

    /// <summary>Removes rows of sessions that ended or lapsed more than a week ago. Who signed in when stays in the audit log.</summary>
    public Task<int> SweepAsync(CancellationToken cancellation) => door.WriteAsync(Actor.System("sweep"), "sign-in", (unit, token) =>
    {
        unit.NoAudit("What ended long ago is forgotten; beginning and end are in the audit log.");
        var before = unit.Now - TimeSpan.FromDays(7);
        return unit.Db.Set<Session>().Where(s => s.LastUsedAt < before).ExecuteDeleteAsync(token);
    }, cancellation);

    /// <summary>The session row of a sign-in that waits for its code; null when it waits no more.</summary>
    internal async Task<Session?> WaitingAsync(BakenDb db, string? secret, CancellationToken cancellation)
    {
        if (secret is not { Length: 43 })
        {
            return null;
        }

        var hash = Hash(secret);
        var since = clock.GetUtcNow() - PasswordStageLife;
        return await db.Set<Session>().SingleOrDefaultAsync(
            s => s.SecretHash == hash && s.Stage == SessionStage.Password && s.EndedAt == null && s.BeganAt > since
                && db.Users.Any(u => u.Id == s.UserId && u.EndedAt == null && u.SecurityStamp == s.Stamp),
            cancellation);
    }

    private static IQueryable<Session> Live(BakenDb db, DateTimeOffset now)
    {
        var (since, idleSince) = (now - Life, now - IdleLife);
        return db.Set<Session>().AsNoTracking().Where(s => s.EndedAt == null && s.BeganAt > since && s.LastUsedAt > idleSince);
    }

    private Task<int> NoteUseAsync(Guid id, DateTimeOffset now, CancellationToken cancellation) => door.WriteAsync(Actor.System("sign-in"), "sign-in", (unit, token) =>
    {
        unit.NoAudit("That a session is in use is nobody's act; what is done in it has records of its own.");
        return unit.Db.Set<Session>().Where(s => s.Id == id && s.LastUsedAt < now).ExecuteUpdateAsync(row => row.SetProperty(s => s.LastUsedAt, now), token);
    }, cancellation);

    private byte[] Hash(string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
