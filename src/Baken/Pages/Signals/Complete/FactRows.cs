using System.Globalization;
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
