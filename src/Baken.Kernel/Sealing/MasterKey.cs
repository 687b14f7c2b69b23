using System.Security.Cryptography;
using System.Text;

namespace Baken.Kernel.Sealing;

/// <summary>
/// The key above all keys: 256 random bits from an owner-only file or the environment. Only derived keys are used
/// (HKDF-SHA-256, RFC 5869), one a purpose. Losing it loses everything that was sealed.
/// </summary>
public sealed class MasterKey
{
    private const int Size = 32;
    private readonly byte[] key;

    private MasterKey(byte[] key) => this.key = key;

    // Each of these is less likely in a random key than one in a million million.
    private static bool IsPattern(byte[] bytes) =>
        bytes.Distinct().Count() < 8
        || bytes.Zip(bytes.Skip(1), (one, next) => (byte)(next - one)).Distinct().Count() < 8
        || bytes.All(b => b is >= (byte)' ' and <= (byte)'~');

    /// <summary>Reads the key from base64 text.</summary>
    /// <exception cref="MasterKeyException">It is missing, too short, or a default nobody should use.</exception>
    public static MasterKey Parse(string text, string source)
    {
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(text.Trim());
        }
        catch (FormatException)
        {
            throw new MasterKeyException($"The master key in {source} is not base64 text of 32 bytes.");
        }

        if (bytes.Length != Size)
        {
            throw new MasterKeyException($"The master key in {source} has {bytes.Length} bytes; it must have {Size}. Make one with 'baken setup'.");
        }

        if (IsPattern(bytes))
        {
            throw new MasterKeyException($"The master key in {source} is a default or a pattern, not a random key. Make one with 'baken setup'.");
        }

        return new MasterKey(bytes);
    }

    /// <summary>Reads the key from a file that only its owner can read.</summary>
    /// <exception cref="MasterKeyException">The file is missing, or others can read it.</exception>
    public static MasterKey Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new MasterKeyException($"There is no master key: '{Path.GetFileName(file)}' is missing from its folder. For a new Baken run 'baken setup FILE', which makes one; for a restore put the master key of the backup there first.");
        }

        if (!OperatingSystem.IsWindows()
            && (File.GetUnixFileMode(file) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0)
        {
            throw new MasterKeyException($"Others can read the master key '{Path.GetFileName(file)}'. Change that first: chmod 600.");
        }

        return Parse(File.ReadAllText(file), $"'{Path.GetFileName(file)}'");
    }

    /// <summary>Makes a random key and writes it to a new owner-only file.</summary>
    public static MasterKey Create(string file)
    {
        var bytes = RandomNumberGenerator.GetBytes(Size);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(file, options);
        stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes) + "\n"));
        stream.Flush(flushToDisk: true);
        return new MasterKey(bytes);
    }

    /// <summary>What tells this key from another, as hexadecimal digits, without helping to guess it.</summary>
    public string Fingerprint => Convert.ToHexString(Derive("fingerprint")[..8]);

    /// <summary>A key of 32 bytes for one purpose.</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Size, info: Encoding.UTF8.GetBytes("baken/" + purpose));
}

/// <summary>The master key cannot be used; the message says what to change.</summary>
public sealed class MasterKeyException(string message) : Exception(message);
