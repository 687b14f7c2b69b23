using System.Text;

namespace Baken.Tests.Canary;

public sealed class SearchTests
{
    private const string Text = "kanarie-4711-zingt";

    [Theory]
    [InlineData("", "")]
    [InlineData("x", "yz")]
    [InlineData("xy", "z")]
    [InlineData("xyz", "zz")]
    public void Text_is_found_in_every_form_wherever_it_begins(string before, string after)
    {
        var whole = before + Text + after;
        byte[][] written =
        [
            Encoding.UTF8.GetBytes(whole), Encoding.Unicode.GetBytes(whole), Encoding.BigEndianUnicode.GetBytes(whole),
            Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(whole))), Encoding.ASCII.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes(whole))),
        ];
        Assert.All(written, bytes => Assert.NotEmpty(Search.Find(bytes, [Text])));
    }

    [Fact]
    public void What_is_not_there_is_not_found() => Assert.Empty(Search.Find(Encoding.UTF8.GetBytes("kanarie-4711-zwijgt"), [Text]));
}
