using Baken.Kernel.Access;

namespace Baken.Tests.Access;

/// <summary>Somebody of the demo, as these tests know him or her: written down here, not read from the program.</summary>
internal sealed record Person(string Name, Role Role, string Organisation, string Team = "")
{
    /// <summary>Id in this database.</summary>
    public Guid Id { get; set; }

    public bool May(Ability ability) => ability switch
    {
        Ability.Everybody or Ability.SignedIn => true,
        Ability.UseKey => false,
        _ => RoleTable.Of(Role).May(ability),
    };

    public bool IsOf(params string[] teams) => teams.Contains(Team);

    public override string ToString() => $"{Name} ({Role})";
}

/// <summary>The people of these tests: every role, and of the roles with power over objects somebody of another organisation or team too.</summary>
internal static class Cast
{
    public static IReadOnlyList<Person> All() =>
    [
        new("Noor", Role.Assessor, "informatieplein", "intake"),
        new("Tom", Role.Assessor, "informatieplein", "intake"),
        new("Inge", Role.TeamMember, "inspectie", "arbeid-zuidwest"),
        new("Ruben", Role.TeamLead, "inspectie", "arbeid-zuidwest"),
        new("Joost", Role.TeamLead, "inspectie", "arbeid-noordoost"),
        new("Fatma", Role.TeamLead, "politie", "avim"),
        new("Samira", Role.CareCoordinator, "zorg", "zorg-haaglanden"),
        new("Daan", Role.CareCoordinator, "comensha", "helpdesk"),
        new("Koen", Role.Desk, "informatieplein"),
        new("Rachid", Role.Professional, "gemeente"),
        new("Sjoerd", Role.Analyst, "informatieplein"),
        new("Annet", Role.ProgrammeManager, "programma"),
        new("Hanna", Role.DataProtectionOfficer, "informatieplein"),
        new("Dirk", Role.DataProtectionOfficer, "inspectie"),
        new("Nadia", Role.DataProtectionOfficer, "politie"),
        new("Esther", Role.Administrator, "informatieplein"),
        new("Gerda", Role.Administrator, "inspectie"),
        new("Karin", Role.Administrator, "politie"),
        new("Wout", Role.PlatformAdministrator, "beheer"),
        new("Petra", Role.PlatformAdministrator, "beheer"),
    ];
}

/// <summary>An object, and who may see it: the relation written down once, for all places and roles.</summary>
/// <param name="Kind">Kind, as the list of places names it.</param>
/// <param name="Name">How these tests call it.</param>
/// <param name="Id">What stands for it in an address or field.</param>
/// <param name="Word">A word that stands in each of its texts, and in no other object; empty for one without text.</param>
/// <param name="SeenBy">Who may see it, given that the role may do the act.</param>
internal sealed record Thing(string Kind, string Name, string Id, string Word, Func<Person, bool> SeenBy)
{
    /// <summary>Whether acts are refused on it for whom it is not; false for one that is only there for an act that succeeds.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>Who may read its word or its number anywhere: whoever sees it, and whom else it is told of.</summary>
    public Func<Person, bool>? ToldTo { get; init; }

    /// <summary>What may not stand in an answer to this person.</summary>
    public IEnumerable<string> HiddenFrom(Person? person)
    {
        var (sees, told) = (person is not null && SeenBy(person), person is not null && ToldTo?.Invoke(person) == true);
        if (Word.Length > 0 && !sees && !(told && Kind != "signal"))
        {
            yield return Word;
        }

        // Numbers are told of where words are not.
        if (Kind == "signal" && !sees && !told)
        {
            yield return Id;
        }
    }
}
