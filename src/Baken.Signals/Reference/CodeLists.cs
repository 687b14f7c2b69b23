using System.Text.Json.Serialization;

namespace Baken.Signals.Reference;

/// <summary>A form of exploitation that a reporter or assessor may suspect.</summary>
public sealed record ExploitationForm : NamedRow
{
    /// <summary>The codes of HTCDS 2.0 to export to; empty when that standard has none (export as 'Other' with the Dutch term).</summary>
    public required IReadOnlyList<string> Htcds { get; init; }

    /// <summary>The variable of the CTDC data set that comes closest.</summary>
    public required string Ctdc { get; init; }
}

/// <summary>The forms of exploitation.</summary>
public static class ExploitationForms
{
    private static readonly Lazy<Catalogue<ExploitationForm>> List = new(() => Parse(ReferenceFile.Text(File)));
    private const string File = "exploitation-forms.json";

    /// <summary>The list; loaded once.</summary>
    public static Catalogue<ExploitationForm> Catalogue => List.Value;

    internal static Catalogue<ExploitationForm> Parse(string json) => new(File, ReferenceFile.Parse<Document>(File, json).Forms);

    private sealed record Document(string Source, string Note, IReadOnlyList<ExploitationForm> Forms);
}

/// <summary>A sector of work in which a signal plays. The list is Baken's own choice.</summary>
public sealed record Sector : NamedRow;

/// <summary>The sectors.</summary>
public static class Sectors
{
    private static readonly Lazy<Catalogue<Sector>> List = new(() => Parse(ReferenceFile.Text(File)));
    private const string File = "sectors.json";

    /// <summary>The list; loaded once.</summary>
    public static Catalogue<Sector> Catalogue => List.Value;

    internal static Catalogue<Sector> Parse(string json) => new(File, ReferenceFile.Parse<Document>(File, json).Sectors);

    private sealed record Document(string Note, IReadOnlyList<Sector> Sectors);
}

/// <summary>A telephone number where someone finds help or can report. An unconfirmed one (<see cref="ReferenceRow.Confirmed"/>) is shown as such.</summary>
public sealed record HelpNumber : NamedRow
{
    /// <summary>The number as people write it in the Netherlands.</summary>
    public required string Number { get; init; }
}

/// <summary>The telephone numbers for help and reporting.</summary>
public static class HelpNumbers
{
    private static readonly Lazy<Catalogue<HelpNumber>> List = new(() => Parse(ReferenceFile.Text(File)));
    private const string File = "help-numbers.json";

    /// <summary>The list, the emergency number first; loaded once.</summary>
    public static Catalogue<HelpNumber> Catalogue => List.Value;

    internal static Catalogue<HelpNumber> Parse(string json)
    {
        var numbers = ReferenceFile.Parse<Document>(File, json).Numbers;
        foreach (var row in numbers)
        {
            ReferenceFile.Require(row.Number.Length >= 3 && row.Number.All(c => char.IsAsciiDigit(c) || c == '-'), File, $"row '{row.Code}' has no telephone number.");
        }

        return new(File, numbers);
    }

    private sealed record Document(string Note, IReadOnlyList<HelpNumber> Numbers);
}

/// <summary>How long a signal is kept after it is closed.</summary>
public sealed record RetentionClass : NamedRow
{
    /// <summary>Calendar months from the closing.</summary>
    public required int Months { get; init; }

    /// <summary>The first date on which a signal closed on <paramref name="closed"/> is to be destroyed.</summary>
    public DateOnly DestroyOn(DateOnly closed) => closed.AddMonths(Months);
}

/// <summary>The retention classes. The periods are Baken's own choice, to be set by the controller.</summary>
public static class RetentionClasses
{
    private static readonly Lazy<Catalogue<RetentionClass>> List = new(() => Parse(ReferenceFile.Text(File)));
    private const string File = "retention.json";

    /// <summary>The list; loaded once.</summary>
    public static Catalogue<RetentionClass> Catalogue => List.Value;

    internal static Catalogue<RetentionClass> Parse(string json)
    {
        var classes = ReferenceFile.Parse<Document>(File, json).Classes;
        foreach (var row in classes)
        {
            ReferenceFile.Require(row.Months is >= 1 and <= 1200, File, $"row '{row.Code}' must have 1 to 1200 months.");
        }

        return new(File, classes);
    }

    /// <summary>The file whole; hold reasons stand in it too.</summary>
    internal sealed record Document(string Version, string Note, IReadOnlyList<RetentionClass> Classes, [property: JsonPropertyName("hold_reasons")] IReadOnlyList<HoldReason> HoldReasons);
}

/// <summary>Why a signal is kept though its time has passed.</summary>
public sealed record HoldReason : NamedRow;

/// <summary>The reasons for a hold. The list is Baken's own choice.</summary>
public static class HoldReasons
{
    /// <summary>Processing was restricted on request (GDPR art. 18): given and ended by the data protection officer, not by hand.</summary>
    public const string Restriction = "restriction";

    private static readonly Lazy<Catalogue<HoldReason>> List = new(() => Parse(ReferenceFile.Text(File)));
    private const string File = "retention.json";

    /// <summary>The list; loaded once.</summary>
    public static Catalogue<HoldReason> Catalogue => List.Value;

    internal static Catalogue<HoldReason> Parse(string json) => new(File, ReferenceFile.Parse<RetentionClasses.Document>(File, json).HoldReasons);
}
