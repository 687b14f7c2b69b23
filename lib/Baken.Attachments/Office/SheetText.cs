using System.Globalization;
using System.Text;
using System.Xml;

namespace Baken.Attachments.Office;

/// <summary>The text of a spreadsheet of SpreadsheetML (ECMA-376-1, 18): what the cells show, not how it is computed.</summary>
internal static class SheetText
{
    // Strings that cells share are kept while reading; what is beyond becomes an ellipsis.
    private const int MostShared = 4_000_000;

    public static void Read(Package package, BoundedText text)
    {
        var names = new List<string>();
        package.Read("xl/workbook.xml", reader =>
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && names.Count < 1000)
            {
                names.Add(reader.GetAttribute("name") ?? "");
            }
        });
        var shared = Shared(package);
        var number = 0;
        foreach (var part in package.Numbered("xl/worksheets/", "sheet"))
        {
            text.Line();
            text.Add(number < names.Count ? names[number] : $"{number + 1}");
            text.Line();
            package.Read(part, new Cells(text, shared).See);
            number++;
        }
    }

    private static List<string> Shared(Package package)
    {
        var (strings, one, kept) = (new List<string>(), new StringBuilder(), 0);
        var (isText, isSpoken) = (false, false);
        package.Read("xl/sharedStrings.xml", reader =>
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    // How a word is spoken is not what the cell shows.
                    isSpoken |= reader is { LocalName: "rPh", IsEmptyElement: false };
                    isText = reader.LocalName == "t" && !isSpoken;
                    if (reader is { LocalName: "si", IsEmptyElement: true })
                    {
                        Keep();
                    }

                    break;
                case XmlNodeType.EndElement:
                    isSpoken &= reader.LocalName != "rPh";
                    isText = false;
                    if (reader.LocalName == "si")
                    {
                        Keep();
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when isText && kept < MostShared:
                    one.Append(reader.Value);
                    break;
            }
        });
        return strings;

        void Keep()
        {
            // An empty string counts too, so that their number is bounded.
            kept += one.Length + 4;
            if (kept < MostShared)
            {
                strings.Add(one.ToString());
            }

            one.Clear();
        }
    }

    private sealed class Cells(BoundedText text, List<string> shared)
    {
        private string kind = "";
        private string element = "";
        private bool isSpoken;
        private bool hasCell;

        public void See(XmlReader reader)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    element = reader.LocalName;
                    isSpoken |= reader is { LocalName: "rPh", IsEmptyElement: false };
                    if (element == "c")
                    {
                        kind = reader.GetAttribute("t") ?? "";
                        if (hasCell)
                        {
                            text.Tab();
                        }

                        hasCell = true;
                    }

                    break;
                case XmlNodeType.EndElement:
                    element = "";
                    isSpoken &= reader.LocalName != "rPh";
                    if (reader.LocalName == "row")
                    {
                        text.Line();
                        hasCell = false;
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    Take(reader.Value);
                    break;
            }
        }

        private void Take(string value)
        {
            if (element == "v" && kind == "s")
            {
                text.Add(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count ? shared[index] : "…");
            }
            else if (element == "v" || (element == "t" && !isSpoken))
            {
                text.Add(value);
            }
        }
    }
}
