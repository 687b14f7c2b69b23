using Baken.Kernel.Access;
using Baken.Signals.Reference;
using Baken.Signals.Route;

namespace Baken.Setup;

/// <summary>What a setup file asks for.</summary>
internal sealed record SetupPlan
{
    public required IReadOnlyList<PlannedOrganisation> Organisations { get; init; }

    public required IReadOnlyList<RoutingRule> Rules { get; init; }

    /// <summary>Terms that replace the ones Baken ships with.</summary>
    public required IReadOnlyList<Term> Terms { get; init; }

    /// <summary>The weekly pattern of the intake team, in the order in which people are called.</summary>
    public required IReadOnlyList<PlannedDuty> Duty { get; init; }

    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Where people reach Baken: the beginning of one-time links.</summary>
    public required string Address { get; init; }
}

internal sealed record PlannedOrganisation(string Code, string Name, string Kind, IReadOnlyList<string> Regions, IReadOnlyList<PlannedTeam> Teams, IReadOnlyList<PlannedUser> Users)
{
    /// <summary>Domains of its own mail addresses; null when the file names none.</summary>
    public IReadOnlyList<string>? Domains { get; init; }
}

internal sealed record PlannedTeam(string Code, string Name);

internal sealed record PlannedUser(string Name, string Email, IReadOnlyList<Role> Roles, IReadOnlyList<string> Teams, int Line);

internal sealed record PlannedDuty(string Email, IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly Until);

/// <summary>Something in a setup file that must be changed first.</summary>
internal sealed record SetupProblem(int Line, string Text);
