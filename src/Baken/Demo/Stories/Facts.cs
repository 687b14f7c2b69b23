using System.Globalization;

namespace Baken.Demo.Stories;

/// <summary>What a report is about, before it is put into words. A second report about the same event shares it.</summary>
internal sealed record Facts(
    Scene Scene, string Sector, bool Female, int Age, string? VictimName, string? MunicipalityCode, string? Place, string? Street, string? Address,
    StoryCompany? Company, string? Phone, string? Plate, string? OnlineName, string? Link, string? Email,
    string? SuspectText, string SuspectSex, string? SuspectBand, int? Employer)
{
    /// <summary>The facts by the words that the text files use for them.</summary>
    public IReadOnlyDictionary<string, string> Words()
    {
        Dictionary<string, string?> all = new(StringComparer.Ordinal)
        {
            ["bedrijf"] = Company?.Name,
            ["kvk"] = Company?.KvkNumber,
            ["telefoon"] = Phone,
            ["kenteken"] = Plate,
            ["adres"] = Address,
            ["straat"] = Street,
            ["plaats"] = Place,
            ["online"] = OnlineName,
            ["link"] = Link,
            ["mail"] = Email,
            ["verdachte"] = SuspectText,
            ["slachtoffernaam"] = VictimName,
            ["leeftijd"] = Age.ToString(CultureInfo.InvariantCulture),
        };
        return all.Where(p => p.Value is not null).ToDictionary(p => p.Key, p => p.Value!, StringComparer.Ordinal);
    }

    /// <summary>Words that never come from a list: a street or a number must not be in the text alone.</summary>
    public static readonly IReadOnlyList<string> Optional =
        ["bedrijf", "kvk", "telefoon", "kenteken", "adres", "straat", "plaats", "online", "link", "mail", "verdachte", "slachtoffernaam"];
}
