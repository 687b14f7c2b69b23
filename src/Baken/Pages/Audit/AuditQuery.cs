using System.Globalization;
using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Microsoft.AspNetCore.Mvc;

namespace Baken.Pages.Audit;

/// <summary>The filters of the audit pages as they stand in an address: ids, codes, days and the number of a signal, never a name.</summary>
internal sealed record AuditQuery
{
    private const string DayForm = "yyyy-MM-dd";

    /// <summary>Account of the person who acted.</summary>
    [FromQuery]
    public Guid? Person { get; set; }

    /// <summary>A person, a team or the organisation that was seen or changed.</summary>
    [FromQuery]
    public Guid? Subject { get; set; }

    /// <summary>Number of a signal.</summary>
    [FromQuery]
    public string? Number { get; set; }

    /// <summary>What for, a code.</summary>
    [FromQuery]
    public string? Purpose { get; set; }

    /// <summary>What kind of thing was done.</summary>
    [FromQuery]
    public string? Kind { get; set; }

    /// <summary>First day, year first.</summary>
    [FromQuery]
    public string? From { get; set; }

    /// <summary>Last day, year first.</summary>
    [FromQuery]
    public string? Until { get; set; }

    /// <summary>The same without what cannot be: a kind or day that is none, a number of blanks.</summary>
    public AuditQuery Tidy() => this with
    {
        Number = string.IsNullOrWhiteSpace(Number) ? null : Number.Trim(),
        Purpose = string.IsNullOrWhiteSpace(Purpose) ? null : Purpose,
        Kind = KindOf(Kind)?.ToString(),
        From = Text(Day(From)),
        Until = Text(Day(Until)),
    };

    /// <summary>The filter these make; a number that is unknown finds nothing.</summary>
    public async Task<AuditFilter> FilterAsync(AuditTrail trail, Actor actor, CancellationToken cancellation) => new()
    {
        Person = Person,
        Subject = Number is null ? Subject : (await trail.FindAsync(actor, Number, cancellation))?.Id ?? Guid.Empty,
        Purpose = Purpose,
        Kind = KindOf(Kind),
        From = Day(From),
        Until = Day(Until),
    };

    /// <summary>This address with these filters.</summary>
    public string Address(string path, string? name = null, Guid? mark = null)
    {
        (string Name, string? Value)[] parts =
        [
            (nameof(Number), Number), (nameof(Person), Person?.ToString()), (nameof(Subject), Subject?.ToString()), (nameof(Purpose), Purpose), (nameof(Kind), Kind),
            (nameof(From), From), (nameof(Until), Until), (name ?? "", mark?.ToString()),
        ];
        var query = string.Join('&', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    /// <summary>A day as it stands in an address; null when it is none.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200 ? day : null;

    /// <summary>A day as it stands in an address.</summary>
    public static string? Text(DateOnly? day) => day?.ToString(DayForm, CultureInfo.InvariantCulture);

    private static AuditKind? KindOf(string? text) => Enum.TryParse<AuditKind>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;
}
