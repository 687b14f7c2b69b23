using System.IO.Compression;
using static Baken.Attachments.Tests.Samples.Bytes;

namespace Baken.Attachments.Tests.Samples;

/// <summary>A zip written byte for byte, which may lie.</summary>
internal sealed class RawZip
{
    private readonly List<byte> file = [];
    private readonly List<byte> directory = [];
    private int count;

    /// <summary>The entries without the directory.</summary>
    public byte[] Entry => [.. file];

    public RawZip Add(string name, byte[] content, bool isPacked = true, int flags = 0, int? method = null, int? saysUnpacked = null)
    {
        var (at, packed) = (file.Count, isPacked ? Deflate(content) : content);
        var head = Head(flags, method ?? (isPacked ? 8 : 0), Crc32(content), packed.Length, saysUnpacked ?? content.Length, name);
        file.AddRange(Join(Ascii("PK\x03\x04"), [20, 0], head, Little16(0), Ascii(name), packed));
        Direct(head, name, at);
        return this;
    }

    /// <summary>A line in the directory for what lies inside another entry.</summary>
    public RawZip Also(string name, int at, byte[] content)
    {
        Direct(Head(0, 8, Crc32(content), Deflate(content).Length, content.Length, name), name, at);
        return this;
    }

    public RawZip Gap(byte[] bytes)
    {
        file.AddRange(bytes);
        return this;
    }

    public byte[] Bytes(string comment = "", bool directoryTwice = false)
    {
        var lines = directoryTwice ? [.. directory, .. directory] : directory.ToArray();
        var entries = directoryTwice ? 2 * count : count;
        return Join([.. file], lines, Ascii("PK\x05\x06"), new byte[4], Little16(entries), Little16(entries), Little32(lines.Length), Little32(file.Count), Little16(comment.Length), Ascii(comment));
    }

    private static byte[] Head(int flags, int method, uint check, int packed, int unpacked, string name) =>
        Join(Little16(flags), Little16(method), new byte[4], Little32(check), Little32(packed), Little32(unpacked), Little16(name.Length));

    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    private void Direct(byte[] head, string name, int at)
    {
        directory.AddRange(Join(Ascii("PK\x01\x02"), [20, 0, 20, 0], head, new byte[12], Little32(at), Ascii(name)));
        count++;
    }
}
