using System.Globalization;

namespace Baken.Signals.Tests.Known;

/// <summary>One planted pair: what an earlier signal says, what a later one says, and whether they speak of the same thing.</summary>
internal sealed record Pair(string Name, Facts Earlier, Facts Later, bool Same);

/// <summary>
/// Two hundred variants and two hundred near-misses, made by rules of notation: each of twenty ways to write a thing differently, and of
/// twenty ways to write another thing alike, on ten things of its own. All fictional.
/// </summary>
internal static class Planted
{
    private const int Each = 10;

    private static readonly string[] Names =
        ["Kwekerij De Gele Gieter", "Transport Zandhoek", "Uitzendbureau Nevelveld", "Bouwgroep Trilpaal", "Slagerij Hoornvoet", "Wasserij Het Witte Laken", "Nagelstudio Parelmoer", "Schoonmaak Glimwerk", "Autowas Schuimkop", "Hotel De Kromme Sleutel"];

    private static readonly string[] Streets =
        ["Verzonnenlaan", "Gieterweg", "Schuimstraat", "Trilpaalkade", "Parelmoerplein", "Nevelveldseweg", "Lakenhof", "Hoornvoetpad", "Zandhoekdijk", "Glimwerkstraat"];

    public static IReadOnlyList<Pair> Variants { get; } = Make(true,
    [
        ("phone with country code", i => (Phone($"06 {Digits(i)}"), Phone($"+31 6 {Digits(i)}"))),
        ("phone with 0031", i => (Phone($"06{Digits(i)}"), Phone($"0031 6 {Digits(i)}"))),
        ("phone with hyphens and dots", i => (Phone($"06-{Digits(i)}"), Phone($"06.{Digits(i)[..4]}.{Digits(i)[4..]}"))),
        ("phone with (0)", i => (Phone($"06{Digits(i)}"), Phone($"+31 (0)6 {Digits(i)}"))),
        ("phone in the narrative", i => (Phone($"06 {Digits(i)}"), Told($"Bel hem op 06-{Digits(i)} zei hij."))),
        ("KvK with spaces", i => (Kvk(Number(i)), Kvk($"{Number(i)[..2]} {Number(i)[2..4]} {Number(i)[4..6]} {Number(i)[6..]}"))),
        ("KvK with dots", i => (Kvk(Number(i)), Kvk($"{Number(i)[..2]}.{Number(i)[2..5]}.{Number(i)[5..]}"))),
        ("KvK with label", i => (Kvk(Number(i)), Kvk($"KvK {Number(i)}"))),
        ("company with legal form", i => (Company(Names[i]), Company($"{Names[i]} B.V."))),
        ("company with form in front", i => (Company(Names[i] + " BV"), Company($"V.O.F. {Names[i]}"))),
        ("company in capitals", i => (Company(Names[i]), Company(Names[i].ToUpperInvariant()))),
        ("company with accent and ampersand", i => (Company($"{Names[i]} en Zoön"), Company($"{Names[i]} & Zoon B.V."))),
        ("plate without hyphens", i => (Plate($"{(char)('G' + i)}B-{321 + i}-K"), Plate($"{(char)('G' + i)}B{321 + i}K"))),
        ("plate in small letters", i => (Plate($"{(char)('G' + i)}D-{421 + i}-P"), Plate($"{(char)('G' + i)}d {421 + i} p".ToLowerInvariant()))),
        ("e-mail in capitals", i => (Email($"info{i}@gele-gieter.example"), Email($"Info{i}@Gele-Gieter.EXAMPLE"))),
        ("e-mail in the narrative", i => (Email($"baas{i}@trilpaal.example"), Told($"Mail naar baas{i}@trilpaal.example voor werk."))),
        ("address in other notation", i => (Address($"{Streets[i]} {12 + i}, 26{10 + i} ZX Verzonnendorp"), Address($"{Streets[i]} {12 + i} 26{10 + i}zx"))),
        ("address with addition", i => (Address($"{Streets[i]} {30 + i}a, 27{10 + i} ZX"), Address($"{Streets[i]} {30 + i} A, 27{10 + i}ZX Verzonnendorp"))),
        ("online name with and without at", i => (Online($"@parelmoer_{i}x"), Online($"@Parelmoer_{i}X"))),
        ("online name with platform", i => (Online($"instagram: glimwerk.{i}"), Online($"https://www.instagram.com/glimwerk.{i}/"))),
    ]);

    public static IReadOnlyList<Pair> NearMisses { get; } = Make(false,
    [
        ("phone one digit off", i => (Phone($"06 {Digits(i)}"), Phone($"06 {Off(Digits(i))}"))),
        ("phone two digits swapped", i => (Phone($"06 {Digits(i)}"), Phone($"06 {Swapped(Digits(i))}"))),
        ("phone of another country", i => (Phone($"06 {Digits(i)}"), Phone($"+32 4{Digits(i)}"))),
        ("phone digits as KvK", i => (Phone($"06 {Digits(i)}"), Kvk(Digits(i)))),
        ("number in narrative that is an amount", i => (Phone($"06 {Digits(i)}"), Told($"Hij betaalde € {Digits(i)} in totaal."))),
        ("KvK one digit off", i => (Kvk(Number(i)), Kvk(Off(Number(i))))),
        ("KvK two digits swapped", i => (Kvk(Number(i)), Kvk(Swapped(Number(i))))),
        ("KvK of the same company's establishment", i => (Kvk(Number(i)), Establishment($"0000{Number(i)}"))),
        ("company of another trade", i => (Company($"Kwekerij {Second(i)}"), Company($"Bakkerij {Second(i)}"))),
        ("company with one word more", i => (Company(Names[i]), Company($"{Names[i]} Noord"))),
        ("company with one letter other", i => (Company(Names[i]), Company(Names[i][..^1] + "q"))),
        ("company that is only half the name", i => (Company(Names[i]), Company(Second(i)))),
        ("plate one letter off", i => (Plate($"{(char)('G' + i)}B-{321 + i}-K"), Plate($"{(char)('G' + i)}B-{321 + i}-L"))),
        ("plate other order", i => (Plate($"{(char)('G' + i)}D-{421 + i}-P"), Plate($"P-{421 + i}-{(char)('G' + i)}D"))),
        ("e-mail at another domain", i => (Email($"info{i}@gele-gieter.example"), Email($"info{i}@gele-gieters.example"))),
        ("e-mail of another person", i => (Email($"baas{i}@trilpaal.example"), Email($"baas{i}b@trilpaal.example"))),
        ("address next door", i => (Address($"{Streets[i]} {12 + i}, 26{10 + i} ZX"), Address($"{Streets[i]} {14 + i}, 26{10 + i} ZX"))),
        ("address with another addition", i => (Address($"{Streets[i]} {30 + i}a, 27{10 + i} ZX"), Address($"{Streets[i]} {30 + i}b, 27{10 + i} ZX"))),
        ("online name with one letter more", i => (Online($"@parelmoer_{i}x"), Online($"@parelmoer_{i}xx"))),
        ("same name on another platform", i => (Online($"instagram: glimwerk.{i}"), Online($"telegram: glimwerk.{i}"))),
    ]);

    private static List<Pair> Make(bool same, (string Name, Func<int, (Facts, Facts)> Pair)[] kinds) =>
        [.. kinds.SelectMany((kind, k) => Enumerable.Range(0, Each).Select(i =>
        {
            var (earlier, later) = kind.Pair(i);
            return new Pair($"{kind.Name} {i}", earlier, later, same);
        }))];

    private static string Digits(int i) => (51_234_567 + (i * 1_713_131)).ToString(CultureInfo.InvariantCulture);

    private static string Number(int i) => (71_234_560 + (i * 131_317)).ToString(CultureInfo.InvariantCulture);

    private static string Off(string digits) => digits[..5] + (char)('0' + ((digits[5] - '0' + 3) % 10)) + digits[6..];

    private static string Swapped(string digits)
    {
        var at = Enumerable.Range(1, 6).First(i => digits[i] != digits[i + 1]);
        return digits[..at] + digits[at + 1] + digits[at] + digits[(at + 2)..];
    }

    private static string Second(int i) => Names[i][(Names[i].IndexOf(' ', StringComparison.Ordinal) + 1)..];

    private static Facts Phone(string text) => new() { Phones = [text] };

    private static Facts Told(string text) => new() { Narrative = text };

    private static Facts Kvk(string text) => new() { Companies = [new Company(Kvk: text)] };

    private static Facts Establishment(string text) => new() { Companies = [new Company(Establishment: text)] };

    private static Facts Company(string text) => new() { Companies = [new Company(text)] };

    private static Facts Plate(string text) => new() { Plates = [text] };

    private static Facts Email(string text) => new() { Emails = [text] };

    private static Facts Address(string text) => new() { Address = text };

    private static Facts Online(string text) => new() { OnlineNames = [text] };
}
