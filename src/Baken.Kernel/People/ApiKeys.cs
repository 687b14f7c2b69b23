using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>
/// Keys of partners' systems: made, replaced and ended by an administrator of the organisation, presented by the system. A key reads
/// <c>bkn_</c>, ten letters and digits that tell it apart, and 43 that are secret.
/// </summary>
public sealed class ApiKeys(Databases databases, WriteDoor door, TimeProvider clock, MasterKey master, ApiScopes scopes)
{
    /// <summary>What each key begins with, so that a scanner for secrets knows one.</summary>
    public const string Mark = "bkn_";

    /// <summary>Longest name.</summary>
    public const int NameLength = 100;

    /// <summary>Most days that a key works beside the one that takes its place.</summary>
    public const int MostOverlap = 30;

    /// <summary>How long a key works at most.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(366);

    /// <summary>How long ahead is said that a key expires, at most; of a short life the last quarter.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromDays(14);

    private const int PrefixLength = 10;
    private const int SecretBytes = 32;
    private const int SecretLength = 43;
    private const string Purpose = "keys";
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";
    private readonly byte[] hashing = master.Derive("api-key");

    /// <summary>The keys of the own organisation, those that work first; null for anybody who may not manage them.</summary>
    public async Task<IReadOnlyList<ApiKeyLine>?> ListAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.ManageKeys) || actor.OrganisationId is not { } organisation)
        {
            return null;
        }

        await using var open = databases.Open(actor);
        return
        [
            .. (await open.Db.Set<ApiKey>().AsNoTracking().Where(k => k.OrganisationId == organisation).ToListAsync(cancellation))
                .Select(Line).OrderBy(k => k.State == ApiKeyState.Ended).ThenBy(k => k.Until).ThenBy(k => k.Name, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>Makes a key.</summary>
    /// <param name="actor">Who makes it.</param>
    /// <param name="form">What is asked of it.</param>
    /// <param name="once">A random key the form chose: the same form again makes no second one.</param>
    /// <param name="cancellation">Until the commit.</param>
    public Task<ApiKeyOutcome> CreateAsync(Actor actor, ApiKeyForm form, string once, CancellationToken cancellation) =>
        door.WriteAsync<ApiKeyOutcome>(actor, Purpose, (unit, _) =>
        {
            if (!actor.May(Ability.ManageKeys) || actor.OrganisationId is not { } organisation)
            {
                unit.Audit("key.make", "key");
                return Task.FromResult<ApiKeyOutcome>(new ApiKeyOutcome.NotFound());
            }

            var problems = Check(form).ToList();
            if (problems.Count > 0)
            {
                unit.Audit("key.make", "key");
                return Task.FromResult<ApiKeyOutcome>(new ApiKeyOutcome.HasProblems(problems));
            }

            return Task.FromResult<ApiKeyOutcome>(Make(unit, organisation, form.Name!.Trim(), [.. form.Scope.Where(scopes.All.Contains).Distinct()], form.Months!.Value));
        }, cancellation, once: once, again: MadeBefore);

    /// <summary>Makes a key that takes the place of another; both work for as many days as are asked for.</summary>
    public Task<ApiKeyOutcome> ReplaceAsync(Actor actor, Guid id, int? overlapDays, int? months, string once, CancellationToken cancellation) =>
        door.WriteAsync<ApiKeyOutcome>(actor, Purpose, async (unit, token) =>
        {
            if (await OwnAsync(unit, id, token) is not { } old)
            {
                unit.Audit("key.replace", "key");
                return new ApiKeyOutcome.NotFound();
            }

            unit.Audit("key.replace", "key", old.Id);
            var problems = Check(new ApiKeyForm(old.Name, old.Scope, months)).ToList();
            if (overlapDays is not (>= 0 and <= MostOverlap))
            {
                problems.Add(new("Overlap", "overlap-missing"));
            }

            if (problems.Count > 0)
            {
                return new ApiKeyOutcome.HasProblems(problems);
            }

            var made = Make(unit, old.OrganisationId, old.Name, [.. old.Scope.Where(scopes.All.Contains)], months!.Value);
            old.Replace(made.Line.Id, unit.Now.AddDays(overlapDays!.Value));
            return made;
        }, cancellation, once: once, again: MadeBefore);

    /// <summary>Ends a key at once. Returns whether there was one that worked, for this person.</summary>
    public Task<bool> EndAsync(Actor actor, Guid id, CancellationToken cancellation) =>
        door.WriteAsync(actor, Purpose, async (unit, token) =>
        {
            var key = await OwnAsync(unit, id, token);
            unit.Audit("key.end", "key", key is null ? [] : [key.Id]);
            if (key is null)
            {
                return unit.Refuse(false);
            }

            key.End(unit.Now);
            return true;
        }, cancellation);

    /// <summary>
    /// The key as it was presented; null when it does not work, whatever the reason. Notes the day on which it was used.
    /// </summary>
    public async Task<PresentedKey?> PresentAsync(string? text, CancellationToken cancellation)
    {
        var well = text is { Length: 4 + PrefixLength + 1 + SecretLength } && text.StartsWith(Mark, StringComparison.Ordinal) && text[4 + PrefixLength] == '_';
        // One that cannot be a key is looked up all the same: malformed, unknown and ended take the same.
        var (prefix, secret) = well ? (text![4..(4 + PrefixLength)], text[^SecretLength..]) : ("", "");
        var hash = Hash(prefix, secret);
        var now = clock.GetUtcNow();
        await using var open = databases.Open(Actor.System("keys"));
        var db = open.Db;
        var found = prefix.Contains('\0', StringComparison.Ordinal) ? null : await db.Set<ApiKey>().AsNoTracking().Where(k => k.Prefix == prefix)
            .Join(db.Set<Organisation>().Where(o => o.LeftAt == null), k => k.OrganisationId, o => o.Id, (k, o) => new { Key = k, o.Name }).SingleOrDefaultAsync(cancellation);
        if (!CryptographicOperations.FixedTimeEquals(found?.Key.SecretHash ?? new byte[hash.Length], hash) || found!.Key.Until <= now)
        {
            return null;
        }

        var actor = Actor.Partner(found.Key.OrganisationId, found.Key.Name);
        await NoteUseAsync(actor, found.Key, now, cancellation);
        return new PresentedKey(found.Key.Id, actor, found.Name, found.Key.Name, found.Key.Scope, found.Key.Until);
    }

    private async Task NoteUseAsync(Actor actor, ApiKey key, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(DutchTime.Local(now));
        if (key.LastUsed == today)
        {
            return;
        }

        await door.WriteAsync(actor, Purpose, async (unit, token) =>
        {
            unit.NoAudit("Only the day on which a key was used last.");
            (await unit.Db.Set<ApiKey>().SingleAsync(k => k.Id == key.Id, token)).Used(today);
            return true;
        }, cancellation);
    }

    private ApiKeyOutcome.Made Make(Unit unit, Guid organisation, string name, IReadOnlyList<string> scope, int months)
    {
        var prefix = RandomNumberGenerator.GetString(Letters, PrefixLength);
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var key = new ApiKey(organisation, name, prefix, Hash(prefix, secret), scope, unit.Now, unit.Now.AddMonths(months), unit.Actor.UserId!.Value);
        unit.Db.Add(key);
        unit.Audit("key.make", "key", key.Id);
        return new ApiKeyOutcome.Made($"{Mark}{prefix}_{secret}", Line(key));
    }

    private static async Task<ApiKey?> OwnAsync(Unit unit, Guid id, CancellationToken cancellation)
    {
        var key = unit.Actor.May(Ability.ManageKeys) ? await unit.Db.Set<ApiKey>().SingleOrDefaultAsync(k => k.Id == id && k.OrganisationId == unit.Actor.OrganisationId, cancellation) : null;
        return key?.Until > unit.Now ? key : null;
    }

    private static Task<ApiKeyOutcome> MadeBefore(Unit unit, CancellationToken cancellation)
    {
        unit.NoAudit("Nothing is done: it was made before.");
        return Task.FromResult<ApiKeyOutcome>(new ApiKeyOutcome.MadeBefore());
    }

    private IEnumerable<FormProblem> Check(ApiKeyForm form)
    {
        if (string.IsNullOrWhiteSpace(form.Name) || form.Name.Trim().Length > NameLength || form.Name.Any(char.IsControl))
        {
            yield return new(nameof(form.Name), "key-name");
        }

        if (!form.Scope.Any(scopes.All.Contains))
        {
            yield return new(nameof(form.Scope), "scope-missing");
        }

        if (form.Months is not (>= 1 and <= 12))
        {
            yield return new(nameof(form.Months), "months-missing");
        }
    }

    private ApiKeyLine Line(ApiKey key)
    {
        var now = clock.GetUtcNow();
        return new ApiKeyLine
        {
            Id = key.Id,
            Name = key.Name,
            Prefix = Mark + key.Prefix,
            Scope = key.Scope,
            CreatedAt = key.CreatedAt,
            Until = key.Until,
            LastUsed = key.LastUsed,
            State = key.Until <= now ? ApiKeyState.Ended
                : key.ReplacedBy is not null ? ApiKeyState.BeingReplaced
                : key.Until - now <= Warning && key.Until - now <= (key.Until - key.CreatedAt) / 4 ? ApiKeyState.ExpiresSoon
                : ApiKeyState.Works,
        };
    }

    private byte[] Hash(string prefix, string secret) => HMACSHA256.HashData(hashing, Encoding.UTF8.GetBytes($"{prefix}\n{secret}"));
}
