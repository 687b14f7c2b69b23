using System.Text;
using System.Text.RegularExpressions;

namespace Baken.Matching;

/// <summary>
/// Finds identifiers inside free text: telephone numbers, trade register numbers, e-mail addresses, licence plates, bank accounts,
/// postcodes with a number, links and online names. Rather misses one than calls a date, an amount or a file number an identifier.
/// </summary>
public static partial class IdentifierScan
{
    /// <summary>The most identifiers that are returned.</summary>
    public const int MostResults = 30;

    /// <summary>How many characters of a text are searched; what lies beyond is left alone.</summary>
    public const int LongestText = 100_000;

    private static readonly (Regex Shape, Func<Match, string, Found?> Read)[] Finders =
    [
        (LinkShape(), ReadLink),
        (EmailShape(), (match, _) => Of(IdentifierKind.Email, match)),
        (IbanShape(), ReadIban),
        (EstablishmentShape(), (match, _) => Of(IdentifierKind.KvkEstablishment, match.Groups["value"])),
        (KvkShape(), (match, _) => Of(IdentifierKind.KvkNumber, match.Groups["value"])),
        (PostcodeShape(), ReadAddress),
        (DutchPlateShape(), ReadDutchPlate),
        (NamedPlateShape(), (match, _) => Of(IdentifierKind.LicencePlate, match.Groups["value"])),
        (PhoneShape(), ReadPhone),
        (PlatformNameShape(), (match, _) => Of(IdentifierKind.OnlineName, match)),
        (OnlineNameShape(), (match, _) => Of(IdentifierKind.OnlineName, match)),
    ];

    /// <summary>The identifiers of a text, in order of place, none overlapping another; never null, at most <see cref="MostResults"/>.</summary>
    public static IReadOnlyList<FoundIdentifier> Find(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        var (seen, places) = Visible(text);
        var found = new List<(int Start, int End, IdentifierKind Kind, string Canonical)>();
        foreach (var (shape, read) in Finders)
        {
            foreach (var match in shape.Matches(seen).Cast<Match>())
            {
                if (read(match, seen) is { } hit && !found.Any(other => hit.Start < other.End && other.Start < hit.Start + hit.Length))
                {
                    found.Add((hit.Start, hit.Start + hit.Length, hit.Kind, hit.Canonical));
                }
            }
        }

        return [.. found
            .OrderBy(hit => hit.Start)
            .Take(MostResults)
            .Select(hit => new FoundIdentifier(hit.Kind, hit.Canonical, places[hit.Start], places[hit.End - 1] + 1 - places[hit.Start]))];
    }

    // Without hidden characters, each kept one with its place in the text as given; folding that changes lengths is left to the reader.
    private static (string Seen, List<int> Places) Visible(string text)
    {
        var seen = new StringBuilder(Math.Min(text.Length, LongestText));
        var places = new List<int>(seen.Capacity);
        for (var index = 0; index < text.Length && index < LongestText; index++)
        {
            var c = text[index];
            if (!char.IsSurrogate(c) && VisibleText.Hidden(new Rune(c)))
            {
                continue;
            }

            seen.Append(c switch
            {
                '\n' => '\n',
                _ when char.IsWhiteSpace(c) => ' ',
                _ when char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.DashPunctuation => '-',
                _ => c,
            });
            places.Add(index);
        }

        return (seen.ToString(), places);
    }

    private static Found? Of(IdentifierKind kind, Capture capture) => Of(kind, capture.Value, capture.Index);

    private static Found? Of(IdentifierKind kind, string value, int start) =>
        Identifiers.Normalise(kind, value) is { } canonical ? new(kind, canonical, start, value.Length) : null;

    private static Found? ReadLink(Match match, string text)
    {
        var value = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', ']', '"', '\'', '>', '»', '”', '’');
        return Of(IdentifierKind.OnlineName, value, match.Index) ?? Of(IdentifierKind.Link, value, match.Index);
    }

    // The words after an account number look like more of it: its country says where it ends.
    private static Found? ReadIban(Match match, string text)
    {
        if (BankAccounts.LengthOf(match.Value[..2].ToUpperInvariant()) is not { } length)
        {
            return null;
        }

        var (end, taken) = (match.Index, 0);
        for (; end < match.Index + match.Length && taken < length; end++)
        {
            taken += char.IsAsciiLetterOrDigit(text[end]) ? 1 : 0;
        }

        var isWhole = taken == length && (end == text.Length || !char.IsLetterOrDigit(text[end]));
        return isWhole ? Of(IdentifierKind.Iban, text[match.Index..end], match.Index) : null;
    }

    private static Found? ReadAddress(Match match, string text) => Of(IdentifierKind.Address, match);

    private static Found? ReadDutchPlate(Match match, string text)
    {
        var bare = match.Value.Replace("-", "", StringComparison.Ordinal);
        // Small letters are read as a plate only without vowels, which no plate of the last forty years has ('10-en-12').
        var isPlate = LicencePlates.IsDutch(bare.ToUpperInvariant()) && (!bare.Any(char.IsLower) || !bare.Any("aeiou".Contains));
        return isPlate ? Of(IdentifierKind.LicencePlate, match) : null;
    }

    private static Found? ReadPhone(Match match, string text)
    {
        var before = text[Math.Max(0, match.Index - 30)..match.Index];
        var digits = match.Value.Count(char.IsAsciiDigit);
        var isOther = digits is < 10 or > 15 || DateShape().IsMatch(match.Value) || OtherNumberBefore().IsMatch(before);
        return isOther ? null : Of(IdentifierKind.Phone, match);
    }

    private readonly record struct Found(IdentifierKind Kind, string Canonical, int Start, int Length);

    private const string Kvk = @"(?:\bkvk|\bk\.v\.k\.?|\bkamer van koophandel)";

    [GeneratedRegex(@"(?<![\w@.\-])(?:https?://[^\s<>""]{4,300}|www\.[^\s<>""]{4,300}|[A-Za-z0-9][A-Za-z0-9\-]{1,62}(?:\.[a-z0-9\-]{2,63}){0,3}\.(?:nl|com|eu|net|org|info|shop|online|app|pl|ro|bg)(?![\w@.\-]*@)(?![A-Za-z0-9\-])(?:/[^\s<>""]{0,300})?|(?:t|wa|m)\.me/[^\s<>""]{3,100})", RegexOptions.CultureInvariant)]
    private static partial Regex LinkShape();

    [GeneratedRegex(@"(?<![\w.%+\-@])[\p{L}\p{N}][\p{L}\p{N}._%+\-]{0,63}@[\p{L}\p{N}][\p{L}\p{N}\-]{0,62}(?:\.[\p{L}\p{N}\-]{1,62}){1,5}(?<![.\-])", RegexOptions.CultureInvariant)]
    private static partial Regex EmailShape();

    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?:[ .]?[A-Z0-9]){11,30}|(?<![A-Za-z0-9])[a-z]{2}[0-9]{2}[a-z0-9]{11,30}", RegexOptions.CultureInvariant)]
    private static partial Regex IbanShape();

    [GeneratedRegex(@"\bvestigings?[ \-]?(?:nummer|nr)\.?[^\d\n]{0,12}(?<value>\d(?:[ .\-]?\d){11})(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EstablishmentShape();

    [GeneratedRegex(Kvk + @"[^\d\n]{0,25}(?<value>\d(?:[ .\-]?\d){7})(?![ .\-]?\d)|(?<![\d.\-])(?<value>\d{8})[ ,]{1,2}\(?" + Kvk + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KvkShape();

    [GeneratedRegex(@"(?:[A-Z'][\p{L}.'\-]{2,30}(?: [\p{L}.'\-]{1,30}){0,3} \d{1,5}(?: ?-? ?[A-Za-z]{1,3}|[\-/]\d{1,4})?,? {0,2})?(?<![\w.])[1-9]\d{3} ?(?:[A-Z]{2}|(?<=\d)[a-z]{2})(?![\w])(?:(?<=\d{1,5}(?: ?-? ?[A-Za-z]{1,3}|[\-/]\d{1,4})?,? {0,2}\d{4} ?[A-Za-z]{2})|(?:,? (?:nr\.? |nummer |huisnummer )?\d{1,5}(?:[A-Za-z](?!\w)| ?- ?[A-Za-z0-9]{1,3}(?!\w)| [A-Z](?!\w))?(?!\w)))", RegexOptions.CultureInvariant)]
    private static partial Regex PostcodeShape();

    [GeneratedRegex(@"(?<![\w\-])(?:[A-Za-z]{1,3}|\d{1,3})-(?:[A-Za-z]{1,3}|\d{1,3})-(?:[A-Za-z]{1,2}|[A-Za-z]{3}|\d{1,2}|\d{3})(?![\w\-])", RegexOptions.CultureInvariant)]
    private static partial Regex DutchPlateShape();

    [GeneratedRegex(@"\b(?i:kenteken(?:plaat)?|nummerplaat|licen[cs]e plate)(?: ?(?:nummer|nr)\.?)?(?: is| was|:)? (?:\(?(?:NL|PL|D|B|RO|BG|F|GB|H|LT|LV)\)? )?(?<value>(?=[A-Za-z0-9 \-]{0,12}\d)(?:[A-Z0-9]{1,4}(?:[ \-][A-Z0-9]{1,5}){1,2}|[A-Z0-9]{5,8}|[a-z0-9]{6}))(?![\w])", RegexOptions.CultureInvariant)]
    private static partial Regex NamedPlateShape();

    [GeneratedRegex(@"(?<![\w+.,\-/€$])(?:\+|00|\(?0)[\d](?:[ ().\-/]{0,3}\d){7,14}(?![\d\w])", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneShape();

    [GeneratedRegex(@"(?<!\d)(?:0?[1-9]|[12]\d|3[01])[\-./ ](?:0?[1-9]|1[0-2])[\-./ ](?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d\d[\-./](?:0[1-9]|1[0-2])[\-./](?:0[1-9]|[12]\d|3[01])", RegexOptions.CultureInvariant)]
    private static partial Regex DateShape();

    [GeneratedRegex(@"(?:\b(?:kvk|kamer van koophandel|iban|bsn|dossier|zaak|factuur|order|bestel|polis|klant|lid|rekening|vestigings?|serie|pakket|track)[\- ]?(?:nummer|nr|no)?|€|EUR)[.:]?\s*(?:is |: ?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherNumberBefore();

    [GeneratedRegex(@"\b(?:instagram|insta|snapchat|snap|tiktok|telegram|facebook|twitter|onlyfans)(?: ?(?:account|naam|gebruikersnaam|profiel))?(?:: ?@?|\s@)[A-Za-z0-9_][A-Za-z0-9_.\-]{1,40}[A-Za-z0-9_]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PlatformNameShape();

    [GeneratedRegex(@"(?<![\w@.\-/])@[A-Za-z0-9_][A-Za-z0-9_.]{1,40}[A-Za-z0-9_](?![\w@])", RegexOptions.CultureInvariant)]
    private static partial Regex OnlineNameShape();
}
