using System.Text;
using Baken.Attachments.Tests.Samples;
using static Baken.Attachments.Tests.Samples.Bytes;

namespace Baken.Attachments.Tests;

public class Refusals
{
    private static string Eicar => new([.. """*H+H$!ELIF-TSET-SURIVITNA-DRADNATS-RACIE$}7)CC7)^P(45XZP\4[PA@%P!O5X""".Reverse()]);

    [Fact]
    public void A_file_without_bytes() => Assert.Equal(RefusalReason.Empty, Sample.Refusal([], "a.jpg"));

    [Fact]
    public void A_file_larger_than_one_of_its_kind_may_be()
    {
        var photo = Pictures.Jpeg();
        var exact = AttachmentLimits.Default with { ImageBytes = photo.Length };
        Assert.Equal(FileType.Jpeg, Sample.Accepted(photo, limits: exact));
        Assert.Equal(RefusalReason.TooLarge, Sample.Refusal(photo, limits: exact with { ImageBytes = photo.Length - 1 }));
        Assert.Equal(RefusalReason.TooLarge, Sample.Refusal(Documents.Docx(), limits: exact with { DocumentBytes = 10 }));
        Assert.Equal(RefusalReason.TooLarge, Sample.Refusal(Documents.Pdf(), limits: exact with { DocumentBytes = 10 }));
        Assert.Equal(RefusalReason.TooLarge, Sample.Refusal(Sounds.Mp3(), limits: exact with { AudioBytes = 10 }));
        Assert.Equal(RefusalReason.TooLarge, Sample.Refusal(Films.Mp4("M4A ", false), limits: exact with { AudioBytes = 10 }));
        Assert.Equal(RefusalReason.TooLarge, Sample.Refusal(Films.Mp4(), limits: exact with { VideoBytes = 10 }));
        Assert.Equal(RefusalReason.TooLarge, Sample.Refusal(Ascii("tekst"), "a.txt", exact with { DocumentBytes = 4 }));
        Assert.Equal(RefusalReason.TooLarge, Sample.Refusal(new byte[10], limits: new() { ImageBytes = 9, DocumentBytes = 9, AudioBytes = 9, VideoBytes = 9 }));
    }

    [Theory]
    [InlineData("zomaar wat")]
    [InlineData("\x01\x02\x03")]
    [InlineData("BM6\0\0\0\0\0\0\0")]
    [InlineData("\0\0\0\x18ftypavif\0\0\0\0avifmif1")]
    public void A_file_of_a_kind_that_is_not_taken(string text) => Assert.Equal(RefusalReason.UnknownType, Sample.Refusal(Ascii(text)));

    [Theory]
    [InlineData("../foto.jpg")]
    [InlineData("..\\foto.jpg")]
    [InlineData("/etc/foto.jpg")]
    [InlineData("C:foto.jpg")]
    [InlineData("C:\\foto.jpg")]
    [InlineData("map/foto.jpg")]
    [InlineData("foto.exe\0.jpg")]
    [InlineData("..")]
    [InlineData("foto\u202Egpj.exe")]
    [InlineData("foto\n.jpg")]
    public void A_name_that_leads_elsewhere_or_deceives(string name) => Assert.Equal(RefusalReason.UnsafeName, Sample.Refusal(Pictures.Jpeg(), name));

    [Theory]
    [InlineData("foto.exe")]
    [InlineData("foto.jpg.exe")]
    [InlineData("foto.EXE. ")]
    [InlineData("foto.html")]
    [InlineData("foto.svg")]
    [InlineData("foto.js")]
    [InlineData("foto.docm")]
    [InlineData("foto.ps1")]
    [InlineData("foto.lnk")]
    [InlineData("foto.php")]
    public void A_picture_under_the_name_of_a_program(string name) => Assert.Equal(RefusalReason.ContradictingName, Sample.Refusal(Pictures.Jpeg(), name));

    [Theory]
    [InlineData("MZ\x90\0", "foto.jpg")]
    [InlineData("\x7F" + "ELF\x02", "foto.jpg")]
    [InlineData("\xCA\xFE\xBA\xBE", null)]
    [InlineData("\xCF\xFA\xED\xFE", null)]
    [InlineData("#!/bin/sh\n", "a.txt")]
    [InlineData("<?php echo 1;", "foto.jpg")]
    [InlineData("@echo off\r\n", "a.txt")]
    [InlineData("L\0\0\0\x01\x14\x02\0", "foto.jpg")]
    [InlineData("dir c:", "start.bat")]
    [InlineData("alert(1)", "a.js")]
    public void A_program_or_a_script_under_any_name(string begin, string? name) => Assert.Equal(RefusalReason.Executable, Sample.Refusal(Ascii(begin), name));

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("\xEF\xBB\xBF <?xml version='1.0'?><svg/>")]
    [InlineData("<!DOCTYPE html><html></html>")]
    [InlineData("\xFE\xFF\0<\0s\0v\0g")]
    [InlineData("\xFF\xFE<\0s\0v\0g\0")]
    [InlineData("  \n<HTML>")]
    [InlineData("tekst <script>alert(1)</script>")]
    [InlineData("tekst <ScRiPt src=x>")]
    public void Markup_that_can_hold_script(string text)
    {
        Assert.Equal(RefusalReason.Markup, Sample.Refusal(Ascii(text), "foto.svg"));
        Assert.Equal(RefusalReason.Markup, Sample.Refusal(Ascii(text), "foto.jpg"));
        Assert.Equal(RefusalReason.Markup, Sample.Refusal(Ascii(text), "a.txt"));
    }

    [Fact]
    public void Markup_far_into_a_text() =>
        Assert.Equal(RefusalReason.Markup, Sample.Refusal(Ascii(new string('a', 100_000) + "<script>"), "a.txt"));

    [Theory]
    [InlineData("Rar!\x1A\x07\x01\0")]
    [InlineData("7z\xBC\xAF\x27\x1C")]
    [InlineData("\x1F\x8B\x08\0")]
    [InlineData("BZh9")]
    [InlineData("\xFD" + "7zXZ\0")]
    [InlineData("MSCF\0\0\0\0")]
    public void An_archive(string begin) => Assert.Equal(RefusalReason.Archive, Sample.Refusal(Ascii(begin), "a.docx"));

    [Fact]
    public void A_zip_or_a_tar_or_a_jar()
    {
        Assert.Equal(RefusalReason.Archive, Sample.Refusal(Documents.Zip(("foto.jpg", Pictures.Jpeg()))));
        Assert.Equal(RefusalReason.Archive, Sample.Refusal(Documents.Zip(("META-INF/MANIFEST.MF", []), ("A.class", []))));
        Assert.Equal(RefusalReason.Archive, Sample.Refusal(Join(Ascii("foto.jpg"), new byte[249], Ascii("ustar\0"), new byte[300])));
        Assert.Equal(RefusalReason.Archive, Sample.Refusal(Documents.Zip()));
    }

    [Fact]
    public void A_picture_of_too_many_pixels()
    {
        foreach (var picture in new[]
        {
            Pictures.Jpeg(10_000, 5_001), Pictures.Png(10_000, 5_001), Pictures.Gif(65_535, 65_535), Pictures.WebP(10_000, 5_001), Pictures.Tiff(10_000, 5_001), Films.Heic(10_000, 5_001),
            Films.Mp4(width: 10_000, height: 5_001), Films.WebM(width: 10_000, height: 5_001), Join(Pictures.Jpeg(), Pictures.Jpeg(10_000, 5_001)),
        })
        {
            Assert.Equal(RefusalReason.TooManyPixels, Sample.Refusal(picture));
        }

        Assert.Equal(FileType.Jpeg, Sample.Accepted(Pictures.Jpeg(10_000, 5_000)));
        Assert.Equal(RefusalReason.TooManyPixels, Sample.Refusal(Pictures.Png(), limits: new() { Pixels = 3 }));
    }

    [Fact]
    public void A_picture_of_too_many_frames()
    {
        var few = new AttachmentLimits { Frames = 3 };
        foreach (var picture in new[]
        {
            Pictures.Gif(frames: 4), Pictures.WebP(frames: 4), Pictures.Tiff(pages: 4), Films.Heic(items: 4), Pictures.Jpeg(process: 0xC2, scans: 4),
            Pictures.Png(extra: Pictures.Chunk("acTL", Join(Big32(4), Big32(0)))),
        })
        {
            Assert.Equal(RefusalReason.TooManyFrames, Sample.Refusal(picture, limits: few));
        }
    }

    [Fact]
    public void A_png_with_text_that_becomes_enormous()
    {
        var bomb = Pictures.Zlib(new byte[20 * 1024 * 1024]);
        Assert.Equal(RefusalReason.ArchiveBomb, Sample.Refusal(Pictures.Png(extra: Pictures.Chunk("iCCP", Join(Ascii("x\0\0"), bomb)))));
        Assert.Equal(RefusalReason.ArchiveBomb, Sample.Refusal(Pictures.Png(extra: Pictures.Chunk("zTXt", Join(Ascii("x\0\0"), bomb)))));
        Assert.Equal(RefusalReason.ArchiveBomb, Sample.Refusal(Pictures.Png(extra: Pictures.Chunk("iTXt", Join(Ascii("x\0\x01\0en\0y\0"), bomb)))));
    }

    [Fact]
    public void A_damaged_picture()
    {
        var png = Pictures.Png();
        Assert.Equal(RefusalReason.Damaged, Sample.Refusal(png.With(png.IndexOf("gAMA") + 5, 0xAA)));
        Assert.Equal(RefusalReason.Damaged, Sample.Refusal(Pictures.Jpeg(0, 2)));
        Assert.Equal(RefusalReason.Damaged, Sample.Refusal(Pictures.Gif(frames: 0)));
        var flac = Sounds.Flac();
        Assert.Equal(RefusalReason.Damaged, Sample.Refusal(flac.With(flac.Length - 4, 0xAA)));
        var ogg = Sounds.Opus();
        Assert.Equal(RefusalReason.Damaged, Sample.Refusal(ogg.With(ogg.Length - 4, 0xAA)));
    }

    [Fact]
    public void The_virus_test_anywhere()
    {
        Assert.Equal(RefusalReason.VirusTest, Sample.Refusal(Ascii(Eicar), "eicar.com"));
        Assert.Equal(RefusalReason.VirusTest, Sample.Refusal(Ascii(Eicar), "a.txt"));
        Assert.Equal(RefusalReason.VirusTest, Sample.Refusal(Documents.Docx("<w:p/>", ("word/media/image1.png", Ascii(Eicar)))));
        Assert.Equal(RefusalReason.VirusTest, Sample.Refusal(Documents.Pdf(extra: Documents.PdfStream(9, "/Filter/FlateDecode", Pictures.Zlib(Ascii(Eicar))))));
        // Over the border of what is read at once.
        foreach (var before in new[] { 65_536 - 67, 65_536 - 30, 65_536 - 1, 65_536 })
        {
            Assert.Equal(RefusalReason.VirusTest, Sample.Refusal(Ascii(new string('a', before) + Eicar), "a.txt"));
            Assert.Equal(RefusalReason.VirusTest, Sample.Refusal(Documents.Docx("<w:p/>", ("word/media/a.bin", Ascii(new string('a', before) + Eicar)))));
        }
    }

    [Theory]
    [InlineData("a.jpg")]
    [InlineData("a.png")]
    [InlineData("a.gif")]
    [InlineData("a.webp")]
    [InlineData("a.heic")]
    [InlineData("a.tif")]
    [InlineData("a.mp3")]
    [InlineData("a.wav")]
    [InlineData("a.opus")]
    [InlineData("a.mp4")]
    [InlineData("a.pdf")]
    [InlineData("a.webm")]
    public void Two_formats_in_one_by_what_follows(string name)
    {
        var (_, _, bytes) = Sample.Of(name);
        foreach (var second in new[] { Documents.Zip(("A.class", [1])), Ascii("<html><script>alert(1)</script></html>"), Ascii("zomaar wat erachter") })
        {
            Assert.Equal(RefusalReason.Polyglot, Sample.Refusal(Join(bytes, second), name));
        }
    }

    [Theory]
    [InlineData(0xFE)]
    [InlineData(0xE1)]
    public void Two_formats_in_one_by_what_is_inside(byte marker)
    {
        byte[] With(byte[] inside) => Join([0xFF, 0xD8], Pictures.Segment(marker, inside), Pictures.Jpeg()[2..]);
        Assert.Equal(RefusalReason.Polyglot, Sample.Refusal(With(Ascii("%PDF-1.4"))));
        Assert.Equal(RefusalReason.Polyglot, Sample.Refusal(With(Ascii("<script>alert(1)</script>"))));
        Assert.Equal(RefusalReason.Polyglot, Sample.Refusal(With(Ascii("<?php system($_GET[0]); ?>"))));
        Assert.Equal(RefusalReason.Polyglot, Sample.Refusal(With(Documents.Zip(("a", [1])))));
        Assert.Equal(RefusalReason.Polyglot, Sample.Refusal(With(Ascii("Rar!\x1A\x07\x01\0"))));
    }

    [Fact]
    public void Two_formats_in_one_by_what_precedes()
    {
        Assert.Equal(RefusalReason.Polyglot, Sample.Refusal(Join(Ascii("GARBAGE\n"), Documents.Pdf())));
        Assert.Equal(RefusalReason.Polyglot, Sample.Refusal(Join(Ascii("GARBAGE\n"), Documents.Docx())));
        Assert.Equal(RefusalReason.Polyglot, Sample.Refusal(Join(Ascii("%PDF-1.4"), Documents.Docx())[8..].With(0, 1)));
        Assert.Equal(RefusalReason.Polyglot, Sample.Refusal(Join(Documents.Docx(), Ascii("erachter"))));
        Assert.Equal(RefusalReason.Polyglot, Sample.Refusal(Join(Documents.Docx(), Documents.Docx())));
        Assert.Equal(RefusalReason.Polyglot, Sample.Refusal(Join(Ascii("tekst "), Documents.Zip(("a", [1]))), "a.txt"));
        Assert.Equal(RefusalReason.Polyglot, Sample.Refusal(Join(Pictures.Gif().With(6, Ascii("/*")), Ascii("*/=1;alert(1)"))));
    }

    [Fact]
    public void A_film_whose_data_are_elsewhere() => Assert.Equal(RefusalReason.ExternalContent, Sample.Refusal(Films.Mp4(reference: 0)));

    [Theory]
    [InlineData("doc", RefusalReason.OldOfficeFormat)]
    [InlineData("msi", RefusalReason.Executable)]
    public void An_office_file_of_before_2007(string extension, RefusalReason reason) =>
        Assert.Equal(reason, Sample.Refusal(Join([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], new byte[600]), "a." + extension));

    [Fact]
    public void Rich_text_and_an_office_file_with_a_password()
    {
        Assert.Equal(RefusalReason.OldOfficeFormat, Sample.Refusal(Ascii("{\\rtf1 tekst}"), "a.rtf"));
        Assert.Equal(RefusalReason.Encrypted, Sample.Refusal(Join([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], new byte[600], Encoding.Unicode.GetBytes("EncryptedPackage")), "a.docx"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_truncated_file_is_refused_or_a_whole_shorter_one(string name)
    {
        var (type, _, bytes) = Sample.Of(name);
        for (var length = 0; length < bytes.Length; length++)
        {
            // Text, frames of AMR and of MP3 may end anywhere between; a PDF may lack its last line end; a film its last empty boxes; one that is recorded as it comes may stop.
            var isWhole = Sample.Inspect(bytes[..length], name).Match<FileType?>(accepted => accepted.Type, _ => null);
            if (isWhole is not null)
            {
                Assert.Contains(type.Code, new[] { "txt", "amr", "mp3", "pdf", "mp4", "mov", "3gp", "m4a", "heic", "ogg", "webm" });
                Assert.Equal(type, isWhole);
            }
        }
    }

    public static TheoryData<string> Names => Sample.Names;

    [Fact]
    public void A_stream_that_cannot_be_sought_is_a_fault_of_the_program()
    {
        using var forward = new System.IO.Compression.ZLibStream(new MemoryStream(), System.IO.Compression.CompressionMode.Decompress);
        Assert.Throws<ArgumentException>(() => AttachmentInspector.Inspect(forward, null, cancellation: TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => CleanCopy.Write(forward, FileType.Jpeg, Stream.Null, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => OfficeText.Read(new MemoryStream(), FileType.Jpeg, 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Cancelling_ends_it()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => AttachmentInspector.Inspect(new MemoryStream(Pictures.Jpeg()), null, cancellation: cancelled.Token));
        Assert.Throws<OperationCanceledException>(() => CleanCopy.Write(new MemoryStream(Pictures.Jpeg()), FileType.Jpeg, Stream.Null, cancelled.Token));
        Assert.Throws<OperationCanceledException>(() => OfficeText.Read(new MemoryStream(Documents.Docx()), FileType.Docx, 10, cancelled.Token));
    }
}
