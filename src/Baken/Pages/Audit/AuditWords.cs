using Baken.Kernel.Audit;
using Baken.Texts;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Audit;

/// <summary>The codes of the audit log in words.</summary>
internal sealed class AuditWords(IStringLocalizer<Staff> staff, IStringLocalizer<Codes> codes)
{
    /// <summary>An action in words; the code itself when there are none.</summary>
    public string Action(string code) => Words("Action", code);

    /// <summary>A purpose in words.</summary>
    public string Purpose(string code) => Words("Purpose", code);

    /// <summary>A kind of object in words; nothing for no kind.</summary>
    public string Kind(string code) => code.Length == 0 ? "" : Words("Kind", code);

    /// <summary>'yes' or 'no'.</summary>
    public string YesNo(bool answer) => codes[answer ? "Answer.Yes" : "Answer.No"].Value;

    /// <summary>Purposes in words, in a row.</summary>
    public string Purposes(IEnumerable<string> purposes) => string.Join(", ", purposes.Select(Purpose));

    /// <summary>Which object, or how many.</summary>
    public string Objects(AuditLine line, IReadOnlyDictionary<Guid, string> numbers) => line.Objects.Count == 0 ? "–"
        : line.Objects.Count == 1 && numbers.TryGetValue(line.Objects[0], out var number) ? number
        : staff[line.Objects.Count == 1 ? "Audit.ObjectOne" : "Audit.Objects", Words("Kind", line.ObjectKind), line.Objects.Count].Value;

    /// <summary>The numbers of all objects that have one, or how many there are.</summary>
    public string AllObjects(AuditLine line, IReadOnlyDictionary<Guid, string> numbers)
    {
        var known = line.Objects.Select(id => numbers.GetValueOrDefault(id)).OfType<string>().ToList();
        return known.Count > 0 && known.Count == line.Objects.Count ? string.Join(' ', known) : Objects(line, numbers);
    }

    /// <summary>The objects of which the number is to be shown: what stands alone on its line.</summary>
    public static IReadOnlyCollection<Guid> Single(IEnumerable<AuditLine> lines) =>
        [.. lines.Where(line => line is { ObjectKind: "signal" or "submission", Objects.Count: 1 }).Select(line => line.Objects[0]).Distinct()];

    private string Words(string kind, string code)
    {
        var key = $"Audit.{kind}.{code}";
        return codes[key] is { ResourceNotFound: false } found ? found.Value : staff[key] is { ResourceNotFound: false } older ? older.Value : code;
    }
}
