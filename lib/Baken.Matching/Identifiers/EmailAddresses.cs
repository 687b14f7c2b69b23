using System.Globalization;
using System.Text.RegularExpressions;

namespace Baken.Matching;

/// <summary>E-mail addresses. Small letters throughout: no provider in use tells two mailboxes apart by case. Nothing else of a mailbox is changed.</summary>
internal static partial class EmailAddresses
{
    private static readonly IdnMapping Hosts = new() { AllowUnassigned = false, UseStd3AsciiRules = true };

    public static Reading Read(string text)
    {
        var found = Shape().Matches(At().Replace(text, "@"))
            .Select(match => Canonical(match.Groups["box"].Value, match.Groups["host"].Value))
            .Distinct()
            .Take(2)
            .ToList();
        return found is [{ } address] ? address : Reading.WrongShape;
    }

    /// <summary>The host in its ASCII form and small letters, or null when it is none.</summary>
    public static string? Host(string host)
    {
        try
        {
            var ascii = Hosts.GetAscii(host.Trim('.').ToLowerInvariant()).ToLowerInvariant();
            var top = ascii[(ascii.LastIndexOf('.') + 1)..];
            return ascii.Contains('.', StringComparison.Ordinal) && TopLevel().IsMatch(top) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? Canonical(string box, string host)
    {
        var mailbox = box.Trim('.', '\'').ToLowerInvariant();
        return mailbox.Length is > 0 and <= 64 && !mailbox.Contains("..", StringComparison.Ordinal) && Host(host) is { } ascii ? $"{mailbox}@{ascii}" : null;
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}._%+\-@])(?<box>[\p{L}\p{N}][\p{L}\p{N}\p{M}._%+'=&~\-]{0,63})@(?<host>[\p{L}\p{N}][\p{L}\p{N}\p{M}\-]*(?:\.[\p{L}\p{N}\p{M}\-]+)+)(?![@\p{L}])", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"\s*(?:\[at\]|\(at\)|\[apenstaartje\]|\(apenstaartje\))\s*|\s+@\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex At();

    [GeneratedRegex("^(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})$", RegexOptions.CultureInvariant)]
    private static partial Regex TopLevel();
}
