using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Baken.Hosting;
using Baken.Kernel.Access;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Baken.Api;

/// <summary>The document of the interface (OpenAPI 3.1), made from the routes and messages themselves.</summary>
internal static class OpenApiDocument
{
    public const string Route = "/api/v1/openapi.json";
    private const string Scheme = "sleutel";

    private static readonly Dictionary<string, string> Names = new()
    {
        [nameof(ReportMessage)] = "Melding",
        [nameof(FollowMessage)] = "Signaal",
        [nameof(FollowListMessage)] = "SignalenLijst",
        [nameof(PersonMessage)] = "Persoon",
        [nameof(CompanyMessage)] = "Bedrijf",
        [nameof(DayMessage)] = "Dag",
        [nameof(ReporterMessage)] = "Melder",
        [nameof(KeyMessage)] = "Sleutel",
        [nameof(CodeListsMessage)] = "Codelijsten",
        [nameof(CodeListMessage)] = "CodelijstVerwijzing",
        [nameof(CodesMessage)] = "Codelijst",
        [nameof(CodeMessage)] = "CodeRegel",
        [nameof(ProblemMessage)] = "Probleem",
        [nameof(FieldProblemMessage)] = "VeldProbleem",
        [nameof(AnswerCode)] = "Antwoord",
        [nameof(RoleCode)] = "Rol",
        [nameof(AgeGroupCode)] = "Leeftijdsgroep",
        [nameof(WishCode)] = "Wens",
        [nameof(StateCode)] = "Stand",
    };

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.CreateSchemaReferenceId = type => Names.GetValueOrDefault((Nullable.GetUnderlyingType(type.Type) ?? type.Type).Name) ?? OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddDocumentTransformer((document, context, _) =>
        {
            Describe(document, context.ApplicationServices.GetRequiredService<Settings>());
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context);
            return Task.CompletedTask;
        });
    });

    private static void Describe(Microsoft.OpenApi.OpenApiDocument document, Settings settings)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Baken",
            Version = ApiRoutes.Version,
            Description = "Signalen van mensenhandel melden vanuit een systeem, en de eigen meldingen volgen. Een sleutel geeft de beheerder van de eigen organisatie. "
                + "Elk antwoord noemt de versie in API-Version. Een versie die vervalt, blijft daarna minstens een jaar werken; wijzigingen staan in CHANGELOG.md van Baken.",
            Contact = new OpenApiContact { Name = "Beheer van deze Baken", Email = MailOf(settings[SettingNames.SecurityContact]), Url = new Uri("https://baken.example/contact") },
            License = new OpenApiLicense { Name = "EUPL-1.2", Identifier = "EUPL-1.2" },
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "Deze Baken" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Authorization: Bearer bkn_…" },
        };
        document.Tags = new HashSet<OpenApiTag>
        {
            new() { Name = "signalen", Description = "Melden en volgen." },
            new() { Name = "codelijsten", Description = "De codes waarin een melding wordt geschreven." },
            new() { Name = "schemas", Description = "Schema's van berichten." },
            new() { Name = "sleutel", Description = "De eigen sleutel." },
        };
        foreach (var (type, name) in Names)
        {
            if (document.Components.Schemas?.TryGetValue(name, out var found) != true || found?.Properties is not { } described)
            {
                continue;
            }

            // A property that refers to another schema, or may be absent, keeps its own words too.
            var properties = typeof(ReportMessage).Assembly.GetType("Baken.Api." + type)!.GetProperties();
            foreach (var (property, schema) in described)
            {
                if (string.IsNullOrEmpty(schema.Description) && properties.FirstOrDefault(p => p.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name == property)?.GetCustomAttribute<DescriptionAttribute>() is { } words)
                {
                    schema.Description = words.Description;
                }
            }
        }

        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>()))
        {
            // Marked by the operation's own description: only what asks for a key.
            if (operation.Responses?.ContainsKey("401") == true)
            {
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
            }
        }
    }

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var place = context.Description.ActionDescriptor.EndpointMetadata.OfType<Place>().FirstOrDefault();
        var refusals = operation.Responses!.Values.OfType<OpenApiResponse>().SelectMany(response => response.Content ?? new Dictionary<string, OpenApiMediaType>()).FirstOrDefault(content => content.Key == ApiProblems.MediaType).Value;
        if (place?.Ability == Ability.UseKey && refusals is not null)
        {
            foreach (var status in new[] { "401", "403" })
            {
                operation.Responses[status] = new OpenApiResponse { Description = Words(status), Content = new Dictionary<string, OpenApiMediaType> { [ApiProblems.MediaType] = refusals } };
            }
        }

        foreach (var (status, answer) in operation.Responses)
        {
            if (answer is not OpenApiResponse response)
            {
                continue;
            }

            response.Description = Words(status);
            response.Headers = new Dictionary<string, IOpenApiHeader>
            {
                ["API-Version"] = new OpenApiHeader { Description = "De versie van deze koppeling.", Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = JsonValue.Create(ApiRoutes.Version) },
            };
            if (status == "201")
            {
                response.Headers["Location"] = new OpenApiHeader { Description = "Waar de melding te volgen is.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
                response.Headers[SignalsEndpoint.ReplayedHeader] = new OpenApiHeader { Description = "'true' als dit het eerste antwoord op dezelfde Idempotency-Key is.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            }
        }

        if (operation.OperationId == "signaal-melden")
        {
            operation.Parameters = [new OpenApiParameter
            {
                Name = SignalsEndpoint.IdempotencyHeader,
                In = ParameterLocation.Header,
                Description = "Een eigen, willekeurige waarde van 1 tot 255 tekens. Het eerste antwoord wordt 24 uur bewaard; hetzelfde bericht met dezelfde waarde krijgt dat antwoord, een ander bericht 422.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 255 },
                Example = JsonValue.Create("5f1c8a52-7d1b-4c57-9a1e-2f0c6d8f1a33"),
            }];
            if (operation.RequestBody is OpenApiRequestBody { Content: { } content } && content["application/json"] is OpenApiMediaType body)
            {
                body.Example = ApiExamples.Report();
            }
        }

        foreach (var (name, words, example) in new[]
        {
            ("stand", "Alleen meldingen met deze stand: ontvangen, in-beoordeling, doorgezet of gesloten.", "ontvangen"), ("na", "Het meldnummer waarachter de bladzijde begint.", "7Q4K2M9P"),
            ("meldnummer", "Het meldnummer uit het antwoord op de melding.", "7Q4K2M9P"), ("naam", "De naam van de lijst.", "sectoren"),
        })
        {
            if (operation.Parameters?.OfType<OpenApiParameter>().FirstOrDefault(parameter => parameter.Name == name) is { } parameter)
            {
                (parameter.Description, parameter.Example) = (words, JsonValue.Create(example));
            }
        }
    }

    private static string? MailOf(string? contact) => contact?.StartsWith("mailto:", StringComparison.Ordinal) == true ? contact["mailto:".Length..] : "beheer@baken.example";

    private static string Words(string status) => int.Parse(status, CultureInfo.InvariantCulture) switch
    {
        200 => "Goed gegaan.",
        201 => "Opgeslagen.",
        400 => "Er moet eerst iets veranderen; per veld staat wat.",
        401 => "Geen geldige sleutel.",
        403 => "Deze sleutel opent dit eindpunt niet.",
        404 => "Dit bestaat niet, of is niet van de eigen organisatie.",
        413 => "Te groot.",
        415 => "Geen application/json.",
        422 => "De Idempotency-Key is voor een ander bericht gebruikt.",
        429 => "Te vaak; Retry-After zegt hoe lang te wachten.",
        _ => "Baken kan nu niet antwoorden of opslaan.",
    };
}
