using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Baken.Kernel.Sealing;

/// <summary>
/// The key of one record. Seals with AES-256-GCM (NIST SP 800-38D), a random 96-bit nonce a text; the additional data binds
/// table, column, row and key, so that a ciphertext moved elsewhere does not open. The text is padded to a size class first,
/// so that its length says little. Layout: format (1), nonce (12), tag (16), ciphertext.
/// </summary>
public sealed class DataKey
{
    private const byte Format = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private static readonly int[] SizeClasses = [256, 1024, 4096, 16384, 65536];
    private readonly byte[] key;

    internal DataKey(Guid id, byte[] key)
    {
        Id = id;
        this.key = key;
    }

    /// <summary>
    /// A key that is stored nowhere: made from a secret that only somebody else keeps (a draft's cookie). The id tells nothing of it.
    /// </summary>
    public static DataKey FromSecret(ReadOnlySpan<byte> secret)
    {
        var both = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret.ToArray(), 48, info: "baken/held-elsewhere"u8.ToArray());
        return new DataKey(new Guid(both.AsSpan(0, 16)), both[16..]);
    }

    /// <summary>Id in the key store.</summary>
    public Guid Id { get; }

    /// <summary>Seals a text for one place in one row. Half a surrogate pair, which is no character, becomes U+FFFD; all else comes back as it was.</summary>
    public SealedText Seal(SealedField field, Guid row, string text)
    {
        var plain = Pad(text);
        var sealedBytes = new byte[1 + NonceSize + TagSize + plain.Length];
        sealedBytes[0] = Format;
        var nonce = sealedBytes.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(1 + NonceSize + TagSize), sealedBytes.AsSpan(1 + NonceSize, TagSize), Bind(field, row));
        CryptographicOperations.ZeroMemory(plain);
        return new SealedText(sealedBytes);
    }

    /// <summary>Opens what was sealed at this place in this row; empty text when nothing was sealed.</summary>
    /// <exception cref="CryptographicException">It was changed, or sealed elsewhere, or with another key.</exception>
    public string Open(SealedField field, Guid row, SealedText text)
    {
        if (text.IsEmpty)
        {
            return "";
        }

        var bytes = text.ToBytes();
        if (bytes.Length < 1 + NonceSize + TagSize + sizeof(int) || bytes[0] != Format)
        {
            throw new CryptographicException("This is not a sealed text of a known format.");
        }

        var plain = new byte[bytes.Length - 1 - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(bytes.AsSpan(1, NonceSize), bytes.AsSpan(1 + NonceSize + TagSize), bytes.AsSpan(1 + NonceSize, TagSize), plain, Bind(field, row));
        return Encoding.UTF8.GetString(plain, sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(plain));
    }

    /// <summary>Seals a part of a file. The additional data binds file, place in it, whether it is the last part, and key: parts cannot be moved, left out or cut off unseen.</summary>
    internal byte[] SealPart(Guid file, int index, bool isLast, ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, NonceSize));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(sealedBytes.AsSpan(0, NonceSize), plain, sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize), BindPart(file, index, isLast));
        return sealedBytes;
    }

    /// <summary>Opens a part of a file.</summary>
    /// <exception cref="CryptographicException">It was changed, or is another part, or sealed with another key.</exception>
    internal byte[] OpenPart(Guid file, int index, bool isLast, ReadOnlySpan<byte> part)
    {
        if (part.Length < NonceSize + TagSize)
        {
            throw new CryptographicException("This is not a sealed part of a file.");
        }

        var plain = new byte[part.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(part[..NonceSize], part[(NonceSize + TagSize)..], part.Slice(NonceSize, TagSize), plain, BindPart(file, index, isLast));
        return plain;
    }

    /// <summary>The smallest size class that holds the text, in bytes; above the largest class a multiple of it.</summary>
    internal static int PaddedSize(int bytes)
    {
        var needed = bytes + sizeof(int);
        foreach (var size in SizeClasses)
        {
            if (needed <= size)
            {
                return size;
            }
        }

        var step = SizeClasses[^1];
        return (needed + step - 1) / step * step;
    }

    private static byte[] Pad(string text)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        var plain = new byte[PaddedSize(size)];
        BinaryPrimitives.WriteInt32LittleEndian(plain, size);
        Encoding.UTF8.GetBytes(text, plain.AsSpan(sizeof(int)));
        return plain;
    }

    private byte[] BindPart(Guid file, int index, bool isLast) => Encoding.UTF8.GetBytes($"sealed_parts|{file:N}|{index}|{(isLast ? "last" : "more")}|{Id:N}");

    private byte[] Bind(SealedField field, Guid row) => Encoding.UTF8.GetBytes($"{field.Table}|{field.Column}|{row:N}|{Id:N}");
}
