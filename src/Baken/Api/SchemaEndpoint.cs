using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace Baken.Api;

/// <summary>The JSON Schema of a report, as the interface and files take it.</summary>
internal static class SchemaEndpoint
{
    public const string Route = "/api/v1/schemas/melding";

    private static readonly Lazy<string> Text = new(() =>
    {
        var options = new JsonSerializerOptions(ReportMessages.Json) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        var schema = options.GetJsonSchemaAsNode(typeof(ReportMessage), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "Melding");
        return schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    });

    /// <summary>The schema.</summary>
    public static IResult Read() => Results.Text(Text.Value, "application/schema+json");

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is JsonObject schema && context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false).OfType<DescriptionAttribute>().FirstOrDefault() is { } words)
        {
            schema["description"] = words.Description;
        }

        return node;
    }
}
