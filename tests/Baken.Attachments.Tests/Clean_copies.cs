using Baken.Attachments.Tests.Samples;

namespace Baken.Attachments.Tests;

public class Clean_copies
{
    public static TheoryData<string> Names => [.. Sample.All.Where(sample => sample.Type.Kind is not (FileKind.Pdf or FileKind.Office)).Select(sample => sample.Name)];

    [Theory]
    [InlineData("a.pdf")]
    [InlineData("a.docx")]
    [InlineData("a.ods")]
    public void A_document_is_shown_only_as_what_is_made_from_it(string name)
    {
        var (type, _, bytes) = Sample.Of(name);
        using var target = new MemoryStream();
        Assert.IsType<CleanResult.OnlyAsPreview>(CleanCopy.Write(new MemoryStream(bytes), type, target, TestContext.Current.CancellationToken));
        Assert.Equal(0, target.Length);
    }

    [Fact]
    public void What_is_not_of_the_type_gives_no_copy()
    {
        foreach (var (type, name, bytes) in Sample.All.Where(sample => sample.Type.Kind is not (FileKind.Pdf or FileKind.Office) && sample.Type != FileType.Text && sample.Type != FileType.Amr))
        {
            var cut = bytes[..(bytes.Length / 2)];
            var result = CleanCopy.Write(new MemoryStream(cut), type, Stream.Null, TestContext.Current.CancellationToken);
            Assert.True(result is CleanResult.Unreadable, name);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_clean_copy_is_accepted_as_the_same_type_and_holds_no_place_and_no_author(string name)
    {
        var (type, _, bytes) = Sample.Of(name);
        var copy = Sample.Clean(bytes, type);
        Assert.Equal(type, Sample.Accepted(copy, name));
        Assert.False(copy.Contains(Bytes.Place), "holds the place");
        Assert.False(copy.Contains(Bytes.Author), "holds the author");
        Assert.False(copy.Contains("MADEAT01"), "holds when it was made");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_clean_copy_of_a_clean_copy_is_the_same(string name)
    {
        var (type, _, bytes) = Sample.Of(name);
        var copy = Sample.Clean(bytes, type);
        Assert.Equal(copy, Sample.Clean(copy, type));
    }

    [Theory]
    [InlineData("a.mp4")]
    [InlineData("a.mov")]
    [InlineData("pieces.mp4")]
    [InlineData("a.heic")]
    [InlineData("a.webm")]
    [InlineData("a.opus")]
    public void What_is_seen_and_heard_stays_where_it_was(string name)
    {
        var (type, _, bytes) = Sample.Of(name);
        var copy = Sample.Clean(bytes, type);
        Assert.Equal(bytes.Length, copy.Length);
        foreach (var samples in new[] { "[picture-samples]", "[sound-samples]" })
        {
            Assert.Equal(bytes.IndexOf(samples), copy.IndexOf(samples));
        }
    }

    [Fact]
    public void A_jpeg_keeps_its_colours_and_which_way_is_up()
    {
        var copy = Sample.Clean(Pictures.Jpeg(), FileType.Jpeg);
        Assert.True(copy.Contains("ICC_PROFILE"));
        Assert.True(copy.Contains("Adobe\0"));
        Assert.True(copy.AsSpan().IndexOf((byte[])[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]) > 0);
        Assert.False(Sample.Clean(Pictures.Jpeg().With(Pictures.Jpeg().IndexOf("Exif") + 24, 1), FileType.Jpeg).Contains("Exif"));
    }

    [Fact]
    public void A_png_and_a_tiff_keep_which_way_is_up()
    {
        var png = Sample.Clean(Pictures.Png(), FileType.Png);
        Assert.True(png.AsSpan().IndexOf((byte[])[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 8]) > 0);
        Assert.True(Sample.Clean(Pictures.Tiff(), FileType.Tiff).AsSpan().IndexOf((byte[])[0x12, 0x01, 3, 0, 1, 0, 0, 0, 6]) > 0);
    }

    [Fact]
    public void A_jpeg_loses_what_follows_it()
    {
        var photo = Pictures.Jpeg();
        Assert.Equal(Sample.Clean(photo, FileType.Jpeg), Sample.Clean(Bytes.Join(photo, Films.Mp4()), FileType.Jpeg));
    }

    [Fact]
    public void A_jpeg_loses_its_thumbnail()
    {
        var at = Pictures.Jpeg().IndexOf("JFIF");
        var photo = Bytes.Join([0xFF, 0xD8], Pictures.Segment(0xE0, Bytes.Join(Bytes.Ascii("JFIF\0"), [1, 1, 0, 0, 72, 0, 72, 2, 6], [.. Bytes.Planted, 1, 2, 3])), Pictures.Jpeg()[(at + 14)..]);
        Assert.False(Sample.Clean(photo, FileType.Jpeg).Contains(Bytes.Place));
    }

    [Fact]
    public void A_gif_keeps_how_often_it_repeats() =>
        Assert.True(Sample.Clean(Pictures.Gif(), FileType.Gif).Contains("NETSCAPE2.0\x03\x01\x05\0\0"));

    [Fact]
    public void A_webp_says_no_longer_that_it_has_notes()
    {
        var copy = Sample.Clean(Pictures.WebP(), FileType.WebP);
        Assert.Equal(8, copy[20] & 0x0C);
        Assert.True(copy.Contains("EXIF"));
        Assert.False(copy.Contains("XMP "));
    }

    [Fact]
    public void A_film_with_tracks_of_data_in_fragments_is_shown_only_as_a_preview()
    {
        var film = Bytes.Join(Films.Mp4(), Films.Box("moof", Films.Box("mfhd", new byte[8])));
        Assert.Equal(FileType.Mp4, Sample.Accepted(film));
        Assert.IsType<CleanResult.OnlyAsPreview>(CleanCopy.Write(new MemoryStream(film), FileType.Mp4, Stream.Null, TestContext.Current.CancellationToken));
        Assert.IsType<CleanResult.OnlyAsPreview>(CleanCopy.Write(new MemoryStream(Films.WebM(kind: 17)), FileType.WebM, Stream.Null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Boxes_in_boxes_without_end_give_no_copy()
    {
        var deep = Films.Box("mvex");
        for (var depth = 0; depth < 30; depth++)
        {
            deep = Films.Box("mvex", deep);
        }

        var film = Bytes.Join(Films.Box("ftyp", Bytes.Ascii("isom"), new byte[4]), Films.Box("moov", deep));
        Assert.IsType<CleanResult.Unreadable>(CleanCopy.Write(new MemoryStream(film), FileType.Mp4, Stream.Null, TestContext.Current.CancellationToken));
    }
}
