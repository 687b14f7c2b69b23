using System.Text.RegularExpressions;
using System.Xml;

namespace Baken.Attachments.Office;

/// <summary>The text of a document of WordprocessingML (ECMA-376-1, 17).</summary>
internal static partial class WordText
{
    private static readonly HashSet<string> LeftOut = ["del", "moveFrom", "Fallback", "rPr", "pPr", "sectPr", "tblPr", "sdtPr"];

    public static void Read(Package package, BoundedText text)
    {
        package.MustRead("word/document.xml", new Reader(text).See);
        foreach (var part in package.Numbered("word/", "header").Concat(package.Numbered("word/", "footer")).Append("word/footnotes.xml").Append("word/endnotes.xml"))
        {
            text.Line();
            package.Read(part, new Reader(text).See);
        }
    }

    [GeneratedRegex(@"^\s*(AUTHOR|LASTSAVEDBY|USERNAME|USERINITIALS|USERADDRESS|FILENAME|TEMPLATE|CREATEDATE|SAVEDATE|PRINTDATE|INFO|DOCPROPERTY|COMMENTS)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Telling();

    private sealed class Reader(BoundedText text)
    {
        // Of each field that is open: what it does, and whether its result goes on.
        private readonly Stack<(string Instruction, bool IsResult)> fields = new();
        private int leftOut = int.MaxValue;
        private string element = "";

        public void See(XmlReader reader)
        {
            if (reader.Depth > leftOut)
            {
                return;
            }

            leftOut = int.MaxValue;
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    element = reader.LocalName;
                    Begin(reader);
                    break;
                case XmlNodeType.EndElement:
                    element = "";
                    End(reader.LocalName);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    Take(reader.Value);
                    break;
            }
        }

        private void Begin(XmlReader reader)
        {
            if (LeftOut.Contains(reader.LocalName) || (reader.LocalName == "fldSimple" && Telling().IsMatch(Attribute(reader, "instr"))))
            {
                leftOut = reader.IsEmptyElement ? int.MaxValue : reader.Depth;
                return;
            }

            switch (reader.LocalName)
            {
                case "tab":
                    text.Tab();
                    break;
                case "tc" when !reader.IsEmptyElement:
                    text.BeginCell();
                    break;
                case "br" or "cr":
                    text.Line();
                    break;
                case "fldChar":
                    Turn(Attribute(reader, "fldCharType"));
                    break;
            }
        }

        private void End(string name)
        {
            switch (name)
            {
                case "tc":
                    text.EndCell();
                    break;
                case "p" or "tr":
                    text.Line();
                    break;
            }
        }

        private void Turn(string kind)
        {
            if (kind == "begin" && fields.Count < 100)
            {
                fields.Push(("", false));
            }
            else if (kind == "separate" && fields.TryPop(out var open))
            {
                fields.Push(open with { IsResult = true });
            }
            else if (kind == "end")
            {
                fields.TryPop(out _);
            }
        }

        private void Take(string value)
        {
            if (element == "instrText" && fields.TryPop(out var open))
            {
                fields.Push(open with { Instruction = open.Instruction.Length < 200 ? open.Instruction + value[..Math.Min(value.Length, 200)] : open.Instruction });
            }
            else if (element == "t" && !fields.Any(field => field.IsResult && Telling().IsMatch(field.Instruction)))
            {
                text.Add(value);
            }
        }

        private static string Attribute(XmlReader reader, string name) => reader.GetAttribute(name, reader.NamespaceURI) ?? reader.GetAttribute(name) ?? "";
    }
}
