using System.Globalization;

namespace Baken.Signals.Reference;

/// <summary>One row of reference data, with where it comes from.</summary>
public abstract record ReferenceRow
{
    /// <summary>Where the row comes from; 'own choice' when nothing prescribes it.</summary>
    public required string Source { get; init; }

    /// <summary>How sure that is: 'seen' in the source, 'inferred' from it, 'memory' (not confirmed), or 'own choice'.</summary>
    public required string Status { get; init; }

    /// <summary>Whether the row was seen in its source. A page that shows an unconfirmed row to the public says so.</summary>
    public bool Confirmed => Status.StartsWith("seen", StringComparison.Ordinal);
}

/// <summary>A row with a stable code and a name in Dutch and English.</summary>
public abstract record NamedRow : ReferenceRow
{
    /// <summary>The code that is stored; never shown, never changed once used.</summary>
    public required string Code { get; init; }

    /// <summary>The Dutch name.</summary>
    public required string Nl { get; init; }

    /// <summary>The English name.</summary>
    public required string En { get; init; }

    /// <summary>The names in other languages, by code of ISO 639, of a row that the public may see; null when there are none.</summary>
    public IReadOnlyDictionary<string, string>? Others { get; init; }

    /// <summary>The name in the language of <paramref name="culture"/>, in English when there is none.</summary>
    public string Name(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var language = culture.TwoLetterISOLanguageName;
        return string.Equals(language, nameof(Nl), StringComparison.OrdinalIgnoreCase) ? Nl : Others?.GetValueOrDefault(language) ?? En;
    }
}
