using Baken.Attachments.Tests.Samples;
using static Baken.Attachments.Tests.Samples.Bytes;

namespace Baken.Attachments.Tests;

public class Archive_refusals
{
    [Theory]
    [InlineData("../foto.jpg")]
    [InlineData("word/../../foto.jpg")]
    [InlineData("/foto.jpg")]
    [InlineData("C:/foto.jpg")]
    [InlineData("C:foto.jpg")]
    [InlineData("word\\foto.jpg")]
    [InlineData("foto\0.jpg")]
    [InlineData("./foto.jpg")]
    [InlineData("foto\n.jpg")]
    public void A_name_inside_that_leads_elsewhere(string name)
    {
        Assert.Equal(RefusalReason.UnsafeName, Sample.Refusal(new RawZip().Add(name, [1]).Bytes()));
        Assert.Equal(RefusalReason.UnsafeName, Sample.Refusal(Documents.Docx("<w:p/>", (name, [1]))));
    }

    [Fact]
    public void More_entries_than_allowed()
    {
        var three = new RawZip().Add("a", []).Add("b", []).Add("c", []).Bytes();
        Assert.Equal(RefusalReason.TooManyEntries, Sample.Refusal(three, limits: new() { ArchiveEntries = 2 }));
        Assert.Equal(RefusalReason.Archive, Sample.Refusal(three, limits: new() { ArchiveEntries = 3 }));
        // The end says fewer than there are.
        Assert.Equal(RefusalReason.Damaged, Sample.Refusal(three.With(three.Length - 12, 2), limits: new() { ArchiveEntries = 2 }));
    }

    [Fact]
    public void An_entry_that_becomes_many_times_larger() =>
        Assert.Equal(RefusalReason.ArchiveBomb, Sample.Refusal(Documents.Docx("<w:p/>", ("word/media/a.bmp", new byte[4 * 1024 * 1024]))));

    [Fact]
    public void An_entry_that_becomes_more_than_its_headers_say()
    {
        var zip = new RawZip();
        foreach (var (name, content) in Documents.DocxParts("<w:p/>"))
        {
            zip.Add(name, content);
        }

        Assert.Equal(FileType.Docx, Sample.Accepted(zip.Bytes()));
        zip.Add("word/media/a.bmp", new byte[2000], saysUnpacked: 1000);
        Assert.Equal(RefusalReason.ArchiveBomb, Sample.Refusal(zip.Bytes()));
    }

    [Fact]
    public void Entries_that_become_too_much_together()
    {
        var limits = new AttachmentLimits { UnpackedBytes = 10_000 };
        Assert.Equal(RefusalReason.ArchiveBomb, Sample.Refusal(Documents.Docx("<w:p/>", ("a", new byte[6000]), ("b", new byte[6000])), limits: limits));
    }

    [Fact]
    public void Entries_that_overlap()
    {
        // The second entry of the directory has the first for its data.
        var zip = new RawZip().Add("a", new byte[5000]).Bytes(directoryTwice: true);
        Assert.Equal(RefusalReason.Unverifiable, Sample.Refusal(zip));
        var nested = new RawZip().Add("b", [1, 2, 3]).Entry;
        Assert.Equal(RefusalReason.ArchiveBomb, Sample.Refusal(new RawZip().Add("a", nested, isPacked: false).Also("b", 31, [1, 2, 3]).Bytes()));
    }

    [Fact]
    public void An_entry_that_says_otherwise_than_the_directory()
    {
        var zip = new RawZip().Add("foto.jpg", new byte[100]).Bytes();
        Assert.Equal(RefusalReason.Archive, Sample.Refusal(zip));
        Assert.Equal(RefusalReason.Unverifiable, Sample.Refusal(zip.With(14, 0)));
        Assert.Equal(RefusalReason.Unverifiable, Sample.Refusal(zip.With(8, 0)));
        Assert.Equal(RefusalReason.Unverifiable, Sample.Refusal(zip.With(22, 101)));
        Assert.Equal(RefusalReason.Unverifiable, Sample.Refusal(zip.With(30, (byte)'F')));
        Assert.Equal(RefusalReason.Unverifiable, Sample.Refusal(new RawZip().Add("a", [1]).Add("A", [1]).Bytes()));
        Assert.Equal(RefusalReason.Unverifiable, Sample.Refusal(new RawZip().Add("a", [1], method: 12).Bytes()));
    }

    [Fact]
    public void An_entry_with_a_password()
    {
        var zip = new RawZip().Add("foto.jpg", new byte[100], flags: 1).Bytes();
        Assert.Equal(RefusalReason.Encrypted, Sample.Refusal(zip));
    }

    [Fact]
    public void Something_between_the_entries_or_a_comment() // where another file can hide
    {
        Assert.Equal(RefusalReason.Polyglot, Sample.Refusal(new RawZip().Add("a", [1]).Gap([1, 2, 3]).Add("b", [1]).Bytes()));
        Assert.Equal(RefusalReason.Polyglot, Sample.Refusal(new RawZip().Add("a", [1]).Gap([1, 2, 3]).Bytes()));
        Assert.Equal(RefusalReason.Polyglot, Sample.Refusal(new RawZip().Add("a", [1]).Bytes(comment: "<script>")));
    }
}
