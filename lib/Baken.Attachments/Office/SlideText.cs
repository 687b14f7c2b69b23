using System.Xml;

namespace Baken.Attachments.Office;

/// <summary>The text of a presentation of PresentationML (ECMA-376-1, 19 and 21.1).</summary>
internal static class SlideText
{
    public static void Read(Package package, BoundedText text)
    {
        foreach (var part in package.Numbered("ppt/slides/", "slide").Concat(package.Numbered("ppt/notesSlides/", "notesSlide")))
        {
            var (isText, leftOut) = (false, int.MaxValue);
            package.Read(part, reader =>
            {
                if (reader.Depth > leftOut)
                {
                    return;
                }

                leftOut = reader is { NodeType: XmlNodeType.Element, LocalName: "Fallback", IsEmptyElement: false } ? reader.Depth : int.MaxValue;
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        isText = reader.LocalName == "t";
                        if (reader.LocalName == "br")
                        {
                            text.Line();
                        }

                        break;
                    case XmlNodeType.EndElement:
                        isText = false;
                        if (reader.LocalName == "p")
                        {
                            text.Line();
                        }

                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when isText:
                        text.Add(reader.Value);
                        break;
                }
            });
            text.Line();
        }
    }
}
