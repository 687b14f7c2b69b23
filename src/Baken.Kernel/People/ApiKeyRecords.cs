using Baken.Kernel.Access;
using Baken.Kernel.Door;

namespace Baken.Kernel.People;

/// <summary>The routes that a key can open; said by the list of places.</summary>
public sealed record ApiScopes(IReadOnlyList<string> All);

/// <summary>Where a key stands.</summary>
public enum ApiKeyState
{
    /// <summary>It works.</summary>
    Works,

    /// <summary>It works, and is in the last quarter of its life or in its last fourteen days, whichever is shorter.</summary>
    ExpiresSoon,

    /// <summary>It works until its successor has taken over.</summary>
    BeingReplaced,

    /// <summary>It was ended, or its time has passed.</summary>
    Ended,
}

/// <summary>A key as its organisation sees it. The secret is nowhere.</summary>
public sealed record ApiKeyLine
{
    /// <summary>Random id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>The part that tells keys apart.</summary>
    public required string Prefix { get; init; }

    /// <summary>Routes it opens.</summary>
    public required IReadOnlyList<string> Scope { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it works.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The last day on which it was used; null for never.</summary>
    public DateOnly? LastUsed { get; init; }

    /// <summary>Where it stands.</summary>
    public required ApiKeyState State { get; init; }
}

/// <summary>What is asked of a new key.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Scope">Routes it opens.</param>
/// <param name="Months">How many months it works, 1 to 12.</param>
public sealed record ApiKeyForm(string? Name, IReadOnlyList<string> Scope, int? Months);

/// <summary>What became of a request for a key.</summary>
public abstract record ApiKeyOutcome
{
    private ApiKeyOutcome()
    {
    }

    /// <summary>It is made. The key itself is nowhere but here.</summary>
    public sealed record Made(string Key, ApiKeyLine Line) : ApiKeyOutcome;

    /// <summary>It was made before, by this same form; the key was shown then.</summary>
    public sealed record MadeBefore : ApiKeyOutcome;

    /// <summary>Something must be changed first.</summary>
    public sealed record HasProblems(IReadOnlyList<FormProblem> Problems) : ApiKeyOutcome, IRefusal;

    /// <summary>There is none, for this person.</summary>
    public sealed record NotFound : ApiKeyOutcome, IRefusal;

    /// <summary>One answer a case.</summary>
    public T Match<T>(Func<Made, T> made, Func<T> before, Func<IReadOnlyList<FormProblem>, T> problems, Func<T> notFound) => this switch
    {
        Made one => made(one),
        MadeBefore => before(),
        HasProblems wrong => problems(wrong.Problems),
        NotFound => notFound(),
        _ => throw new InvalidOperationException(),
    };
}

/// <summary>A key that was presented and works.</summary>
/// <param name="Id">The key.</param>
/// <param name="Actor">The system that acts by it.</param>
/// <param name="Organisation">Name of its organisation.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Scope">Routes it opens.</param>
/// <param name="Until">Until when.</param>
public sealed record PresentedKey(Guid Id, Actor Actor, string Organisation, string Name, IReadOnlyList<string> Scope, DateTimeOffset Until);
