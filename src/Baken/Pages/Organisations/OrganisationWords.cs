using System.Globalization;
using Baken.Design;
using Baken.Kernel.People;
using Baken.Pages.Signals;
using Baken.Signals.Reference;

namespace Baken.Pages.Organisations;

/// <summary>Kinds and regions in the reader's language. What is in the lists is on the pages: a new kind needs nothing here.</summary>
internal static class OrganisationWords
{
    /// <summary>Every kind, in the order of the list.</summary>
    public static IEnumerable<Choice> Kinds => PartnerKinds.Catalogue.All.Select(kind => new Choice(kind.Code, Kind(kind.Code)));

    /// <summary>Every safety region.</summary>
    public static IEnumerable<Choice> Regions => Municipalities.Regions.Select(region => new Choice(region.Code, region.Name));

    /// <summary>Name of a kind; the code itself when a later list dropped it.</summary>
    public static string Kind(string code) => SignalWords.Capital(PartnerKinds.Catalogue.Find(code)?.Name(CultureInfo.CurrentUICulture) ?? code);

    /// <summary>Names of safety regions; empty for none.</summary>
    public static string RegionNames(IEnumerable<string> codes) =>
        string.Join(", ", codes.Select(code => Municipalities.Regions.FirstOrDefault(region => region.Code == code)?.Name ?? code));

    /// <summary>Organisations to choose from.</summary>
    public static IEnumerable<Choice> Choices(IEnumerable<OrganisationLine> lines) => lines.Select(line => new Choice(line.Code, line.Name));
}
