using System.Globalization;
using Baken.Signals;
using Baken.Signals.Reference;
using Baken.Signals.Report;

namespace Baken.Pages.Signals.Complete;

/// <summary>
/// Reads what was typed into facts, and says at which field something must be changed first: what the rules of a report cannot know,
/// because they see facts only.
/// </summary>
internal sealed class FactsReader(string narrative)
{
    /// <summary>Most characters in a title.</summary>
    public const int TitleLength = 100;

    private readonly List<Problem> problems = [];

    /// <summary>What is wrong; each with the name of the field in the form.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>The facts; only to be stored when there are no <see cref="Problems"/>.</summary>
    public Facts Read(FactsInput input)
    {
        var facts = new Facts
        {
            Narrative = narrative,
            Title = FactsInput.Text(input.Title) ?? "",
            When = new PartialDate(Number("When.Day", input.When.Day), Number("When.Month", input.When.Month), Number("When.Year", input.When.Year)),
            Danger = input.Danger,
            Continues = input.Continues,
            Municipality = Municipality(input.Municipality),
            Address = FactsInput.Text(input.Address),
            Forms = [.. input.Forms.Where(form => form.Length > 0).Distinct()],
            Sector = FactsInput.Text(input.Sector),
            Companies = [.. input.Companies.Where(row => !row.IsEmpty).Select(row => row.ToCompany())],
            Persons = Persons(input.Persons),
            Phones = Lines(input.Phones),
            Emails = Lines(input.Emails),
            Plates = Lines(input.Plates),
            OnlineNames = Lines(input.OnlineNames),
            Links = Lines(input.Links),
            Indicators = Indicators(input),
        };
        TooLong(nameof(input.Title), facts.Title, TitleLength);
        for (var i = 0; i < input.Companies.Count; i++)
        {
            TooLong($"Companies[{i}].Name", input.Companies[i].Name);
            TooLong($"Companies[{i}].Kvk", input.Companies[i].Kvk);
            TooLong($"Companies[{i}].Establishment", input.Companies[i].Establishment);
        }

        return facts;
    }

    private string? Municipality(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var found = Municipalities.Find(typed);
        if (found is null)
        {
            problems.Add(new Problem(nameof(Facts.Municipality), "municipality-unknown"));
        }

        return found?.Code;
    }

    private List<Person> Persons(List<PersonRow> rows)
    {
        var persons = new List<Person>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.IsEmpty)
            {
                continue;
            }

            if (row.Role is null)
            {
                problems.Add(new Problem($"Persons[{i}].Role", "role-missing"));
            }

            TooLong($"Persons[{i}].Name", row.Name);
            TooLong($"Persons[{i}].Description", row.Description);
            persons.Add(new Person(
                row.Role ?? PersonRole.PossibleVictim,
                FactsInput.Text(row.Name),
                Between($"Persons[{i}].Age", row.Age, 0, 120, "age-impossible"),
                row.AgeGroup,
                FactsInput.Text(row.Description),
                Between($"Persons[{i}].Count", row.Count, 1, 999, "count-impossible") ?? 1));
        }

        return persons;
    }

    private List<ObservedIndicator> Indicators(FactsInput input)
    {
        var observed = new List<ObservedIndicator>();
        foreach (var code in input.Indicators.Where(code => code.Length > 0).Distinct())
        {
            var row = input.Passages.FindIndex(passage => passage.Code == code);
            var typed = row < 0 ? null : FactsInput.Text(input.Passages[row].Text);
            if (typed is null)
            {
                observed.Add(new ObservedIndicator(code));
            }
            else if (Passage.Find(narrative, typed) is { } place)
            {
                observed.Add(new ObservedIndicator(code, place.Start, place.Length));
            }
            else
            {
                problems.Add(new Problem($"Passages[{row}].Text", "passage-not-told"));
            }
        }

        return observed;
    }

    private int? Number(string field, string? typed) => Between(field, typed, 0, 9999, "not-a-number");

    private int? Between(string field, string? typed, int least, int most, string code)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        problems.Add(new Problem(field, code));
        return null;
    }

    private void TooLong(string field, string? text, int most = ReportRules.TextLength)
    {
        if (text?.Length > most)
        {
            problems.Add(new Problem(field, "text-too-long", most.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static List<string> Lines(string? typed) =>
        [.. (typed ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}
