using OtpNet;

namespace Baken.Testing;

/// <summary>The code app of a test: makes the code that a person would read from a telephone.</summary>
public static class CodeApp
{
    /// <summary>The code at this moment for the key as the page shows it.</summary>
    public static string Code(string key, DateTimeOffset at) =>
        new Totp(Base32Encoding.ToBytes(key.Replace(" ", "", StringComparison.Ordinal))).ComputeTotp(at.UtcDateTime);
}
