namespace Baken.Estimation;

/// <summary>What can be wrong with a capture table.</summary>
public enum CaptureFault
{
    /// <summary>The text has no header line, or no line under it.</summary>
    Empty,

    /// <summary>The header has a column without a name, or two with one name.</summary>
    Header,

    /// <summary>An option names a column that is not in the header.</summary>
    UnknownColumn,

    /// <summary>Fewer than two lists.</summary>
    TooFewLists,

    /// <summary>More than sixteen lists.</summary>
    TooManyLists,

    /// <summary>A line has more or fewer cells than the header.</summary>
    RowLength,

    /// <summary>A cell of a list is not 0 or 1.</summary>
    NotZeroOrOne,

    /// <summary>A count is no number.</summary>
    NotANumber,

    /// <summary>A count is below zero.</summary>
    Negative,

    /// <summary>A count is not whole.</summary>
    Fractional,

    /// <summary>A count, or the sum of the counts, is above 2^53 - 1, from where counts are no longer exact.</summary>
    Overflow,

    /// <summary>A person who is on no list was not seen by any.</summary>
    OnNoList,

    /// <summary>A list on which nobody stands.</summary>
    EmptyList,

    /// <summary>A line is longer than <see cref="CaptureReader.LongestLine"/>, or a quotation mark in it is never closed.</summary>
    Line,

    /// <summary>More different rows than <see cref="CaptureReader.MostCells"/>.</summary>
    TooManyCells,
}

/// <summary>One thing that is wrong with a capture table, and where.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Row">The line, counted from 1 with the header as line 1; 0 when it is the table as a whole.</param>
/// <param name="Column">The name of the column; empty when it is the line as a whole.</param>
/// <param name="Message">What is wrong in a sentence, without the place.</param>
public sealed record CaptureProblem(CaptureFault Fault, long Row, string Column, string Message)
{
    /// <summary>Place and sentence.</summary>
    public override string ToString() =>
        (Row, Column) switch
        {
            (0, "") => Message,
            (0, _) => $"column '{Column}': {Message}",
            (_, "") => $"row {Row}: {Message}",
            _ => $"row {Row}, column '{Column}': {Message}",
        };
}
