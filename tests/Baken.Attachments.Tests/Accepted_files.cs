using System.Text;
using Baken.Attachments.Tests.Samples;

namespace Baken.Attachments.Tests;

public class Accepted_files
{
    public static TheoryData<string> Names => Sample.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sound_file_is_what_its_content_says(string name)
    {
        var (type, _, bytes) = Sample.Of(name);
        Assert.Equal(type, Sample.Accepted(bytes, name));
    }

    [Fact]
    public void A_picture_under_the_name_of_another_kind_is_taken_as_what_it_is()
    {
        Assert.Equal(FileType.Png, Sample.Accepted(Pictures.Png(), "foto.jpg"));
        Assert.Equal(FileType.Jpeg, Sample.Accepted(Pictures.Jpeg(), "image.HEIC"));
        Assert.Equal(FileType.Docx, Sample.Accepted(Documents.Docx(), "verslag"));
        Assert.Equal(FileType.Pdf, Sample.Accepted(Documents.Pdf(), null));
    }

    [Theory]
    [InlineData("a😀 foto (1).jpg")]
    [InlineData("foto..jpg")]
    [InlineData("صورة.jpg")]
    [InlineData("dossier 3.1")]
    public void A_plain_name_of_any_language_is_taken(string name) => Assert.Equal(FileType.Jpeg, Sample.Accepted(Pictures.Jpeg(), name));

    [Fact]
    public void A_photo_with_more_exposures_or_a_moment_around_it_is_taken()
    {
        Assert.Equal(FileType.Jpeg, Sample.Accepted(Bytes.Join(Pictures.Jpeg(), Pictures.Jpeg(4, 4))));
        Assert.Equal(FileType.Jpeg, Sample.Accepted(Bytes.Join(Pictures.Jpeg(), Films.Mp4())));
        Assert.Equal(FileType.Jpeg, Sample.Accepted(Bytes.Join(Pictures.Jpeg(), new byte[3])));
        Assert.Equal(FileType.Jpeg, Sample.Accepted(Bytes.Join(Pictures.Jpeg(), [0, 0, 1, 8], Bytes.Ascii("SEFH"), new byte[8], Bytes.Little32(12), Bytes.Ascii("SEFT"))));
    }

    [Fact]
    public void A_zip_written_as_a_stream_is_taken()
    {
        using var file = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(new OneWay(file), System.IO.Compression.ZipArchiveMode.Create))
        {
            foreach (var (name, content) in Documents.DocxParts("<w:p/>"))
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        Assert.Equal(FileType.Docx, Sample.Accepted(file.ToArray()));
    }

    [Fact]
    public void Text_is_taken_in_both_encodings_under_its_own_name_only()
    {
        Assert.Equal(FileType.Text, Sample.Accepted(Encoding.UTF8.GetBytes("\uFEFFmój brat ‘zei’ dat"), "chat.txt"));
        Assert.Equal(FileType.Text, Sample.Accepted([.. "caf"u8, 0xE9], "chat.TXT"));
        Assert.Equal(RefusalReason.UnknownType, Sample.Refusal([.. "caf"u8, 0xE9], "chat"));
        Assert.Equal(RefusalReason.UnknownType, Sample.Refusal([.. "a"u8, 0, .. "b"u8], "chat.txt"));
    }

    [Fact]
    public void A_link_that_one_must_click_may_stand_in_an_office_file()
    {
        Assert.Equal(FileType.Docx, Sample.Accepted(Documents.Docx("<w:p/>", ("word/_rels/document.xml.rels", Documents.Rels(("hyperlink", "https://voorbeeld.nl/link/rd?DATABASE", true))))));
        Assert.Equal(FileType.Odt, Sample.Accepted(Documents.OpenDocument(body: "<text:a xlink:href='https://voorbeeld.nl/'>x</text:a>")));
    }

    [Fact]
    public void A_type_is_found_by_its_code()
    {
        Assert.All(FileType.All, type => Assert.Same(type, FileType.Find(type.Code)));
        Assert.Equal(FileType.All.Count, FileType.All.Select(type => type.Code).Distinct().Count());
        Assert.Null(FileType.Find("exe"));
        Assert.Null(FileType.Find(null));
    }

    private sealed class OneWay(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
