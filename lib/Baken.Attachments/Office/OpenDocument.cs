using System.Text;
using System.Xml;
using Baken.Attachments.Internals;

namespace Baken.Attachments.Office;

/// <summary>OpenDocument (ISO/IEC 26300; the package in part 3 of version 1.2).</summary>
internal static class OpenDocument
{
    private const string Presentation = "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0";

    /// <summary>The type that the first entry, stored as it is, names; null when it is not an OpenDocument file.</summary>
    public static FileType? TypeOf(ByteSource source, List<ZipEntry> entries)
    {
        if (entries.Find(entry => entry.Name == "mimetype") is not { Packed: > 0 and < 200, IsPacked: false, Header: 0 } entry)
        {
            return null;
        }

        var media = Encoding.ASCII.GetString(source.Bytes(entry.Data, (int)entry.Packed));
        return !media.StartsWith("application/vnd.oasis.opendocument", StringComparison.Ordinal) ? null
            : FileType.All.FirstOrDefault(type => type.MediaType == media) ?? throw Refusal.Unknown("a kind of OpenDocument that is not taken");
    }

    public static FileType Inspect(ByteSource source, List<ZipEntry> entries)
    {
        var hasContent = false;
        // The list of contents first: of what is locked nothing else can be read.
        foreach (var entry in entries.OrderByDescending(entry => entry.Name == "META-INF/manifest.xml"))
        {
            // LibreOffice writes empty ones.
            if (entry.Unpacked > 0 && (entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.Name.EndsWith(".rdf", StringComparison.OrdinalIgnoreCase)))
            {
                using var xml = entry.Open(source);
                BoundedXml.Read(xml, source, CheckNode);
            }

            hasContent |= entry.Name == "content.xml";
        }

        return hasContent ? TypeOf(source, entries)! : throw Refusal.Damaged("no content");
    }

    private static void CheckNode(XmlReader reader)
    {
        if (reader.NodeType != XmlNodeType.Element)
        {
            return;
        }

        var element = reader.LocalName;
        switch (element)
        {
            case "encryption-data":
                throw new Refusal(RefusalReason.Encrypted, "an entry");
            case "script":
            case "event-listener" when !IsHarmless(reader):
                throw new Refusal(RefusalReason.Macros, element);
            case "dde-connection" or "dde-connection-decl" or "dde-source" or "table-source" or "cell-range-source" or "database-source-sql" or "database-source-query" or "connection-resource":
                throw new Refusal(RefusalReason.ExternalContent, element);
            case "object-ole" or "applet" or "plugin":
                throw new Refusal(RefusalReason.EmbeddedContent, element);
            case "floating-frame":
                throw new Refusal(RefusalReason.ExternalContent, element);
        }

        if (reader.MoveToFirstAttribute())
        {
            do
            {
                CheckAttribute(element, reader.LocalName, reader.Value);
            }
            while (reader.MoveToNextAttribute());
            reader.MoveToElement();
        }
    }

    // A click in a presentation that goes to another page.
    private static bool IsHarmless(XmlReader reader) =>
        reader.NamespaceURI == Presentation && reader.GetAttribute("action", Presentation) is "none" or "previous-page" or "next-page" or "first-page" or "last-page" or "hide" or "stop" or "show";

    private static void CheckAttribute(string element, string name, string value)
    {
        if (name is "formula" or "condition" or "expression" && Reach.IsFormula(value))
        {
            throw new Refusal(RefusalReason.ExternalContent, "a formula");
        }

        if (name != "href")
        {
            return;
        }

        if (value.Contains("vnd.sun.star.script", StringComparison.OrdinalIgnoreCase) || value.Contains("macro:", StringComparison.OrdinalIgnoreCase) || value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
        {
            throw new Refusal(RefusalReason.Macros, "a link");
        }

        // What one must click may lead to a page; what is fetched may not.
        if (Reach.IsOutside(value) && !(element == "a" && Reach.IsPlainLink(value)))
        {
            throw new Refusal(RefusalReason.ExternalContent, "a link");
        }
    }
}
