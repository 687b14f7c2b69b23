namespace Baken.Kernel.People;

/// <summary>
/// A key of a partner's system. The row holds a keyed hash: a copy of the database opens nothing. Invariants: it expires within a year; once ended
/// it stays so.
/// </summary>
public sealed class ApiKey
{
    private ApiKey()
    {
    }

    /// <summary>A new key.</summary>
    /// <exception cref="ArgumentException">It opens nothing, or would work longer than a year.</exception>
    public ApiKey(Guid organisationId, string name, string prefix, byte[] secretHash, IReadOnlyList<string> scope, DateTimeOffset at, DateTimeOffset expiresAt, Guid createdBy)
    {
        if (scope.Count == 0 || expiresAt <= at || expiresAt > at + ApiKeys.LongestLife)
        {
            throw new ArgumentException("A key opens something, for at most a year.", nameof(scope));
        }

        Id = Guid.NewGuid();
        OrganisationId = organisationId;
        Name = name;
        Prefix = prefix;
        SecretHash = secretHash;
        Scope = [.. scope];
        CreatedAt = at;
        ExpiresAt = expiresAt;
        CreatedBy = createdBy;
    }

    /// <summary>Random id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The organisation it acts for.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>What it is for, in words of the organisation.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The part that tells keys apart; no secret.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>Keyed hash of the secret part.</summary>
    public byte[] SecretHash { get; private set; } = [];

    /// <summary>Routes it opens.</summary>
    public List<string> Scope { get; private set; } = [];

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Who made it.</summary>
    public Guid CreatedBy { get; private set; }

    /// <summary>Until when it works at most.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it ends or ended by a person's decision; null for none.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>The key that takes its place.</summary>
    public Guid? ReplacedBy { get; private set; }

    /// <summary>The last day on which it was used.</summary>
    public DateOnly? LastUsed { get; private set; }

    /// <summary>Rises with each change by a person.</summary>
    public int Version { get; private set; }

    /// <summary>Until when it works.</summary>
    public DateTimeOffset Until => EndsAt < ExpiresAt ? EndsAt.Value : ExpiresAt;

    /// <summary>Ends it at that moment, or sooner when that was decided before.</summary>
    public void End(DateTimeOffset at)
    {
        if (EndsAt is null || at < EndsAt)
        {
            EndsAt = at;
            Version++;
        }
    }

    /// <summary>Names the key that takes its place, and until when both work.</summary>
    public void Replace(Guid by, DateTimeOffset until)
    {
        ReplacedBy = by;
        End(until);
    }

    /// <summary>Notes that it was used.</summary>
    public void Used(DateOnly day) => LastUsed = day;
}
