using System.Text.RegularExpressions;

namespace Baken.Matching;

/// <summary>Addresses of pages: host and path. The path keeps its case, because two paths that differ in case may be two pages.</summary>
internal static partial class Links
{
    public static Reading Read(string text) => Parse(text) is { } link ? link.Canonical : Reading.WrongShape;

    /// <summary>The parts of a link, or null when the text is none.</summary>
    public static Parts? Parse(string text)
    {
        var bare = text.Trim(' ', '\n', '<', '>', '"', '\'', '(', ')', '[', ']', ',', ';', '.', '!');
        var scheme = Scheme().Match(bare);
        var rest = bare[scheme.Length..];
        if (!Shape().IsMatch(rest) || !Uri.TryCreate("http://" + rest, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0)
        {
            return null;
        }

        // Not from the Uri: it throws for a host that the rules for international names forbid.
        if (EmailAddresses.Host(HostEnd().Split(rest)[0]) is not { } host)
        {
            return null;
        }

        while (host.StartsWith("www.", StringComparison.Ordinal) && host.AsSpan(4).Contains('.'))
        {
            host = host[4..];
        }

        var port = uri.Port is 80 or 443 ? "" : ":" + uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new(host + port, Path(uri), Query(uri.Query));
    }

    // A page's own escapes are kept, save that 'é' and its escape are one; trailing slashes and sentence ends are not part of it.
    private static string Path(Uri uri) => TrailingEnd().Replace(uri.GetComponents(UriComponents.Path | UriComponents.KeepDelimiter, UriFormat.UriEscaped), "");

    private static string Query(string query)
    {
        var kept = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => !Tracking().IsMatch(part))
            .Order(StringComparer.Ordinal)
            .ToList();
        return kept.Count == 0 ? "" : "?" + string.Join('&', kept);
    }

    /// <summary>A link taken apart: host with a port that is not the default, path with its first slash or empty, query with its mark or empty.</summary>
    internal sealed record Parts(string Host, string Path, string Query)
    {
        public string Canonical => Host + Path + Query;
    }

    [GeneratedRegex("^(?:(?:https?|ftp):)?//|^https?:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N}\p{M}\-_.]*\.[\p{L}\p{N}\-]{2,}\.?(?::\d{1,5})?(?:[/?#]\S*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex("^(?:utm_[a-z_]+|fbclid|gclid|dclid|msclkid|igshid|igsh|mc_cid|mc_eid|yclid|_ga|si|s_cid|mibextid|ref_src|feature|share_id)(?:=|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tracking();

    [GeneratedRegex("[:/?#]", RegexOptions.CultureInvariant)]
    private static partial Regex HostEnd();

    [GeneratedRegex("[/.,;!]+$", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingEnd();
}
