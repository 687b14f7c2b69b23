using Baken.Design;
using Baken.Pages.Audit;

namespace Baken.Pages.Shared;

/// <summary>A day in a row of filters.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="Label">Its words.</param>
/// <param name="Typed">What stands in the address.</param>
internal sealed record DayInput(string Name, string Label, string? Typed)
{
    /// <summary>Whether something was typed that is no day.</summary>
    public bool IsWrong => !string.IsNullOrWhiteSpace(Typed) && AuditQuery.Day(Typed) is null;

    /// <summary>What was typed, as people say it.</summary>
    public string Said => Typed!.Split('-') is [var year, var month, var day]
        ? new DateParts { Day = day, Month = month, Year = year }.Said
        : Typed.Length > 20 ? Typed[..20] + "…" : Typed;
}
