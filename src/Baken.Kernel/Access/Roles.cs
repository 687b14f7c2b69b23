namespace Baken.Kernel.Access;

/// <summary>What a person is in the organisation. One person may hold several, as far as <see cref="RoleTable"/> lets them go together.</summary>
public enum Role
{
    /// <summary>Judges incoming signals (beoordelaar).</summary>
    Assessor,

    /// <summary>Acts on signals that were routed to the team (teamlid).</summary>
    TeamMember,

    /// <summary>Leads a team (teamleider).</summary>
    TeamLead,

    /// <summary>First contact for victims in a region (zorgcoördinator).</summary>
    CareCoordinator,

    /// <summary>Takes reports down by telephone (balie).</summary>
    Desk,

    /// <summary>Reports from a profession: a teacher, a doctor, a bank (professional).</summary>
    Professional,

    /// <summary>Makes figures and estimates (analist).</summary>
    Analyst,

    /// <summary>Keeps the programme's promises (programmamanager).</summary>
    ProgrammeManager,

    /// <summary>Supervises what is done with personal data (functionaris gegevensbescherming). Never sees content.</summary>
    DataProtectionOfficer,

    /// <summary>Manages people, teams and keys of the own organisation (beheerder). Never sees content.</summary>
    Administrator,

    /// <summary>Lets organisations in and out (platformbeheerder). Never sees content.</summary>
    PlatformAdministrator,
}

/// <summary>Something that may be done. Every page, endpoint and command asks for one of these.</summary>
public enum Ability
{
    /// <summary>What anybody may do, without an account.</summary>
    Everybody,

    /// <summary>What everybody may do who is signed in: own work, own account, own notices, help.</summary>
    SignedIn,

    /// <summary>What a system of a partner organisation may do, as far as its key names the place. No person may.</summary>
    UseKey,

    /// <summary>Report from a profession.</summary>
    Report,

    /// <summary>Follow what the own organisation reported: how far it is, never what it became.</summary>
    Follow,

    /// <summary>Take down what somebody tells at the counter or by telephone.</summary>
    TakeDown,

    /// <summary>Bring in files with reports.</summary>
    Import,

    /// <summary>Take signals that the own organisation leads, and that the person may read, out of Baken as a file.</summary>
    Export,

    /// <summary>Judge signals, decide, look along as second person.</summary>
    Assess,

    /// <summary>Take up, give back and close signals that were routed to the own team.</summary>
    Act,

    /// <summary>Read signals that a grant opens.</summary>
    ReadSignals,

    /// <summary>Plan who is on duty, and look back at alarms.</summary>
    PlanDuty,

    /// <summary>Be the second person when a role that reads content is given or both factors are reset.</summary>
    ConfirmAccess,

    /// <summary>Invite, change and end people and teams of the own organisation, and review who has access.</summary>
    ManagePeople,

    /// <summary>Give keys to systems of the own organisation.</summary>
    ManageKeys,

    /// <summary>Let organisations in, merge them, let them go.</summary>
    ManageOrganisations,

    /// <summary>See who saw and changed what in the own organisation; answer people about their data.</summary>
    Supervise,
}

/// <summary>One line of the table of roles.</summary>
/// <param name="Role">The role.</param>
/// <param name="ReadsContent">Whether it reads what was told about people. Giving such a role needs a second person.</param>
/// <param name="Abilities">What it may do besides what everybody may who is signed in.</param>
public sealed record RoleRow(Role Role, bool ReadsContent, IReadOnlyList<Ability> Abilities)
{
    /// <summary>Whether the role keeps others from content and so must never read it: it does not go together with one that does.</summary>
    public bool GuardsContent => Role is Role.DataProtectionOfficer or Role.Administrator or Role.PlatformAdministrator;

    /// <summary>Whether a second person confirms it: it reads what was told about people, or decides about who does.</summary>
    public bool AsksSecond => ReadsContent || Role is Role.Administrator or Role.PlatformAdministrator;

    /// <summary>Whether the role has the ability.</summary>
    public bool May(Ability ability) => Abilities.Contains(ability);
}

/// <summary>
/// The one table of who may do what. Policies, navigation, the page in <c>docs/roles.md</c> and the generated access tests come from it.
/// </summary>
public static class RoleTable
{
    /// <summary>Every role, one line each, in the order of <see cref="Role"/>.</summary>
    public static IReadOnlyList<RoleRow> All { get; } =
    [
        new(Role.Assessor, true, [Ability.TakeDown, Ability.Follow, Ability.Import, Ability.Export, Ability.Assess, Ability.ReadSignals]),
        new(Role.TeamMember, true, [Ability.Report, Ability.Follow, Ability.Act, Ability.ReadSignals]),
        new(Role.TeamLead, true, [Ability.Report, Ability.Follow, Ability.Import, Ability.Export, Ability.Act, Ability.ReadSignals, Ability.PlanDuty, Ability.ConfirmAccess]),
        new(Role.CareCoordinator, true, [Ability.Report, Ability.Follow, Ability.Act, Ability.ReadSignals]),
        new(Role.Desk, true, [Ability.TakeDown, Ability.Follow]),
        new(Role.Professional, false, [Ability.Report, Ability.Follow]),
        new(Role.Analyst, false, []),
        new(Role.ProgrammeManager, false, []),
        new(Role.DataProtectionOfficer, false, [Ability.Supervise]),
        new(Role.Administrator, false, [Ability.ManagePeople, Ability.ManageKeys, Ability.PlanDuty, Ability.ConfirmAccess]),
        new(Role.PlatformAdministrator, false, [Ability.ManageOrganisations, Ability.ConfirmAccess]),
    ];

    /// <summary>The line of a role.</summary>
    public static RoleRow Of(Role role) => All[(int)role];

    /// <summary>Two of these roles that one person may not hold together; null when they go together.</summary>
    public static (Role Guards, Role Reads)? Clash(IEnumerable<Role> roles)
    {
        var rows = roles.Distinct().Select(Of).ToList();
        var guard = rows.Find(row => row.GuardsContent);
        var reader = rows.Find(row => row.ReadsContent);
        return guard is null || reader is null ? null : (guard.Role, reader.Role);
    }
}
