using System.Diagnostics;
using CsCheck;

namespace Baken.Matching.Tests;

public class Identifiers_in_narratives
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Er wonen twaalf mensen in een schuur achter de kas.")]
    [InlineData("Het nummer 12345678 stond op de muur.")] // eight digits without the word KvK
    [InlineData("Op 01-02-2024 10:00 uur zag ik ze.")]
    [InlineData("Op 01-02-2024 10 mensen gezien.")] // ten digits with a nought in front
    [InlineData("Op 2024-02-01 en 2024/02/03.")]
    [InlineData("Ze krijgen € 0612345678 of 1.250,00 euro per maand.")]
    [InlineData("dossiernummer 0612345678, zaaknr. 0201234567")]
    [InlineData("van 10-en-12 en 12-tot-14 uur, 24-uurs dienst")]
    [InlineData("In 2024 werkten er 12 mensen, in 2023 10.")]
    [InlineData("in 2024 en 12 anderen")]
    [InlineData("Hij is gestopt.de man ging weg.Toen kwam zij.")]
    [InlineData("BSN 111222333")]
    [InlineData("NL91 ABNA 0417 1643 01")] // wrong check digits
    [InlineData("ik zit op instagram en facebook en snapchat")]
    [InlineData("mail@ of @ of www. of http://")]
    [InlineData("KvK onbekend. Er waren 8 mensen.")]
    [InlineData("kenteken onbekend, busje wit")]
    [InlineData("3 a 4 dagen per week, 60-70 uur, 5-6-7 dagen")]
    [InlineData("track 00123456789012")]
    public void Ordinary_text_holds_no_identifier(string? text) => Assert.Empty(IdentifierScan.Find(text));

    [Theory]
    [InlineData("Bel 06-12345678 voor werk.", IdentifierKind.Phone, "+31612345678", "06-12345678")]
    [InlineData("tel (0174) 12 34 56, vraag naar Jan", IdentifierKind.Phone, "+31174123456", "(0174) 12 34 56")]
    [InlineData("nummer +48 512 345 678 stond op de bus", IdentifierKind.Phone, "+48512345678", "+48 512 345 678")]
    [InlineData("Het bedrijf (KvK 12345678) huurt in.", IdentifierKind.KvkNumber, "12345678", "12345678")]
    [InlineData("Kamer van Koophandel nummer: 12 34 56 78", IdentifierKind.KvkNumber, "12345678", "12 34 56 78")]
    [InlineData("vestigingsnummer 0000 1234 5678", IdentifierKind.KvkEstablishment, "000012345678", "0000 1234 5678")]
    [InlineData("Mail Jan@Voorbeeld.nl.", IdentifierKind.Email, "jan@voorbeeld.nl", "Jan@Voorbeeld.nl")]
    [InlineData("een busje met 12-ABC-3 erop", IdentifierKind.LicencePlate, "12ABC3", "12-ABC-3")]
    [InlineData("een busje met v-123-bd erop", IdentifierKind.LicencePlate, "V123BD", "v-123-bd")]
    [InlineData("Kenteken: WA 12345, wit", IdentifierKind.LicencePlate, "WA12345", "WA 12345")]
    [InlineData("over naar NL91 ABNA 0417 1643 00 EN snel", IdentifierKind.Iban, "NL91ABNA0417164300", "NL91 ABNA 0417 1643 00")]
    [InlineData("ze slapen op 2691 AB 12 A, boven", IdentifierKind.Address, "2691AB|12|A", "2691 AB 12 A")]
    [InlineData("ze slapen op Dorpsstraat 12a, 2691 AB Westland", IdentifierKind.Address, "2691AB|12|A", "Dorpsstraat 12a, 2691 AB")]
    [InlineData("zie https://www.voorbeeld.nl/advertentie/9?utm_source=x.", IdentifierKind.Link, "voorbeeld.nl/advertentie/9", "https://www.voorbeeld.nl/advertentie/9?utm_source=x")]
    [InlineData("staat op voorbeeld.nl/werk, kijk maar", IdentifierKind.Link, "voorbeeld.nl/werk", "voorbeeld.nl/werk")]
    [InlineData("haar instagram: mooie_linda.", IdentifierKind.OnlineName, "instagram:mooie_linda", "instagram: mooie_linda")]
    [InlineData("volg @mooie_linda maar", IdentifierKind.OnlineName, "@mooie_linda", "@mooie_linda")]
    [InlineData("(https://t.me/werkbaas)", IdentifierKind.OnlineName, "telegram:werkbaas", "https://t.me/werkbaas")]
    [InlineData("nummer 06\u200b12345678 dus", IdentifierKind.Phone, "+31612345678", "06\u200b12345678")]
    public void One_identifier_is_found_with_its_place(string text, IdentifierKind kind, string canonical, string passage)
    {
        var found = Assert.Single(IdentifierScan.Find(text));
        Assert.Equal((kind, canonical, passage), (found.Kind, found.Canonical, text.Substring(found.Start, found.Length)));
    }

    [Fact]
    public void Several_are_found_in_order_of_place()
    {
        const string Text = "Bij Kwekerij De Linde, KvK 12345678, Dorpsstraat 12, 2691 AB Westland. Baas rijdt 12-ABC-3 en belt met 06 12345678. Betaald via NL91ABNA0417164300, site www.voorbeeld.nl, mail info@voorbeeld.nl.";
        Assert.Equal(
            [IdentifierKind.KvkNumber, IdentifierKind.Address, IdentifierKind.LicencePlate, IdentifierKind.Phone, IdentifierKind.Iban, IdentifierKind.Link, IdentifierKind.Email],
            IdentifierScan.Find(Text).Select(found => found.Kind));
    }

    [Fact]
    public void No_more_than_thirty_are_returned() =>
        Assert.Equal(IdentifierScan.MostResults, IdentifierScan.Find(string.Join(", ", Enumerable.Range(0, 60).Select(n => $"m{n}@voorbeeld.nl"))).Count);

    [Theory]
    [InlineData("0 ")]
    [InlineData("Aa ")]
    [InlineData("a.")]
    [InlineData("12-")]
    [InlineData("2691 AB ")]
    [InlineData("KvK ")]
    [InlineData("NL91 ")]
    [InlineData("+31 6 ")]
    [InlineData("06-12345678 ")]
    [InlineData("insta: ")]
    [InlineData("kenteken A1 ")]
    public void A_hundred_thousand_characters_take_no_more_than_seconds(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, IdentifierScan.LongestText / piece.Length));
        var watch = Stopwatch.StartNew();
        _ = IdentifierScan.Find(text);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    [Fact]
    public void No_text_makes_it_throw_and_each_find_lies_in_the_text_and_overlaps_none() =>
        Gen.OneOf(Gen.String, Identifier_refusals.NearIdentifiers).Sample(
            text =>
            {
                var end = 0;
                foreach (var found in IdentifierScan.Find(text))
                {
                    Assert.True(found.Start >= end && found.Length > 0 && found.Start + found.Length <= text.Length);
                    Assert.Equal(found.Canonical, Identifiers.Normalise(found.Kind, found.Canonical));
                    end = found.Start + found.Length;
                }
            },
            iter: 20_000);
}
