namespace Baken.Hosting;

/// <summary>What partners' systems ask by a key.</summary>
internal static class Api
{
    public const string KeyRoute = "/api/v1/sleutel";

    /// <summary>What this key may do, and until when.</summary>
    public static IResult Key(HttpContext context)
    {
        var key = ApiKeyAuthentication.KeyOf(context)!;
        return Results.Ok(new KeyAnswer(key.Organisation, key.Name, key.Scope, key.Until));
    }

    private sealed record KeyAnswer(string Organisatie, string Naam, IReadOnlyList<string> Eindpunten, DateTimeOffset GeldigTot);
}
