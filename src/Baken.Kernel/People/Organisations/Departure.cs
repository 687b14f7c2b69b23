using Baken.Kernel.Data;
using Baken.Kernel.Door;

namespace Baken.Kernel.People;

/// <summary>An organisation that leaves, and who goes on with its work.</summary>
/// <param name="OrganisationId">The one that leaves.</param>
/// <param name="SuccessorId">The organisation that goes on; null when none does.</param>
/// <param name="Teams">Each of its teams, and the team that goes on with its work; null when none does.</param>
/// <param name="OrderedBy">The person who decided; null when Baken does what was left over.</param>
public sealed record Departure(Guid OrganisationId, Guid? SuccessorId, IReadOnlyDictionary<Team, Team?> Teams, Guid? OrderedBy);

/// <summary>Something of the platform that a departure touches. Names settings only, never what people work on, nor how much.</summary>
/// <param name="Code">What, a code.</param>
/// <param name="Names">Which: names of rules or teams.</param>
/// <param name="Refuses">Whether it must be changed first; otherwise it changes along.</param>
public sealed record DepartureNote(string Code, IReadOnlyList<string> Names, bool Refuses);

/// <summary>
/// What a module does when an organisation leaves. The kernel does not know what organisations work on; a module that keeps something for
/// them hands it over.
/// </summary>
public interface ILeavingOrganisation
{
    /// <summary>What of the platform would change, or stands in the way.</summary>
    Task<IReadOnlyList<DepartureNote>> LookAsync(BakenDb db, Departure departure, CancellationToken cancellation);

    /// <summary>Hands over, within the command in which it leaves, as Baken itself. Doing it again does what was left over.</summary>
    Task HandOverAsync(Unit unit, Departure departure, CancellationToken cancellation);

    /// <summary>The organisation that keeps what nobody succeeds to; null when this module knows none.</summary>
    Task<Guid?> KeeperAsync(BakenDb db, CancellationToken cancellation) => Task.FromResult<Guid?>(null);
}

/// <summary>What is asked for when an organisation leaves.</summary>
public sealed record DepartureForm
{
    /// <summary>Code of the organisation that goes on with its work; null when none does.</summary>
    public string? Successor { get; init; }

    /// <summary>Code of each of its teams, and the code of the team that goes on with its work.</summary>
    public IReadOnlyDictionary<string, string> Teams { get; init; } = new Dictionary<string, string>();

    /// <summary>The organisation's name, typed as a confirmation.</summary>
    public string? Name { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>What would happen if an organisation left. Says nothing of what it works on, nor how much.</summary>
/// <param name="Organisation">The one that would leave.</param>
/// <param name="Successors">Who could go on with its work.</param>
/// <param name="Successor">Who was chosen; null for nobody.</param>
/// <param name="Teams">Its teams.</param>
/// <param name="SuccessorTeams">Teams of the successor.</param>
/// <param name="Accounts">How many accounts would end.</param>
/// <param name="Keys">How many keys of systems would end.</param>
/// <param name="Notes">What of the platform would change, or stands in the way.</param>
public sealed record DeparturePreview(
    OrganisationLine Organisation,
    IReadOnlyList<OrganisationLine> Successors,
    OrganisationLine? Successor,
    IReadOnlyList<TeamLine> Teams,
    IReadOnlyList<TeamLine> SuccessorTeams,
    int Accounts,
    int Keys,
    IReadOnlyList<DepartureNote> Notes);

/// <summary>What became of a departure.</summary>
public abstract record DepartureOutcome
{
    private DepartureOutcome()
    {
    }

    /// <summary>It has left.</summary>
    public sealed record Left : DepartureOutcome;

    /// <summary>Something must be changed first.</summary>
    public sealed record HasProblems(IReadOnlyList<FormProblem> Problems) : DepartureOutcome, IRefusal;

    /// <summary>There is none, for this person.</summary>
    public sealed record NotFound : DepartureOutcome, IRefusal;

    /// <summary>One answer a case.</summary>
    public T Match<T>(Func<T> left, Func<IReadOnlyList<FormProblem>, T> problems, Func<T> notFound) => this switch
    {
        Left => left(),
        HasProblems wrong => problems(wrong.Problems),
        NotFound => notFound(),
        _ => throw new InvalidOperationException(),
    };
}

/// <summary>An organisation has left: its data keys must follow what was handed over.</summary>
internal sealed record OrganisationLeft(Guid OrganisationId);
