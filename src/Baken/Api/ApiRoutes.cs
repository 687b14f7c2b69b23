using Baken.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Baken.Api;

/// <summary>The routes of the interface for partners' systems, with what its document tells of each.</summary>
internal static class ApiRoutes
{
    /// <summary>The beginning of every address.</summary>
    public const string Prefix = "/api";

    /// <summary>The version, after the rules of semantic versioning; its major number stands in every address.</summary>
    public const string Version = "1.0.0";

    private const string Json = "application/json";

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        Endpoints.Map(routes.MapGet, KeyEndpoint.Route, KeyEndpoint.Read)
            .Told("sleutel-lezen", "sleutel", "Wat een sleutel mag", "Zegt bij welke organisatie de sleutel hoort, welke eindpunten zij opent en tot wanneer.").Gives<KeyMessage>();
        Endpoints.Map(routes.MapPost, SignalsEndpoint.Route, SignalsEndpoint.SendAsync)
            .Told("signaal-melden", "signalen", "Meld een signaal", "Dezelfde regels als voor de formulieren. Met een Idempotency-Key wordt hetzelfde bericht hoogstens één keer opgeslagen.")
            .Accepts<ReportMessage>(Json).Gives<FollowMessage>(StatusCodes.Status201Created).Refuses(400, 413, 415, 422);
        Endpoints.Map(routes.MapGet, SignalsEndpoint.Route, SignalsEndpoint.ListAsync)
            .Told("signalen-volgen", "signalen", "De eigen meldingen en hun stand", "Wat de eigen organisatie meldde, de nieuwste eerst, 30 per bladzijde. Nooit meer dan de stand.")
            .Gives<FollowListMessage>().Refuses(400);
        Endpoints.Map(routes.MapGet, SignalsEndpoint.OneRoute, SignalsEndpoint.ReadAsync)
            .Told("signaal-volgen", "signalen", "De stand van één melding", "Hoe ver een eigen melding is: ontvangen, in-beoordeling, doorgezet of gesloten.").Gives<FollowMessage>().Refuses(404);
        Endpoints.Map(routes.MapGet, CodeListsEndpoint.Route, CodeListsEndpoint.List)
            .Told("codelijsten", "codelijsten", "De codelijsten", "Welke lijsten van codes er zijn; zonder sleutel te lezen.").Gives<CodeListsMessage>();
        Endpoints.Map(routes.MapGet, CodeListsEndpoint.OneRoute, CodeListsEndpoint.Read)
            .Told("codelijst", "codelijsten", "Eén codelijst", "De codes van een lijst, met hun bron.").Gives<CodesMessage>().Refuses(404);
        Endpoints.Map(routes.MapGet, SchemaEndpoint.Route, SchemaEndpoint.Read)
            .Told("schema-melding", "schemas", "Het schema van een melding", "JSON Schema (2020-12) van de berichten die de koppeling en ingelezen bestanden bevatten.")
            .WithMetadata(new ProducesResponseTypeAttribute(typeof(object), StatusCodes.Status200OK, "application/schema+json"));
        var place = Places.Find(OpenApiDocument.Route)!;
        routes.MapOpenApi(OpenApiDocument.Route).RequireAuthorization(place.Ability.ToString()).WithMetadata(place);
    }

    /// <summary>
    /// What every answer under <see cref="Prefix"/> has: the version, and to anybody's pages what is open to everybody. An address with a slash at its end does not exist.
    /// </summary>
    public static IApplicationBuilder UseApi(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments(Prefix))
        {
            return next(context);
        }

        context.Response.OnStarting(() =>
        {
            context.Response.Headers["API-Version"] = Version;
            if (context.GetEndpoint()?.Metadata.GetMetadata<Place>()?.Ability == Kernel.Access.Ability.Everybody)
            {
                context.Response.Headers.AccessControlAllowOrigin = "*";
                context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            }

            return Task.CompletedTask;
        });
        if (context.Request.Path.Value!.EndsWith('/'))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return next(context);
    });

    private static RouteHandlerBuilder Told(this RouteHandlerBuilder route, string id, string tag, string summary, string description) =>
        route.WithName(id).WithTags(tag).WithSummary(summary).WithDescription(description).Refuses(429, 503);

    private static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK) => route.WithMetadata(new ProducesResponseTypeAttribute(typeof(T), status, Json));

    private static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params int[] statuses) =>
        route.WithMetadata([.. statuses.Select(status => new ProducesResponseTypeAttribute(typeof(ProblemMessage), status, ApiProblems.MediaType))]);
}
