using CsCheck;

namespace Baken.Matching.Tests;

public class Identifier_refusals
{
    private static readonly IdentifierKind[] Kinds = Enum.GetValues<IdentifierKind>();

    // Text that is close to identifiers finds more than text of random characters.
    internal static readonly Gen<string> NearIdentifiers = Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 10].Select(string.Concat);

    private static string[] Pieces =>
    [
        "0", "06", "+31", "(0)", "12345678", "1", "12", "9", "KvK ", "B.V.", "bv", "b v", " ", " ", "-", ".", ",", "@", "a", "AB", "Ab", "x", "|", "/", "//", "https://", "www.", ".nl", "insta", ":",
        "instagram.com/", "?id=", "&", "en", "%2e", "..", "\u200b", "\u202e", "\ud800", "é", "ß", "İ", "ı", "ﬁ", "Ⅷ", "２", "٣", "½", "²", "\u0301", "\u00a0", "\n", "'", "2691AB", "NL91", "ABNA", "(", ")",
        "sp. z o.o.", "i.o.", "Ltd", "漢", "😀", "+", "ext 1", "x1", "#", "toev.", "straat", "tel", "wa", "t.me/",
    ];

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("\u200b\u200f\ufeff")]
    public void Nothing_to_see_is_empty_of_every_kind(string? text)
    {
        foreach (var kind in Kinds)
        {
            Assert.False(Identifiers.TryNormalise(kind, text, out var canonical, out var refusal));
            Assert.Equal(("", IdentifierRefusal.Empty), (canonical, refusal));
        }
    }

    [Fact]
    public void More_than_500_characters_are_refused_not_cut()
    {
        foreach (var kind in Kinds)
        {
            Assert.False(Identifiers.TryNormalise(kind, new string('1', 501), out _, out var refusal));
            Assert.Equal(IdentifierRefusal.TooLong, refusal);
        }

        Assert.NotNull(CompanyName.Normalise(new string('a', 500)));
    }

    [Theory]
    [InlineData(IdentifierKind.Phone, "bel mij", IdentifierRefusal.WrongShape)]
    [InlineData(IdentifierKind.Phone, "112", IdentifierRefusal.NotInUse)]
    [InlineData(IdentifierKind.Phone, "0123", IdentifierRefusal.NotInUse)]
    [InlineData(IdentifierKind.Phone, "06 12345678 of 06 87654321", IdentifierRefusal.WrongShape)]
    [InlineData(IdentifierKind.KvkNumber, "1234567", IdentifierRefusal.WrongShape)]
    [InlineData(IdentifierKind.KvkNumber, "00000000", IdentifierRefusal.NotInUse)]
    [InlineData(IdentifierKind.KvkEstablishment, "12345678", IdentifierRefusal.WrongShape)]
    [InlineData(IdentifierKind.Bsn, "123456789", IdentifierRefusal.WrongCheckDigits)]
    [InlineData(IdentifierKind.Bsn, "000000000", IdentifierRefusal.NotInUse)]
    [InlineData(IdentifierKind.Email, "jan at voorbeeld", IdentifierRefusal.WrongShape)]
    [InlineData(IdentifierKind.Email, "jan@voorbeeld.nl, piet@voorbeeld.nl", IdentifierRefusal.WrongShape)]
    [InlineData(IdentifierKind.LicencePlate, "onbekend", IdentifierRefusal.WrongShape)]
    [InlineData(IdentifierKind.LicencePlate, "123456", IdentifierRefusal.WrongShape)]
    [InlineData(IdentifierKind.Iban, "NL91 ABNA 0417 1643 01", IdentifierRefusal.WrongCheckDigits)]
    [InlineData(IdentifierKind.Iban, "NL91 ABNA", IdentifierRefusal.WrongShape)]
    [InlineData(IdentifierKind.Address, "2691 AB", IdentifierRefusal.WrongShape)]
    [InlineData(IdentifierKind.Address, "2691 SS 12", IdentifierRefusal.WrongShape)]
    [InlineData(IdentifierKind.Address, "ergens in Westland", IdentifierRefusal.WrongShape)]
    [InlineData(IdentifierKind.OnlineName, "een meisje op internet", IdentifierRefusal.WrongShape)]
    [InlineData(IdentifierKind.OnlineName, "https://www.instagram.com/p/abc/", IdentifierRefusal.WrongShape)]
    [InlineData(IdentifierKind.Link, "zomaar tekst", IdentifierRefusal.WrongShape)]
    [InlineData(IdentifierKind.Link, "https://naam:geheim@voorbeeld.nl/", IdentifierRefusal.WrongShape)]
    [InlineData(IdentifierKind.CompanyName, "...", IdentifierRefusal.WrongShape)]
    public void What_is_no_identifier_says_why(IdentifierKind kind, string text, IdentifierRefusal expected)
    {
        Assert.Null(Identifiers.Normalise(kind, text));
        Assert.False(Identifiers.TryNormalise(kind, text, out _, out var refusal));
        Assert.Equal(expected, refusal);
    }

    [Theory]
    [InlineData(IdentifierKind.Phone, "+31 (0)6 12345678", "+31612345678")]
    [InlineData(IdentifierKind.KvkNumber, "KvK 12.34.56.78", "12345678")]
    [InlineData(IdentifierKind.KvkEstablishment, "vestigingsnummer 0000 1234 5678", "000012345678")]
    [InlineData(IdentifierKind.Bsn, "12345672", "012345672")]
    [InlineData(IdentifierKind.Email, "Jan <JAN@Voorbeeld.nl>", "jan@voorbeeld.nl")]
    [InlineData(IdentifierKind.LicencePlate, "12-abc-3", "12ABC3")]
    [InlineData(IdentifierKind.Iban, "nl91 abna 0417 1643 00", "NL91ABNA0417164300")]
    [InlineData(IdentifierKind.Address, "Dorpsstraat 12a, 2691 AB 's-Gravenzande", "2691AB|12|A")]
    [InlineData(IdentifierKind.Address, "Dorpsstraat 12 A, Westland", "dorpsstraat|12|A|westland")]
    [InlineData(IdentifierKind.OnlineName, "https://www.instagram.com/Mooie_Linda/", "instagram:mooie_linda")]
    [InlineData(IdentifierKind.Link, "https://www.voorbeeld.nl/Pagina/?utm_source=x", "voorbeeld.nl/Pagina")]
    [InlineData(IdentifierKind.CompanyName, "B.V. Jansen & Zonen", "jansen en zonen")]
    public void The_canonical_text_is_as_documented(IdentifierKind kind, string text, string canonical)
    {
        Assert.True(Identifiers.TryNormalise(kind, text, out var value, out var refusal));
        Assert.Equal((canonical, IdentifierRefusal.None), (value, refusal));
    }

    [Fact]
    public void An_online_name_may_be_given_with_its_platform_apart()
    {
        Assert.Equal("snapchat:linda99", Identifiers.OnlineName("Snapchat", "@Linda99"));
        Assert.Equal("instagram:linda99", Identifiers.OnlineName("Snapchat", "https://instagram.com/linda99")); // the link knows better
        Assert.Equal("@linda99", Identifiers.OnlineName(" ", "@linda99"));
        Assert.Null(Identifiers.OnlineName("Snapchat", null));
        Assert.Null(Identifiers.OnlineName("Onbekend", "linda99"));
    }

    [Fact]
    public void A_company_is_its_words() => Assert.Equal(["kwekerij", "de", "linde"], CompanyName.Tokens("Kwekerij De Linde B.V."));

    [Fact]
    public void What_is_no_company_has_no_words() => Assert.Empty(CompanyName.Tokens("—"));

    [Fact]
    public void No_text_makes_it_throw_and_a_canonical_text_is_its_own() =>
        Gen.OneOf(Gen.String, NearIdentifiers).Sample(
            text =>
            {
                foreach (var kind in Kinds)
                {
                    if (Identifiers.Normalise(kind, text) is { } canonical)
                    {
                        var again = Identifiers.Normalise(kind, canonical);
                        Assert.True(canonical == again, $"{kind}: '{text}' → '{canonical}' → '{again}'");
                    }
                }
            },
            iter: 50_000);
}
