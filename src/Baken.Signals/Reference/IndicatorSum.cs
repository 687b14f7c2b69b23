namespace Baken.Signals.Reference;

/// <summary>What the combination rule says of one dimension.</summary>
public enum DimensionReading
{
    /// <summary>The known strengths make it positive.</summary>
    Positive,

    /// <summary>Every strength is known, and together they do not make it positive.</summary>
    NotPositive,

    /// <summary>The known strengths do not make it positive, but some strengths are not known.</summary>
    CannotBeSaid,
}

/// <summary>What the observed indicators say of one element of trafficking. Never a verdict.</summary>
public enum ElementReading
{
    /// <summary>One of its dimensions is positive.</summary>
    There,

    /// <summary>Its indicators were observed, all of known strength, and no dimension is positive.</summary>
    NotThere,

    /// <summary>Strengths, or the element that the observed indicators speak to, are not known.</summary>
    CannotBeSaid,

    /// <summary>No indicator that speaks to it was observed.</summary>
    NothingObserved,
}

/// <summary>The observed indicators of one dimension, counted by strength.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Form">The form of exploitation of these indicators, or 'all'.</param>
/// <param name="Strong">How many are strong.</param>
/// <param name="Medium">How many are medium.</param>
/// <param name="Weak">How many are weak.</param>
/// <param name="StrengthUnknown">The indicators whose strength the source does not give ('sterkte niet bekend').</param>
/// <param name="Reading">What the combination rule says.</param>
public sealed record DimensionSum(
    IndicatorDimension Dimension,
    string Form,
    int Strong,
    int Medium,
    int Weak,
    IReadOnlyList<Indicator> StrengthUnknown,
    DimensionReading Reading);

/// <summary>One element of trafficking.</summary>
/// <param name="Element">The element.</param>
/// <param name="Required">False only for the means when the possible victim is a minor.</param>
/// <param name="Reading">What the observed indicators say.</param>
public sealed record ElementSum(TraffickingElement Element, bool Required, ElementReading Reading);

/// <summary>
/// The observed indicators explained by dimension, after the combination rule of the ILO and the European Commission (2009, by a
/// secondary reference): a dimension is positive with two strong; one strong and one medium or weak; three medium; or two medium and one
/// weak. There is no total and no verdict: the elements stand beside each other and a person judges.
/// </summary>
/// <param name="Minor">Whether the strengths for a minor were used.</param>
/// <param name="CatalogueVersion">The version of the catalogue.</param>
/// <param name="Dimensions">The dimensions with at least one observed indicator, in the order of the catalogue.</param>
/// <param name="Elements">Means, exploitation, coercion, in that order.</param>
/// <param name="NotInCatalogue">Observed codes that this version of the catalogue does not have; nothing is said about them.</param>
public sealed record IndicatorSum(
    bool Minor,
    string CatalogueVersion,
    IReadOnlyList<DimensionSum> Dimensions,
    IReadOnlyList<ElementSum> Elements,
    IReadOnlyList<string> NotInCatalogue)
{
    /// <summary>Explains observed indicators. A code that is given twice counts once.</summary>
    /// <param name="observedCodes">The codes of the observed indicators, in any order.</param>
    /// <param name="minor">Whether the possible victim is, or may be, a minor.</param>
    public static IndicatorSum Explain(IEnumerable<string> observedCodes, bool minor)
    {
        ArgumentNullException.ThrowIfNull(observedCodes);
        var codes = observedCodes.ToHashSet(StringComparer.Ordinal);
        var dimensions = Indicators.Catalogue.All
            .Where(indicator => codes.Contains(indicator.Code))
            .GroupBy(indicator => (indicator.Dimension, indicator.Form))
            .Select(group => Sum(group.Key.Dimension, group.Key.Form, [.. group], minor))
            .ToList();
        var elements = Enum.GetValues<TraffickingElement>()
            .Select(element => new ElementSum(element, element != TraffickingElement.Means || !minor, Read(element, dimensions)))
            .ToList();
        var unknown = codes.Where(code => Indicators.Catalogue.Find(code) is null).Order(StringComparer.Ordinal).ToList();
        return new(minor, Indicators.Version, dimensions, elements, unknown);
    }

    private static DimensionSum Sum(string dimension, string form, List<Indicator> observed, bool minor)
    {
        int Count(Strength strength) => observed.Count(indicator => indicator.StrengthFor(minor) == strength);
        var (strong, medium, weak) = (Count(Strength.Strong), Count(Strength.Medium), Count(Strength.Weak));
        List<Indicator> unknown = [.. observed.Where(indicator => indicator.StrengthFor(minor) == Strength.Unknown)];
        var reading = Indicators.Rule.Positive(strong, medium, weak) ? DimensionReading.Positive
            : unknown.Count > 0 ? DimensionReading.CannotBeSaid
            : DimensionReading.NotPositive;
        return new(Indicators.Dimensions.Find(dimension)!, form, strong, medium, weak, unknown, reading);
    }

    private static ElementReading Read(TraffickingElement element, List<DimensionSum> dimensions)
    {
        var own = dimensions.Where(sum => sum.Dimension.Element == element).ToList();
        if (own.Any(sum => sum.Reading == DimensionReading.Positive))
        {
            return ElementReading.There;
        }

        // Of most dimensions the source does not say which element they speak to: what was seen there may speak to this one.
        if (own.Any(sum => sum.Reading == DimensionReading.CannotBeSaid) || dimensions.Any(sum => sum.Dimension.Element is null))
        {
            return ElementReading.CannotBeSaid;
        }

        return own.Count == 0 ? ElementReading.NothingObserved : ElementReading.NotThere;
    }
}
