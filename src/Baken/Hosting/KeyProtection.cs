using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Baken.Kernel.Sealing;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Baken.Hosting;

/// <summary>Wraps the framework's data-protection keys under the master key before they are written to the data folder.</summary>
internal sealed class KeyWrapper(MasterKey master) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var wrapped = new byte[12 + 16 + plain.Length];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, 12));
        using var aes = new AesGcm(master.Derive(KeyUnwrapper.Purpose), 16);
        aes.Encrypt(wrapped.AsSpan(0, 12), plain, wrapped.AsSpan(28), wrapped.AsSpan(12, 16));
        return new EncryptedXmlInfo(new XElement("wrapped", Convert.ToBase64String(wrapped)), typeof(KeyUnwrapper));
    }
}

/// <summary>Unwraps what <see cref="KeyWrapper"/> wrapped.</summary>
internal sealed class KeyUnwrapper(IServiceProvider services) : IXmlDecryptor
{
    public const string Purpose = "data-protection";

    public XElement Decrypt(XElement encryptedElement)
    {
        var wrapped = Convert.FromBase64String(encryptedElement.Value);
        var plain = new byte[wrapped.Length - 28];
        using var aes = new AesGcm(services.GetRequiredService<MasterKey>().Derive(Purpose), 16);
        aes.Decrypt(wrapped.AsSpan(0, 12), wrapped.AsSpan(28), wrapped.AsSpan(12, 16), plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
