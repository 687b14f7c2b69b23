using System.Text.Json;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>What somebody sent after the session had ended: kept, sealed, until the same person has signed in again.</summary>
public sealed class KeptText
{
    private KeptText()
    {
    }

    internal KeptText(Guid userId, string path, DateTimeOffset at)
    {
        Id = Guid.NewGuid();
        UserId = userId;
        Path = path;
        At = at;
    }

    /// <summary>Random id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The page it was sent to, within Baken.</summary>
    public string Path { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The fields of the form, sealed.</summary>
    public SealedText Words { get; internal set; }
}

/// <summary>A form as it was sent.</summary>
/// <param name="Path">The page it was sent to.</param>
/// <param name="Fields">Its fields in order; a name may occur more than once.</param>
public sealed record KeptForm(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>Keeps what was typed when a session ends meanwhile. One form a person; a later one takes its place.</summary>
public sealed class KeptTexts(Databases databases, WriteDoor door, TimeProvider clock, MasterKey master)
{
    /// <summary>How long a form is kept.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private static readonly Actor Self = Actor.System("kept-text");
    private static readonly SealedField Field = new("kept_texts", "words");
    private readonly DataKey sealing = DataKey.FromSecret(master.Derive("kept-text"));

    /// <summary>Keeps a form of this person.</summary>
    public Task KeepAsync(Guid userId, KeptForm form, CancellationToken cancellation) => WriteAsync(async (unit, token) =>
    {
        await unit.Db.Set<KeptText>().Where(k => k.UserId == userId).ExecuteDeleteAsync(token);
        var kept = new KeptText(userId, form.Path, unit.Now);
        kept.Words = sealing.Seal(Field, kept.Id, JsonSerializer.Serialize(form.Fields));
        unit.Db.Add(kept);
        return 1;
    }, cancellation);

    /// <summary>The form that is kept for this person; null when there is none.</summary>
    public async Task<KeptForm?> OfAsync(Actor actor, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - Life;
        await using var open = databases.Open(actor);
        var kept = await open.Db.Set<KeptText>().AsNoTracking().Where(k => k.UserId == actor.UserId && k.At > since).FirstOrDefaultAsync(cancellation);
        return kept is null ? null : new KeptForm(kept.Path, JsonSerializer.Deserialize<List<KeyValuePair<string, string>>>(sealing.Open(Field, kept.Id, kept.Words))!);
    }

    /// <summary>Forgets the form of this person.</summary>
    public Task ForgetAsync(Actor actor, CancellationToken cancellation) =>
        WriteAsync((unit, token) => unit.Db.Set<KeptText>().Where(k => k.UserId == actor.UserId).ExecuteDeleteAsync(token), cancellation);

    /// <summary>Removes what is too old.</summary>
    public Task<int> SweepAsync(CancellationToken cancellation) => WriteAsync(
        (unit, token) =>
        {
            var before = unit.Now - Life;
            return unit.Db.Set<KeptText>().Where(k => k.At < before).ExecuteDeleteAsync(token);
        },
        cancellation);

    private Task<int> WriteAsync(Func<Unit, CancellationToken, Task<int>> change, CancellationToken cancellation) => door.WriteAsync(Self, "work", (unit, token) =>
    {
        unit.NoAudit("Words that were not sent yet are nobody's record.");
        return change(unit, token);
    }, cancellation);
}
