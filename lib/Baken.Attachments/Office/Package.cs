using System.Xml;
using Baken.Attachments.Internals;

namespace Baken.Attachments.Office;

/// <summary>The parts of an office file by their name, to be read for their text.</summary>
internal sealed class Package(ByteSource source)
{
    private readonly List<ZipEntry> entries = ZipDirectory.Read(source, AttachmentLimits.Default);

    /// <summary>The names of the parts that are numbered (<c>slide1.xml</c>, <c>slide2.xml</c>), in the order of their number.</summary>
    public IEnumerable<string> Numbered(string folder, string stem) =>
        from entry in entries
        where entry.Name.StartsWith(folder + stem, StringComparison.OrdinalIgnoreCase) && entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        let number = entry.Name[(folder.Length + stem.Length)..^4]
        where number.All(char.IsAsciiDigit)
        orderby number.Length, number
        select entry.Name;

    /// <summary>Shows each node of a part; false when there is no such part.</summary>
    public bool Read(string name, Action<XmlReader> node)
    {
        if (entries.Find(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } entry)
        {
            return false;
        }

        using var xml = entry.Open(source);
        BoundedXml.Read(xml, source, node);
        return true;
    }

    public void MustRead(string name, Action<XmlReader> node)
    {
        if (!Read(name, node))
        {
            throw Refusal.Damaged("a part that is lacking");
        }
    }
}
