namespace Baken.Tests.Commands;

/// <summary>A small chain of two organisations, as an administrator would write it.</summary>
internal static class SetupText
{
    public const string Small = """
        address: http://127.0.0.1:5080
        exit: https://www.voorbeeld.example/weer
        duty:
          - { who: Bea Oordeel, days: [ma, di, wo, do, vr, za, zo], from: "00:00", until: "24:00" }
        organisations:
          - code: loket
            name: Het Loket
            kind: labour_inspectorate
            teams:
              - { code: intake, name: Beoordelaars }
            users:
              - { name: Bea Oordeel, email: bea@loket.example, roles: [assessor], teams: [intake] }
          - code: toezicht
            name: Het Toezicht
            kind: municipality
            teams:
              - { code: toezicht, name: Toezichtteam }
            users:
              - { name: Teun Lid, email: teun@toezicht.example, roles: [team member], teams: [toezicht] }
        routing rules:
          - id: R-1
            when: { outcome: [administrative] }
            team: toezicht
            legal basis: Gemeentewet (niet bevestigd)
          - id: R-9
            team: intake
        """;

    /// <summary>Twenty files that are each wrong in one place, and the line of it.</summary>
    public static TheoryData<string, string, int> Wrong() => new()
    {
        { "exit: https://www.voorbeeld.example/weer", "exit: weer", 2 },
        { "exit: https://www.voorbeeld.example/weer", "exits: https://www.voorbeeld.example/weer", 2 },
        { "address: http://127.0.0.1:5080", "address: [", 1 },
        { "days: [ma,", "days: [maandag,", 4 },
        { "from: \"00:00\"", "from: \"8 uur\"", 4 },
        { "until: \"24:00\"", "until: \"25:00\"", 4 },
        { "code: loket", "code: Het Loket", 6 },
        { "name: Het Loket", "naam: Het Loket", 7 },
        { "kind: labour_inspectorate", "kind: bakery", 8 },
        { "- { code: intake, name: Beoordelaars }", "- { code: intake }", 10 },
        { "bea@loket.example", "geen adres", 12 },
        { "bea@loket.example", "TEUN@toezicht.example", 19 },
        { "[assessor]", "[boss]", 12 },
        { "teams: [intake] }", "teams: [nobody] }", 12 },
        { "- code: toezicht", "- code: loket", 13 },
        { "- { code: toezicht, name", "- { code: intake, name", 17 },
        { "outcome: [administrative]", "outcome: [maybe]", 22 },
        { "outcome: [administrative]", "colour: [red]", 22 },
        { "    team: toezicht", "    team: nobody", 23 },
        { "  - id: R-9\n    team: intake", "  - id: R-9\n    when: { minor: yes }\n    team: intake", 20 },
    };
}
