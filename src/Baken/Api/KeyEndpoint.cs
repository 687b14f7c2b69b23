using System.ComponentModel;
using Baken.Hosting;

namespace Baken.Api;

/// <summary>What a key may do, and until when.</summary>
internal static class KeyEndpoint
{
    public const string Route = "/api/v1/sleutel";

    public static IResult Read(HttpContext context)
    {
        var key = ApiKeyAuthentication.KeyOf(context)!;
        return Results.Ok(new KeyMessage(key.Organisation, key.Name, key.Scope, key.Until));
    }
}

/// <summary>A key, as its system reads it.</summary>
/// <param name="Organisatie">The organisation it belongs to.</param>
/// <param name="Naam">Its name.</param>
/// <param name="Eindpunten">The addresses it opens.</param>
/// <param name="GeldigTot">Until when it works.</param>
public sealed record KeyMessage(
    [property: Description("De organisatie waarbij de sleutel hoort.")] string Organisatie,
    [property: Description("Naam van de sleutel.")] string Naam,
    [property: Description("De adressen die zij opent.")] IReadOnlyList<string> Eindpunten,
    [property: Description("Tot wanneer zij werkt.")] DateTimeOffset GeldigTot);
