using System.Security.Cryptography;
using System.Text;
using Baken.Kernel.Sealing;
using CsCheck;

namespace Baken.Kernel.Tests.Sealing;

public class Data_key
{
    private static readonly SealedField Field = new("signals", "headline");
    private static readonly Guid Row = Guid.NewGuid();
    private static readonly DataKey Key = DataKey.FromSecret("a secret that only a cookie holds"u8);

    [Fact]
    public void Text_moved_to_another_column_table_or_row_does_not_open()
    {
        var text = Key.Seal(Field, Row, "geheim");
        Assert.ThrowsAny<CryptographicException>(() => Key.Open(Field with { Column = "reporter" }, Row, text));
        Assert.ThrowsAny<CryptographicException>(() => Key.Open(Field with { Table = "decisions" }, Row, text));
        Assert.ThrowsAny<CryptographicException>(() => Key.Open(Field, Guid.NewGuid(), text));
    }

    [Fact]
    public void Another_key_does_not_open_it_nor_does_the_same_key_under_another_id()
    {
        var bytes = RandomNumberGenerator.GetBytes(32);
        var text = new DataKey(Row, bytes).Seal(Field, Row, "geheim");
        Assert.Equal("geheim", new DataKey(Row, bytes).Open(Field, Row, text));
        Assert.ThrowsAny<CryptographicException>(() => new DataKey(Guid.NewGuid(), bytes).Open(Field, Row, text));
        Assert.ThrowsAny<CryptographicException>(() => Key.Open(Field, Row, text));
    }

    [Fact]
    public void Any_changed_byte_is_found()
    {
        var bytes = Key.Seal(Field, Row, "geheim").ToBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= 0x40;
            Assert.ThrowsAny<CryptographicException>(() => Key.Open(Field, Row, new SealedText(changed)));
        }
    }

    [Fact]
    public void Cut_short_or_of_another_format_is_refused() => Assert.All(
        [[1], new byte[32], [.. Key.Seal(Field, Row, "geheim").ToBytes()[..^1]]],
        bytes => Assert.ThrowsAny<CryptographicException>(() => Key.Open(Field, Row, new SealedText(bytes))));

    [Fact]
    public void What_was_never_sealed_opens_as_nothing() => Assert.Equal("", Key.Open(Field, Row, default));

    [Fact]
    public void Same_text_twice_gives_other_bytes() => Assert.NotEqual(Key.Seal(Field, Row, "geheim"), Key.Seal(Field, Row, "geheim"));

    [Theory]
    [InlineData(0, 256)]
    [InlineData(252, 256)]
    [InlineData(253, 1024)]
    [InlineData(1020, 1024)]
    [InlineData(4093, 16384)]
    [InlineData(65_532, 65_536)]
    [InlineData(65_533, 131_072)]
    public void Length_shows_only_its_class(int bytes, int padded)
    {
        const int overhead = 1 + 12 + 16;
        Assert.Equal(padded + overhead, Key.Seal(Field, Row, new string('x', bytes)).ToBytes().Length);
    }

    [Fact]
    public void Every_text_comes_back_as_it_was_and_half_a_pair_as_the_replacement_character() => Gen.String.Sample(text =>
    {
        var opened = Key.Open(Field, Row, Key.Seal(Field, Row, text));
        Assert.Equal(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)), opened);
        if (!text.Any(char.IsSurrogate))
        {
            Assert.Equal(text, opened);
        }
    }, iter: 2000);

    [Theory]
    [InlineData("zero\u200Bwidth and \u202Eright to left")]
    [InlineData("nul \0 inside")]
    [InlineData("🚨 pair")]
    [InlineData("e\u0301 not composed")]
    public void Odd_characters_are_kept_as_they_are(string text) => Assert.Equal(text, Key.Open(Field, Row, Key.Seal(Field, Row, text)));

    [Fact]
    public void Half_a_pair_becomes_the_replacement_character() => Assert.Equal("a\uFFFDb", Key.Open(Field, Row, Key.Seal(Field, Row, "a\uD83Db")));

    [Fact]
    public void Sealed_text_never_says_what_it_holds() => Assert.Equal("(sealed)", Key.Seal(Field, Row, "geheim").ToString());

    [Fact]
    public async Task One_key_serves_many_at_once() => await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
    {
        for (var n = 0; n < 500; n++)
        {
            Assert.Equal($"{i}-{n}", Key.Open(Field, Row, Key.Seal(Field, Row, $"{i}-{n}")));
        }
    })));
}
