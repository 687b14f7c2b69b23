namespace Baken.Kernel.Audit;

/// <summary>What kind of thing was done, as the code of its action says (<see cref="AuditActions"/>).</summary>
public enum AuditKind
{
    /// <summary>Something was shown: opened, in a list, beside something else.</summary>
    Saw,

    /// <summary>One object was opened; lists and what stood beside it left out.</summary>
    Opened,

    /// <summary>Something was done or changed.</summary>
    Changed,

    /// <summary>It was tried and refused.</summary>
    Refused,
}

/// <summary>Which records, after or before which.</summary>
public sealed record AuditFilter
{
    /// <summary>Account of the person who acted; null for everybody.</summary>
    public Guid? Person { get; init; }

    /// <summary>First day on Dutch clocks; null for no beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day on Dutch clocks, that day included; null for no end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Only records of this object: a signal, a person, a team; null for every object.</summary>
    public Guid? Subject { get; init; }

    /// <summary>What for, a code; null for everything.</summary>
    public string? Purpose { get; init; }

    /// <summary>What kind of thing was done; null for every kind.</summary>
    public AuditKind? Kind { get; init; }

    /// <summary>The record after which the page begins.</summary>
    public Guid? After { get; init; }

    /// <summary>The record before which the page ends; <see cref="After"/> counts first.</summary>
    public Guid? Before { get; init; }
}
