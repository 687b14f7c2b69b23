using System.Security.Cryptography;
using System.Text;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Mail;
using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace Baken.Kernel.People;

/// <summary>The code app of a person: a shared secret, sealed under the master key, and the last time step that was used.</summary>
public sealed class SecondFactor
{
    private SecondFactor()
    {
    }

    internal SecondFactor(Guid userId) => UserId = userId;

    /// <summary>Whose.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The shared secret, sealed.</summary>
    public SealedText Secret { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>The last time step whose code was accepted: no code works twice, and none from before it.</summary>
    public long LastStep { get; private set; }

    internal void Holds(SealedText secret, long step, DateTimeOffset at) => (Secret, LastStep, Since) = (secret, step, at);

    internal void Used(long step) => LastStep = step;
}

/// <summary>A code that stands in for the code app, once.</summary>
public sealed class RecoveryCode
{
    private RecoveryCode()
    {
    }

    internal RecoveryCode(Guid userId, byte[] hash)
    {
        UserId = userId;
        Hash = hash;
    }

    /// <summary>Keyed hash of the code.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>Whose.</summary>
    public Guid UserId { get; private set; }
}

/// <summary>A secret that is about to be put into a code app.</summary>
/// <param name="Sealed">The secret as the form carries it: sealed for this person.</param>
/// <param name="Text">The secret as the person types it: base32 in groups of four.</param>
/// <param name="Address">The <c>otpauth:</c> address in the square code.</param>
public sealed record NewFactor(string Sealed, string Text, string Address);

/// <summary>
/// The second step of sign-in: time-based codes (TOTP, RFC 6238: SHA-1, six digits, 30 seconds, one step of grace either way) and
/// recovery codes.
/// </summary>
public sealed class SecondFactors(Databases databases, WriteDoor door, TimeProvider clock, MasterKey master)
{
    /// <summary>How many recovery codes a person gets.</summary>
    public const int Codes = 10;

    private const int SecretSize = 20;
    private const int CodeLength = 12;

    // Without letters and digits that are taken for each other: O and 0, I, L and 1, U and V.
    private const string Alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
    private static readonly SealedField Field = new("second_factors", "secret");
    private static readonly SealedField FormField = new("second_factors", "form");
    private readonly DataKey sealing = DataKey.FromSecret(master.Derive("second-factor"));
    private readonly byte[] key = master.Derive("recovery-code");

    /// <summary>A fresh secret for a person, not stored yet.</summary>
    public NewFactor New(Guid userId, string email)
    {
        var secret = Base32Encoding.ToString(RandomNumberGenerator.GetBytes(SecretSize));
        return Shown(Convert.ToBase64String(sealing.Seal(FormField, userId, secret).ToBytes()), secret, email);
    }

    /// <summary>The secret a form brought back; null when it was not made for this person.</summary>
    public NewFactor? Again(Guid userId, string email, string? sealedSecret) =>
        Opened(userId, sealedSecret) is { } secret ? Shown(sealedSecret!, secret, email) : null;

    /// <summary>Whether the person has a code app.</summary>
    public async Task<DateTimeOffset?> SinceAsync(Guid userId, CancellationToken cancellation)
    {
        await using var open = databases.Open(Actor.System("sign-in"));
        return await open.Db.Set<SecondFactor>().Where(f => f.UserId == userId).Select(f => (DateTimeOffset?)f.Since).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>How many recovery codes are left.</summary>
    public async Task<int> CodesLeftAsync(Guid userId, CancellationToken cancellation)
    {
        await using var open = databases.Open(Actor.System("sign-in"));
        return await open.Db.Set<RecoveryCode>().CountAsync(c => c.UserId == userId, cancellation);
    }

    /// <summary>New recovery codes for a signed-in person; the old ones work no more.</summary>
    public Task<IReadOnlyList<string>> RenewCodesAsync(Actor actor, CancellationToken cancellation) => door.WriteAsync(actor, "account", (unit, token) =>
    {
        unit.Audit("recovery-codes.renew", "user", actor.UserId!.Value);
        AccountMail.PublishChange(unit, actor.UserId.Value, AccountChange.RecoveryCodes);
        return IssueAsync(unit, actor.UserId.Value, token);
    }, cancellation);

    /// <summary>Puts a new secret in force when the code shows that the app has it. Returns recovery codes; null when the code is wrong.</summary>
    internal async Task<IReadOnlyList<string>?> SetAsync(Unit unit, User user, string? sealedSecret, string? code, CancellationToken cancellation)
    {
        if (Opened(user.Id, sealedSecret) is not { } secret || Step(secret, code) is not { } step)
        {
            return null;
        }

        var factor = await unit.Db.Set<SecondFactor>().SingleOrDefaultAsync(f => f.UserId == user.Id, cancellation);
        if (factor is null)
        {
            factor = new SecondFactor(user.Id);
            unit.Db.Add(factor);
        }

        factor.Holds(sealing.Seal(Field, user.Id, secret), step, unit.Now);
        unit.Audit("second-factor.set", "user", user.Id);
        return await IssueAsync(unit, user.Id, cancellation);
    }

    /// <summary>Whether this is the code of now, not used before, or a recovery code, which is then used up.</summary>
    internal async Task<bool> AcceptsAsync(Unit unit, Guid userId, string? code, CancellationToken cancellation)
    {
        var factor = await unit.Db.Set<SecondFactor>().SingleOrDefaultAsync(f => f.UserId == userId, cancellation);
        if (factor is null)
        {
            return false;
        }

        if (Step(sealing.Open(Field, userId, factor.Secret), code) is { } step && step > factor.LastStep)
        {
            factor.Used(step);
            return true;
        }

        var hash = Hash(userId, code ?? "");
        if (await unit.Db.Set<RecoveryCode>().Where(c => c.UserId == userId && c.Hash == hash).ExecuteDeleteAsync(cancellation) == 0)
        {
            return false;
        }

        unit.Audit("recovery-code.use", "user", userId);
        AccountMail.PublishChange(unit, userId, AccountChange.RecoveryCodes);
        return true;
    }

    /// <summary>Takes the code app and the recovery codes away.</summary>
    internal static async Task RemoveAsync(Unit unit, Guid userId, CancellationToken cancellation)
    {
        await unit.Db.Set<SecondFactor>().Where(f => f.UserId == userId).ExecuteDeleteAsync(cancellation);
        await unit.Db.Set<RecoveryCode>().Where(c => c.UserId == userId).ExecuteDeleteAsync(cancellation);
    }

    private static NewFactor Shown(string sealedSecret, string secret, string email) => new(
        sealedSecret,
        string.Join(' ', secret.Chunk(4).Select(group => new string(group))),
        $"otpauth://totp/Baken:{Uri.EscapeDataString(email)}?secret={secret}&issuer=Baken");

    private string? Opened(Guid userId, string? sealedSecret)
    {
        try
        {
            return string.IsNullOrEmpty(sealedSecret) ? null : sealing.Open(FormField, userId, new SealedText(Convert.FromBase64String(sealedSecret)));
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private long? Step(string secret, string? code)
    {
        var digits = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        return digits.Length == 6 && new Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(clock.GetUtcNow().UtcDateTime, digits, out var step, VerificationWindow.RfcSpecifiedNetworkDelay)
            ? step
            : null;
    }

    private async Task<IReadOnlyList<string>> IssueAsync(Unit unit, Guid userId, CancellationToken cancellation)
    {
        await unit.Db.Set<RecoveryCode>().Where(c => c.UserId == userId).ExecuteDeleteAsync(cancellation);
        var codes = Enumerable.Range(0, Codes).Select(_ => RandomNumberGenerator.GetString(Alphabet, CodeLength)).ToList();
        unit.Db.AddRange(codes.Select(code => new RecoveryCode(userId, Hash(userId, code))));
        return [.. codes.Select(code => $"{code[..4]}-{code[4..8]}-{code[8..]}")];
    }

    private byte[] Hash(Guid userId, string code) => HMACSHA256.HashData(
        key, Encoding.UTF8.GetBytes($"{userId:N}|{string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()}"));
}
