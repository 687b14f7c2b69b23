using System.Globalization;
using Baken.Design;
using Baken.Signals;
using Baken.Signals.Reference;
using Baken.Signals.Report;

namespace Baken.Pages.Signals.Complete;

/// <summary>The facts of a signal as the form holds them: what was typed, however wrong, until <see cref="FactsReader"/> reads it.</summary>
internal sealed class FactsInput
{
    private const int EmptyCompanies = 2;

    public string? Title { get; set; }

    public DateParts When { get; set; } = new();

    public Answer? Danger { get; set; }

    public Answer? Continues { get; set; }

    public string? Municipality { get; set; }

    public string? Address { get; set; }

    public List<string> Forms { get; set; } = [];

    public string? Sector { get; set; }

    public List<CompanyRow> Companies { get; set; } = [];

    public List<PersonRow> Persons { get; set; } = [];

    public string? Phones { get; set; }

    public string? Emails { get; set; }

    public string? Plates { get; set; }

    public string? OnlineNames { get; set; }

    public string? Links { get; set; }

    public string? ActionsTaken { get; set; }

    public string? Pressing { get; set; }

    /// <summary>What the reporter wishes; not one of the facts, but told and corrected beside them.</summary>
    public ReporterWish? Wish { get; set; }

    public List<string> Indicators { get; set; } = [];

    public List<PassageRow> Passages { get; set; } = [];

    public static FactsInput Of(Facts facts)
    {
        var input = new FactsInput();
        foreach (var property in typeof(Facts).GetProperties())
        {
            input.Take(property.Name, facts);
        }

        return input;
    }

    /// <summary>Fills one field from the facts.</summary>
    /// <param name="field">Name of a property of <see cref="Facts"/>; one that the form does not have is passed over.</param>
    /// <param name="facts">The facts it is taken from.</param>
    public void Take(string field, Facts facts)
    {
        switch (field)
        {
            case nameof(Facts.Title): Title = facts.Title; break;
            case nameof(Facts.When): When = new DateParts { Day = Typed(facts.When.Day), Month = Typed(facts.When.Month), Year = Typed(facts.When.Year) }; break;
            case nameof(Facts.Danger): Danger = facts.Danger; break;
            case nameof(Facts.Continues): Continues = facts.Continues; break;
            case nameof(Facts.Municipality): Municipality = Baken.Signals.Reference.Municipalities.ByCode(facts.Municipality)?.Name; break;
            case nameof(Facts.Address): Address = facts.Address; break;
            case nameof(Facts.Forms): Forms = [.. facts.Forms]; break;
            case nameof(Facts.Sector): Sector = facts.Sector; break;
            case nameof(Facts.Companies): Companies = [.. facts.Companies.Select(c => new CompanyRow { Name = c.Name, Kvk = c.Kvk, Establishment = c.Establishment })]; break;
            case nameof(Facts.Persons): Persons = [.. facts.Persons.Select(PersonRow.Of)]; break;
            case nameof(Facts.Phones): Phones = Lines(facts.Phones); break;
            case nameof(Facts.Emails): Emails = Lines(facts.Emails); break;
            case nameof(Facts.Plates): Plates = Lines(facts.Plates); break;
            case nameof(Facts.OnlineNames): OnlineNames = Lines(facts.OnlineNames); break;
            case nameof(Facts.Links): Links = Lines(facts.Links); break;
            case nameof(Facts.ActionsTaken): ActionsTaken = facts.ActionsTaken; break;
            case nameof(Facts.Pressing): Pressing = facts.Pressing; break;
            case nameof(Facts.Indicators):
                Indicators = [.. facts.Indicators.Select(i => i.Code)];
                Passages = [.. facts.Indicators.Select(i => new PassageRow { Code = i.Code, Text = Passage.Of(facts.Narrative, i) })];
                break;
            default: break;
        }
    }

    /// <summary>Makes room for another: two empty companies, one empty person, a passage for every indicator that is ticked.</summary>
    public void MakeRoom()
    {
        while (Companies.Count(row => row.IsEmpty) < EmptyCompanies)
        {
            Companies.Add(new CompanyRow());
        }

        if (!Persons.Exists(row => row.IsEmpty))
        {
            Persons.Add(new PersonRow());
        }

        Passages = [.. Indicators.Distinct().Select(code => Passages.Find(row => row.Code == code) ?? new PassageRow { Code = code })];
    }

    public static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private static string? Typed(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Lines(IEnumerable<string> values) => string.Join('\n', values);
}

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
            ActionsTaken = FactsInput.Text(input.ActionsTaken),
            Pressing = FactsInput.Text(input.Pressing),
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
