using System.Security.Cryptography;
using System.Text;

namespace Baken.Kernel.Sealing;

/// <summary>
/// Turns a normalised identifier into a token that can be looked up but not read: HMAC-SHA-256 under a key derived from the
/// master key, cut to 128 bits. The kind is part of the message, so a telephone number and a KvK number never share a token.
/// </summary>
public sealed class BlindIndexKey(MasterKey master)
{
    private const int TokenSize = 16;
    private readonly byte[] key = master.Derive("blind-index/1");

    /// <summary>The version of the key that new tokens carry. Changing it means indexing again.</summary>
    public const int Version = 1;

    /// <summary>The token of an identifier of this kind.</summary>
    public byte[] Token(string kind, string normalised) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(kind + "\n" + normalised))[..TokenSize];
}
