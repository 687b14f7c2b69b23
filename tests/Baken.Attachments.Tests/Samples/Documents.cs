using System.IO.Compression;
using static Baken.Attachments.Tests.Samples.Bytes;

namespace Baken.Attachments.Tests.Samples;

/// <summary>PDF, office files and zips, built from their parts.</summary>
internal static class Documents
{
    private const string Main = "application/vnd.openxmlformats-officedocument.";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    public static byte[] Pdf(string catalogue = "", byte[]? extra = null, string trailer = "")
    {
        var body = Join(
            Ascii("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"),
            Ascii($"1 0 obj\n<</Type/Catalog/Pages 2 0 R{catalogue}>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"),
            Ascii("3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>\nendobj\n"),
            PdfStream(4, "/Filter/FlateDecode", Pictures.Zlib(Ascii("BT (tekst) Tj ET"))),
            Ascii($"5 0 obj\n<</Author({Author})>>\nendobj\n"),
            extra ?? []);
        return Join(body, Ascii($"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 6/Root 1 0 R/Info 5 0 R{trailer}>>\nstartxref\n{body.Length}\n%%EOF\n"));
    }

    public static byte[] PdfStream(int number, string keys, byte[] content) =>
        Join(Ascii($"{number} 0 obj\n<<{keys}/Length {content.Length}>>\nstream\n"), content, Ascii("\nendstream\nendobj\n"));

    public static byte[] Docx(string body = "<w:p><w:r><w:t>Vier mensen</w:t></w:r></w:p>", params (string Name, byte[] Content)[] extra) => Zip([.. DocxParts(body), .. extra]);

    public static (string Name, byte[] Content)[] DocxParts(string body) =>
    [
        ("[Content_Types].xml", ContentTypes($"<Override PartName='/word/document.xml' ContentType='{Main}wordprocessingml.document.main+xml'/>")),
        ("_rels/.rels", Rels(("officeDocument", "word/document.xml", false))),
        ("docProps/core.xml", Xml($"<cp:coreProperties xmlns:cp='cp' xmlns:dc='dc'><dc:creator>{Author}</dc:creator></cp:coreProperties>")),
        ("word/document.xml", Xml($"<w:document xmlns:w='w' xmlns:mc='mc'><w:body>{body}</w:body></w:document>")),
    ];

    public static byte[] Xlsx(string cells = "<c t='s'><v>0</v></c><c><v>12.5</v></c>", params (string Name, byte[] Content)[] extra) => Zip(
    [
        ("[Content_Types].xml", ContentTypes($"<Override PartName='/xl/workbook.xml' ContentType='{Main}spreadsheetml.sheet.main+xml'/>")),
        ("_rels/.rels", Rels(("officeDocument", "xl/workbook.xml", false))),
        ("xl/workbook.xml", Xml("<workbook><sheets><sheet name='Ploeg'/></sheets></workbook>")),
        ("xl/sharedStrings.xml", Xml("<sst><si><r><t>Kas</t></r><r><t> zeven</t></r><rPh><t>gesproken</t></rPh></si></sst>")),
        ("xl/worksheets/sheet1.xml", Xml($"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>")),
        .. extra,
    ]);

    public static byte[] Pptx(string shape = "", params (string Name, byte[] Content)[] extra) => Zip(
    [
        ("[Content_Types].xml", ContentTypes($"<Override PartName='/ppt/presentation.xml' ContentType='{Main}presentationml.presentation.main+xml'/>")),
        ("_rels/.rels", Rels(("officeDocument", "ppt/presentation.xml", false))),
        ("ppt/presentation.xml", Xml("<p:presentation xmlns:p='p'/>")),
        ("ppt/embeddings/", []),
        ("ppt/slides/slide10.xml", Xml("<p:sld xmlns:p='p' xmlns:a='a'><a:p><a:r><a:t>laatste</a:t></a:r></a:p></p:sld>")),
        ("ppt/slides/slide2.xml", Xml($"<p:sld xmlns:p='p' xmlns:a='a'>{shape}<a:p><a:r><a:t>eerste</a:t></a:r></a:p></p:sld>")),
        ("ppt/comments/comment1.xml", Xml($"<p:cmLst xmlns:p='p'><p:cm><p:text>{Author}</p:text></p:cm></p:cmLst>")),
        .. extra,
    ]);

    public static byte[] OpenDocument(string kind = "text", string body = "<text:p>Vier<text:s text:c='2'/>mensen</text:p>", string manifest = "", params (string Name, byte[] Content)[] extra) => Zip(
    [
        ("mimetype", Ascii($"application/vnd.oasis.opendocument.{kind}")),
        ("META-INF/manifest.xml", Xml($"<manifest:manifest xmlns:manifest='m'>{manifest}</manifest:manifest>")),
        ("Configurations2/accelerator/current.xml", []),
        ("meta.xml", Xml($"<meta xmlns:dc='dc'><dc:creator>{Author}</dc:creator></meta>")),
        ("content.xml", Xml("<office:document-content xmlns:office='office' xmlns:text='text' xmlns:table='table' xmlns:draw='draw' xmlns:xlink='xlink' xmlns:script='script' "
            + $"xmlns:presentation='urn:oasis:names:tc:opendocument:xmlns:presentation:1.0' xmlns:dc='dc'><office:body>{body}</office:body></office:document-content>")),
        .. extra,
    ]);

    public static byte[] ContentTypes(string overrides) => Xml($"<Types>{overrides}</Types>");

    public static byte[] Rels(params (string Type, string Target, bool IsOutside)[] relations) => Xml(
        "<Relationships>" + string.Concat(relations.Select((one, index) =>
            $"<Relationship Id='r{index}' Type='{Relations}{one.Type}' Target='{one.Target}'{(one.IsOutside ? " TargetMode='External'" : "")}/>")) + "</Relationships>");

    public static byte[] Xml(string text) => Ascii("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text);

    /// <summary>A zip as office programs write it; the first entry of OpenDocument is stored as it is.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }
}
