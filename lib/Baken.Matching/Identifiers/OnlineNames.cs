using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Baken.Matching;

/// <summary>Names on online platforms. The platforms listed do not tell two names apart by case.</summary>
internal static partial class OnlineNames
{
    private static readonly FrozenDictionary<string, string> Platforms = Pairs(
        "instagram=instagram insta=instagram ig=instagram facebook=facebook fb=facebook tiktok=tiktok x=x twitter=x " +
        "snapchat=snapchat snap=snapchat telegram=telegram tg=telegram youtube=youtube yt=youtube linkedin=linkedin onlyfans=onlyfans of=onlyfans " +
        "discord=discord threads=threads twitch=twitch reddit=reddit pinterest=pinterest vk=vk vkontakte=vk whatsapp=whatsapp wa=whatsapp");

    private static readonly FrozenDictionary<string, string> Hosts = Pairs(
        "instagram.com=instagram facebook.com=facebook m.facebook.com=facebook fb.com=facebook nl-nl.facebook.com=facebook fb.me=facebook m.me=facebook " +
        "tiktok.com=tiktok m.tiktok.com=tiktok x.com=x twitter.com=x mobile.twitter.com=x snapchat.com=snapchat story.snapchat.com=snapchat " +
        "t.me=telegram telegram.me=telegram youtube.com=youtube m.youtube.com=youtube linkedin.com=linkedin nl.linkedin.com=linkedin " +
        "onlyfans.com=onlyfans threads.net=threads threads.com=threads twitch.tv=twitch m.twitch.tv=twitch reddit.com=reddit old.reddit.com=reddit " +
        "pinterest.com=pinterest nl.pinterest.com=pinterest vk.com=vk m.vk.com=vk wa.me=whatsapp instagr.am=instagram");

    // First parts of a path that are pages of the platform itself, not names.
    private static readonly FrozenSet<string> Pages = (
        "p reel reels stories story explore watch hashtag search login home groups events marketplace share sharer sharer.php share.php intent video videos " +
        "photo photos media pages permalink.php story.php about help settings tv s c playlist results feed shorts live music tag discover comments submit pin jobs company school pulse")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static Reading Read(string text)
    {
        if (FromLink(text) is { } linked)
        {
            return linked;
        }

        var match = new[] { PlatformFirst(), PlatformLast(), NameAlone() }.Select(shape => shape.Match(text)).FirstOrDefault(match => match.Success && Known(match));
        if (match is null)
        {
            return Reading.WrongShape;
        }

        var platform = match.Groups["platform"] is { Success: true, Value: var named } ? Platforms[Word(named)] : "";
        var name = match.Groups["name"].Value;
        if (platform.Length > 0 && FromLink(name) is { } inside)
        {
            return inside;
        }

        return Canonical(platform, name) is { } canonical ? canonical : Reading.WrongShape;
    }

    /// <summary>The canonical name a link leads to, or null when it is no link to a name.</summary>
    public static string? FromLink(string text)
    {
        if (Links.Parse(text) is not { } link || !Hosts.TryGetValue(link.Host, out var platform))
        {
            return null;
        }

        var parts = link.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (platform == "facebook" && parts is ["profile.php"])
        {
            return FacebookId().Match(link.Query) is { Success: true } id ? "facebook:" + id.Groups[1].Value : null;
        }

        var name = (platform, parts) switch
        {
            ("linkedin", ["in", var person, ..]) => person,
            ("snapchat", ["add" or "p", var person, ..]) => person,
            ("reddit", ["u" or "user", var person, ..]) => person,
            ("youtube", ["c" or "user", var person, ..]) => person,
            ("youtube", [var person, ..]) when person.StartsWith('@') => person,
            ("tiktok", [var person, ..]) when person.StartsWith('@') => person,
            ("linkedin" or "snapchat" or "reddit" or "youtube" or "tiktok", _) => null,
            (_, [var person, ..]) when !Pages.Contains(person.ToLowerInvariant()) => person,
            _ => null,
        };
        return name is null ? null : Canonical(platform, name);
    }

    private static bool Known(Match match) => !match.Groups["platform"].Success || Platforms.ContainsKey(Word(match.Groups["platform"].Value));

    private static string Word(string platform) => platform.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal);

    private static string? Canonical(string platform, string written)
    {
        var name = written.TrimStart('@').TrimEnd('.', ',').ToLowerInvariant();
        if (platform == "whatsapp")
        {
            var number = name.All(char.IsAsciiDigit) && name.Length > 10 && name[0] != '0' ? "+" + name : name;
            return TelephoneNumbers.Read(number).Value is { } phone ? "whatsapp:" + phone : null;
        }

        return Name().IsMatch(name) ? (platform.Length == 0 ? "@" : platform + ":") + name : null;
    }

    private static FrozenDictionary<string, string> Pairs(string text) =>
        text.Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    [GeneratedRegex(@"^(?<platform>tik tok|[A-Za-z]{1,10})(?:[\s\-]*(?:account|naam|name|username|gebruikersnaam|profiel|profile))?(?:\s*[:=/\-]\s*|\s+(?=@?\S+$))(?<name>@?\S+|\+?[\d\s\-]{8,18})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PlatformFirst();

    [GeneratedRegex(@"^(?<name>@?[^\s@]+)\s*(?:[(,\-]\s*|\s(?:op|on)\s+|\s)(?<platform>tik tok|[A-Za-z]{1,10})\)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PlatformLast();

    [GeneratedRegex(@"^(?<name>@[^\s@]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex NameAlone();

    [GeneratedRegex(@"^(?=.*[\p{L}\p{N}])[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.\-]{0,63}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"[?&]id=(\d{5,20})(?:&|$)", RegexOptions.CultureInvariant)]
    private static partial Regex FacebookId();
}
