using System.Globalization;
using System.Xml;

namespace Baken.Attachments.Office;

/// <summary>The text of OpenDocument (ISO/IEC 26300-1, 5 and 9).</summary>
internal static class OpenDocumentText
{
    private const int MostSpaces = 100;

    private static readonly HashSet<string> LeftOut =
    [
        "tracked-changes", "annotation", "author-name", "author-initials", "creator", "initial-creator", "printed-by", "editing-cycles", "file-name", "template-name", "creation-date", "creation-time",
        "modification-date", "modification-time", "print-date", "print-time", "user-defined", "sender-firstname", "sender-lastname", "sender-initials", "sender-title", "sender-position", "sender-email",
        "sender-phone-private", "sender-phone-work", "sender-fax", "sender-company", "sender-street", "sender-city", "sender-postal-code", "sender-country", "sender-state-or-province", "title", "desc",
        "date-string", "tracked-change",
    ];

    public static void Read(Package package, BoundedText text)
    {
        var (depth, leftOut, inBody) = (0, int.MaxValue, false);
        package.MustRead("content.xml", reader =>
        {
            if (reader.Depth > leftOut)
            {
                return;
            }

            leftOut = int.MaxValue;
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when LeftOut.Contains(reader.LocalName):
                    leftOut = reader.IsEmptyElement ? int.MaxValue : reader.Depth;
                    break;
                case XmlNodeType.Element:
                    inBody |= reader.LocalName == "body";
                    depth += IsParagraph(reader) && !reader.IsEmptyElement ? 1 : 0;
                    Begin(reader, text);
                    break;
                case XmlNodeType.EndElement when IsParagraph(reader):
                    depth--;
                    text.Line();
                    break;
                case XmlNodeType.EndElement when reader.LocalName == "table-cell":
                    text.EndCell();
                    break;
                case XmlNodeType.EndElement when reader.LocalName == "table-row":
                    text.Line();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when inBody && depth > 0:
                    text.Add(reader.Value);
                    break;
            }
        });
    }

    private static bool IsParagraph(XmlReader reader) => reader.LocalName is "p" or "h";

    private static void Begin(XmlReader reader, BoundedText text)
    {
        switch (reader.LocalName)
        {
            case "tab":
                text.Tab();
                break;
            case "table-cell" when !reader.IsEmptyElement:
                text.BeginCell();
                break;
            case "line-break":
                text.Line();
                break;
            case "s":
                var count = int.TryParse(Attribute(reader, "c"), NumberStyles.None, CultureInfo.InvariantCulture, out var spaces) ? Math.Min(spaces, MostSpaces) : 1;
                text.Add(new(' ', count));
                break;
            case "table" when Attribute(reader, "name") is { } name:
                text.Line();
                text.Add(name);
                text.Line();
                break;
        }
    }

    private static string? Attribute(XmlReader reader, string name) => reader.GetAttribute(name, reader.NamespaceURI);
}
