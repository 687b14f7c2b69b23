using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Baken.Api;
using Baken.Testing;
using Baken.Tests.Design;
using Baken.Tests.Keys;

namespace Baken.Tests.Api;

/// <summary><c>docs/api.md</c> shows requests and answers: each request is sent, in order, and each answer compared.</summary>
public sealed partial class ApiPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_about_the_interface_shows_what_really_is_answered()
    {
        await using var system = await PartnerSystem.StartAsync(Database.Sqlite);
        var blocks = Blocks().Matches(await File.ReadAllTextAsync(Repository.At("docs", "api.md"), Cancellation)).Select(match => match.Groups[1].Value.Trim().Split('\n')).ToList();
        Assert.True(blocks.Count >= 16 && blocks.Count % 2 == 0);
        foreach (var (request, shown) in blocks.Chunk(2).Select(pair => (pair[0], pair[1])))
        {
            var (path, body) = (request[0].Split(' ')[1], request.LastOrDefault(line => line.StartsWith('{')));
            var key = request.FirstOrDefault(line => line.StartsWith("Idempotency-Key:", StringComparison.Ordinal))?.Split(": ")[1];
            var answer = request[0].StartsWith("POST", StringComparison.Ordinal) ? await system.SendAsync(body!, key) : await KeyMaker.AskAsync(system.Baken, system.Key, path);
            Assert.Equal(shown[0], ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture));
            var said = new StringBuilder(await answer.Content.ReadAsStringAsync(Cancellation));
            foreach (var header in shown.Where(line => line.StartsWith("Location:", StringComparison.Ordinal)))
            {
                AssertLike(header.Split(": ")[1], answer.Headers.Location!.ToString());
            }

            AssertLike(shown[^1], JsonNode.Parse(said.ToString())!.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        }
    }

    [Fact]
    public async Task The_schema_in_the_repository_is_the_one_that_is_given_and_the_example_fits_its_names()
    {
        await using var system = await PartnerSystem.StartAsync(Database.Sqlite);
        var given = await (await KeyMaker.AskAsync(system.Baken, null, SchemaEndpoint.Route)).Content.ReadAsStringAsync(Cancellation);
        var file = Repository.At("docs", "report.schema.json");
        if (Environment.GetEnvironmentVariable("BAKEN_WRITE_DOCS") is not null)
        {
            await File.WriteAllTextAsync(file, given + "\n", Cancellation);
        }

        Assert.Equal(JsonNode.Parse(await File.ReadAllTextAsync(file, Cancellation))!.ToJsonString(), JsonNode.Parse(given)!.ToJsonString());
        var schema = JsonNode.Parse(given)!;
        Assert.Equal(["verhaal"], schema["required"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.False(schema["additionalProperties"]!.GetValue<bool>());
        Assert.Empty(ApiExamples.Report().AsObject().Select(property => property.Key).Except(schema["properties"]!.AsObject().Select(property => property.Key)));
    }

    // What differs each time stands between braces.
    private static void AssertLike(string shown, string said)
    {
        var pattern = Regex.Escape(shown).Replace(@"signalen/\{meldnummer}""", @"signalen/\{meldnummer\}""", StringComparison.Ordinal);
        foreach (var (name, any) in new[] { ("meldnummer", "[0-9A-Z]{8}"), ("moment", @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)"), ("number", @"\d+") })
        {
            pattern = pattern.Replace(@"\{" + name + "}", $"({any}|\\{{{name}\\}})", StringComparison.Ordinal);
        }

        Assert.Matches("^" + pattern + "$", said);
    }

    [GeneratedRegex("```http\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
