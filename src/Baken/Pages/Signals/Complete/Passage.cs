using System.Text.RegularExpressions;
using Baken.Signals;

namespace Baken.Pages.Signals.Complete;

/// <summary>A cited part of the narrative: where it stands, and its words.</summary>
internal static class Passage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Where the words stand in the narrative; null when they do not. A line break counts as a space, because a field of one line makes one
    /// of it.
    /// </summary>
    public static (int Start, int Length)? Find(string narrative, string typed)
    {
        var words = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var found = words.Length == 0
            ? Match.Empty
            : Regex.Match(narrative, string.Join(@"\s+", words.Select(Regex.Escape)), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Patience);
        return found.Success && found.Length > 0 ? (found.Index, found.Length) : null;
    }

    /// <summary>The words that an indicator cites; null when it cites none.</summary>
    public static string? Of(string narrative, ObservedIndicator indicator) =>
        indicator is { Start: { } start and >= 0, Length: { } length and > 0 } && start <= narrative.Length - length ? narrative.Substring(start, length) : null;
}
