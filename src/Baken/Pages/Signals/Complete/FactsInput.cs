using System.Globalization;
using Baken.Design;
using Baken.Signals;

namespace Baken.Pages.Signals.Complete;

/// <summary>One company as typed; a row that is left empty is none.</summary>
internal sealed class CompanyRow
{
    public string? Name { get; set; }

    public string? Kvk { get; set; }

    public string? Establishment { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name + Kvk + Establishment);

    public Company ToCompany() => new(FactsInput.Text(Name), FactsInput.Text(Kvk), FactsInput.Text(Establishment));
}

/// <summary>One person as typed; a row that is left empty is none.</summary>
internal sealed class PersonRow
{
    public PersonRole? Role { get; set; }

    public string? Name { get; set; }

    public string? Age { get; set; }

    public AgeGroup? AgeGroup { get; set; }

    public string? Description { get; set; }

    public string? Count { get; set; }

    public bool IsEmpty => Role is null && AgeGroup is null && string.IsNullOrWhiteSpace(Name + Age + Description + Count);

    public static PersonRow Of(Person person) => new()
    {
        Role = person.Role,
        Name = person.Name,
        Age = person.Age?.ToString(CultureInfo.InvariantCulture),
        AgeGroup = person.AgeGroup,
        Description = person.Description,
        Count = person.Count == 1 ? null : person.Count.ToString(CultureInfo.InvariantCulture),
    };
}

/// <summary>The passage of the narrative on which an indicator rests, as typed.</summary>
internal sealed class PassageRow
{
    public string? Code { get; set; }

    public string? Text { get; set; }
}

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
