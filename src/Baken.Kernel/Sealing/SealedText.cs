namespace Baken.Kernel.Sealing;

/// <summary>
/// Text that only the record's data key opens. Holds ciphertext; <see cref="ToString"/> never says more than that it is sealed.
/// The default value is 'nothing was sealed'.
/// </summary>
public readonly struct SealedText : IEquatable<SealedText>
{
    private readonly byte[]? bytes;

    /// <summary>Wraps ciphertext as it stands in the table.</summary>
    public SealedText(byte[] bytes) => this.bytes = bytes;

    /// <summary>Whether nothing was sealed.</summary>
    public bool IsEmpty => bytes is null or { Length: 0 };

    /// <summary>The ciphertext, as it goes into the table.</summary>
    public byte[] ToBytes() => bytes ?? [];

    /// <inheritdoc/>
    public bool Equals(SealedText other) => ToBytes().AsSpan().SequenceEqual(other.ToBytes());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SealedText other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => bytes is { Length: >= 4 } ? BitConverter.ToInt32(bytes) : 0;

    /// <inheritdoc/>
    public override string ToString() => "(sealed)";

    /// <summary>Same ciphertext.</summary>
    public static bool operator ==(SealedText left, SealedText right) => left.Equals(right);

    /// <summary>Other ciphertext.</summary>
    public static bool operator !=(SealedText left, SealedText right) => !left.Equals(right);
}

/// <summary>The place of a sealed text: it opens only there, in that row.</summary>
/// <param name="Table">Table.</param>
/// <param name="Column">Column.</param>
public sealed record SealedField(string Table, string Column);
