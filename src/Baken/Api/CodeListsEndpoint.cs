using System.ComponentModel;
using System.Text.Json.Serialization;
using Baken.Signals.Reference;
using Results = Microsoft.AspNetCore.Http.Results;

namespace Baken.Api;

/// <summary>A list of codes.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Count">How many codes.</param>
/// <param name="Address">Where it is read.</param>
public sealed record CodeListMessage(
    [property: JsonPropertyName("naam"), Description("Naam van de lijst.")] string Name,
    [property: JsonPropertyName("aantal"), Description("Hoeveel codes.")] int Count,
    [property: JsonPropertyName("adres"), Description("Waar de lijst te lezen is.")] string Address);

/// <summary>The lists there are.</summary>
/// <param name="Lists">The lists.</param>
public sealed record CodeListsMessage([property: JsonPropertyName("codelijsten"), Description("De lijsten.")] IReadOnlyList<CodeListMessage> Lists);

/// <summary>A code.</summary>
/// <param name="Code">The code that is sent.</param>
/// <param name="Dutch">Its name in Dutch.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Confirmed">Whether it was seen in that source.</param>
public sealed record CodeMessage(
    [property: JsonPropertyName("code"), Description("De code die wordt gestuurd.")] string Code,
    [property: JsonPropertyName("nl"), Description("Naam in het Nederlands.")] string Dutch,
    [property: JsonPropertyName("en"), Description("Naam in het Engels.")] string English,
    [property: JsonPropertyName("bron"), Description("Herkomst.")] string Source,
    [property: JsonPropertyName("bevestigd"), Description("Of de code in die bron is gezien.")] bool Confirmed);

/// <summary>The codes of one list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Codes">The codes.</param>
public sealed record CodesMessage(
    [property: JsonPropertyName("naam"), Description("Naam van de lijst.")] string Name,
    [property: JsonPropertyName("codes"), Description("De codes.")] IReadOnlyList<CodeMessage> Codes);

/// <summary>The lists of codes that reports are written in: open to everybody.</summary>
internal static class CodeListsEndpoint
{
    public const string Route = "/api/v1/codelijsten";
    public const string OneRoute = "/api/v1/codelijsten/{naam}";

    private static readonly Lazy<IReadOnlyList<CodesMessage>> Lists = new(() =>
    [
        Of("vormen", ExploitationForms.Catalogue),
        Of("sectoren", Sectors.Catalogue),
        new("gemeenten", [.. Municipalities.All.Select(place => new CodeMessage(place.Code, place.Name, place.Name, place.Source, place.Status == "seen"))]),
        Of("indicatoren", Indicators.Catalogue),
        Of("talen", SpokenLanguages.Catalogue),
    ]);

    /// <summary>Which lists there are.</summary>
    public static IResult List() => Results.Ok(new CodeListsMessage([.. Lists.Value.Select(list => new CodeListMessage(list.Name, list.Codes.Count, $"{Route}/{list.Name}"))]));

    /// <summary>One list.</summary>
    public static IResult Read(ApiProblems problems, string naam) =>
        Lists.Value.FirstOrDefault(list => list.Name == naam) is { } found ? Results.Ok(found) : problems.Of(StatusCodes.Status404NotFound);

    private static CodesMessage Of<T>(string name, Catalogue<T> catalogue)
        where T : NamedRow => new(name, [.. catalogue.All.Select(row => new CodeMessage(row.Code, row.Nl, row.En, row.Source, row.Confirmed))]);
}
