using Baken.Attachments.Tests.Samples;
using static Baken.Attachments.Tests.Samples.Bytes;

namespace Baken.Attachments.Tests;

public class Document_refusals
{
    [Theory]
    [InlineData("/OpenAction<</S/JavaScript/JS(app.alert(1))>>")]
    [InlineData("/OpenAction<</S/Java#53cript/JS(x)>>")]
    [InlineData("/AA<</WC<</S/#4Aava#53cript/#4A#53 9 0 R>>>>")]
    [InlineData("/Names<</JavaScript 9 0 R>>")]
    [InlineData("/OpenAction<</S/Launch/F(cmd.exe)>>")]
    [InlineData("/Names<</EmbeddedFiles 9 0 R>>")]
    [InlineData("/AcroForm<</XFA 9 0 R>>")]
    [InlineData("/AcroForm<</X#46A 9 0 R>>")]
    [InlineData("/A<</S/SubmitForm/F(http://x)>>")]
    [InlineData("/A<</S/ImportData>>")]
    [InlineData("/A<</S/GoToE>>")]
    [InlineData("/Collection<<>>")]
    [InlineData("/Annots[<</Subtype/RichMedia>>]")]
    [InlineData("/Annots[<</Subtype/Movie>>]")]
    [InlineData("/Annots[<</Subtype/FileAttachment>>]")]
    public void A_pdf_that_does_something(string catalogue) => Assert.Equal(RefusalReason.ActivePdf, Sample.Refusal(Documents.Pdf(catalogue)));

    [Theory]
    [InlineData("/Filter/FlateDecode", 1)]
    [InlineData("/Filter[/FlateDecode]", 1)]
    [InlineData("/Filter[/FlateDecode/FlateDecode]", 2)]
    [InlineData("", 0)]
    public void A_pdf_that_does_something_in_packed_objects(string filter, int times)
    {
        var objects = Ascii("8 0 <</S/#4Aava#53cript/JS(app.alert(1))>>");
        for (; times > 0; times--)
        {
            objects = Pictures.Zlib(objects);
        }

        Assert.Equal(RefusalReason.ActivePdf, Sample.Refusal(Documents.Pdf(extra: Documents.PdfStream(7, "/Type/ObjStm/N 1/First 4" + filter, objects))));
    }

    [Fact]
    public void A_pdf_whose_packed_objects_stand_in_another_stream()
    {
        var inner = Documents.PdfStream(7, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", Pictures.Zlib(Ascii("8 0 <</XFA 9 0 R>>")));
        Assert.Equal(RefusalReason.ActivePdf, Sample.Refusal(Documents.Pdf(extra: Documents.PdfStream(6, "", inner))));
        Assert.Equal(RefusalReason.ActivePdf, Sample.Refusal(Documents.Pdf(extra: Documents.PdfStream(6, "", Ascii("7 0 obj <</XFA 1 0 R>> endobj")))));
    }

    [Fact]
    public void A_pdf_that_hides_a_name_far_into_an_object()
    {
        var padding = new string(' ', 70_000);
        Assert.Equal(RefusalReason.ActivePdf, Sample.Refusal(Documents.Pdf($"{padding}/XFA 1 0 R")));
        Assert.Equal(RefusalReason.ActivePdf, Sample.Refusal(Documents.Pdf(extra: Documents.PdfStream(7, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", Pictures.Zlib(Ascii(new string(' ', 16_381) + "/XFA 1 0 R"))))));
    }

    [Theory]
    [InlineData("/Filter/LZWDecode")]
    [InlineData("/Filter[/ASCIIHexDecode/FlateDecode]")]
    [InlineData("/Filter 9 0 R")]
    [InlineData("/Filter/FlateDecode/DecodeParms<</Predictor 12>>")]
    [InlineData("/Filter/FlateDecode/Filter/FlateDecode")]
    public void A_pdf_with_objects_packed_in_another_way(string filter) =>
        Assert.Equal(RefusalReason.Unverifiable, Sample.Refusal(Documents.Pdf(extra: Documents.PdfStream(7, "/Type/ObjStm/N 1/First 4" + filter, Pictures.Zlib([1])))));

    [Fact]
    public void A_pdf_with_a_password() => Assert.Equal(RefusalReason.Encrypted, Sample.Refusal(Documents.Pdf(trailer: "/Encrypt 9 0 R")));

    [Fact]
    public void A_pdf_whose_streams_become_enormous()
    {
        var bomb = Pictures.Zlib(Pictures.Zlib(new byte[40 * 1024 * 1024]));
        var limits = new AttachmentLimits { UnpackedBytes = 32 * 1024 * 1024 };
        Assert.Equal(RefusalReason.ArchiveBomb, Sample.Refusal(Documents.Pdf(extra: Documents.PdfStream(7, "/Filter[/FlateDecode/FlateDecode]", bomb)), limits: limits));
    }

    [Fact]
    public void A_pdf_without_its_end_or_with_something_after_it()
    {
        Assert.Equal(RefusalReason.Damaged, Sample.Refusal(Documents.Pdf()[..^20]));
        Assert.Equal(RefusalReason.Polyglot, Sample.Refusal(Join(Documents.Pdf(), Pictures.Jpeg())));
        Assert.Equal(RefusalReason.Polyglot, Sample.Refusal(Join(Documents.Pdf(), new byte[3000], Ascii("x"))));
    }

    [Theory]
    [InlineData("word/vbaProject.bin")]
    [InlineData("xl/macrosheets/sheet1.xml")]
    [InlineData("Basic/Standard/Module1.xml")]
    [InlineData("Scripts/python/a.txt")]
    public void An_office_file_with_macros_by_a_name_inside(string name)
    {
        Assert.Equal(RefusalReason.Macros, Sample.Refusal(Documents.Docx("<w:p/>", (name, [1]))));
        Assert.Equal(RefusalReason.Macros, Sample.Refusal(Documents.OpenDocument(extra: (name, [1]))));
    }

    [Theory]
    [InlineData("application/vnd.ms-word.document.macroEnabled.main+xml")]
    [InlineData("application/vnd.ms-excel.sheet.macroEnabled.main+xml")]
    [InlineData("application/vnd.ms-powerpoint.presentation.MACROENABLED.main+xml")]
    [InlineData("application/vnd.ms-office.vbaProject")]
    [InlineData("application/vnd.ms-excel.macrosheet+xml")]
    [InlineData("application/vnd.ms-excel.sheet.binary.macroEnabled.main")]
    public void An_office_file_with_macros_by_a_type_inside(string type) =>
        Assert.Equal(RefusalReason.Macros, Sample.Refusal(Documents.Zip(("[Content_Types].xml", Documents.ContentTypes($"<Override PartName='/x.xml' ContentType='{type}'/>")), ("x.xml", Documents.Xml("<x/>")))));

    [Theory]
    [InlineData("<text:p><office:event-listeners><script:event-listener/></office:event-listeners></text:p>")]
    [InlineData("<text:a xlink:href='vnd.sun.star.script:a?language=Basic'>x</text:a>")]
    [InlineData("<office:scripts><office:script/></office:scripts>")]
    [InlineData("<presentation:event-listener presentation:action='execute-program'/>")]
    public void An_opendocument_file_bound_to_macros(string body) => Assert.Equal(RefusalReason.Macros, Sample.Refusal(Documents.OpenDocument(body: body)));

    [Theory]
    [InlineData("attachedTemplate", "https://voorbeeld.nl/a.dotx", true)]
    [InlineData("attachedTemplate", "file:///C:/a.dotx", true)]
    [InlineData("image", "https://voorbeeld.nl/a.png", true)]
    [InlineData("image", "https://voorbeeld.nl/a.png", false)]
    [InlineData("externalLinkPath", "a.xlsx", true)]
    [InlineData("hyperlink", "file:///C:/a.exe", true)]
    [InlineData("hyperlink", "\\\\server\\map", true)]
    [InlineData("hyperlink", "ms-word:ofe|u|https://x", true)]
    public void An_office_file_that_reaches_out_by_a_relation(string type, string target, bool isOutside) =>
        Assert.Equal(RefusalReason.ExternalContent, Sample.Refusal(Documents.Docx("<w:p/>", ("word/_rels/document.xml.rels", Documents.Rels((type, target, isOutside))))));

    [Theory]
    [InlineData("<w:r><w:instrText>DDEAUTO c:\\\\windows\\\\cmd.exe \"/k calc\"</w:instrText></w:r>")]
    [InlineData("<w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>E cmd</w:instrText></w:r>")]
    [InlineData("<w:r><w:fldChar/><w:instrText>DD</w:instrText><w:fldChar/><w:instrText>E cmd</w:instrText></w:r>")]
    [InlineData("<w:r><w:instrText> QUOTE 68 68 69 65 85 84 79 </w:instrText></w:r>")]
    [InlineData("<w:fldSimple w:instr='INCLUDEPICTURE &quot;http://x/y.png&quot;'/>")]
    [InlineData("<w:r><w:instrText>INCLUDETEXT \"http://x\"</w:instrText></w:r>")]
    public void A_document_with_a_field_that_fetches_or_runs(string runs) => Assert.Equal(RefusalReason.ExternalContent, Sample.Refusal(Documents.Docx($"<w:p>{runs}</w:p>")));

    [Theory]
    [InlineData("cmd|'/c calc'!A0")]
    [InlineData("WEBSERVICE(\"http://x/\"&amp;A1)")]
    [InlineData("RTD(\"a\",\"b\",\"c\")")]
    [InlineData("CALL(\"kernel32\",\"WinExec\",\"JJ\",\"calc\",1)")]
    public void A_sheet_with_a_formula_that_fetches_or_runs(string formula)
    {
        Assert.Equal(RefusalReason.ExternalContent, Sample.Refusal(Documents.Xlsx($"<c><f>{formula}</f><v>1</v></c>")));
        Assert.Equal(RefusalReason.ExternalContent, Sample.Refusal(Documents.OpenDocument("spreadsheet", $"<table:table-cell table:formula='of:={formula.Replace("'", "&apos;")}'/>")));
    }

    [Theory]
    [InlineData("<ddeLink xmlns='x'/>", RefusalReason.ExternalContent)]
    [InlineData("<w:control/>", RefusalReason.EmbeddedContent)]
    [InlineData("<w:object xmlns:o='o'><o:OLEObject/></w:object>", RefusalReason.EmbeddedContent)]
    [InlineData("<w:altChunk/>", RefusalReason.EmbeddedContent)]
    [InlineData("<a:hlinkClick xmlns:a='a' action='ppaction://program'/>", RefusalReason.Macros)]
    public void An_office_file_with_an_element_that_does_something(string element, RefusalReason reason) => Assert.Equal(reason, Sample.Refusal(Documents.Docx(element)));

    [Theory]
    [InlineData("<draw:image xlink:href='https://voorbeeld.nl/a.png'/>", RefusalReason.ExternalContent)]
    [InlineData("<text:section-source xlink:href='../a.odt'/>", RefusalReason.ExternalContent)]
    [InlineData("<table:table-source xlink:href='x'/>", RefusalReason.ExternalContent)]
    [InlineData("<text:p><office:dde-source/></text:p>", RefusalReason.ExternalContent)]
    [InlineData("<draw:floating-frame/>", RefusalReason.ExternalContent)]
    [InlineData("<draw:plugin/>", RefusalReason.EmbeddedContent)]
    [InlineData("<draw:object-ole/>", RefusalReason.EmbeddedContent)]
    public void An_opendocument_file_with_something_of_elsewhere(string body, RefusalReason reason) => Assert.Equal(reason, Sample.Refusal(Documents.OpenDocument(body: body)));

    [Fact]
    public void An_office_file_with_another_file_inside()
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        Assert.Equal(RefusalReason.EmbeddedContent, Sample.Refusal(Documents.Docx("<w:p/>", ("word/embeddings/oleObject1.bin", ole))));
        Assert.Equal(RefusalReason.EmbeddedContent, Sample.Refusal(Documents.Docx("<w:p/>", ("word/activeX/activeX1.bin", ole))));
        Assert.Equal(RefusalReason.EmbeddedContent, Sample.Refusal(Documents.Docx("<w:p/>", ("word/media/image1.png", ole))));
        Assert.Equal(RefusalReason.EmbeddedContent, Sample.Refusal(Documents.Docx("<w:p/>", ("word/part.html", [1]))));
        Assert.Equal(RefusalReason.EmbeddedContent, Sample.Refusal(Documents.OpenDocument(extra: ("Object 1", ole))));
        Assert.Equal(RefusalReason.Executable, Sample.Refusal(Documents.Docx("<w:p/>", ("word/media/image1.png", Ascii("MZ\x90\0")))));
        Assert.Equal(RefusalReason.Executable, Sample.Refusal(Documents.Docx("<w:p/>", ("word/a.exe", [1]))));
        Assert.Equal(RefusalReason.ArchiveBomb, Sample.Refusal(Documents.Docx("<w:p/>", ("word/media/image1.png", Documents.Docx()))));
    }

    [Fact]
    public void An_opendocument_file_with_a_password() =>
        Assert.Equal(RefusalReason.Encrypted, Sample.Refusal(Documents.OpenDocument(manifest: "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>")));

    [Theory]
    [InlineData("<!DOCTYPE w [<!ENTITY a 'aaaa'>]><w>&a;</w>")]
    [InlineData("<!DOCTYPE w SYSTEM 'http://voorbeeld.nl/a.dtd'><w/>")]
    [InlineData("<w>")]
    [InlineData("<w>\x01</w>")]
    public void An_office_file_with_xml_that_is_not_sound(string xml) => Assert.Equal(RefusalReason.Damaged, Sample.Refusal(Documents.Docx("<w:p/>", ("word/extra.xml", Ascii(xml)))));

    [Fact]
    public void An_office_file_with_xml_without_bounds()
    {
        Assert.Equal(RefusalReason.Damaged, Refuse(string.Concat(Enumerable.Repeat("<a>", 300))));
        Assert.Equal(RefusalReason.Damaged, Refuse($"<a b='{new string('x', 3 * 1024 * 1024)}'/>"));
        Assert.Equal(RefusalReason.Damaged, Refuse("<a>" + string.Concat(Enumerable.Range(0, 30_000).Select(number => $"<n{number}/>")) + "</a>"));
        Assert.Equal(RefusalReason.Unverifiable, Refuse("<?xml version='1.0' encoding='UTF-7'?><a/>"));

        RefusalReason Refuse(string xml) => Sample.Refusal(Documents.Docx("<w:p/>", ("word/extra.xml", Ascii(xml))), limits: new() { Ratio = 100_000 });
    }

    [Fact]
    public void A_package_of_two_documents() =>
        Assert.Equal(RefusalReason.Polyglot, Sample.Refusal(Documents.OpenDocument(extra: ("[Content_Types].xml", Documents.ContentTypes("")))));
}
