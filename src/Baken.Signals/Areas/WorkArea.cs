namespace Baken.Signals.Areas;

/// <summary>What an imported area is for.</summary>
public enum AreaKind
{
    /// <summary>Municipalities with one centre municipality, for care coordination and shelter (zorgregio).</summary>
    CareRegion,

    /// <summary>The area of a police unit.</summary>
    PoliceUnit,
}

/// <summary>
/// An area as it was in a period: a care region or the area of a police unit. Imported, with its source. Invariant: the period does not end before it
/// begins; periods of one code do not overlap.
/// </summary>
internal sealed class WorkArea
{
    private WorkArea()
    {
    }

    public WorkArea(AreaRow row)
    {
        Id = Guid.NewGuid();
        (Kind, Code, ValidFrom) = (row.Kind, row.Code, row.ValidFrom);
        Take(row);
    }

    public Guid Id { get; private set; }

    public AreaKind Kind { get; private set; }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public DateOnly ValidFrom { get; private set; }

    /// <summary>The last day; null while it lasts.</summary>
    public DateOnly? ValidTo { get; private set; }

    public List<string> Municipalities { get; private set; } = [];

    public List<string> SafetyRegions { get; private set; } = [];

    public string Source { get; private set; } = "";

    /// <summary>Takes over what a file says of it. Returns whether anything differed.</summary>
    public bool Take(AreaRow row)
    {
        if (row.ValidTo < row.ValidFrom)
        {
            throw new ArgumentException("The period ends before it begins.", nameof(row));
        }

        if (Name == row.Name && ValidTo == row.ValidTo && Source == row.Source && Municipalities.SequenceEqual(row.Municipalities) && SafetyRegions.SequenceEqual(row.SafetyRegions))
        {
            return false;
        }

        (Name, ValidTo, Source) = (row.Name, row.ValidTo, row.Source);
        (Municipalities, SafetyRegions) = ([.. row.Municipalities], [.. row.SafetyRegions]);
        return true;
    }
}

/// <summary>A row of a file of areas.</summary>
public sealed record AreaRow
{
    /// <summary>Care region or police unit.</summary>
    public required AreaKind Kind { get; init; }

    /// <summary>Its lasting code.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day; null while it lasts.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Municipalities it holds, codes.</summary>
    public required IReadOnlyList<string> Municipalities { get; init; }

    /// <summary>Safety regions it holds, codes.</summary>
    public required IReadOnlyList<string> SafetyRegions { get; init; }

    /// <summary>Where this was found.</summary>
    public required string Source { get; init; }
}

/// <summary>What is wrong in a file of areas.</summary>
/// <param name="Row">The line.</param>
/// <param name="Column">Name of the column; empty for the line as a whole.</param>
/// <param name="Code">What is wrong, a code.</param>
/// <param name="Text">The text that is wrong, cut to a readable length.</param>
public sealed record AreaProblem(int Row, string Column, string Code, string Text);
