namespace Baken.Design;

/// <summary>The nonce of this response's Content-Security-Policy; the layouts put it on their script. Scoped; fresh for each response.</summary>
public interface ICspNonce
{
    /// <summary>At least 128 random bits in base64.</summary>
    string Value { get; }
}
