using System.Text;
using Baken.Attachments.Tests.Samples;
using static Baken.Attachments.Tests.Samples.Bytes;

namespace Baken.Attachments.Tests;

/// <summary>Files that are made to keep one busy: what repeats in them would be gone through once for every time it stands there.</summary>
public class Busy_files
{
    private const int Size = 1_500_000;

    [Theory]
    [InlineData("1 0 obj(\n")]
    [InlineData("trailer(\n")]
    [InlineData("1 0 obj\n")]
    [InlineData("1 0 obj<</N 1/First 1>>stream\n")]
    [InlineData("1 0 obj<</Filter/FlateDecode>>stream\n\x78\x9C")]
    [InlineData("%%EOF")]
    [InlineData("/#41#41")]
    public void A_pdf(string piece) => Ends(Documents.Pdf(extra: Repeat(piece)));

    [Theory]
    [InlineData("<")]
    [InlineData("\xFF\0")]
    [InlineData("PK\x05\x06")]
    [InlineData("%PDF")]
    public void A_picture(string piece) => Ends(Join(Pictures.Jpeg()[..^2], Repeat(piece), [0xFF, 0xD9]));

    [Fact]
    public void Others()
    {
        Ends(Join([0xFF, 0xD8], Repeat("\xFF"), Pictures.Jpeg()[3..]));
        Ends(Pictures.Png(extra: Repeat(Encoding.Latin1.GetString(Pictures.Chunk("teXt", [])))));
        Ends(Join(Pictures.Gif()[..^1], Repeat("!\xFE\0"), [0x3B]));
        Ends(Join(Films.Mp4(), Repeat("\0\0\0\x08" + "free")));
        Ends(Join(Films.WebM(isOpen: true), Repeat("\xEC\x80")));
        Ends(Pictures.Riff("WEBP", Pictures.WebP()[12..], Repeat("aaaa\0\0\0\0")));
        Ends(Documents.Docx("<w:p " + string.Concat(Enumerable.Range(0, 150_000).Select(number => $"a{number}='1' ")) + "/>"));
    }

    [Fact]
    public void A_film_of_more_boxes_than_a_copy_can_have() =>
        Assert.Equal(RefusalReason.Damaged, Sample.Refusal(Join(Films.Mp4(), Repeat("\0\0\0\x08" + "free"))));

    private static byte[] Repeat(string piece)
    {
        var (one, all) = (Ascii(piece), new byte[Size / piece.Length * piece.Length]);
        for (var at = 0; at < all.Length; at += one.Length)
        {
            one.CopyTo(all, at);
        }

        return all;
    }

    private static void Ends(byte[] bytes) => Assert.NotNull(Sample.Inspect(bytes));
}
