namespace Baken.Kernel.People;

/// <summary>
/// Which codes describe an organisation. The kernel keeps no reference lists: the module that has them says which codes exist.
/// </summary>
public interface IOrganisationCodes
{
    /// <summary>Whether there is such a kind of organisation.</summary>
    bool IsKind(string code);

    /// <summary>Whether there is such a safety region.</summary>
    bool IsRegion(string code);
}

/// <summary>An organisation as a list shows it.</summary>
public sealed record OrganisationLine
{
    /// <summary>Random id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Short lasting name.</summary>
    public required string Code { get; init; }

    /// <summary>Name as people know it.</summary>
    public required string Name { get; init; }

    /// <summary>Kind, a code.</summary>
    public required string Kind { get; init; }

    /// <summary>Safety regions, codes.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>Since which day it takes part; null when that is not known.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>When it left; null while it takes part.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>The organisation that goes on with its work.</summary>
    public Guid? SuccessorId { get; init; }

    /// <summary>Rises with each change.</summary>
    public required int Version { get; init; }
}

/// <summary>Organisations that were asked for.</summary>
/// <param name="Lines">At most <see cref="Organisations.PageSize"/>, by name.</param>
/// <param name="Total">How many there are, on all pages.</param>
/// <param name="Next">The code after which the next page begins; null on the last.</param>
public sealed record OrganisationList(IReadOnlyList<OrganisationLine> Lines, int Total, string? Next);

/// <summary>A team of an organisation, and which team goes on with its work once it has left.</summary>
public sealed record TeamLine(Guid Id, string Code, string Name, string? Successor);

/// <summary>One organisation. Nothing of what it works on, nor how much.</summary>
/// <param name="Organisation">Itself.</param>
/// <param name="Teams">Its teams, by name.</param>
/// <param name="Accounts">How many people have an account that lasts.</param>
/// <param name="Successor">Name of the organisation that goes on with its work.</param>
/// <param name="LeftWhy">Why it left, in words; empty while it takes part.</param>
public sealed record OrganisationView(OrganisationLine Organisation, IReadOnlyList<TeamLine> Teams, int Accounts, string? Successor, string LeftWhy)
{
    /// <summary>Administrators who were invited, while none of them has come in; empty once one has.</summary>
    public IReadOnlyList<WaitingAdministrator> Waiting { get; init; } = [];

    /// <summary>Whether it takes part and no administrator has access: the platform invites one.</summary>
    public bool LacksAdministrator { get; init; }
}

/// <summary>An administrator who was invited and has not come in.</summary>
/// <param name="Id">Whose account.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">Where the invitation went.</param>
/// <param name="Until">Until when the link works; null when none was sent.</param>
public sealed record WaitingAdministrator(Guid Id, string Name, string Email, DateTimeOffset? Until);

/// <summary>What a form says of an organisation.</summary>
public sealed record OrganisationForm
{
    /// <summary>Short lasting name; only for a new one.</summary>
    public string? Code { get; init; }

    /// <summary>Name as people know it.</summary>
    public string? Name { get; init; }

    /// <summary>Kind, a code.</summary>
    public string? Kind { get; init; }

    /// <summary>Safety regions, codes.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Name of the first administrator; only for a new one.</summary>
    public string? AdministratorName { get; init; }

    /// <summary>E-mail address of the first administrator; only for a new one.</summary>
    public string? AdministratorEmail { get; init; }
}

/// <summary>What must be changed in a form first.</summary>
/// <param name="Field">Name of the field.</param>
/// <param name="Code">What is wrong with it, a code.</param>
public sealed record FormProblem(string Field, string Code);

/// <summary>What became of a form about an organisation.</summary>
public abstract record OrganisationOutcome
{
    private OrganisationOutcome()
    {
    }

    /// <summary>It is stored.</summary>
    public sealed record Saved : OrganisationOutcome;

    /// <summary>Something must be changed first.</summary>
    public sealed record HasProblems(IReadOnlyList<FormProblem> Problems) : OrganisationOutcome, Door.IRefusal;

    /// <summary>Somebody else changed it meanwhile.</summary>
    public sealed record ChangedMeanwhile : OrganisationOutcome, Door.IRefusal;

    /// <summary>There is none, for this person.</summary>
    public sealed record NotFound : OrganisationOutcome, Door.IRefusal;

    /// <summary>One answer a case.</summary>
    public T Match<T>(Func<T> saved, Func<IReadOnlyList<FormProblem>, T> problems, Func<T> changed, Func<T> notFound) => this switch
    {
        Saved => saved(),
        HasProblems wrong => problems(wrong.Problems),
        ChangedMeanwhile => changed(),
        NotFound => notFound(),
        _ => throw new InvalidOperationException(),
    };
}
