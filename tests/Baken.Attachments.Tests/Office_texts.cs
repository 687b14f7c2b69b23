using Baken.Attachments.Tests.Samples;

namespace Baken.Attachments.Tests;

public class Office_texts
{
    [Fact]
    public void What_is_no_office_file_says_so()
    {
        foreach (var bytes in new[] { [], Pictures.Jpeg(), Documents.Zip(("a", [1])), Documents.Docx()[..^5], Documents.Docx("<w:p>") })
        {
            Assert.IsType<OfficeReading.Unreadable>(OfficeText.Read(new MemoryStream(bytes), FileType.Docx, 100, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void Names_comments_and_what_was_deleted_are_left_out()
    {
        var text = Read(Documents.Docx($"""
            <w:p><w:r><w:t>Vier </w:t></w:r><w:del w:author='{Bytes.Author}'><w:r><w:delText>{Bytes.Author}</w:delText><w:t>{Bytes.Author}</w:t></w:r></w:del>
            <w:ins w:author='{Bytes.Author}'><w:r><w:t>mensen</w:t></w:r></w:ins></w:p>
            <w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText> AUTHOR </w:instrText><w:fldChar w:fldCharType='separate'/><w:t>{Bytes.Author}</w:t><w:fldChar w:fldCharType='end'/><w:t>bij de kas</w:t></w:r></w:p>
            <w:p><w:fldSimple w:instr='FILENAME'><w:r><w:t>{Bytes.Author}</w:t></w:r></w:fldSimple></w:p>
            """, ("word/comments.xml", Documents.Xml($"<w:comments xmlns:w='w'><w:t>{Bytes.Author}</w:t></w:comments>")), ("word/header1.xml", Documents.Xml("<w:hdr xmlns:w='w'><w:p><w:r><w:t>Kop</w:t></w:r></w:p></w:hdr>"))), FileType.Docx);
        Assert.Equal("Vier mensen\nbij de kas\nKop", text);
        Assert.Equal("Vier", Read(Documents.OpenDocument(body: $"""
            <text:tracked-changes><text:changed-region><text:deletion><dc:creator>{Bytes.Author}</dc:creator><text:p>{Bytes.Author}</text:p></text:deletion></text:changed-region></text:tracked-changes>
            <text:p>Vier<office:annotation><dc:creator>{Bytes.Author}</dc:creator><text:p>{Bytes.Author}</text:p></office:annotation><text:author-name>{Bytes.Author}</text:author-name></text:p>
            """), FileType.Odt));
    }

    [Fact]
    public void A_table_of_a_document_is_lines_with_tabs() =>
        Assert.Equal("Voor\nNaam\tUren\nA\t14\nNa", Read(Documents.Docx(
            "<w:p><w:r><w:t>Voor</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Naam</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Uren</w:t></w:r></w:p></w:tc></w:tr>"
            + "<w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>14</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>Na</w:t></w:r></w:p>"), FileType.Docx));

    [Fact]
    public void A_sheet_is_its_name_and_lines_with_tabs()
    {
        Assert.Equal("Ploeg\nKas zeven\t12.5\tin de cel\t…", Read(Documents.Xlsx("<c t='s'><v>0</v></c><c><f>1+1</f><v>12.5</v></c><c t='inlineStr'><is><t>in de cel</t></is></c><c t='s'><v>9</v></c>"), FileType.Xlsx));
        Assert.Equal("Ploeg\nKas zeven\t12.5", Read(Documents.OpenDocument("spreadsheet",
            "<table:table table:name='Ploeg'><table:table-row><table:table-cell><text:p>Kas zeven</text:p></table:table-cell><table:table-cell><text:p>12.5</text:p></table:table-cell></table:table-row></table:table>"), FileType.Ods));
    }

    [Fact]
    public void Slides_come_in_their_order() => Assert.Equal("eerste\nlaatste", Read(Documents.Pptx(), FileType.Pptx));

    [Fact]
    public void Spaces_and_breaks_stay() => Assert.Equal("Vier  mensen", Read(Documents.OpenDocument(), FileType.Odt));

    [Fact]
    public void It_stops_at_the_number_asked()
    {
        var file = Documents.Docx($"<w:p><w:r><w:t>{new string('a', 1000)}</w:t></w:r></w:p>");
        Assert.Equal(new OfficeReading.Text(new('a', 10), IsWhole: false), OfficeText.Read(new MemoryStream(file), FileType.Docx, 10, TestContext.Current.CancellationToken));
        Assert.Equal(new OfficeReading.Text(new('a', 1000), IsWhole: true), OfficeText.Read(new MemoryStream(file), FileType.Docx, 1001, TestContext.Current.CancellationToken));
    }

    private static string Read(byte[] bytes, FileType type)
    {
        Assert.Equal(type, Sample.Accepted(bytes));
        return OfficeText.Read(new MemoryStream(bytes), type, 10_000, TestContext.Current.CancellationToken).Match(
            text => text.Value,
            unreadable => throw new Xunit.Sdk.XunitException(unreadable.Detail));
    }
}
