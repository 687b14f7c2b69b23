using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Report;

/// <summary>What the reporter has of a draft: the key, kept in a cookie only.</summary>
public sealed class DraftKey
{
    private const int Size = 32;

    private DraftKey(string text, DataKey key)
    {
        Text = text;
        Key = key;
    }

    /// <summary>The key as it stands in the cookie.</summary>
    public string Text { get; }

    internal DataKey Key { get; }

    /// <summary>A new key.</summary>
    public static DraftKey New()
    {
        var secret = RandomNumberGenerator.GetBytes(Size);
        return new DraftKey(Base64Url.EncodeToString(secret), DataKey.FromSecret(secret));
    }

    /// <summary>The key in a cookie; null when that is not one.</summary>
    public static DraftKey? Read(string? text)
    {
        if (text is not { Length: 43 } || !Base64Url.IsValid(text))
        {
            return null;
        }

        return new DraftKey(text, DataKey.FromSecret(Base64Url.DecodeFromChars(text)));
    }
}

/// <summary>A draft, or after sending the receipt that is shown until it is written down.</summary>
/// <param name="Words">What was typed, as the page keeps it; null once sent.</param>
/// <param name="Code">The receipt code; null until sent.</param>
/// <param name="DueAt">Until when somebody will have read it; null until sent.</param>
/// <param name="Until">When this draft or receipt ends.</param>
public sealed record DraftContent(string? Words, string? Code, DateTimeOffset? DueAt, DateTimeOffset Until);

/// <summary>
/// Reports that are being written: kept 30 minutes after the last step, and the receipt ten minutes after sending. Only the
/// holder of the cookie can read them; what has ended reads as nothing.
/// </summary>
public sealed class Drafts(Databases databases, WriteDoor door, TimeProvider clock)
{
    /// <summary>How long a draft is kept after its last step.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>How long the receipt is shown again.</summary>
    public static readonly TimeSpan ReceiptLife = TimeSpan.FromMinutes(10);

    private static readonly SealedField Field = new("drafts", "words");

    /// <summary>The draft or receipt; null when there is none or it has ended.</summary>
    public async Task<DraftContent?> ReadAsync(DraftKey key, CancellationToken cancellation)
    {
        await using var open = databases.Open(Actor.Reporter);
        var draft = await open.Db.Set<Draft>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == key.Key.Id, cancellation);
        if (draft is null)
        {
            return null;
        }

        var content = Read(key, draft);
        return content.Until > clock.GetUtcNow() ? content : null;
    }

    /// <summary>Keeps what was typed, for another 30 minutes. A receipt that stands there already is not overwritten.</summary>
    public Task SaveAsync(DraftKey key, string words, CancellationToken cancellation)
    {
        var until = clock.GetUtcNow() + Life;
        return WriteAsync((unit, token) => PutAsync(unit, key, new DraftContent(words, null, null, until), until - Life, token), cancellation);
    }

    /// <summary>Removes draft and receipt for good.</summary>
    public Task WipeAsync(DraftKey key, CancellationToken cancellation) =>
        WriteAsync((unit, token) => unit.Db.Set<Draft>().Where(d => d.Id == key.Key.Id).ExecuteDeleteAsync(token), cancellation);

    /// <summary>Removes what has ended. Returns how many.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var swept = 0;
        await WriteAsync(async (unit, token) => swept = await unit.Db.Set<Draft>().Where(d => d.SweepAfter < now).ExecuteDeleteAsync(token), cancellation);
        return swept;
    }

    /// <summary>Puts the receipt in the place of the draft, in the command that stores the report.</summary>
    internal Task ReplaceByReceiptAsync(Unit unit, DraftKey key, string code, DateTimeOffset dueAt, CancellationToken cancellation) =>
        PutAsync(unit, key, new DraftContent(null, code, dueAt, clock.GetUtcNow() + ReceiptLife), clock.GetUtcNow(), cancellation);

    private static DraftContent Read(DraftKey key, Draft draft) => JsonSerializer.Deserialize<DraftContent>(key.Key.Open(Field, draft.Id, draft.Words))!;

    private static async Task PutAsync(Unit unit, DraftKey key, DraftContent content, DateTimeOffset now, CancellationToken cancellation)
    {
        var draft = await unit.Db.Set<Draft>().SingleOrDefaultAsync(d => d.Id == key.Key.Id, cancellation);
        var sweepAfter = AnonymityBlock.End(content.Until);
        if (draft is null)
        {
            draft = new Draft(key.Key.Id, sweepAfter);
            unit.Db.Add(draft);
        }
        else if (content.Code is null && Read(key, draft) is { Code: not null } receipt && receipt.Until > now)
        {
            // The same form was sent twice: the receipt is there already, and its code exists nowhere else.
            return;
        }

        draft.Hold(key.Key.Seal(Field, draft.Id, JsonSerializer.Serialize(content)), sweepAfter);
    }

    private Task<bool> WriteAsync(Func<Unit, CancellationToken, Task> change, CancellationToken cancellation) =>
        door.WriteAsync(Actor.Reporter, "report", async (unit, token) =>
        {
            unit.NoAudit("A draft is nobody's record yet, and a trace of it would tell when somebody was writing.");
            await change(unit, token);
            return true;
        }, cancellation, at: AnonymityBlock.Start(clock.GetUtcNow()));
}
