using System.Text.Json;
using System.Text.Json.Nodes;

namespace Baken.Api;

/// <summary>The examples in the document; a test sends them. All of it is fictional.</summary>
public static class ApiExamples
{
    /// <summary>A report that is accepted as it stands.</summary>
    public static JsonNode Report() => JsonSerializer.SerializeToNode(
        new ReportMessage
        {
            Narrative = "In het pakhuis slapen elf mensen. De baas houdt hun paspoorten bij zich en betaalt pas na het seizoen.",
            Danger = AnswerCode.No,
            When = new DayMessage { Month = 10, Year = 2026 },
            Continues = AnswerCode.Yes,
            Municipality = "GM1783",
            Address = "Kasweg 1",
            Forms = ["labour"],
            Sector = "greenhouse",
            Persons = [new PersonMessage { Role = RoleCode.PossibleVictim, AgeGroup = AgeGroupCode.Adult, Count = 11 }],
            Companies = [new CompanyMessage { Name = "Kweekbedrijf Voorbeeld" }],
            Phones = ["06-12345678"],
            Plates = ["12-ABC-3"],
            Indicators = ["NL-14", "NL-07"],
            ActionsTaken = "Gesproken met de wijkagent.",
            Reporter = new ReporterMessage { Wish = WishCode.HearResult, Name = "Meldpunt Voorbeeld", Phone = "015-1234567" },
            Reference = "2026-1017",
        },
        ReportMessages.Json)!;
}
