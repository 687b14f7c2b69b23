using System.Security.Cryptography;
using System.Text;
using Baken.Kernel.Sealing;

namespace Baken.Signals.Report;

/// <summary>
/// The code with which a reporter returns: 16 characters of Crockford's base 32 (no I, L, O, U), 80 random bits. Only its keyed
/// hash is stored. What is typed may have spaces, hyphens, small letters, and O, I or L for what they resemble.
/// </summary>
public sealed class ReceiptCode(MasterKey master)
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16;
    private readonly byte[] key = master.Derive("receipt-code");

    /// <summary>A new code.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>The code in four groups of four.</summary>
    public static string Grouped(string code) => string.Join(' ', code.Chunk(4).Select(group => new string(group)));

    /// <summary>What the person typed, as it was given; null when it cannot be a code.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 100)
        {
            return null;
        }

        var code = new StringBuilder(Length);
        foreach (var character in typed.ToUpperInvariant())
        {
            var read = character switch { 'O' => '0', 'I' or 'L' => '1', _ => character };
            if (Alphabet.Contains(read, StringComparison.Ordinal))
            {
                code.Append(read);
            }
            else if (!char.IsWhiteSpace(character) && character is not ('-' or '–' or '.' or '\u200B'))
            {
                return null;
            }
        }

        return code.Length == Length ? code.ToString() : null;
    }

    /// <summary>The keyed hash under which a code is stored. Costs the same for any text, a code or not.</summary>
    public byte[] Hash(string code) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(code));
}
