using System.Globalization;
using Baken.Signals.Reference;
using Baken.Texts;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Report;

/// <summary>One line of what will be sent.</summary>
/// <param name="Step">The step in which it can be changed.</param>
/// <param name="Term">What was asked.</param>
/// <param name="Text">What was answered; null for no answer.</param>
internal sealed record ReviewLine(int Step, string Term, string? Text)
{
    /// <summary>The lines of steps 1 to 4; the fifth step shows its own answers in its fields.</summary>
    public static IReadOnlyList<ReviewLine> All(ReportDraft draft, IStringLocalizer<Public> texts)
    {
        string? Word<T>(string name, T? value)
            where T : struct, Enum => value is null ? null : texts[$"{name}.{value}"].Value;
        var (when, who) = (draft.When, draft);
        return
        [
            new(1, texts["Review.Danger"], Word("Danger", draft.Danger)),
            new(2, texts["Review.Narrative"], draft.Narrative),
            new(2, texts["Review.When"], Joined("-", when.Day, when.Month, when.Year)),
            new(2, texts["Review.Continues"], Word("Continues", draft.Continues)),
            new(3, texts["Review.Place"], Joined(", ", draft.Address, draft.Place)),
            new(3, texts["Review.Sector"], Sectors.Catalogue.Find(draft.Sector)?.Name(CultureInfo.CurrentUICulture)),
            new(4, texts["Review.Company"], Joined(", ", who.Company, who.Kvk is null ? null : texts["Review.Kvk", who.Kvk].Value)),
            new(4, texts["Review.Traces"], Joined(", ", who.Phones, who.Plates, who.Online)),
            new(4, texts["Review.People"], Joined(", ", who.People, who.Minors is null ? null : texts["Review.Minors", Word("Minors", who.Minors)!].Value)),
            new(4, texts["Review.Forms"], Joined(", ", [.. (who.Forms ?? []).Select(form => texts["Form." + form].Value)])),
        ];
    }

    private static string? Joined(string between, params string?[] parts)
    {
        var given = string.Join(between, parts.Where(part => !string.IsNullOrWhiteSpace(part)));
        return given.Length == 0 ? null : given;
    }
}
