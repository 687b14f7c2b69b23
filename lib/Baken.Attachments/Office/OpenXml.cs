using System.Text;
using System.Xml;
using Baken.Attachments.Internals;

namespace Baken.Attachments.Office;

/// <summary>Office Open XML (ECMA-376; parts and relations in part 2, Open Packaging Conventions).</summary>
internal static class OpenXml
{
    public const string ContentTypes = "[Content_Types].xml";

    private const int LongestInstruction = 64 * 1024;

    private static readonly (string End, FileType Type)[] Mains =
    [
        ("wordprocessingml.document.main+xml", FileType.Docx),
        ("spreadsheetml.sheet.main+xml", FileType.Xlsx),
        ("presentationml.presentation.main+xml", FileType.Pptx),
        ("presentationml.slideshow.main+xml", FileType.Pptx),
    ];

    // The last word of a relation's type.
    private static readonly HashSet<string> Embedding = ["oleObject", "package", "control", "activeXControlBinary", "aFChunk", "altChunk", "embeddedObject"];
    private static readonly HashSet<string> Fetching = ["attachedTemplate", "externalLinkPath", "xlExternalLinkPath", "externalLink", "connections", "queryTable", "subDocument", "frame", "mailMergeSource", "webExtension", "taskpane"];

    public static FileType Inspect(ByteSource source, List<ZipEntry> entries)
    {
        FileType? type = null;
        foreach (var entry in entries.OrderByDescending(entry => entry.Name.Equals(ContentTypes, StringComparison.OrdinalIgnoreCase)))
        {
            if (entry.Name.Equals(ContentTypes, StringComparison.OrdinalIgnoreCase))
            {
                type = ReadContentTypes(source, entry);
            }
            else if (IsXml(entry.Name))
            {
                CheckPart(source, entry);
            }
        }

        return type ?? throw Refusal.Unknown("a package that is no document");
    }

    private static bool IsXml(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".vml", StringComparison.OrdinalIgnoreCase);

    private static FileType? ReadContentTypes(ByteSource source, ZipEntry entry)
    {
        FileType? type = null;
        using var xml = entry.Open(source);
        BoundedXml.Read(xml, source, reader =>
        {
            if (reader.NodeType != XmlNodeType.Element || reader.GetAttribute("ContentType") is not { } content)
            {
                return;
            }

            if (Has(content, "macroEnabled") || Has(content, "vbaProject") || Has(content, "macrosheet") || Has(content, "dialogsheet"))
            {
                throw new Refusal(RefusalReason.Macros, "by a type inside");
            }

            if (Has(content, "activeX") || Has(content, "oleObject") && reader.LocalName == "Override")
            {
                throw new Refusal(RefusalReason.EmbeddedContent, "by a type inside");
            }

            foreach (var (end, found) in Mains)
            {
                if (content.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                {
                    type = type is null || type == found ? found : throw Refusal.Polyglot("two documents in one");
                }
            }
        });
        return type;

        static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    private static void CheckPart(ByteSource source, ZipEntry entry)
    {
        var isRelations = entry.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
        var (instruction, formula) = (new StringBuilder(), new StringBuilder());
        var element = "";
        using var xml = entry.Open(source);
        BoundedXml.Read(xml, source, reader =>
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                element = reader.LocalName;
                CheckElement(reader, isRelations, instruction);
                End(reader.IsEmptyElement ? reader.LocalName : "");
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                End(reader.LocalName);
                element = "";
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                Take(reader, element, instruction, formula);
            }
        });
        CheckField(instruction);

        void End(string name)
        {
            if (name is "f" or "definedName" or "formula" or "formula1" or "formula2")
            {
                CheckFormula(formula.ToString());
                formula.Clear();
            }
            else if (name == "p")
            {
                // A field may run over paragraphs, so its end is kept with what follows.
                CheckField(instruction);
                instruction.Remove(0, Math.Max(0, instruction.Length - 200));
            }
        }
    }

    private static void CheckElement(XmlReader reader, bool isRelations, StringBuilder instruction)
    {
        switch (reader.LocalName)
        {
            case "Relationship" when isRelations:
                CheckRelation(reader.GetAttribute("Type") ?? "", reader.GetAttribute("Target") ?? "", reader.GetAttribute("TargetMode"));
                break;
            case "ddeLink" or "oleLink" or "dbPr" or "webPr":
                throw new Refusal(RefusalReason.ExternalContent, reader.LocalName);
            case "OLEObject" or "oleObj" or "oleObject" or "control" or "altChunk":
                throw new Refusal(RefusalReason.EmbeddedContent, reader.LocalName);
            case "fldSimple" when Attribute(reader, "instr") is { } simple && Reach.IsField(simple):
                throw new Refusal(RefusalReason.ExternalContent, "a field");
            case "fldChar":
                instruction.Append(Reach.Border);
                break;
            case "hlinkClick" or "hlinkHover" or "hlinkMouseOver" when reader.GetAttribute("action") is { } action && IsRun(action):
                throw new Refusal(RefusalReason.Macros, "an action");
        }
    }

    private static bool IsRun(string action) =>
        action.StartsWith("ppaction://program", StringComparison.OrdinalIgnoreCase) || action.StartsWith("ppaction://macro", StringComparison.OrdinalIgnoreCase) || action.StartsWith("ppaction://ole", StringComparison.OrdinalIgnoreCase);

    private static void CheckRelation(string type, string target, string? mode)
    {
        var kind = type[(type.LastIndexOf('/') + 1)..];
        if (kind.Equals("vbaProject", StringComparison.OrdinalIgnoreCase) || kind.Contains("macrosheet", StringComparison.OrdinalIgnoreCase))
        {
            throw new Refusal(RefusalReason.Macros, "by a relation");
        }

        if (Fetching.Contains(kind))
        {
            throw new Refusal(RefusalReason.ExternalContent, kind);
        }

        if (Embedding.Contains(kind))
        {
            throw new Refusal(RefusalReason.EmbeddedContent, kind);
        }

        var isOutside = mode is not null && !mode.Equals("Internal", StringComparison.OrdinalIgnoreCase);
        if (isOutside && !(kind == "hyperlink" && (Reach.IsPlainLink(target) || !Reach.IsOutside(target))))
        {
            throw new Refusal(RefusalReason.ExternalContent, "by a relation");
        }

        // Without the word 'external' a whole address goes nowhere in a sound file.
        if (!isOutside && target.Contains("://", StringComparison.Ordinal))
        {
            throw new Refusal(RefusalReason.ExternalContent, "by a relation");
        }
    }

    private static void Take(XmlReader reader, string element, StringBuilder instruction, StringBuilder formula)
    {
        if (element is "instrText" or "delInstrText")
        {
            instruction.Append(reader.Value);
        }
        else if (element is "f" or "definedName" or "formula" or "formula1" or "formula2")
        {
            formula.Append(reader.Value);
        }

        if (instruction.Length + formula.Length > LongestInstruction)
        {
            throw new Refusal(RefusalReason.Unverifiable, "an instruction too long");
        }
    }

    private static void CheckField(StringBuilder instruction)
    {
        if (instruction.Length > 0 && Reach.IsField(instruction.ToString()))
        {
            throw new Refusal(RefusalReason.ExternalContent, "a field");
        }
    }

    private static void CheckFormula(string formula)
    {
        if (Reach.IsFormula(formula))
        {
            throw new Refusal(RefusalReason.ExternalContent, "a formula");
        }
    }

    private static string? Attribute(XmlReader reader, string name)
    {
        string? found = null;
        if (reader.MoveToFirstAttribute())
        {
            do
            {
                found = reader.LocalName == name ? reader.Value : found;
            }
            while (reader.MoveToNextAttribute());
            reader.MoveToElement();
        }

        return found;
    }
}
