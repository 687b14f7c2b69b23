using Baken.Kernel.Sealing;

namespace Baken.Signals.Report;

/// <summary>
/// Who reported a signal with an account or a key, apart from the signal: by this row, and nothing else, who reported follows it. Its own organisation
/// reads how far it is; the signal itself stays closed to it. One a signal; destroyed with it.
/// </summary>
internal sealed class Submission
{
    /// <summary>Letters of a number: Crockford's base 32, no I, L, O, U.</summary>
    public const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Letters in a number.</summary>
    public const int NumberLength = 8;

    private Submission()
    {
    }

    public Submission(string number, Signal signal, Guid organisationId, Guid? userId, DateTimeOffset at)
    {
        Id = Guid.NewGuid();
        Number = number;
        SignalId = signal.Id;
        Channel = signal.Channel;
        OrganisationId = organisationId;
        UserId = userId;
        At = at;
    }

    public Guid Id { get; private set; }

    /// <summary>What the reporting side calls it: random, and not the signal's own number.</summary>
    public string Number { get; private set; } = "";

    public Guid SignalId { get; private set; }

    public Channel Channel { get; private set; }

    public Guid OrganisationId { get; private set; }

    /// <summary>The person; null for a system.</summary>
    public Guid? UserId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The import it came with.</summary>
    public Guid? ImportId { get; init; }

    /// <summary>What the form was sent with, so that it is found when it is sent again.</summary>
    public Guid? Once { get; init; }

    /// <summary>The reporting side's own reference, sealed under the signal's key.</summary>
    public SealedText Reference { get; set; }
}

/// <summary>
/// The first answer to a request that named an <c>Idempotency-Key</c>. Neither the key nor the request's body stands in it, only keyed hashes; the answer is sealed
/// under the signal's key.
/// </summary>
internal sealed class FirstAnswer
{
    private FirstAnswer()
    {
    }

    public FirstAnswer(IdempotencyClaim claim, Guid signalId, DateTimeOffset at)
    {
        Id = Guid.NewGuid();
        ClientId = claim.Client;
        KeyHash = claim.KeyHash;
        BodyHash = claim.BodyHash;
        SignalId = signalId;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid ClientId { get; private set; }

    public byte[] KeyHash { get; private set; } = [];

    public byte[] BodyHash { get; private set; } = [];

    public Guid SignalId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public SealedText Answer { get; set; }
}
