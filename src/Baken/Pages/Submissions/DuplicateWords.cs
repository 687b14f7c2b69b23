using Baken.Pages.Signals;
using Baken.Signals.Report;
using Baken.Texts;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Submissions;

/// <summary>One line of what may be double.</summary>
/// <param name="Number">The signal's number; null for a line about the search itself.</param>
/// <param name="Words">The line.</param>
internal sealed record DuplicateLine(string? Number, string Words);

/// <summary>What may be double, in words; the same on the page and while somebody types.</summary>
internal sealed class DuplicateWords(IStringLocalizer<Intake> texts, IStringLocalizer<Staff> staff, IStringLocalizer<Codes> codes, TimeProvider clock)
{
    public IReadOnlyList<DuplicateLine> Lines(IReadOnlyList<PossibleDuplicate> found, IReadOnlyList<string> searched)
    {
        var words = new SignalWords(staff, codes, clock);
        string Kinds(IEnumerable<string> kinds) => string.Join(", ", kinds.Select(kind => codes["Identifier." + kind].Value));
        return searched.Count == 0 ? [new(null, texts["Double.NothingToSearch"].Value)]
            : found.Count == 0 ? [new(null, texts["Double.None", Kinds(searched)].Value)]
            : [.. found.Select(signal => new DuplicateLine(signal.Number, texts["Double.Line", Kinds(signal.Kinds), words.Day(signal.ReceivedAt), words.Code("SignalState", signal.State)].Value))];
    }
}
